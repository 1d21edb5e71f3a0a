package dev.embercache.cache;

import java.util.function.Supplier;

import org.springframework.cache.Cache;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;

/**
 * Gives calls of methods their views of caches: of ours, and of those that may have one
 * of ours behind them. A decorator is never left out, since it may have reasons to be
 * there.
 */
final class CacheViews {

	/** The name, since the class may not be there. */
	private static final String TRANSACTION_AWARE = "org.springframework.cache.transaction.TransactionAwareCacheDecorator";

	private final Supplier<UnattributedPuts> unattributed;

	CacheViews(Supplier<UnattributedPuts> unattributed) {
		this.unattributed = unattributed;
	}

	Cache view(Cache cache, CachedCall call) {
		if (cache instanceof EmberCache ours) {
			return call.isFilling() ? new FillingView(ours.backend(), call) : new UpdatingView(ours.backend(), call);
		}
		String type = cache.getClass().getName();
		if (type.equals(TRANSACTION_AWARE)) {
			return TransactionAware.view(cache, call, this);
		}
		if (isSprings(type)) {
			return cache;
		}
		this.unattributed.get().suspect(cache);
		return new DecoratedCache(cache, new Attribution(call));
	}

	/**
	 * Have a cache look for a key that it is not asked for before a value is put.
	 */
	static void lookAhead(Cache cache, Object key) {
		if (cache instanceof FillingView view) {
			view.lookAhead(key);
		}
		else if (cache instanceof DecoratedCache decorated) {
			decorated.lookAhead(key);
		}
		else if (cache.getClass().getName().equals(TRANSACTION_AWARE)) {
			lookAhead(TransactionAware.target(cache), key);
		}
	}

	/**
	 * Return whether a class is one of Spring's own, none of which decorates another,
	 * with the exception of one.
	 */
	private static boolean isSprings(String type) {
		return type.startsWith("org.springframework.cache.") || type.startsWith("org.springframework.data.");
	}

	/**
	 * Spring's decorator that puts after the commit. What it puts into then has to be the
	 * view of the call.
	 */
	private static final class TransactionAware {

		private TransactionAware() {
		}

		static Cache view(Cache cache, CachedCall call, CacheViews views) {
			Cache target = target(cache);
			Cache view = views.view(target, call);
			return (view != target) ? new TransactionAwareCacheDecorator(view) : cache;
		}

		static Cache target(Cache cache) {
			return ((TransactionAwareCacheDecorator) cache).getTargetCache();
		}

	}

}
