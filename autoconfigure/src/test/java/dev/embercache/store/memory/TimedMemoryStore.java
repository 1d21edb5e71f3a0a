package dev.embercache.store.memory;

import com.github.benmanes.caffeine.cache.Ticker;

import dev.embercache.store.EntryStore;

/**
 * A store in memory whose time is made by a test, for tests of other stores.
 */
public final class TimedMemoryStore {

	private TimedMemoryStore() {
	}

	public static EntryStore open(Ticker ticker) {
		return new MemoryEntryStore(ticker);
	}

}
