package dev.embercache.store;

import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The leases that computations hold on keys. A lease that nobody holds any more costs
 * nothing: its cell is weakly referenced. Safe for use by several threads.
 * <p>
 * Who revokes a lease and then removes the entry, and who checks the lease within the
 * same atomic step in which it fills the entry in, cannot miss each other. Who puts an
 * entry revokes within the step that puts it, or has fills leave alone what is there: a
 * computation that began in between would replace it.
 *
 * @param <K> the type of the keys
 * @since 0.1.0
 */
public final class Leases<K> {

	private final AtomicLong epoch = new AtomicLong();

	private final Cache<K, Cell> cells = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

	/**
	 * Take a lease on the given key.
	 * @param key the key
	 * @return a lease that holds until the key, or all keys, are revoked
	 */
	public Lease take(K key) {
		long epoch = this.epoch.get();
		Cell cell = this.cells.get(key, (ignored) -> new Cell());
		return () -> !cell.revoked && this.epoch.get() == epoch;
	}

	/**
	 * Revoke all leases on the given key.
	 * @param key the key
	 */
	public void revoke(K key) {
		Cell cell = this.cells.asMap().remove(key);
		if (cell != null) {
			cell.revoked = true;
		}
	}

	/**
	 * Revoke all leases on all keys, in constant time.
	 */
	public void revokeAll() {
		this.epoch.incrementAndGet();
	}

	private static final class Cell {

		private volatile boolean revoked;

	}

}
