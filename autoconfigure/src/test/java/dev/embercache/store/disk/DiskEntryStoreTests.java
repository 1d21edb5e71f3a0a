package dev.embercache.store.disk;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.disk.volume.UninterruptiblePath;
import dev.embercache.store.memory.MemoryEntryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DiskEntryStore}.
 */
class DiskEntryStoreTests extends EntryStoreContract {

	private final SettableClock clock = new SettableClock();

	@TempDir
	Path folder;

	@Override
	protected EntryStore open() {
		return open(DataSize.ofMegabytes(64));
	}

	private EntryStore open(DataSize maximumSize) {
		return new DiskEntryStore(this.folder, "shop", maximumSize, 1, new MemoryEntryStore(), this.clock,
				UninterruptiblePath.prefix());
	}

	@Override
	protected void advance(Duration duration) {
		this.clock.advance(duration);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	private void reopen() {
		reopen(new Bounds(null, null, 100, null, History.DEFAULTS.withVariants(4)));
	}

	private void reopen(Bounds bounds) {
		this.store.close();
		this.store = open();
		this.region = this.store.region("prices", bounds);
	}

	@Test
	void entriesSurviveAClose() {
		fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		this.region.update(COFFEE, variant("3", THIRD));
		reopen();
		assertThat(texts(TEA)).containsExactly("12", "10");
		assertThat(this.region.find(TEA)).extracting((stored) -> stored.variant().lineage())
			.containsExactly(SECOND, FIRST);
		assertThat(texts(COFFEE)).containsExactly("3");
	}

	@Test
	void knowsWhetherThereWereEntriesBefore() {
		assertThat(this.store.hasEarlierEntries()).isFalse();
		reopen();
		assertThat(this.store.hasEarlierEntries()).isFalse();
		fill(TEA, "10", FIRST);
		reopen();
		assertThat(this.store.hasEarlierEntries()).isTrue();
	}

	@Test
	void countsKeysByLineageAcrossAClose() {
		fill(TEA, "10", FIRST);
		fill(COFFEE, "3", FIRST);
		fill(key("milk"), "1", FIRST);
		fill(key("milk"), "2", SECOND);
		Map<?, Long> census = this.region.census();
		assertThat(census).hasSize(2).containsValues(2L, 1L);
		reopen();
		assertThat(this.region.census()).isEqualTo(census);
		this.region.invalidate(TEA);
		this.region.invalidate(COFFEE);
		this.region.invalidate(key("milk"));
		assertThat(this.region.census()).isEmpty();
	}

	@Test
	void expiresByTheWallClockAcrossAClose() {
		Bounds bounds = new Bounds(Duration.ofMinutes(10), null, 100, null, History.DEFAULTS.withVariants(4));
		this.region = this.store.region("prices", bounds);
		fill(TEA, "10", FIRST);
		reopen(bounds);
		advance(Duration.ofMinutes(9));
		assertThat(texts(TEA)).containsExactly("10");
		reopen(bounds);
		advance(Duration.ofMinutes(2));
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void idlesAwayAcrossAClose() {
		Bounds bounds = new Bounds(null, Duration.ofMinutes(10), 100, null, History.DEFAULTS.withVariants(4));
		this.region = this.store.region("prices", bounds);
		fill(TEA, "10", FIRST);
		fill(COFFEE, "3", FIRST);
		advance(Duration.ofMinutes(8));
		this.region.find(TEA).get(0).touch();
		reopen(bounds);
		advance(Duration.ofMinutes(8));
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(texts(COFFEE)).isEmpty();
	}

	@Test
	void aClockThatIsSetBackMakesNothingImmortal() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		fill(TEA, "10", FIRST);
		advance(Duration.ofDays(-365));
		assertThat(texts(TEA)).isEmpty();
		fill(TEA, "12", FIRST);
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void aClockThatIsSetBackALittleExpiresNothing() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		fill(TEA, "10", FIRST);
		advance(Duration.ofSeconds(-5));
		assertThat(texts(TEA)).containsExactly("10");
	}

	@Test
	void holdsNoMoreThanItMayInAll() {
		this.store.close();
		this.store = open(DataSize.ofKilobytes(100));
		this.region = region(null, null, 10_000, null, 4);
		for (int i = 0; i < 300; i++) {
			fill(key("key" + i), "x".repeat(1000), FIRST);
		}
		long kept = this.region.census().values().stream().mapToLong(Long::longValue).sum();
		assertThat(kept).isBetween(50L, 100L);
	}

	@Test
	void theKeysThatWereReadLongAgoMakeRoom() {
		this.region = region(null, null, 50, null, 4);
		StoredVariant hot = fill(TEA, "10", FIRST);
		for (int i = 0; i < 200; i++) {
			advance(Duration.ofSeconds(1));
			hot.touch();
			fill(key("key" + i), "value", FIRST);
		}
		assertThat(hot.standing()).isEqualTo(Standing.PRESENT);
	}

	@Test
	void collectsWhatExpired() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		fill(TEA, "10", FIRST);
		advance(Duration.ofMinutes(11));
		((DiskEntryStore) this.store).housekeep();
		assertThat(this.region.census()).isEmpty();
	}

