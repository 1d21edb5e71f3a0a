package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.Retention;
import dev.embercache.store.memory.MemoryEntryStore;

/**
 * Provides the store in the heap, which needs no further library.
 */
final class MemoryStoreProvider implements StoreProvider {

	@Override
	public EmberCacheProperties.Store kind() {
		return EmberCacheProperties.Store.MEMORY;
	}

	@Override
	public EntryStore open(Retention retention) {
		return retention.keep("store", EntryStore.class,
				retention.outlivesGeneration() ? MemoryEntryStore::new : MemoryEntryStore::ofOneGeneration);
	}

}
