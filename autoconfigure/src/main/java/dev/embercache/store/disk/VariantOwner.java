package dev.embercache.store.disk;

import dev.embercache.store.Expiry;

/**
 * The region of a variant, as the variant sees it.
 */
interface VariantOwner {

	/**
	 * Return the epoch in which variants are written now.
	 */
	ClearEpoch epoch();

	long now();

	Expiry expiry();

	/**
	 * Write the time of a read, unless the key is being changed.
	 */
	void noteRead(DiskVariant variant);

	/**
	 * Note that a variant was removed.
	 */
	void removed(DiskVariant variant);

}
