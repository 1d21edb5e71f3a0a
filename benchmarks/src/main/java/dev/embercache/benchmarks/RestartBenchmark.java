package dev.embercache.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.ReflectionUtils;

import dev.embercache.codec.Codec;

/**
 * What do entries add to a DevTools restart, and how long does the first hit after it
 * take? In an application of 2,000 classes with 200 cached methods that have filled
 * 100,000 or 1,000,000 entries; each restart comes after the change of one class, with
 * Ember Cache and with Caffeine in its place in turn.
 * <p>
 * A restart is measured from DevTools' decision to the moment in which the application is
 * ready. The first hit is the first read of each of 10,000 keys in a generation, as the
 * median; so is the decode, of encoded values that lie in memory as long as the entries.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=RestartBenchmark}
 */
public final class RestartBenchmark implements Runnable {

	private static final Map<String, String> WITH = Map.of("spring.cache.type", "", "ember.cache.enabled", "true");

	private static final Map<String, String> WITHOUT = Map.of("spring.cache.type", "caffeine", "ember.cache.enabled",
			"false");

	private static final int WARMUPS = 2;

	private static final int READS = 10_000;

	private final int services = Integer.getInteger("benchmarks.services");

	private final int entries = Integer.getInteger("benchmarks.entries");

	private final int rounds = Integer.getInteger("benchmarks.rounds");

	private final GeneratedApplication application = GeneratedApplication
		.in(Path.of(System.getProperty("benchmarks.folder")));

	/**
	 * What a cache by value would decode at a hit. It is not in the caches of the
	 * processor, as little as the entries are.
	 */
	private final byte[][] encoded = new byte[this.entries][];

	static void measure(Size size, Results results) {
		measure(size.choose(1000, 100_000, 100_000), size, results);
		if (size == Size.LONG) {
			measure(1_000_000, size, results);
		}
	}

	private static void measure(int entries, Size size, Results results) {
		try {
			Path folder = Files.createTempDirectory("generated-application");
			try {
				measure(entries, folder, size, results);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void measure(int entries, Path folder, Size size, Results results) throws IOException {
		int services = size.choose(10, GeneratedApplication.SERVICES, GeneratedApplication.SERVICES);
		GeneratedApplication.withSpring(folder, services);
		Map<String, List<Double>> samples = new ForkedJvm().without(StartBenchmark.OTHERS)
			.with(folder)
			.option(ForkedJvm.wholeHeap((entries > 100_000) ? "4g" : "1g"))
			.option("-D" + Restarts.PROPERTY + "=" + RestartBenchmark.class.getName(), "-Dbenchmarks.folder=" + folder,
					"-Dbenchmarks.services=" + services, "-Dbenchmarks.entries=" + entries,
					"-Dbenchmarks.rounds=" + size.choose(1, 8, 20))
			.run("com.acme.Application", "--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
					"--spring.devtools.restart.poll-interval=1h", "--spring.devtools.livereload.enabled=false",
					"--ember.cache.maximum-entries=" + 2 * entries, "--ember.cache.time-to-live=1h");
		String name = "RestartBenchmark.%s@" + entries;
		samples.forEach((figure, values) -> results.add(name.formatted(figure),
				Figure.of(figure.startsWith("restart") ? "ms" : "ns", values)));
		results.add(name.formatted("restart") + Results.ADDED,
				Figure.ofDifferences("ms", samples.get("restart"), samples.get("restart-without")));
	}

	/**
	 * Fill the caches and restart, inside of the application.
	 */
	@Override
	public void run() {
		Codec codec = Restarts.context().getBean(Codec.class);
		for (int i = 0; i < this.entries; i++) {
			this.encoded[i] = codec.encode(call(i)).bytes();
		}
		for (int round = -WARMUPS; round < this.rounds; round++) {
			Map<String, Double> figures = new LinkedHashMap<>();
			figures.put("restart", changeAndRestart(WITH));
			readForTheFirstTime(figures);
			figures.put("restart-without", changeAndRestart(WITHOUT));
			if (round >= 0) {
				figures.forEach(ForkedJvm::report);
			}
		}
	}

	private double changeAndRestart(Map<String, String> properties) {
		try {
			this.application.change((int) (System.nanoTime() >>> 8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Restarts.restart(properties);
	}

	private Object call(int entry) {
		Object service = Restarts.context().getBean("service" + entry % this.services);
		return ReflectionUtils.invokeMethod(ReflectionUtils.findMethod(service.getClass(), "find", String.class),
				service, key(entry));
	}

	private static String key(int entry) {
		return "item-" + entry;
	}

	private void readForTheFirstTime(Map<String, Double> figures) {
		Cache cache = Restarts.context().getBean(CacheManager.class).getCache("views");
		Codec codec = Restarts.context().getBean(Codec.class);
		List<Double> hits = new ArrayList<>();
		List<Double> decodes = new ArrayList<>();
		for (int i = 0; i < Math.min(this.entries, 2 * READS) && hits.size() < READS; i++) {
			String key = key(i);
			long start = System.nanoTime();
			Cache.ValueWrapper hit = cache.get(key);
			long nanos = System.nanoTime() - start;
			// The class that was changed is within the reach of the first five services.
			if (i % this.services < 5) {
				continue;
			}
			if (hit == null) {
				throw new IllegalStateException("Entry %d has not outlived the restart".formatted(i));
			}
			hits.add((double) nanos);
			// That of another key of the same service, so that the hit has not brought it
			// near.
			byte[] bytes = this.encoded[(i + this.entries / 2) % this.entries];
			start = System.nanoTime();
			codec.decode(bytes);
			decodes.add((double) (System.nanoTime() - start));
		}
		figures.put("very-first-hit", hits.get(0));
		figures.put("first-hit", median(hits));
		figures.put("decode", median(decodes));
	}

	private static double median(List<Double> samples) {
		return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
	}

}
