package dev.embercache.cache;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.memory.MemoryEntryStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveTier} over the store in memory.
 */
class LiveTierTests {

	private static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS);

	private static final Lineage LINEAGE = Lineages.builder(LiveTierTests.class.getClassLoader())
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.cache"), new PathMatchingResourcePatternResolver()))
		.build()
		.lineageOf("prices", null, Set.of());

	private final EntryStore store = new MemoryEntryStore();

	private final Region region = this.store.region("prices", BOUNDS);

	private final LiveTier tier = new LiveTier(1000, this.region.limitsVariants(), new RemovalReasons());

	LiveTierTests() {
		this.region.addRemovalListener(this.tier);
	}

	@Test
	void dropsTheValueOfAVariantThatGoes() {
		add("tea", "10");
		add("coffee", "3");
		this.region.invalidate(key("tea"));
		assertThat(this.tier.find("tea")).isNull();
		assertThat(this.tier.find("coffee")).isNotNull();
	}

	@Test
	void dropsNearlyAllValuesOfManyVariantsThatGo() {
		IntStream.range(0, 1000).forEach((i) -> add("key" + i, "value"));
		IntStream.range(0, 500).forEach((i) -> this.region.invalidate(key("key" + i)));
		assertThat(IntStream.range(0, 500).filter((i) -> this.tier.find("key" + i) != null).count()).isLessThan(125);
		assertThat(IntStream.range(500, 1000)).allMatch((i) -> this.tier.find("key" + i) != null);
	}

	@Test
	void holdsNotMuchMoreThanTheStore() {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			keys.add("key" + i);
			add("key" + i, "value");
		}
		assertThat(keys.stream().filter((key) -> this.tier.find(key) != null).count()).isBetween(900L, 1250L);
	}

	@Test
	void doesNotGrowWithKeysThatAreChangedAfterTheyWerePut() {
		WeakReference<List<String>> first = new WeakReference<>(addAndChange(0));
		IntStream.range(1, 3000).forEach(this::addAndChange);
		Awaitility.await().until(() -> {
			System.gc();
			return first.get() == null;
		});
	}

	private List<String> addAndChange(int i) {
		List<String> key = new ArrayList<>(List.of("key" + i));
		add(key, "value");
		key.add("changed");
		return key;
	}

	@Test
	void aVariantThatWentMeanwhileIsNotAdded() {
		StoredVariant stored = this.region.update(key("tea"), variant("10"));
		this.region.invalidate(key("tea"));
		this.tier.put("tea", new SharedStoredValue(stored, "10"));
		assertThat(this.tier.find("tea")).isNull();
	}

	@Test
	void aValueOfTheStoreAndOneThatIsLiveOnlyTakeEachOthersPlace() {
		LiveValue stored = add("tea", "10");
		LiveValue liveOnly = liveOnly("11", new AtomicBoolean(true));
		this.tier.put("tea", liveOnly);
		assertThat(this.tier.find("tea")).isSameAs(liveOnly);
		this.tier.put("tea", stored);
		assertThat(this.tier.find("tea")).isSameAs(stored);
		this.tier.remove("tea", stored);
		assertThat(this.tier.find("tea")).isNull();
	}

	@Test
	void putsWhereNothingMayBeServed() {
		AtomicBoolean holds = new AtomicBoolean(true);
		LiveValue first = liveOnly("10", holds);
		LiveValue second = liveOnly("11", new AtomicBoolean(true));
		assertThat(this.tier.putIfAbsent("tea", first)).isNull();
		assertThat(this.tier.putIfAbsent("tea", second)).isSameAs(first);
		holds.set(false);
		assertThat(this.tier.putIfAbsent("tea", second)).isNull();
		assertThat(this.tier.find("tea")).isSameAs(second);
	}

	@Test
	void putsInThePlaceOfAValueWhoseVariantWasReplaced() {
		LiveValue stored = add("tea", "10");
		LiveValue liveOnly = liveOnly("11", new AtomicBoolean(true));
		assertThat(this.tier.putIfAbsent("tea", liveOnly)).isSameAs(stored);
		this.region.update(key("tea"), variant("12"));
		assertThat(this.tier.putIfAbsent("tea", liveOnly)).isNull();
		assertThat(this.tier.find("tea")).isSameAs(liveOnly);
	}

	@Test
	void removesAValueItselfAndNotOneThatEqualsIt() {
		LiveValue before = add("tea", "10");
		LiveValue now = add("tea", "10");
		this.tier.remove("tea", before);
		assertThat(this.tier.find("tea")).isSameAs(now).isEqualTo(before);
	}

	private LiveValue add(Object key, String value) {
		LiveValue live = new SharedStoredValue(this.region.update(key(key.toString()), variant(value)), value);
		this.tier.put(key, live);
		return live;
	}

	private static LiveValue liveOnly(String value, AtomicBoolean holds) {
		return new LiveOnlyValue(new HeldValue.Shared(value), holds::get, Ticker.systemTicker(), BOUNDS);
	}

	private static EntryKey key(String text) {
		return EntryKey.of(text.getBytes());
	}

	private static Variant variant(String text) {
		return new Variant(text.getBytes(), LINEAGE, Instant.EPOCH);
	}

}
