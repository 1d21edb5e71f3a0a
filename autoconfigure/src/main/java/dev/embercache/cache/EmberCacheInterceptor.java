package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheOperationInvoker;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.cache.interceptor.SimpleCacheResolver;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;

/**
 * Spring's interceptor, extended to tell each Ember cache which method computes the
 * values of the current invocation. It looks at the caches that were resolved, so any
 * resolver or manager may have found them, ours or the user's.
 */
@SuppressWarnings("serial")
final class EmberCacheInterceptor extends CacheInterceptor {

	private final transient Producers producers;

	private final transient CacheViews views;

	EmberCacheInterceptor(ConfigurableListableBeanFactory beanFactory, Supplier<UnattributedPuts> unattributed) {
		this.producers = new Producers(beanFactory, this::getKeyGenerator);
		this.views = new CacheViews(unattributed);
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
			return List.of(this.views.view(only, invocation));
		}
		return super.getCaches(context, cacheResolver).stream()
			.map((cache) -> this.views.view(cache, invocation))
			.toList();
	}

	/**
	 * A decorator of another cache may be what calls the method.
	 */
	@Override
	protected @Nullable Object invokeOperation(CacheOperationInvoker invoker) {
		return Attribution.invoke(invoker);
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
	final class Invocation extends CacheOperationContext implements CachedCall {

		// Spring takes null among the arguments, which a compiler before 22 does not see.
		@SuppressWarnings("NullAway")
		private Invocation(CacheOperationMetadata metadata, @Nullable Object[] args, Object target) {
			super(metadata, args, target);
		}

		@Override
		public boolean isFilling() {
			return getOperation() instanceof CacheableOperation;
		}

		@Override
		public Producer producer(CacheBackend backend) {
			return EmberCacheInterceptor.this.producers.producer(getTarget(), getMethod(), getOperation(),
					backend.settings().trustInMemoryDatabase());
		}

		@Override
		public void lookAhead(Object key) {
			for (Cache cache : getCaches()) {
				CacheViews.lookAhead(cache, key);
			}
		}

	}

}
