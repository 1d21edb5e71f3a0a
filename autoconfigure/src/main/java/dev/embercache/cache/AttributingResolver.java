package dev.embercache.cache;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;

/**
 * Resolves caches for an interceptor that is not ours, and gives it views that know the
 * call.
 */
final class AttributingResolver implements CacheResolver {

	private final CacheResolver resolver;

	private final CacheViews views;

	private final Function<CacheOperationInvocationContext<?>, ResolvedCall> calls;

	/**
	 * Create a resolver.
	 * @param resolver resolves the caches
	 * @param views gives views of them
	 * @param calls gives the call of an invocation
	 */
	AttributingResolver(CacheResolver resolver, CacheViews views,
			Function<CacheOperationInvocationContext<?>, ResolvedCall> calls) {
		this.resolver = resolver;
		this.views = views;
		this.calls = calls;
	}

	@Override
	public Collection<? extends Cache> resolveCaches(CacheOperationInvocationContext<?> context) {
		ResolvedCall call = this.calls.apply(context);
		List<Cache> caches = this.resolver.resolveCaches(context)
			.stream()
			.map((cache) -> this.views.view(cache, call))
			.toList();
		call.resolved(caches);
		return caches;
	}

}
