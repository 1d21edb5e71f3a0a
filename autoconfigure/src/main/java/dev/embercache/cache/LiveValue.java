package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * A value of this generation, in the live tier.
 */
interface LiveValue {

	/**
	 * Return whether the value may still be served.
	 */
	Standing standing();

	/**
	 * Serve the value.
	 * @return the value, or {@code null} if it may not be served any more, or it turned
	 * out that it cannot be
	 */
	Cache.@Nullable ValueWrapper serve();

	/**
	 * Return the variant behind the value, or {@code null} if it lives here only.
	 */
	@Nullable StoredVariant stored();

}
