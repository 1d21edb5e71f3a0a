package dev.embercache.store.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

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
	void keepsWhatOtherCodeComputedInLimitedSpace() {
		History history = new History(4, null, DataSize.ofBytes(30));
		this.region = this.store.region("prices", new Bounds(null, null, 1000, null, history));
		for (int i = 0; i < 10; i++) {
			fill(key("key" + i), "0123456789", FIRST);
			fill(key("key" + i), "abcdefghij", SECOND);
		}
		assertThat(texts(key("key9"))).containsExactly("abcdefghij", "0123456789");
		assertThat(texts(key("key0"))).containsExactly("abcdefghij");
		long older = IntStream.range(0, 10).mapToLong((i) -> texts(key("key" + i)).size() - 1).sum();
		assertThat(older).isEqualTo(3);
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
