package dev.embercache.cache;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.log.LogMessage;

/**
 * Replaces Spring's cache interceptor with one that knows the producers, configured with
 * the same key generator, error handler, resolver and manager. AspectJ's interceptor, or
 * one of the user's own class, is left alone: the producers behind it are unknown.
 *
 * @since 0.1.0
 */
public final class CacheInterceptorPostProcessor implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

	private static final Log logger = LogFactory.getLog(CacheInterceptorPostProcessor.class);

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean.getClass() == CacheInterceptor.class) {
			return replace((CacheInterceptor) bean);
		}
		if (bean instanceof CacheAspectSupport) {
			logger.warn(LogMessage.format(
					"Ember Cache cannot see which methods compute the values that '%s' (%s) caches: after a change of code, "
							+ "only entries whose key or value classes changed are stale. "
							+ "Use @EnableCaching in its default mode.",
					beanName, bean.getClass().getName()));
		}
		return bean;
	}

	private CacheInterceptor replace(CacheInterceptor original) {
		ConfigurableListableBeanFactory beanFactory = this.beanFactory;
		if (beanFactory == null) {
			throw new IllegalStateException("'beanFactory' must be set");
		}
		EmberCacheInterceptor interceptor = new EmberCacheInterceptor(beanFactory);
		CacheOperationSource operations = original.getCacheOperationSource();
		interceptor.setCacheOperationSource(operations);
		// Obtained when the first operation needs them, and so no earlier than
		// without us.
		interceptor.configure(original::getErrorHandler, original::getKeyGenerator, original::getCacheResolver, null);
		return interceptor;
	}

}
