package dev.embercache.store.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.embercache.entry.EntryKey;

/**
 * The cells of one cache, each as long as somebody has a variant or a lease of it.
 */
final class KeyCells {

	private final Cache<EntryKey, KeyCell> cells = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

	private final Subscription subscription;

	KeyCells(Subscription subscription) {
		this.subscription = subscription;
	}

	/**
	 * Begin to ask Redis for a key, or to change it.
	 */
	Beginning begin(EntryKey key) {
		KeyCell cell = this.cells.get(key, (ignored) -> new KeyCell());
		return new Beginning(cell, cell.news(), this.subscription.trust(), System.nanoTime());
	}

	/**
	 * Hear from another node that a key has a new fencing token, or that it was computed.
	 */
	void hear(EntryKey key, long token) {
		KeyCell cell = this.cells.getIfPresent(key);
		if (cell != null && token == Message.COMPUTED) {
			cell.signal();
		}
		else if (cell != null) {
			cell.hear(token);
		}
	}

	void evicted(EntryKey key) {
		KeyCell cell = this.cells.getIfPresent(key);
		if (cell != null) {
			cell.evictAll();
		}
	}

	/**
	 * What this node knew before it asked Redis.
	 *
	 * @param cell the cell of the key
	 * @param news the news of the key
	 * @param trust the trust that there was
	 * @param nanos the time, by {@link System#nanoTime()}
	 */
	record Beginning(KeyCell cell, KeyCell.News news, Trust trust, long nanos) {

	}

}
