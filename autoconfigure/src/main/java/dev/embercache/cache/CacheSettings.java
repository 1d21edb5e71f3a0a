package dev.embercache.cache;

import dev.embercache.store.Bounds;
import dev.embercache.store.History;

import org.springframework.util.Assert;

/**
 * Settings of one cache.
 *
 * @param bounds how much the cache may hold, and for how long
 * @param copyOnRead whether each reader of a mutable value gets a copy of its own
 * @param trustInMemoryDatabase whether what was read from an in-memory database holds
 * after a restart, because the same rows are loaded anew
 * @since 0.1.0
 */
public record CacheSettings(Bounds bounds, boolean copyOnRead, boolean trustInMemoryDatabase) {

	/**
	 * Settings of a cache about which nothing is said: 10,000 entries that do not expire,
	 * the default history, copies for readers, and no trust in rows that a restart takes
	 * away.
	 */
	public static final CacheSettings DEFAULTS = new CacheSettings(
			new Bounds(null, null, 10_000, null, History.DEFAULTS), true, false);

	public CacheSettings {
		Assert.notNull(bounds, "'bounds' must not be null");
	}

}
