package dev.embercache.autoconfigure;

import java.nio.file.Path;

import dev.embercache.codec.Codec;
import dev.embercache.rules.LibraryRules;
import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;
import dev.embercache.store.disk.DiskEntryStore;
import dev.embercache.store.memory.MemoryEntryStore;

/**
 * Provides the store on disk; in a test, one of its own.
 */
final class DiskStoreProvider implements StoreProvider {

	private final DiskStoreProperties properties;

	private final String name;

	private final LibraryRules rules;

	DiskStoreProvider(DiskStoreProperties properties, String name, LibraryRules rules) {
		this.properties = properties;
		this.name = name;
		this.rules = rules;
	}

	@Override
	public EmberCacheProperties.Store kind() {
		return EmberCacheProperties.Store.DISK;
	}

	@Override
	public EntryStore open(RestartScope scope) {
		if (this.properties.privateInTests() && TestRun.isActive(this.rules)) {
			return scope.getOrCreate(RestartScopeKeys.TEMPORARY_DISK_STORE, EntryStore.class,
					() -> TemporaryStore.open((folder) -> open(folder)));
		}
		Path folder = this.properties.directory().toAbsolutePath().normalize();
		DiskEntryStore store = scope.getOrCreate(RestartScopeKeys.diskStore(folder.resolve(this.name)),
				DiskEntryStore.class, () -> open(folder));
		store.limit(this.properties.maximumSize());
		return store;
	}

	private DiskEntryStore open(Path folder) {
		return DiskEntryStore.open(folder, this.name, this.properties.maximumSize(), Codec.VERSION,
				new MemoryEntryStore());
	}

}
