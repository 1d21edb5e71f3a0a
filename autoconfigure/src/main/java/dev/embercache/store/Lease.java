package dev.embercache.store;

/**
 * The right of one computation to fill in its result. It is taken when the computation
 * begins and ends when the key is invalidated or updated.
 *
 * @since 0.1.0
 */
public interface Lease {

	/**
	 * A lease that never holds.
	 */
	Lease NONE = () -> false;

	/**
	 * Return whether nothing revoked this lease so far.
	 * @return whether the result may still be filled in
	 */
	boolean holds();

}
