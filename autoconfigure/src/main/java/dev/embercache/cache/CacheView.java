package dev.embercache.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.util.Assert;

import dev.embercache.lineage.Producer;

/**
 * Implements Spring's {@link Cache} for callers with and without a known producer. All
 * data lies in the {@link CacheBackend}, which the views of one cache share; a view adds
 * the knowledge of its caller, which decides what a put means and which lineage a value
 * gets.
 * <p>
 * <b>Views.</b> {@link EmberCache} is what the application asks the manager for: it lives
 * as long as the generation and does not know which code computes what is put. Behind a
 * caching annotation, each invocation gets a {@link ProducerView} of its own: a
 * {@link FillingView} for {@code @Cacheable}, an {@link UpdatingView} for the others.
 * <p>
 * <b>A read</b> asks the live tier first, under the caller's own key. A hit there ends
 * the read, and allocates nothing unless the value has to be copied. Otherwise a
 * {@link KeySnapshot} of the key is taken, the store is asked, and the outcome is a
 * {@link Lookup}.
 * <p>
 * <b>From a miss to a fill.</b> A miss carries a lease on the key, taken before the store
 * was looked at, and the revision of the code. The result of the computation that follows
 * is filled in under that lease: if the key was updated or invalidated meanwhile, from
 * whichever thread, generation or machine, the lease no longer holds and the result goes
 * to the caller alone. For {@code @Cacheable}, the view itself remembers the miss from
 * {@code get} to {@code put}, which may come from another thread. An update needs no
 * lease: it states the truth about the key, and revokes the leases of others.
 * <p>
 * <b>Loads</b> compute and fill in one call, with a single flight per key against
 * stampedes: {@link SyncLoad} blocks its caller, {@link AsyncLoad} never does.
 * <p>
 * Safe for use by several threads. No method throws because of a cache fault.
 */
abstract class CacheView implements Cache {

	private final CacheBackend backend;

	CacheView(CacheBackend backend) {
		this.backend = backend;
	}

	/**
	 * Return the producer of the values that the given loader computes.
	 */
	abstract @Nullable Producer producerOf(Object valueLoader);

	/**
	 * Return the producer of a value that is put.
	 */
	abstract @Nullable Producer producer();

	/**
	 * Return the view that a load goes through.
	 */
	CacheView loading() {
		return this;
	}

	/**
	 * Find a value in the store, after a miss in the live tier.
	 */
	Lookup findStored(KeySnapshot key) {
		return this.backend.findStored(key);
	}

	/**
	 * Return a value from the store, after a miss in the live tier.
	 */
	@Nullable ValueWrapper getStored(Object key) {
		return this.backend.getStored(key);
	}

	final CacheBackend backend() {
		return this.backend;
	}

	@Override
	public final String getName() {
		return this.backend.name();
	}

	/**
	 * Return the object that holds the entries of this cache. Its type depends on the
	 * store, and may change from version to version.
	 */
	@Override
	public final Object getNativeCache() {
		return this.backend.nativeCache();
	}

	/**
	 * Find a value in the live tier, or else in the store.
	 */
	final Lookup find(KeySnapshot key) {
		ValueWrapper live = this.backend.findLive(key.key());
		return (live != null) ? new Lookup.Hit(live) : findStored(key);
	}

	@Override
	public final @Nullable ValueWrapper get(Object key) {
		Assert.notNull(key, "'key' must not be null");
		ValueWrapper live = this.backend.findLive(key);
		return (live != null) ? live : getStored(key);
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		ValueWrapper wrapper = get(key);
		Object value = (wrapper != null) ? wrapper.get() : null;
		if (value != null && type != null && !type.isInstance(value)) {
			throw new IllegalStateException(
					"Cache '%s': the value is a %s (%s), not a %s (%s)".formatted(getName(), value.getClass().getName(),
							value.getClass().getClassLoader(), type.getName(), type.getClassLoader()));
		}
		return (T) value;
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(valueLoader, "'valueLoader' must not be null");
		ValueWrapper live = this.backend.findLive(key);
		return (T) ((live != null) ? live.get() : new SyncLoad(loading(), key, valueLoader).run());
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		ValueWrapper value = get(key);
		return (value != null) ? CompletableFuture.completedFuture(value) : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public final <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(valueLoader, "'valueLoader' must not be null");
		ValueWrapper live = this.backend.findLive(key);
		if (live != null) {
			return (CompletableFuture<T>) CompletableFuture.completedFuture(live.get());
		}
		return (CompletableFuture<T>) new AsyncLoad(loading(), this.backend.snapshot(key),
				(Supplier<CompletableFuture<@Nullable Object>>) (Supplier<?>) valueLoader)
			.run();
	}

	@Override
	public final @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		return this.backend.putIfAbsent(key, value, this::producer);
	}

	@Override
	public final void evict(Object key) {
		evictIfPresent(key);
	}

	@Override
	public final boolean evictIfPresent(Object key) {
		Assert.notNull(key, "'key' must not be null");
		return this.backend.invalidate(key);
	}

	@Override
	public final void clear() {
		invalidate();
	}

	@Override
	public final boolean invalidate() {
		return this.backend.clear();
	}

}
