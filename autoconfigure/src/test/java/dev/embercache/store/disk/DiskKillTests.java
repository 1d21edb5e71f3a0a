package dev.embercache.store.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.memory.MemoryEntryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills JVMs in the middle of writes, with {@code kill -9} where there is one. Run more
 * rounds with {@code -Dember.kill-rounds=300}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiskKillTests {

	private static final int ROUNDS = Integer.getInteger("ember.kill-rounds", 30);

	/**
	 * In each of so many rounds there are values that were written long before the end.
	 */
	private static final int LONG_ROUND = 10;

	/**
	 * After half a second a value is to be written. A busy machine takes its time.
	 */
	private static final long WRITTEN_NANOS = TimeUnit.SECONDS.toNanos(3);

	@TempDir
	Path folder;

	@Test
	void whatIsReadAfterAKillIsRightAndLittleIsLost(CapturedOutput output) throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		long found = 0;
		for (int round = 1; round <= ROUNDS; round++) {
			boolean isLong = round % LONG_ROUND == 0;
			Map<String, History> histories = run(round, isLong ? WRITTEN_NANOS + TimeUnit.SECONDS.toNanos(2)
					: random.nextLong(TimeUnit.MILLISECONDS.toNanos(700)));
			found += check(histories, "seed %d, round %d".formatted(seed, round));
			if (isLong) {
				assertThat(histories.values()).anyMatch((history) -> history.isToBeThere);
			}
		}
		assertThat(found).isPositive();
		assertThat(output).doesNotContain("Ember Cache cannot");
	}

	/**
	 * Run a JVM for a while, from its first change on, and kill it.
	 */
	private Map<String, History> run(int round, long nanos) throws Exception {
		Map<String, History> histories = new HashMap<>();
		long last = 0;
		try (StoreProcess process = new StoreProcess(this.folder, round)) {
			long first = 0;
			for (String line = process.readLine(); line != null; line = process.readLine()) {
				String[] parts = line.split(" ");
				if (parts.length == 4) {
					long time = Long.parseLong(parts[3]);
					histories.computeIfAbsent(parts[1], (key) -> new History())
						.add(parts[0], Long.parseLong(parts[2]), time);
					first = (first != 0) ? first : time;
					last = time;
					if (time - first > nanos) {
						process.kill();
					}
				}
			}
		}
		long end = last;
		histories.values().forEach((history) -> history.end(end - WRITTEN_NANOS));
		return histories;
	}

	private long check(Map<String, History> histories, String description) {
		long found = 0;
		int lost = 0;
		try (DiskEntryStore store = DiskEntryStore.open(this.folder, "shop", DataSize.ofMegabytes(64), 1,
				new MemoryEntryStore())) {
			Region region = store.region("prices", StoreProcess.bounds());
			for (Map.Entry<String, History> entry : histories.entrySet()) {
				EntryKey key = EntryStoreContract.key(entry.getKey());
				History history = entry.getValue();
				List<StoredVariant> variants = region.find(key);
				for (StoredVariant variant : variants) {
					String text = new String(variant.variant().payload(), StandardCharsets.UTF_8);
					long version = Long.parseLong(text.split("\\|")[1]);
					assertThat(text).as(description).isEqualTo(StoreProcess.text(key, version));
					assertThat(version).as("%s, %s", description, history).isGreaterThanOrEqualTo(history.oldest);
					found++;
				}
				lost += (history.isToBeThere && variants.isEmpty()) ? 1 : 0;
			}
		}
		// Each writer may have been about to invalidate a key.
		assertThat(lost).as(description).isLessThanOrEqualTo(StoreProcess.WRITERS);
		return found;
	}

	/**
	 * What is known of a key.
	 */
	private static final class History {

		/**
		 * The oldest version that may be read.
		 */
		private long oldest;

		private String operation = "";

		private long version;

		private long time;

		private boolean isToBeThere;

		void add(String operation, long version, long time) {
			this.operation = operation;
			this.version = version;
			this.time = time;
			if (!operation.equals("fill")) {
				this.oldest = version + (operation.equals("invalidate") ? 1 : 0);
			}
		}

		/**
		 * What was written long ago has to be there, unless it was being invalidated.
		 */
		void end(long longAgo) {
			this.isToBeThere = !this.operation.equals("invalidate") && this.time < longAgo;
		}

		@Override
		public String toString() {
			return "last %s of version %d, none before %d".formatted(this.operation, this.version, this.oldest);
		}

	}

}
