package dev.embercache.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contract of every store.
 */
public abstract class EntryStoreContract {

	protected static final Lineages LINEAGES = Lineages.builder(EntryStoreContract.class.getClassLoader())
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.store"), new PathMatchingResourcePatternResolver()))
		.build();

	public static final Lineage FIRST = LINEAGES.lineageOf("prices", null, Set.of(Bounds.class.getName()));

	protected static final Lineage SECOND = LINEAGES.lineageOf("prices", null, Set.of(Standing.class.getName()));

	protected static final Lineage THIRD = LINEAGES.lineageOf("prices", null, Set.of(Lease.class.getName()));

	protected static final EntryKey TEA = key("tea");

	protected static final EntryKey COFFEE = key("coffee");

	protected EntryStore store;

	protected Region region;

	protected abstract EntryStore open();

	/**
	 * Let time pass for the store.
	 */
	protected abstract void advance(Duration duration);

	@BeforeEach
	void openStore() {
		this.store = open();
		this.region = region(null, null, 100, null, 4);
	}

	protected final Region region(@Nullable Duration timeToLive, @Nullable Duration timeToIdle, long maximumEntries,
			@Nullable DataSize maximumWeight, int variants) {
		return this.store.region("prices", new Bounds(timeToLive, timeToIdle, maximumEntries, maximumWeight,
				History.DEFAULTS.withVariants(variants)));
	}

	public static EntryKey key(String text) {
		return EntryKey.of(text.getBytes(StandardCharsets.UTF_8));
	}

	protected static Variant variant(String text, Lineage lineage) {
		return new Variant(text.getBytes(StandardCharsets.UTF_8), lineage, Instant.EPOCH);
	}

	protected final @Nullable StoredVariant fill(EntryKey key, String text, Lineage lineage) {
		return this.region.fill(key, variant(text, lineage), this.region.lease(key));
	}

	protected final List<String> texts(EntryKey key) {
		return this.region.find(key)
			.stream()
			.map((stored) -> new String(stored.variant().payload(), StandardCharsets.UTF_8))
			.toList();
	}

	@Test
	void findsNothingUnderAKeyThatWasNeverWritten() {
		assertThat(this.region.find(TEA)).isEmpty();
	}

	@Test
	void findsWhatWasFilledIn() {
		fill(TEA, "10", FIRST);
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(texts(COFFEE)).isEmpty();
	}

	@Test
	void keepsTheVariantsOfSeveralLineagesNewestFirst() {
		fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		assertThat(texts(TEA)).containsExactly("12", "10");
	}

	@Test
	void aFillTakesThePlaceOfTheVariantOfItsLineage() {
		StoredVariant old = fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		fill(TEA, "11", FIRST);
		assertThat(texts(TEA)).containsExactly("11", "12");
		assertThat(old.standing()).isEqualTo(Standing.REPLACED);
	}

	@Test
	void theOldestVariantMakesRoom() {
		this.region = region(null, null, 100, null, 2);
		StoredVariant oldest = fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		fill(TEA, "14", THIRD);
		assertThat(texts(TEA)).containsExactly("14", "12");
		assertThat(oldest.standing()).isEqualTo(Standing.EVICTED);
	}

	@Test
	void anUpdateRemovesAllOtherVariants() {
		StoredVariant first = fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		StoredVariant updated = this.region.update(TEA, variant("13", THIRD));
		assertThat(texts(TEA)).containsExactly("13");
		assertThat(first.standing()).isEqualTo(Standing.REPLACED);
		assertThat(updated.standing()).isEqualTo(Standing.PRESENT);
	}

	@Test
	void anInvalidationRemovesAllVariantsAndNamesTheirLineages() {
		StoredVariant first = fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		assertThat(this.region.invalidate(TEA)).containsExactlyInAnyOrder(FIRST, SECOND);
		assertThat(texts(TEA)).isEmpty();
		assertThat(first.standing()).isEqualTo(Standing.INVALIDATED);
		assertThat(this.region.invalidate(TEA)).isEmpty();
	}

