package dev.embercache.store.disk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.memory.TimedMemoryStore;

/**
 * A {@link DiskEntryStore} whose disk has been full from the beginning keeps the contract
 * all the same.
 */
class DiskEntryStoreOnFullDiskTests extends EntryStoreContract {

	private final SettableClock clock = new SettableClock();

	private final AtomicLong nanos = new AtomicLong();

	@TempDir
	Path folder;

	@Override
	protected EntryStore open() {
		return new DiskEntryStore(this.folder, "shop", DataSize.ofMegabytes(64), 1,
				TimedMemoryStore.open(this.nanos::get), this.clock, FullDiskPath.prefix(5000));
	}

	@Override
	protected void advance(Duration duration) {
		this.clock.advance(duration);
		this.nanos.addAndGet(duration.toNanos());
	}

	@AfterEach
	void close() {
		this.store.close();
	}

}
