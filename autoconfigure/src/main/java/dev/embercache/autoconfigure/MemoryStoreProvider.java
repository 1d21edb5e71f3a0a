package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;
import dev.embercache.store.memory.MemoryEntryStore;

/**
 * Provides the store in the heap, which needs no library.
 */
final class MemoryStoreProvider implements StoreProvider {

	@Override
	public EmberCacheProperties.Store kind() {
		return EmberCacheProperties.Store.MEMORY;
	}

	@Override
	public EntryStore open(RestartScope scope) {
		return scope.getOrCreate(RestartScopeKeys.MEMORY_STORE, EntryStore.class,
				scope.outlivesGeneration() ? MemoryEntryStore::new : MemoryEntryStore::ofOneGeneration);
	}

}
