package dev.embercache.store.redis;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Expiry;

/**
 * The region of a variant, as the variant sees it.
 */
interface VariantOwner {

	/**
	 * Return whether the given epoch is the one that this node knows.
	 */
	boolean isEpoch(long epoch);

	long now();

	Expiry expiry();

	/**
	 * Tell Redis of a read, in the background.
	 */
	void touched(EntryKey key, long now);

	/**
	 * Note that a variant was removed.
	 */
	void removed(RedisVariant variant);

}
