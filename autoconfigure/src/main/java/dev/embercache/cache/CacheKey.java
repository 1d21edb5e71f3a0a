package dev.embercache.cache;

import java.util.Set;

import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * A key in both of its forms: an object for the live tier, bytes for the store.
 *
 * @param snapshot the key as it was when it was looked up
 * @param entryKey the key of the store, or {@code null} if the key is served from the
 * live tier only
 * @param classNames the application classes in the key
 * @param libraryNames the library classes in the key
 */
record CacheKey(KeySnapshot snapshot, @Nullable EntryKey entryKey, Set<String> classNames, Set<String> libraryNames) {

	CacheKey(KeySnapshot snapshot, @Nullable EntryKey entryKey, Set<String> classNames) {
		this(snapshot, entryKey, classNames, Set.of());
	}

	/**
	 * Return the key of the live tier.
	 */
	Object key() {
		return this.snapshot.key();
	}

}
