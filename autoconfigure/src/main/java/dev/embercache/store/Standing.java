package dev.embercache.store;

/**
 * Whether a variant is still kept by its store, and if not, why.
 *
 * @since 0.1.0
 */
public enum Standing {

	/**
	 * The store keeps the variant.
	 */
	PRESENT,

	/**
	 * A newer value of the same lineage, or an update, took its place.
	 */
	REPLACED,

	/**
	 * Its time is up.
	 */
	EXPIRED,

	/**
	 * There was no room for it.
	 */
	EVICTED,

	/**
	 * Somebody asked to remove it.
	 */
	INVALIDATED

}
