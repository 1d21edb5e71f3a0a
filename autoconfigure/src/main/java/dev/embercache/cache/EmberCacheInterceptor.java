package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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
	 * Return what Spring's own resolver finds, if that is one cache. The resolver would
	 * make a list for each hit, to which another one of ours came.
	 */
	private static @Nullable Cache only(Set<String> names, CacheResolver resolver) {
		if (names.size() != 1 || resolver.getClass() != SimpleCacheResolver.class) {
			return null;
		}
		return ((SimpleCacheResolver) resolver).getCacheManager().getCache(names.iterator().next());
	}

	/**
	 * An invocation of a method, for one of the annotations on it.
	 */
	final class Invocation extends CacheOperationContext {

		// Spring takes null among the arguments, which a compiler before 22 does not see.
		@SuppressWarnings("NullAway")
		private Invocation(CacheOperationMetadata metadata, @Nullable Object[] args, Object target) {
			super(metadata, args, target);
		}

		/**
		 * Return who computes what the invocation returns.
		 */
		Producer producer(boolean trustInMemoryDatabase) {
			return EmberCacheInterceptor.this.producers.producer(getTarget(), getMethod(), getOperation(),
					trustInMemoryDatabase);
		}

		/**
		 * Have all caches look for a key: for a method that returns a publisher, Spring
		 * asks the first one alone, and then puts into all.
		 */
		void missedByFirst(Object key) {
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
			return (getOperation() instanceof CacheableOperation) ? new FillingView(emberCache.tiers(), this)
					: new UpdatingView(emberCache.tiers(), this);
		}

	}

}
