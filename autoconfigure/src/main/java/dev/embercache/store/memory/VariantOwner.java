package dev.embercache.store.memory;

import dev.embercache.store.Standing;

/**
 * The region of a variant, as the variant sees it.
 */
interface VariantOwner {

	boolean isExpired(MemoryVariant variant);

	/**
	 * Note a read.
	 * @return whether the variant may be served
	 */
	Standing touch(MemoryVariant variant);

	/**
	 * Return the tenure of the variants that went for the given reason, one by one.
	 */
	Tenure tenureOfRemoved(Standing reason);

	/**
	 * Note that a variant was removed.
	 */
	void removed(MemoryVariant variant);

}
