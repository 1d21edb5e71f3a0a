package dev.embercache.cache;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.cache.jcache.interceptor.DefaultJCacheOperationSource;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.cache.producer.Producers;

/**
 * Replaces Spring's cache interceptor with one that knows the producers, configured with
 * the same key generator, error handler, resolver and manager, and likewise the source of
 * operations for annotations of JCache.
 * <p>
 * The interceptor of AspectJ, one of the user's own class, or one in a proxy that
 * somebody made by hand, cannot be replaced. It gets a resolver that knows the producers,
 * once it has got its own. What it resolves in another way, for an operation that names a
 * manager, is not attributed.
 *
 * @since 0.1.0
 */
public final class CacheInterceptorPostProcessor
		implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton, PriorityOrdered {

	private static final String JCACHE_SOURCE = "org.springframework.cache.jcache.interceptor.DefaultJCacheOperationSource";

	private final Supplier<UnattributedPuts> unattributed;

	/** The interceptors that cannot be replaced, and that may have no resolver yet. */
	private final Queue<CacheAspectSupport> others = new ConcurrentLinkedQueue<>();

	private volatile boolean initialized;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create a post-processor.
	 * @param unattributed gives what is known of values without a known producer
	 */
	public CacheInterceptorPostProcessor(Supplier<UnattributedPuts> unattributed) {
		this.unattributed = SingletonSupplier.of(unattributed);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	private ConfigurableListableBeanFactory beanFactory() {
		ConfigurableListableBeanFactory beanFactory = this.beanFactory;
		if (beanFactory == null) {
			throw new IllegalStateException("'beanFactory' must be set");
		}
		return beanFactory;
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
		if (bean instanceof CacheAspectSupport interceptor) {
			add(interceptor);
		}
		else if (bean instanceof Advised proxy) {
			Stream.of(proxy.getAdvisors())
				.map(Advisor::getAdvice)
				.filter(CacheAspectSupport.class::isInstance)
				.forEach((interceptor) -> add((CacheAspectSupport) interceptor));
		}
		return bean.getClass().getName().equals(JCACHE_SOURCE) ? JCache.replace(bean, this) : bean;
	}

	private CacheInterceptor replace(CacheInterceptor original) {
		EmberCacheInterceptor interceptor = new EmberCacheInterceptor(beanFactory(), this.unattributed);
		CacheOperationSource operations = original.getCacheOperationSource();
		interceptor.setCacheOperationSource(operations);
		// Obtained when the first operation needs them, and so no earlier than
		// without us.
		interceptor.configure(original::getErrorHandler, original::getKeyGenerator, original::getCacheResolver, null);
		return interceptor;
	}

	private void add(CacheAspectSupport interceptor) {
		if (interceptor instanceof EmberCacheInterceptor) {
			return;
		}
		this.unattributed.get().suspect(interceptor);
		this.others.add(interceptor);
		if (this.initialized) {
			attributeOthers();
		}
	}

	/**
	 * Give interceptors that could not be replaced a resolver, now that they have one of
	 * their own.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.initialized = true;
		attributeOthers();
	}

	private void attributeOthers() {
		for (CacheAspectSupport other = this.others.poll(); other != null; other = this.others.poll()) {
			attribute(other);
		}
	}

	private void attribute(CacheAspectSupport aspect) {
		CacheResolver resolver = aspect.getCacheResolver();
		if (resolver != null && !(resolver instanceof AttributingResolver)) {
			Producers producers = new Producers(beanFactory(), aspect::getKeyGenerator);
			aspect.setCacheResolver(new AttributingResolver(resolver, new CacheViews(this.unattributed),
					(context) -> new ResolvedCall(context, context.getOperation() instanceof CacheableOperation,
							producers)));
		}
	}

	/**
	 * Touches what is there only with JCache.
	 */
	private static final class JCache {

		private JCache() {
		}

		static Object replace(Object original, CacheInterceptorPostProcessor processor) {
			return new EmberJCacheOperationSource((DefaultJCacheOperationSource) original, processor.beanFactory(),
					processor.unattributed);
		}

	}

}
