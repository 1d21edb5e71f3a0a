package dev.embercache.cache;

import java.util.function.Supplier;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.Assert;

/**
 * Puts an interceptor that knows the producers in the place of Spring's own, with the
 * same key generator, error handler, resolver and manager. An interceptor of the user's
 * own class is left alone.
 *
 * @since 0.1.0
 */
public final class CacheInterceptorPostProcessor implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

	private @org.jspecify.annotations.Nullable ConfigurableListableBeanFactory beanFactory;

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
		if (bean.getClass() != CacheInterceptor.class) {
			return bean;
		}
		CacheInterceptor original = (CacheInterceptor) bean;
		ConfigurableListableBeanFactory beanFactory = this.beanFactory;
		Assert.state(beanFactory != null, "'beanFactory' must be set");
		EmberCacheInterceptor interceptor = new EmberCacheInterceptor(new Producers(beanFactory));
		interceptor.setBeanFactory(beanFactory);
		CacheOperationSource operations = original.getCacheOperationSource();
		interceptor.setCacheOperationSource(operations);
		// Asked for when the first operation needs them, so that they are created no
		// earlier than without us.
		interceptor.configure(original::getErrorHandler, original::getKeyGenerator, original::getCacheResolver,
				(Supplier<org.springframework.cache.CacheManager>) null);
		return interceptor;
	}

}
