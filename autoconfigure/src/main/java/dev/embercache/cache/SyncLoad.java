package dev.embercache.cache;

import java.util.concurrent.Callable;

import dev.embercache.cache.SingleFlight.Computation;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * One call of {@link Cache#get(Object, Callable)} that missed the live tier. The calling
 * thread computes, or waits for the one that does.
 * <p>
 * Two single flights guard the computation, one within the other. In this JVM,
 * {@link SingleFlight} lets one thread per key in; the others wait, then look at the live
 * tier, and start over if the value is not there. Between machines that share a store,
 * the {@link KeyLock} does the same; after each wait the store is looked at again, which
 * also gives a fresh lease. Both only save work: the lease alone decides what may be
 * filled in.
 */
final class SyncLoad {

	private final CacheView view;

	private final CacheBackend backend;

	private final Object key;

	private final KeySnapshot snapshot;

	private final Callable<?> valueLoader;

	SyncLoad(CacheView view, Object key, Callable<?> valueLoader) {
		this.view = view;
		this.backend = view.backend();
		this.key = key;
		this.snapshot = this.backend.snapshot(key);
		this.valueLoader = valueLoader;
	}

	/**
	 * Return the value, from another computation or from this one.
	 * @throws Cache.ValueRetrievalException if the loader fails
	 */
	@Nullable Object run() {
		Cache.ValueWrapper value = null;
		while (value == null) {
			Computation computation = this.backend.singleFlight().beginOrJoin(this.snapshot);
			if (computation.isMine()) {
				try (computation) {
					return findOrCompute(computation);
				}
			}
			value = computation.await(() -> this.backend.findLive(this.snapshot.key()));
		}
		return value.get();
	}

	/**
	 * Look once more, as another computation may have ended just before this one began.
	 */
	private @Nullable Object findOrCompute(Computation computation) {
		Lookup lookup = this.view.find(this.snapshot);
		return (lookup instanceof Lookup.Miss miss) ? computeUnderLock(miss, computation)
				: ((Lookup.Hit) lookup).value().get();
	}

	private @Nullable Object computeUnderLock(Lookup.Miss miss, Computation computation) {
		try (KeyLock lock = this.backend.lock(miss)) {
			Lookup.Miss latest = miss;
			while (!lock.acquire(latest.lease())) {
				Lookup lookup = this.view.find(this.snapshot);
				if (lookup instanceof Lookup.Hit hit) {
					return hit.value().get();
				}
				latest = (Lookup.Miss) lookup;
			}
			return compute(latest, lock, computation);
		}
	}

	private @Nullable Object compute(Lookup.Miss miss, KeyLock lock, Computation computation) {
		if (miss.lease() == Lease.NONE) {
			// Nothing can be filled in: the waiters would compute all the same, one
			// after another.
			computation.close();
		}
		Object value = load();
		this.backend.fill(miss, value, () -> this.view.producerOf(this.valueLoader));
		lock.computed();
		if (computation.isAwaited()) {
			handOverIfNotLive(miss, value, computation);
		}
		return value;
	}

	private @Nullable Object load() {
		try {
			return this.valueLoader.call();
		}
		catch (Exception ex) {
			throw new Cache.ValueRetrievalException(this.key, this.valueLoader, ex);
		}
	}

	/**
	 * Spare the waiters a computation each where the cache could not hold the value, a
	 * value too large for it among others.
	 */
	private void handOverIfNotLive(Lookup.Miss miss, @Nullable Object value, Computation computation) {
		Lease lease = miss.lease();
		if (this.backend.findLive(this.snapshot.key()) == null && lease.holds()) {
			HeldValue held = this.backend.hold(value);
			computation.handOver(() -> lease.holds() ? held.serve() : null);
		}
	}

}
