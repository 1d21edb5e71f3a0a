package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * A value in the live tier: the decoded side of a variant in the store, shared by its
 * readers or copied for each, or a value that the store cannot hold.
 */
interface LiveValue {

	/**
	 * Return whether the value may still be served.
	 */
	Standing standing();

	/**
	 * Serve the value.
	 * @return the value, or {@code null} if it may no longer be served or cannot be
	 */
	Cache.@Nullable ValueWrapper serve();

	/**
	 * Return the variant behind the value, or {@code null} if it is live only.
	 */
	@Nullable StoredVariant stored();

}
