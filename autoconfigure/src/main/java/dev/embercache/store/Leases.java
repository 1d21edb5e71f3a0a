package dev.embercache.store;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The leases that computations hold on keys. A lease that nobody holds any more costs
 * nothing: its cell is weakly referenced, and leaves when the next lease is taken. Safe
 * for use by several threads.
 * <p>
 * Who revokes a lease and then removes the entry, and who checks the lease within the
 * same atomic step in which it fills the entry in, cannot miss each other.
 *
 * @param <K> the type of the keys
 * @since 0.1.0
 */
public final class Leases<K> {

	private final AtomicLong epoch = new AtomicLong();

	// A cache with weak values would do the same, at several times the cost of a miss.
	private final ConcurrentMap<K, CellReference<K>> cells = new ConcurrentHashMap<>();

	private final ReferenceQueue<Cell> unheld = new ReferenceQueue<>();

	/**
	 * Take a lease on the given key.
	 * @param key the key
	 * @return a lease that holds until the key, or all keys, are revoked
	 */
	public Lease take(K key) {
		long epoch = this.epoch.get();
		Cell cell = cell(key);
		return () -> !cell.revoked && this.epoch.get() == epoch;
	}

	private Cell cell(K key) {
		removeUnheld();
		Cell added = new Cell();
		CellReference<K> reference = new CellReference<>(key, added, this.unheld);
		while (true) {
			CellReference<K> other = this.cells.putIfAbsent(key, reference);
			Cell cell = (other != null) ? other.get() : added;
			if (cell != null) {
				return cell;
			}
			this.cells.remove(key, other);
		}
	}

	@SuppressWarnings("unchecked")
	private void removeUnheld() {
		for (Object next = this.unheld.poll(); next != null; next = this.unheld.poll()) {
			CellReference<K> reference = (CellReference<K>) next;
			this.cells.remove(reference.key, reference);
		}
	}

	/**
	 * Revoke all leases on the given key.
	 * @param key the key
	 */
	public void revoke(K key) {
		CellReference<K> reference = this.cells.remove(key);
		Cell cell = (reference != null) ? reference.get() : null;
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

	private static final class CellReference<K> extends WeakReference<@Nullable Cell> {

		private final K key;

		private CellReference(K key, Cell cell, ReferenceQueue<? super Cell> unheld) {
			super(cell, unheld);
			this.key = key;
		}

	}

}
