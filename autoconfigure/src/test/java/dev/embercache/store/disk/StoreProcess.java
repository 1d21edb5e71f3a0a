package dev.embercache.store.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Region;
import dev.embercache.store.memory.MemoryEntryStore;

import org.springframework.util.unit.DataSize;

/**
 * A JVM that writes to a store until it is killed, and says so: one line for each change,
 * after the change returned.
 */
final class StoreProcess implements AutoCloseable {

	/**
	 * Keys that are written at a time.
	 */
	private static final int KEYS = 100;

	/**
	 * How long until one of them is left alone.
	 */
	private static final int MILLIS_PER_KEY = 10;

	static final int WRITERS = 3;

	private final Process process;

	private final BufferedReader output;

	StoreProcess(Path folder, int round) throws IOException {
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
				StoreProcess.class.getName(), folder.toString(), Integer.toString(round))
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
	 * Kill the process. What it wrote before can still be read.
	 */
	void kill() {
		this.process.toHandle().destroyForcibly();
	}

	@Override
	public void close() throws Exception {
		this.process.destroyForcibly().waitFor();
		this.output.close();
	}

	static Bounds bounds() {
		return new Bounds(null, null, 100_000, null, History.DEFAULTS.withVariants(4));
	}

	static String text(EntryKey key, long version) {
		return new String(key.bytes(), StandardCharsets.UTF_8) + "|" + version + "|"
				+ "x".repeat((int) (version % 700));
	}

	public static void main(String[] arguments) throws Exception {
		DiskEntryStore store = DiskEntryStore.open(Path.of(arguments[0]), "shop", DataSize.ofMegabytes(64), 1,
				new MemoryEntryStore());
		Region region = store.region("prices", bounds());
		long first = Integer.parseInt(arguments[1]) * 1_000_000_000L;
		System.out.println("ready");
		for (int writer = 0; writer < WRITERS; writer++) {
			int number = writer;
			new Thread(() -> write(region, number, first)).start();
		}
	}

	private static void write(Region region, int writer, long first) {
		Random random = new Random(first + writer);
		PrintStream output = System.out;
		long start = System.nanoTime();
		for (long version = first + writer;; version += WRITERS) {
			long left = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / MILLIS_PER_KEY;
			EntryKey key = EntryStoreContract.key("key-" + writer + "-" + (left + random.nextInt(KEYS)));
			String operation = change(region, key, version, random.nextInt(10));
			String line = operation + " " + new String(key.bytes(), StandardCharsets.UTF_8) + " " + version + " "
					+ System.nanoTime();
			synchronized (output) {
				output.println(line);
				output.flush();
			}
		}
	}

	private static String change(Region region, EntryKey key, long version, int choice) {
		Variant variant = new Variant(text(key, version).getBytes(StandardCharsets.UTF_8), EntryStoreContract.FIRST,
				Instant.EPOCH);
		switch (choice) {
			case 0 -> {
				region.invalidate(key);
				return "invalidate";
			}
			case 1 -> {
				region.update(key, variant);
				return "update";
			}
			default -> {
				region.fill(key, variant, region.lease(key));
				return "fill";
			}
		}
	}

}
