package dev.embercache.store;

import java.util.Collection;

/**
 * Keeps variants beyond a generation. It holds bytes, strings and numbers, never an
 * object of an application class. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface EntryStore extends AutoCloseable {

	/**
	 * Return the region of the given cache. Created if absent; the bounds apply from now
	 * on, also to the entries that are there.
	 * @param cache the name of the cache
	 * @param bounds the bounds of the region
	 * @return the region
	 */
	Region region(String cache, Bounds bounds);

	/**
	 * Return all regions, of caches of earlier generations too.
	 * @return the regions
	 */
	Collection<Region> regions();

	/**
	 * Return whether this store was opened with entries of an earlier JVM, which a report
	 * at the first start of this one should name.
	 * @return whether there were entries
	 */
	default boolean hasEarlierEntries() {
		return false;
	}

	/**
	 * Return whether the entries are on another machine, so that looking at all of them
	 * would delay a start.
	 * @return whether the store is remote
	 */
	default boolean isRemote() {
		return false;
	}

	/**
	 * Return whether a later generation of the application sees the entries of this
	 * store. If not, values need not be encoded.
	 * @return whether the entries outlive a generation
	 */
	default boolean outlivesGeneration() {
		return true;
	}

	@Override
	void close();

}
