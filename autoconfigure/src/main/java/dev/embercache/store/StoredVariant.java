package dev.embercache.store;

import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;

/**
 * A variant in a store, and its standing there. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface StoredVariant {

	/**
	 * Return the variant, even if the store no longer keeps it. It equals the one that
	 * was written, but need not be the same object.
	 * @return the variant
	 */
	Variant variant();

	/**
	 * Return the lineage of the variant.
	 * @return the lineage
	 */
	default Lineage lineage() {
		return variant().lineage();
	}

	/**
	 * Return whether the store keeps the variant at this moment. Cheap, and never blocks:
	 * a live tier asks at every hit.
	 * @return the standing, which never returns to {@link Standing#PRESENT}
	 */
	Standing standing();

	/**
	 * Note that the variant is about to be served, so that it neither idles away nor is
	 * the first to be evicted. As cheap as {@link #standing()}.
	 * @return the standing; only what is {@link Standing#PRESENT} may be served
	 */
	Standing touch();

}