	@Test
	void aFillDoesNotUndoAnInvalidation() {
		Lease lease = this.region.lease(TEA);
		this.region.invalidate(TEA);
		assertThat(this.region.fill(TEA, variant("10", FIRST), lease)).isNull();
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void aFillDoesNotUndoAnUpdate() {
		Lease lease = this.region.lease(TEA);
		this.region.update(TEA, variant("12", FIRST));
		assertThat(this.region.fill(TEA, variant("10", SECOND), lease)).isNull();
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void aFillDoesNotUndoAClear() {
		Lease lease = this.region.lease(TEA);
		this.region.clear();
		assertThat(this.region.fill(TEA, variant("10", FIRST), lease)).isNull();
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void aLeaseOutlivesWhatHappensToOtherKeys() {
		Lease lease = this.region.lease(TEA);
		this.region.invalidate(COFFEE);
		this.region.update(COFFEE, variant("3", FIRST));
		assertThat(this.region.fill(TEA, variant("10", FIRST), lease)).isNotNull();
	}

	@Test
	void aLeaseTakenAfterAnInvalidationHolds() {
		this.region.invalidate(TEA);
		assertThat(fill(TEA, "10", FIRST)).isNotNull();
	}

	@Test
	void clearRemovesAllKeys() {
		StoredVariant tea = fill(TEA, "10", FIRST);
		fill(COFFEE, "3", FIRST);
		assertThat(this.region.clear()).isTrue();
		assertThat(texts(TEA)).isEmpty();
		assertThat(texts(COFFEE)).isEmpty();
		assertThat(tea.standing()).isEqualTo(Standing.INVALIDATED);
		assertThat(this.region.clear()).isFalse();
	}

	@Test
	void putIfAbsentPutsWhereNothingHolds() {
		fill(TEA, "10", FIRST);
		Variant variant = variant("12", SECOND);
		assertThat(this.region.putIfAbsent(TEA, variant, (lineage) -> false).variant()).isEqualTo(variant);
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void putIfAbsentLeavesWhatHolds() {
		fill(TEA, "10", FIRST);
		StoredVariant result = this.region.putIfAbsent(TEA, variant("12", SECOND), FIRST::equals);
		assertThat(result.variant().lineage()).isEqualTo(FIRST);
		assertThat(texts(TEA)).containsExactly("10");
	}

	@Test
	void removesOneVariant() {
		fill(TEA, "10", FIRST);
		StoredVariant damaged = fill(TEA, "12", SECOND);
		this.region.remove(TEA, damaged);
		assertThat(texts(TEA)).containsExactly("10");
	}

	@Test
	void keepsWhatOtherCodeComputedForALimitedTime() {
		History history = new History(4, Duration.ofHours(1), DataSize.ofMegabytes(1));
		this.region = this.store.region("prices", new Bounds(null, null, 100, null, history));
		fill(TEA, "10", FIRST);
		advance(Duration.ofHours(2));
		fill(TEA, "12", SECOND);
		assertThat(texts(TEA)).as("old from now on").containsExactly("12", "10");
		advance(Duration.ofMinutes(61));
		fill(COFFEE, "7", FIRST);
		fill(COFFEE, "8", SECOND);
		assertThat(texts(TEA)).containsExactly("12");
		assertThat(texts(COFFEE)).containsExactly("8", "7");
	}

	@Test
	void expiresSomeTimeAfterTheWrite() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		StoredVariant stored = fill(TEA, "10", FIRST);
		advance(Duration.ofMinutes(9));
		assertThat(texts(TEA)).containsExactly("10");
		advance(Duration.ofMinutes(2));
		assertThat(stored.standing()).isEqualTo(Standing.EXPIRED);
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void eachVariantExpiresForItself() {
		this.region = region(Duration.ofMinutes(10), null, 100, null, 4);
		fill(TEA, "10", FIRST);
		advance(Duration.ofMinutes(6));
		fill(TEA, "12", SECOND);
		advance(Duration.ofMinutes(6));
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void expiresSomeTimeAfterTheLastRead() {
		this.region = region(null, Duration.ofMinutes(10), 100, null, 4);
		StoredVariant stored = fill(TEA, "10", FIRST);
		for (int i = 0; i < 5; i++) {
			advance(Duration.ofMinutes(9));
			stored.touch();
		}
		assertThat(texts(TEA)).containsExactly("10");
		advance(Duration.ofMinutes(11));
		assertThat(stored.standing()).isEqualTo(Standing.EXPIRED);
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void aShorterTimeToLiveAppliesToOldEntries() {
		fill(TEA, "10", FIRST);
		advance(Duration.ofMinutes(5));
		this.region = region(Duration.ofMinutes(4), null, 100, null, 4);
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void holdsNoMoreEntriesThanItMay() {
		this.region = region(null, null, 10, null, 4);
		for (int i = 0; i < 100; i++) {
			fill(key("key" + i), "value", FIRST);
		}
		assertThat(keys()).hasSizeLessThanOrEqualTo(10).isNotEmpty();
	}

	@Test
	void holdsNoMoreBytesThanItMay() {
		this.region = region(null, null, 1000, DataSize.ofKilobytes(10), 4);
		for (int i = 0; i < 100; i++) {
			fill(key("key" + i), "x".repeat(1000), FIRST);
		}
		assertThat(keys()).hasSizeLessThanOrEqualTo(10).isNotEmpty();
	}

	@Test
	void holdsNoMoreEntriesThanItMayWhereBytesAreLimitedToo() {
		this.region = region(null, null, 10, DataSize.ofMegabytes(10), 4);
		for (int i = 0; i < 100; i++) {
			fill(key("key" + i), "value", FIRST);
		}
		assertThat(keys()).hasSizeLessThanOrEqualTo(10).isNotEmpty();
	}

	@Test
	void newBoundsKeepWhatFits() {
		fill(TEA, "10", FIRST);
		fill(TEA, "12", SECOND);
		this.region = region(null, null, 50, DataSize.ofMegabytes(1), 1);
		assertThat(texts(TEA)).containsExactly("12");
		this.region.invalidate(TEA);
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void tellsItsListenersWhatWent() {
		List<StoredVariant> removed = new ArrayList<>();
		Region.RemovalListener listener = new Region.RemovalListener() {

			@Override
			public void removed(StoredVariant variant) {
				removed.add(variant);
			}

			@Override
			public void cleared() {
			}

		};
		this.region.addRemovalListener(listener);
		StoredVariant tea = fill(TEA, "10", FIRST);
		this.region.invalidate(TEA);
		assertThat(removed).containsExactly(tea);
	}

	@Test
	void aFillThatRacesWithInvalidationsNeverSurvivesTheLastOne() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			for (int i = 0; i < 500; i++) {
				Lease lease = this.region.lease(TEA);
				CountDownLatch start = new CountDownLatch(1);
				Future<?> invalidation = executor.submit(() -> {
					start.await();
					return this.region.invalidate(TEA);
				});
				start.countDown();
				StoredVariant filled = this.region.fill(TEA, variant("10", FIRST), lease);
				invalidation.get(10, TimeUnit.SECONDS);
				assertThat(texts(TEA)).isEmpty();
				assertThat(filled == null || filled.standing() == Standing.INVALIDATED).isTrue();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	@Timeout(60)
	void aLeaseUnderWhichAnUpdateWasNotSeenEndsWithTheUpdate() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			for (int i = 0; i < 500; i++) {
				// It is in use, so that a reader finds it without waiting for anybody.
				StoredVariant stale = fill(TEA, "9", FIRST);
				Future<?> update = executor.submit(() -> this.region.update(TEA, variant("12", SECOND)));
				Lease unseen = Lease.NONE;
				Lease lease = this.region.lease(TEA);
				while (!texts(TEA).contains("12")) {
					unseen = lease;
					lease = this.region.lease(TEA);
				}
				update.get(10, TimeUnit.SECONDS);
				assertThat(this.region.fill(TEA, variant("10", SECOND), unseen)).isNull();
				assertThat(stale.standing()).isEqualTo(Standing.REPLACED);
				this.region.invalidate(TEA);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void manyThreadsNeverReadWhatNobodyWrote() throws Exception {
		this.region = region(null, null, 20, DataSize.ofKilobytes(50), 2);
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> futures = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				Random random = new Random(thread);
				futures.add(executor.submit(() -> {
					for (int i = 0; i < 1000; i++) {
						changeAndRead(random);
					}
				}));
			}
			for (Future<?> future : futures) {
				future.get(1, TimeUnit.MINUTES);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(keys()).hasSizeLessThanOrEqualTo(20);
		long counted = this.region.census().values().stream().mapToLong(Long::longValue).sum();
		assertThat(counted).isEqualTo(keys().size());
		this.region.clear();
		assertThat(keys()).isEmpty();
	}

	private void changeAndRead(Random random) {
		String name = "key" + random.nextInt(40);
		EntryKey key = key(name);
		Variant variant = variant(name + "|" + random.nextInt(), random.nextBoolean() ? FIRST : SECOND);
		switch (random.nextInt(8)) {
			case 0 -> this.region.invalidate(key);
			case 1 -> this.region.update(key, variant);
			case 2 -> this.region.putIfAbsent(key, variant, FIRST::equals);
			default -> this.region.fill(key, variant, this.region.lease(key));
		}
		if (random.nextInt(200) == 0) {
			this.region.clear();
		}
		assertThat(texts(key)).hasSizeLessThanOrEqualTo(2).allMatch((text) -> text.startsWith(name + "|"));
	}

	@Test
	void regionsOfOtherCachesAreLeftAlone() {
		Region orders = this.store.region("orders", new Bounds(null, null, 100, null, History.DEFAULTS));
		fill(TEA, "10", FIRST);
		orders.clear();
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(this.store.regions()).extracting(Region::cache).containsExactlyInAnyOrder("prices", "orders");
	}

	private List<EntryKey> keys() {
		List<EntryKey> keys = new ArrayList<>();
		this.region.forEach((key, variants) -> keys.add(key));
		return keys;
	}

}
