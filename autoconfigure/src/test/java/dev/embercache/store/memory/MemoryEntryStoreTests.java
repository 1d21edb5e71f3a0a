package dev.embercache.store.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryEntryStore}.
 */
class MemoryEntryStoreTests extends EntryStoreContract {

	private final AtomicLong nanos = new AtomicLong();

	@Override
	protected EntryStore open() {
		return new MemoryEntryStore(this.nanos::get);
	}

	@Override
	protected void advance(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

	@Test
	void hitsOfTheLiveTierProtectFromEviction() {
		this.region = region(null, null, 10, null, 4);
		StoredVariant hot = fill(TEA, "10", FIRST);
		for (int i = 0; i < 1000; i++) {
			advance(Duration.ofSeconds(2));
			hot.touch();
			fill(key("key" + i), "value", FIRST);
		}
		assertThat(hot.standing()).isEqualTo(Standing.PRESENT);
	}

}
