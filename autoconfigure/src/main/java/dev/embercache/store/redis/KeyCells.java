package dev.embercache.store.redis;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.WeakValues;

/**
 * The cells of one cache, each for as long as a variant or a lease of its key is in use.
 */
final class KeyCells {

	private final WeakValues<EntryKey, KeyCell> cells = new WeakValues<>();

	private final Subscription subscription;

	KeyCells(Subscription subscription) {
		this.subscription = subscription;
	}

	/**
	 * Begin to ask Redis for a key, or to change it.
	 */
	Beginning begin(EntryKey key) {
		KeyCell cell = this.cells.getOrCreate(key, KeyCell::new);
		return new Beginning(cell, cell.news(), this.subscription.trust(), System.nanoTime());
	}

	/**
	 * Hear from another node that a key has a new fencing token, or that it was computed.
	 */
	void hear(EntryKey key, long token) {
		KeyCell cell = this.cells.find(key);
		if (cell != null && token == Message.COMPUTED) {
			cell.signal();
		}
		else if (cell != null) {
			cell.hear(token);
		}
	}

	void evicted(EntryKey key) {
		KeyCell cell = this.cells.find(key);
		if (cell != null) {
			cell.evictAll();
		}
	}

	/**
	 * The state of this node before it asked Redis.
	 *
	 * @param cell the cell of the key
	 * @param news the news of the key
	 * @param trust the trust that there was
	 * @param nanos the time, by {@link System#nanoTime()}
	 */
	record Beginning(KeyCell cell, KeyCell.News news, Trust trust, long nanos) {

	}

}
