package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.cache.interceptor.SimpleCacheResolver;

/**
 * Spring's interceptor, extended to tell each Ember cache which method computes the
 * values of the current invocation. It looks at the caches that were resolved, so any
 * resolver or manager may have found them, ours or the user's.
 */
@SuppressWarnings("serial")
final class EmberCacheInterceptor extends CacheInterceptor {

	private final transient Producers producers;

	EmberCacheInterceptor(ConfigurableListableBeanFactory beanFactory) {
		this.producers = new Producers(beanFactory, this::getKeyGenerator);
		setBeanFactory(beanFactory);
	}

	@Override
	protected CacheOperationContext getOperationContext(CacheOperation operation, Method method,
			@Nullable Object[] args, Object target, Class<?> targetClass) {
		return new Invocation(getCacheOperationMetadata(operation, method, targetClass), args, target);
	}

	@Override
	protected Collection<? extends Cache> getCaches(CacheOperationInvocationContext<CacheOperation> context,
			CacheResolver cacheResolver) {
		Invocation invocation = (Invocation) context;
		Cache only = only(context.getOperation().getCacheNames(), cacheResolver);
		if (only != null) {
			return List.of(invocation.view(only));
		}
		return super.getCaches(context, cacheResolver).stream().map(invocation::view).toList();
	}

	/**
	 * Return the cache that Spring's own resolver would find, if it is a single one. The
	 * resolver would allocate one list for each hit, and we another.
	 */
	private static @Nullable Cache only(Set<String> names, CacheResolver resolver) {
		if (names.size() != 1 || resolver.getClass() != SimpleCacheResolver.class) {
			return null;
		}
		return ((SimpleCacheResolver) resolver).getCacheManager().getCache(names.iterator().next());
	}

	/**
	 * One invocation of a method, for one of its caching annotations.
	 */
	final class Invocation extends CacheOperationContext {

		// Spring takes null among the arguments, which a compiler before 22 does not see.
		@SuppressWarnings("NullAway")
		private Invocation(CacheOperationMetadata metadata, @Nullable Object[] args, Object target) {
			super(metadata, args, target);
		}

		/**
		 * Return the producer of what the invocation returns.
		 */
		Producer producer(boolean trustInMemoryDatabase) {
			return EmberCacheInterceptor.this.producers.producer(getTarget(), getMethod(), getOperation(),
					trustInMemoryDatabase);
		}

		/**
		 * Have all caches of the operation look for a key.
		 */
		void lookAhead(Object key) {
			for (Cache cache : getCaches()) {
				if (cache instanceof FillingView view) {
					view.lookAhead(key);
				}
			}
		}

		private Cache view(Cache cache) {
			if (!(cache instanceof EmberCache emberCache)) {
				return cache;
			}
			return (getOperation() instanceof CacheableOperation) ? new FillingView(emberCache.backend(), this)
					: new UpdatingView(emberCache.backend(), this);
		}

	}

}
