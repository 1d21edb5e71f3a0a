package dev.embercache.store.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store of many entries costs, in print: how long it takes to fill, close and open
 * it, and the room it takes. With {@code -Dember.disk-entries=1000000} for more.
 */
class DiskScaleTests {

	private static final int ENTRIES = Integer.getInteger("ember.disk-entries", 100_000);

	private static final String TEXT = "x".repeat(100);

	@TempDir
	Path folder;

	private static EntryKey key(int i) {
		return EntryStoreContract.key("product-" + i);
	}

	private DiskEntryStore open() {
		return DiskEntryStore.open(this.folder, "shop", DataSize.ofGigabytes(4), 1, new MemoryEntryStore());
	}

	private static Region region(DiskEntryStore store) {
		return store.region("prices", new Bounds(null, null, Long.MAX_VALUE, null, History.DEFAULTS.withVariants(4)));
	}

	@Test
	void aCleanCloseWritesEverything() throws Exception {
		DiskEntryStore store = open();
		Region region = region(store);
		long start = System.nanoTime();
		for (int i = 0; i < ENTRIES; i++) {
			region.fill(key(i),
					new Variant(TEXT.getBytes(StandardCharsets.UTF_8), EntryStoreContract.FIRST, Instant.EPOCH),
					region.lease(key(i)));
		}
		long filled = System.nanoTime();
		store.close();
		long closed = System.nanoTime();
		long bytes = Files.size(this.folder.resolve("shop.ember"));
		long opening = System.nanoTime();
		try (DiskEntryStore again = open()) {
			long opened = System.nanoTime();
			assertThat(region(again).census().values()).containsExactly((long) ENTRIES);
			assertThat(region(again).find(key(ENTRIES - 1))).hasSize(1);
			System.out.printf(
					"%d entries of 100 bytes: %d ns to fill each in, %d ms to close, %d ms to open, "
							+ "%d bytes each in the file%n",
					ENTRIES, (filled - start) / ENTRIES, millis(closed - filled), millis(opened - opening),
					bytes / ENTRIES);
		}
	}

	private static long millis(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(nanos);
	}

}
