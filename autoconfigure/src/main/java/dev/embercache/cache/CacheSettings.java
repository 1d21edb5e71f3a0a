package dev.embercache.cache;

import org.springframework.util.Assert;

import dev.embercache.store.Bounds;
import dev.embercache.store.History;

/**
 * Settings of one cache.
 *
 * @param bounds the size of the cache, and the time for which it holds an entry
 * @param copyOnRead whether each reader of a mutable value gets a copy of its own
 * @param trustInMemoryDatabase whether values read from an in-memory database are valid
 * after a restart, because the same rows are loaded anew
 * @param cacheNullValues whether the result of a method that returned {@code null} is
 * kept
 * @since 0.1.0
 */
public record CacheSettings(Bounds bounds, boolean copyOnRead, boolean trustInMemoryDatabase, boolean cacheNullValues) {

	/**
	 * The default settings: 10,000 entries that do not expire, the default history,
	 * copies for readers, {@code null} like any value, and no trust in rows that a
	 * restart discards.
	 */
	public static final CacheSettings DEFAULTS = new CacheSettings(
			new Bounds(null, null, 10_000, null, History.DEFAULTS), true, false, true);

	public CacheSettings {
		Assert.notNull(bounds, "'bounds' must not be null");
	}

}
