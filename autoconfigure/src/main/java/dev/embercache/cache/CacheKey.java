package dev.embercache.cache;

import java.util.Set;

import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * A key in its two forms: an object for the live tier, bytes for the store.
 *
 * @param asked the key that was asked for
 * @param entryKey the key of the store, or {@code null} if the key is served from the
 * live tier only
 * @param classNames the application classes in the key
 * @param libraryNames the library classes in the key
 */
record CacheKey(AskedKey asked, @Nullable EntryKey entryKey, Set<String> classNames, Set<String> libraryNames) {

	CacheKey(AskedKey asked, @Nullable EntryKey entryKey, Set<String> classNames) {
		this(asked, entryKey, classNames, Set.of());
	}

	/**
	 * Return what stands for the key in the live tier.
	 */
	Object key() {
		return this.asked.key();
	}

}
