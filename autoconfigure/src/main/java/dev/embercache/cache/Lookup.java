package dev.embercache.cache;

import dev.embercache.store.Lease;

import org.springframework.cache.Cache;

/**
 * Result of a cache lookup.
 */
sealed interface Lookup {

	/**
	 * There is a value.
	 *
	 * @param value the value
	 */
	record Hit(Cache.ValueWrapper value) implements Lookup {

	}

	/**
	 * There is no value. Carries all that a fill needs: a lease taken now, so that an
	 * invalidation during the computation is not undone.
	 *
	 * @param key the key
	 * @param lease the lease on the key
	 * @param revision the revision of the code at the time of the miss
	 */
	record Miss(CacheKey key, Lease lease, int revision) implements Lookup {

	}

}
