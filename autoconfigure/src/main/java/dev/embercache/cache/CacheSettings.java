package dev.embercache.cache;

import java.time.Duration;

import dev.embercache.store.Bounds;

import org.springframework.util.Assert;

/**
 * Settings of one cache.
 *
 * @param bounds how much the cache may hold, and for how long
 * @param copyOnRead whether each reader of a mutable value gets a copy of its own
 * @since 0.1.0
 */
public record CacheSettings(Bounds bounds, boolean copyOnRead) {

	/**
	 * Settings of a cache about which nothing is said: 10,000 entries that do not expire,
	 * 4 variants of each, and copies for readers.
	 */
	public static final CacheSettings DEFAULTS = new CacheSettings(new Bounds(null, null, 10_000, null, 4), true);

	public CacheSettings {
		Assert.notNull(bounds, "'bounds' must not be null");
	}

	/**
	 * Return these settings with another time to live.
	 * @param timeToLive the time after the write at which an entry expires
	 * @return the settings
	 */
	public CacheSettings withTimeToLive(Duration timeToLive) {
		return new CacheSettings(new Bounds(timeToLive, this.bounds.timeToIdle(), this.bounds.maximumEntries(),
				this.bounds.maximumWeight(), this.bounds.variants()), this.copyOnRead);
	}

}
