package dev.embercache.cache;

import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;

/**
 * Spring's interceptor, which tells each cache of ours which method computes the values
 * of the invocation at hand. It looks at the caches that were resolved, so it is the same
 * to it which resolver or manager, ours or the user's, found them.
 */
@SuppressWarnings("serial")
final class EmberCacheInterceptor extends CacheInterceptor {

	private final transient Producers producers;

	EmberCacheInterceptor(ConfigurableListableBeanFactory beanFactory) {
		this.producers = new Producers(beanFactory, this::getKeyGenerator);
		setBeanFactory(beanFactory);
	}

	@Override
	protected Collection<? extends Cache> getCaches(CacheOperationInvocationContext<CacheOperation> context,
			CacheResolver cacheResolver) {
		Collection<? extends Cache> caches = super.getCaches(context, cacheResolver);
		// No iterator and no stream for the most common case, which each hit passes.
		if (caches instanceof List<? extends Cache> list && list.size() == 1) {
			return List.of(view(list.get(0), context));
		}
		return caches.stream().map((cache) -> view(cache, context)).toList();
	}

	private Cache view(Cache cache, CacheOperationInvocationContext<CacheOperation> context) {
		return (cache instanceof EmberCache emberCache) ? new ProducerView(emberCache.tiers(), this.producers, context)
				: cache;
	}

}
