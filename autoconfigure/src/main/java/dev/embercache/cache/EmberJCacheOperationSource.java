package dev.embercache.cache;

import java.lang.annotation.Annotation;
import java.util.function.Supplier;

import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.jcache.interceptor.DefaultJCacheOperationSource;
import org.springframework.cache.jcache.interceptor.JCacheOperation;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;

/**
 * Spring's source of the operations that annotations of JCache declare, extended to tell
 * each Ember cache which method computes the values of the current invocation. What
 * {@code @CachePut} of JCache puts is an argument of the method, so that any code can
 * have computed it.
 */
final class EmberJCacheOperationSource extends DefaultJCacheOperationSource {

	private final Supplier<UnattributedPuts> unattributed;

	private final CacheViews views;

	private final Producers producers;

	/**
	 * Create a source.
	 * @param original is asked for all that it is configured with, when that is needed
	 */
	EmberJCacheOperationSource(DefaultJCacheOperationSource original, ConfigurableListableBeanFactory beanFactory,
			Supplier<UnattributedPuts> unattributed) {
		super(original::getCacheManager, original::getCacheResolver, original::getExceptionCacheResolver,
				original::getKeyGenerator);
		this.unattributed = unattributed;
		this.views = new CacheViews(unattributed);
		this.producers = new Producers(beanFactory, original::getKeyGenerator);
		setBeanFactory(beanFactory);
	}

	@Override
	protected CacheResolver getDefaultCacheResolver() {
		return new AttributingResolver(super.getDefaultCacheResolver(), this.views, this::call);
	}

	@Override
	protected CacheResolver getDefaultExceptionCacheResolver() {
		return new AttributingResolver(super.getDefaultExceptionCacheResolver(), this.views, this::call);
	}

	private ResolvedCall call(CacheOperationInvocationContext<?> context) {
		Annotation annotation = ((JCacheOperation<?>) context.getOperation()).getCacheAnnotation();
		boolean filling = annotation instanceof CacheResult result && !result.skipGet();
		if (!(annotation instanceof CachePut)) {
			return new ResolvedCall(context, filling, this.producers);
		}
		return new ResolvedCall(context, filling, this.producers) {

			@Override
			public @Nullable Producer producer(CacheBackend backend) {
				return EmberJCacheOperationSource.this.unattributed.get().anybody(backend.name());
			}

		};
	}

}
