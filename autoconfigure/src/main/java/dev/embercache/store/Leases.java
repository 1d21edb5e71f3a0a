package dev.embercache.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The leases that computations hold on keys. A lease that is no longer held costs
 * nothing: its cell is weakly referenced. Safe for use by several threads.
 * <p>
 * An invalidation that revokes the lease and then removes the entry, and a fill that
 * checks the lease within the same atomic step in which it writes the entry, cannot miss
 * each other. An update has to revoke within the step that writes, and no lease may be
 * taken during that step, or else a fill must leave alone what is there: a computation
 * that began in between would replace the update.
 *
 * @param <K> the type of the keys
 * @since 0.1.0
 */
public final class Leases<K> {

	private final AtomicLong epoch = new AtomicLong();

	private final WeakValues<K, Cell> cells = new WeakValues<>();

	/**
	 * Take a lease on the given key.
	 * @param key the key
	 * @return a lease that holds until the key, or all keys, are revoked
	 */
	public Lease take(K key) {
		long epoch = this.epoch.get();
		Cell cell = this.cells.getOrCreate(key, Cell::new);
		return () -> !cell.revoked && this.epoch.get() == epoch;
	}

	/**
	 * Revoke all leases on the given key.
	 * @param key the key
	 */
	public void revoke(K key) {
		Cell cell = this.cells.remove(key);
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
