package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;

/**
 * A call that an interceptor which is not ours makes known when it resolves caches.
 */
class ResolvedCall implements CachedCall {

	private final CacheOperationInvocationContext<?> context;

	private final boolean filling;

	private final Producers producers;

	private volatile List<Cache> caches = List.of();

	ResolvedCall(CacheOperationInvocationContext<?> context, boolean filling, Producers producers) {
		this.context = context;
		this.filling = filling;
		this.producers = producers;
	}

	@Override
	public final Method getMethod() {
		return this.context.getMethod();
	}

	@Override
	public final boolean isFilling() {
		return this.filling;
	}

	@Override
	public @Nullable Producer producer(CacheBackend backend) {
		return this.producers.producer(this.context.getTarget(), this.context.getMethod(), this.context.getOperation(),
				backend.settings().trustInMemoryDatabase());
	}

	/**
	 * Remember the caches of the call.
	 */
	final void resolved(List<Cache> caches) {
		this.caches = caches;
	}

	@Override
	public final void lookAhead(Object key) {
		this.caches.forEach((cache) -> CacheViews.lookAhead(cache, key));
	}

}
