package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import dev.embercache.lineage.Producer;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.CacheableOperation;

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
		if (caches.size() == 1) {
			return List.of(view(caches.iterator().next(), context));
		}
		return caches.stream().map((cache) -> view(cache, context)).toList();
	}

	private Cache view(Cache cache, CacheOperationInvocationContext<CacheOperation> context) {
		if (!(cache instanceof EmberCache emberCache)) {
			return cache;
		}
		Object target = context.getTarget();
		Method method = context.getMethod();
		CacheOperation operation = context.getOperation();
		Supplier<Producer> producer = () -> this.producers.producer(target, method, operation,
				emberCache.tiers().settings().trustInMemoryDatabase());
		return new ProducerView(emberCache, producer, method, operation instanceof CacheableOperation);
	}

}
