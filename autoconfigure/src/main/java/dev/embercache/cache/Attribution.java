package dev.embercache.cache;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.interceptor.CacheOperationInvoker;

/**
 * Tells the caches behind a decorator for which call of a method they are asked: while a
 * thread is inside of the decorator, it carries the call with it. Each cache that the
 * decorator comes to has one view of its own for the call, so that a miss is known when
 * the result is put.
 * <p>
 * Safe for use by several threads.
 */
final class Attribution {

	private static final ThreadLocal<@Nullable Attribution> CURRENT = new ThreadLocal<>();

	private final CachedCall call;

	private final long began = System.nanoTime();

	private final Map<CacheBackend, ProducerView> views = new ConcurrentHashMap<>(2);

	Attribution(CachedCall call) {
		this.call = call;
	}

	/**
	 * Return the view that the call of this thread has of a cache.
	 * @return the view, or {@code null} if the thread carries no call
	 */
	static @Nullable ProducerView current(CacheBackend backend) {
		Attribution current = CURRENT.get();
		return (current != null) ? current.view(backend) : null;
	}

	private ProducerView view(CacheBackend backend) {
		return this.views.computeIfAbsent(backend, (ignored) -> {
			int revision = backend.revisionAt(this.began);
			return this.call.isFilling() ? new DecoratedFillingView(backend, this.call, revision)
					: new UpdatingView(backend, this.call, revision);
		});
	}

	/**
	 * Have the caches look for a key that this call has come to so far.
	 * @return whether there were any
	 */
	boolean lookAhead(Object key) {
		this.views.values().forEach((view) -> CacheViews.lookAhead(view, key));
		return !this.views.isEmpty();
	}

	/**
	 * Do something inside of a decorator.
	 */
	<T extends @Nullable Object> T inside(Supplier<T> action) {
		Attribution before = CURRENT.get();
		CURRENT.set(this);
		try {
			return action.get();
		}
		finally {
			restore(before);
		}
	}

	/**
	 * Do something that a decorator calls, but that is not part of it.
	 */
	static <T extends @Nullable Object> T outside(Callable<T> action) throws Exception {
		Attribution before = CURRENT.get();
		CURRENT.remove();
		try {
			return action.call();
		}
		finally {
			restore(before);
		}
	}

	/**
	 * Do the same with a method that is cached.
	 */
	static @Nullable Object invoke(CacheOperationInvoker invoker) {
		Attribution before = CURRENT.get();
		if (before == null) {
			return invoker.invoke();
		}
		CURRENT.remove();
		try {
			return invoker.invoke();
		}
		finally {
			CURRENT.set(before);
		}
	}

	private static void restore(@Nullable Attribution before) {
		if (before != null) {
			CURRENT.set(before);
		}
		else {
			CURRENT.remove();
		}
	}

}
