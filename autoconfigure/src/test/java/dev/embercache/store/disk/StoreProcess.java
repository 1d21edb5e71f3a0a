package dev.embercache.store.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.disk.Changes.Operation;
import dev.embercache.store.memory.MemoryEntryStore;

import org.springframework.util.unit.DataSize;

/**
 * A JVM that writes to a store until it is killed, and notes what it did, see
 * {@link Changes}. Each thread writes keys of its own.
 */
final class StoreProcess implements AutoCloseable {

	/**
	 * Keys that are written at a time.
	 */
	private static final int KEYS = 100;

	/**
	 * Time until one of them is left alone.
	 */
	private static final int MILLIS_PER_KEY = 10;

	private static final int WRITERS = 3;

	private final Path changes;

	private final Process process;

	private final BufferedReader output;

	/**
	 * Start a JVM that writes to a store.
	 */
	StoreProcess(Path folder, int round) throws IOException {
		this(folder, "store", round);
	}

	/**
	 * Start a JVM.
	 * @param target what writes: {@code store}, or {@code application}
	 */
	StoreProcess(Path folder, String target, int round) throws IOException {
		this.changes = Files.createTempDirectory(folder.getParent(), "changes");
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Dspring.devtools.restart.enabled=false",
				"-cp", System.getProperty("java.class.path"), StoreProcess.class.getName(), folder.toString(), target,
				Integer.toString(round), this.changes.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.output = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Read the next line, or {@code null} at the end of the process.
	 */
	String readLine() throws IOException {
		return this.output.readLine();
	}

	/**
	 * Let the process write for a while of its own time, and kill it.
	 * @return the changes of each writer
	 */
	List<List<Changes.Change>> killAfter(long nanos) throws Exception {
		long first = 0;
		for (String line = readLine(); line != null; line = readLine()) {
			if (line.startsWith("at ")) {
				long time = Long.parseLong(line.substring(3));
				first = (first != 0) ? first : time;
				if (time - first > nanos) {
					break;
				}
			}
		}
		this.process.destroyForcibly().waitFor();
		List<List<Changes.Change>> changes = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			Path file = this.changes.resolve("" + writer);
			changes.add(new Changes(file).all());
			Files.delete(file);
		}
		return changes;
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		this.output.close();
	}

	static Bounds bounds() {
		return new Bounds(null, null, 100_000, null, History.DEFAULTS.withVariants(4));
	}

	static String key(int writer, int number) {
		return "key-" + writer + "-" + number;
	}

	static String text(String key, long version) {
		return key + "|" + version + "|" + "x".repeat((int) (version % 700));
	}

	public static void main(String[] arguments) {
		Path folder = Path.of(arguments[0]);
		Target target = arguments[1].equals("application") ? KilledApplication.Writer.start(folder)
				: RegionWriter.open(folder);
		long first = Integer.parseInt(arguments[2]) * 1_000_000_000L;
		System.out.println("ready");
		for (int writer = 0; writer < WRITERS; writer++) {
			int number = writer;
			Changes changes = new Changes(Path.of(arguments[3], "" + writer));
			new Thread(() -> write(target, changes, number, first)).start();
		}
	}

	private static void write(Target target, Changes changes, int writer, long first) {
		Random random = new Random(first + writer);
		PrintStream output = System.out;
		long start = System.nanoTime();
		long told = 0;
		for (long version = first + writer; !changes.isFull(); version += WRITERS) {
			long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
			int number = (int) (millis / MILLIS_PER_KEY) + random.nextInt(KEYS);
			change(target, changes, key(writer, number), number, version, random.nextInt(10));
			if (millis > told) {
				told = millis;
				output.println("at " + System.nanoTime());
			}
		}
	}

	private static void change(Target target, Changes changes, String key, int number, long version, int choice) {
		switch (choice) {
			case 0 -> {
				changes.begin(Operation.INVALIDATE, number, version);
				target.invalidate(key);
				changes.end(true);
			}
			case 1 -> {
				changes.begin(Operation.UPDATE, number, version);
				target.update(key, version);
				changes.end(true);
			}
			default -> {
				changes.begin(Operation.FILL, number, version);
				changes.end(target.fill(key, version));
			}
		}
	}

	/**
	 * What values are written to.
	 */
	interface Target {

		/**
		 * Fill a value in.
		 * @return whether that was done
		 */
		boolean fill(String key, long version);

		void update(String key, long version);

		void invalidate(String key);

	}

	private record RegionWriter(Region region) implements Target {

		static RegionWriter open(Path folder) {
			DiskEntryStore store = DiskEntryStore.open(folder, "shop", DataSize.ofMegabytes(64), 1,
					new MemoryEntryStore());
			return new RegionWriter(store.region("prices", bounds()));
		}

		private static Variant variant(String key, long version) {
			return new Variant(text(key, version).getBytes(StandardCharsets.UTF_8), EntryStoreContract.FIRST,
					Instant.EPOCH);
		}

		@Override
		public boolean fill(String key, long version) {
			EntryKey entryKey = EntryStoreContract.key(key);
			return this.region.fill(entryKey, variant(key, version), this.region.lease(entryKey)) != null;
		}

		@Override
		public void update(String key, long version) {
			this.region.update(EntryStoreContract.key(key), variant(key, version));
		}

		@Override
		public void invalidate(String key) {
			this.region.invalidate(EntryStoreContract.key(key));
		}

	}

}
