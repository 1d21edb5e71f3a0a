package dev.embercache.store.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

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

	@Test
	void aTimeToIdleThatIsSetLaterCountsFromTheWrite() {
		StoredVariant stored = fill(TEA, "10", FIRST);
		this.region = region(null, Duration.ofMinutes(10), 100, null, 4);
		StoredVariant later = fill(COFFEE, "3", FIRST);
		advance(Duration.ofMinutes(6));
		assertThat(stored.touch()).isEqualTo(Standing.PRESENT);
		assertThat(later.touch()).isEqualTo(Standing.PRESENT);
		advance(Duration.ofMinutes(6));
		assertThat(stored.touch()).isEqualTo(Standing.EXPIRED);
		assertThat(later.touch()).isEqualTo(Standing.PRESENT);
	}

	@Test
	void theCensusCountsWhatAWalkFinds() {
		this.region = region(Duration.ofMinutes(10), null, 60, null, 2);
		Random random = new Random(7);
		List<Lineage> lineages = List.of(FIRST, SECOND, THIRD);
		for (int i = 0; i < 5000; i++) {
			EntryKey key = key("key" + random.nextInt(100));
			Variant variant = variant("value", lineages.get(random.nextInt(3)));
			switch (random.nextInt(5)) {
				case 0 -> this.region.invalidate(key);
				case 1 -> this.region.update(key, variant);
				case 2 -> this.region.putIfAbsent(key, variant, FIRST::equals);
				default -> this.region.fill(key, variant, this.region.lease(key));
			}
			if (i % 1000 == 500) {
				advance(Duration.ofMinutes(5));
			}
			if (i % 2000 == 1999) {
				this.region.clear();
			}
			if (i % 1500 == 1499) {
				this.region = region(Duration.ofMinutes(10), null, 40 + random.nextInt(30), null, 2 + i % 2);
			}
			if (i % 50 == 0) {
				assertThat(this.region.census()).isEqualTo(walk());
			}
		}
		advance(Duration.ofHours(1));
		assertThat(this.region.census()).isEmpty();
	}

	private Map<List<Lineage>, Long> walk() {
		Map<List<Lineage>, Long> numbers = new HashMap<>();
		this.region.forEach((key, variants) -> numbers
			.merge(variants.stream().map(StoredVariant::variant).map(Variant::lineage).toList(), 1L, Long::sum));
		return numbers;
	}

}
