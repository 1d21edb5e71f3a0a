package dev.embercache.store.redis;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * The invalidations that could not be delivered. Past a number of keys the whole cache
 * counts as invalidated. Safe for use by several threads.
 */
final class Undelivered {

	static final int MAXIMUM_KEYS = 10_000;

	private final Map<String, Waiting> caches = new HashMap<>();

	synchronized void add(String cache, EntryKey key) {
		this.caches.computeIfAbsent(cache, (ignored) -> new Waiting()).add(key);
	}

	synchronized void addAll(String cache) {
		this.caches.computeIfAbsent(cache, (ignored) -> new Waiting()).addAll();
	}

	synchronized boolean isEmpty() {
		return this.caches.isEmpty();
	}

	/**
	 * Take what there is for one cache, to be delivered now.
	 */
	synchronized @Nullable Batch take() {
		Iterator<Map.Entry<String, Waiting>> entries = this.caches.entrySet().iterator();
		if (!entries.hasNext()) {
			return null;
		}
		Map.Entry<String, Waiting> first = entries.next();
		entries.remove();
		return new Batch(first.getKey(), first.getValue().keys);
	}

	/**
	 * Put back what could not be delivered again.
	 */
	synchronized void putBack(Batch batch) {
		if (batch.isWhole()) {
			addAll(batch.cache());
		}
		else {
			batch.keys().forEach((key) -> add(batch.cache(), key));
		}
	}

	/**
	 * The invalidations of one cache.
	 *
	 * @param cache the name of the cache
	 * @param keys the keys, or {@code null} for all
	 */
	record Batch(String cache, @Nullable Set<EntryKey> keys) {

		boolean isWhole() {
			return this.keys == null;
		}

		@Override
		public Set<EntryKey> keys() {
			return (this.keys != null) ? this.keys : Set.of();
		}

	}

	private static final class Waiting {

		private @Nullable Set<EntryKey> keys = new LinkedHashSet<>();

		void add(EntryKey key) {
			if (this.keys != null) {
				this.keys.add(key);
				if (this.keys.size() > MAXIMUM_KEYS) {
					this.keys = null;
				}
			}
		}

		void addAll() {
			this.keys = null;
		}

	}

}