	@Test
	void aListenerThatFailsDoesNotEndTheUpkeep() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		Region.RemovalListener listener = new Region.RemovalListener() {

			@Override
			public void removed(StoredVariant variant) {
				throw new IllegalStateException("not now");
			}

			@Override
			public void cleared() {
				throw new IllegalStateException("not now");
			}

		};
		this.region.addRemovalListener(listener);
		fill(TEA, "10", FIRST);
		advance(Duration.ofMinutes(11));
		((DiskEntryStore) this.store).housekeep();
		assertThat(this.region.census()).isEmpty();
		assertThat(this.region.clear()).isFalse();
		Reference.reachabilityFence(listener);
	}

	@Test
	void collectsVariantsWhoseCodeDoesNotComeBack() {
		fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		advance(Duration.ofDays(8));
		((DiskEntryStore) this.store).housekeep();
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void collectsTheEntriesOfACacheThatIsNoMore() {
		this.store.region("orders", new Bounds(null, null, 100, null, History.DEFAULTS.withVariants(4)))
			.update(TEA, variant("1", FIRST));
		fill(TEA, "10", FIRST);
		reopen();
		advance(Duration.ofDays(31));
		((DiskEntryStore) this.store).housekeep();
		assertThat(this.store.regions()).filteredOn((region) -> !region.census().isEmpty())
			.extracting((region) -> region.cache())
			.containsExactly("prices");
	}

	@Test
	void entriesOfAnotherVersionOfTheCodecAreGone() {
		fill(TEA, "10", FIRST);
		this.store.close();
		this.store = new DiskEntryStore(this.folder, "shop", DataSize.ofMegabytes(1), 2, new MemoryEntryStore(),
				this.clock, UninterruptiblePath.prefix());
		this.region = region(null, null, 100, null, 4);
		assertThat(texts(TEA)).isEmpty();
		assertThat(this.region.census()).isEmpty();
	}

	@Test
	void applicationsWithOtherNamesDoNotShareEntries() {
		fill(TEA, "10", FIRST);
		try (EntryStore other = new DiskEntryStore(this.folder, "office", DataSize.ofMegabytes(1), 1,
				new MemoryEntryStore(), this.clock, UninterruptiblePath.prefix())) {
			assertThat(other.region("prices", new Bounds(null, null, 100, null, History.DEFAULTS.withVariants(4)))
				.find(TEA)).isEmpty();
		}
	}

	@Test
	void anInterruptedCallerDoesNotHarmTheStore() {
		fill(TEA, "10", FIRST);
		reopen();
		Thread.currentThread().interrupt();
		try {
			assertThat(texts(TEA)).containsExactly("10");
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		fill(TEA, "12", FIRST);
		reopen();
		assertThat(texts(TEA)).containsExactly("12");
	}

}
