package dev.embercache.cache;

import java.util.Set;

import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * A key in its two forms: the caller's own object for the live tier, bytes for the store.
 *
 * @param key the caller's key
 * @param entryKey the key of the store, or {@code null} if the key is served from the
 * live tier only
 * @param classNames the application classes in the key
 * @param libraryNames the library classes in the key
 */
record CacheKey(Object key, @Nullable EntryKey entryKey, Set<String> classNames, Set<String> libraryNames) {

	CacheKey(Object key, @Nullable EntryKey entryKey, Set<String> classNames) {
		this(key, entryKey, classNames, Set.of());
	}

}
