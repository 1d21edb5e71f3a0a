package dev.embercache.cache;

import dev.embercache.store.Lease;

import org.springframework.cache.Cache;

/**
 * What a cache has to say of a key.
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
	 * There is none. This is what the computation that follows needs to fill its result
	 * in.
	 *
	 * @param key the key
	 * @param lease the lease on the key
	 * @param revision the revision of the code that computes
	 */
	record Miss(CacheKey key, Lease lease, int revision) implements Lookup {

	}

}
