package dev.embercache.store.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.log.LogMessage;
import org.springframework.util.unit.DataSize;

import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.disk.KilledApplication.Price;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills JVMs in the middle of writes, with {@code kill -9} where there is one. Run more
 * rounds with {@code -Dember.kill-rounds=300}.
 * <p>
 * A JVM notes when each change began and returned. A value has to be there if it was
 * written, and its writer had returned, a second before the beginning of a later write
 * that returned too: then the store had the processor after the second was over, however
 * busy the machine is.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiskKillTests {

	private static final Log logger = LogFactory.getLog(DiskKillTests.class);

	private static final int ROUNDS = Integer.getInteger("ember.kill-rounds", 30);

	private static final int ROUNDS_OF_APPLICATIONS = Math.max(3, ROUNDS / 10);

	/**
	 * Each so many rounds is long enough that values are due.
	 */
	private static final int LONG_ROUND = 3;

	private static final long WRITTEN_NANOS = TimeUnit.SECONDS.toNanos(1);

	@TempDir
	Path directory;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private long found;

	private long due;

	private long lost;

	private long oldestLost;

	private Path folder() {
		return this.directory.resolve("cache");
	}

	@Test
	void whatIsReadAfterAKillIsRightAndNothingOlderThanASecondIsLost(CapturedOutput output) throws Exception {
		for (int round = 1; round <= ROUNDS; round++) {
			List<List<Changes.Change>> changes = kill("store", round);
			try (DiskEntryStore store = DiskEntryStore.open(folder(), "shop", DataSize.ofMegabytes(64), 1,
					new MemoryEntryStore())) {
				Region region = store.region("prices", StoreProcess.bounds());
				check(changes, round, (key) -> find(region, key));
			}
		}
		report("stores", ROUNDS);
		assertThat(output).doesNotContain("Ember Cache cannot");
	}

	private static long find(Region region, String key) {
		List<StoredVariant> variants = region.find(EntryStoreContract.key(key));
		if (variants.isEmpty()) {
			return -1;
		}
		assertThat(variants).hasSize(1);
		String text = new String(variants.get(0).variant().payload(), StandardCharsets.UTF_8);
		long version = Long.parseLong(text.split("\\|")[1]);
		assertThat(text).isEqualTo(StoreProcess.text(key, version));
		return version;
	}

	@Test
	void anApplicationStartsAfterAKillAndReadsWhatItWroteUntilASecondBefore(CapturedOutput output) throws Exception {
		for (int round = 1; round <= ROUNDS_OF_APPLICATIONS; round++) {
			List<List<Changes.Change>> changes = kill("application", round);
			try (ConfigurableApplicationContext application = KilledApplication.start(folder())) {
				Cache cache = application.getBean(CacheManager.class).getCache(KilledApplication.CACHE);
				check(changes, round, (key) -> find(cache, key));
			}
		}
		report("applications", ROUNDS_OF_APPLICATIONS);
		assertThat(output).doesNotContain("Ember Cache cannot").doesNotContain("WARN");
	}

	private static long find(Cache cache, String key) {
		Price price = cache.get(key, Price.class);
		if (price == null) {
			return -1;
		}
		assertThat(price).isEqualTo(Price.of(key, price.version()));
		return price.version();
	}

	private List<List<Changes.Change>> kill(String target, int round) throws Exception {
		boolean isLong = round % LONG_ROUND == 0;
		long nanos = this.random.nextLong(TimeUnit.MILLISECONDS.toNanos(700));
		try (StoreProcess process = new StoreProcess(folder(), target, round)) {
			return process.killAfter(isLong ? 2 * WRITTEN_NANOS + nanos : nanos);
		}
	}

	/**
	 * Compare what can be found with what was written.
	 * @param find finds the version of a key, or -1
	 */
	private void check(List<List<Changes.Change>> changes, int round, Function<String, Long> find) {
		long promised = changes.stream()
			.flatMap(List::stream)
			.filter(Changes.Change::isPromise)
			.mapToLong(Changes.Change::begin)
			.max()
			.orElse(Long.MIN_VALUE + WRITTEN_NANOS);
		long end = changes.stream()
			.flatMap(List::stream)
			.mapToLong((change) -> Math.max(change.begin(), change.end()))
			.max()
			.orElse(0);
		assertThat(changes).as("seed %d, round %d", this.seed, round).anyMatch((made) -> !made.isEmpty());
		boolean anyDue = false;
		for (int writer = 0; writer < changes.size(); writer++) {
			Map<Integer, KeyHistory> histories = new HashMap<>();
			changes.get(writer)
				.forEach((change) -> histories.computeIfAbsent(change.number(), (number) -> new KeyHistory())
					.add(change, promised - WRITTEN_NANOS));
			for (Map.Entry<Integer, KeyHistory> entry : histories.entrySet()) {
				KeyHistory history = entry.getValue();
				String key = StoreProcess.key(writer, entry.getKey());
				long version = find.apply(key);
				String description = "%s, seed %d, round %d, %s".formatted(key, this.seed, round, history);
				if (version >= 0 || history.isDue()) {
					assertThat(version).as(description).isGreaterThanOrEqualTo(history.oldest());
				}
				anyDue |= history.isDue();
				count(history, version, end);
			}
		}
		assertThat(anyDue || round % LONG_ROUND != 0).as("seed %d, round %d", this.seed, round).isTrue();
	}

	private void count(KeyHistory history, long version, long end) {
		long age = history.ageOfLoss(version, end);
		this.found += (version >= 0) ? 1 : 0;
		this.due += history.isDue() ? 1 : 0;
		this.lost += (age > 0) ? 1 : 0;
		this.oldestLost = Math.max(this.oldestLost, age);
	}

	private void report(String what, int rounds) {
		assertThat(this.found).isPositive();
		logger.info(LogMessage.format(
				"%d %s were killed: %d values were found, %d of them due; %d last values were lost, "
						+ "the oldest %d ms before the end",
				rounds, what, this.found, this.due, this.lost, TimeUnit.NANOSECONDS.toMillis(this.oldestLost)));
	}

}
