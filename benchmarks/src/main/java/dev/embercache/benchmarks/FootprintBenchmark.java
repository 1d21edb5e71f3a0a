package dev.embercache.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

import dev.embercache.benchmarks.CachingApplication.KeepingRestartScope;

import org.springframework.cache.Cache;

/**
 * How many bytes does an entry take in memory beyond its key and value, and how small a
 * heap do 1,000,000 small entries fit in? The keys are strings of 11 characters and the
 * values records of two fields. Each cache is filled in a JVM of its own; what a JVM with
 * nothing but the keys and values takes is subtracted, and where the store keeps bytes
 * for the next generation, the length of these.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=FootprintBenchmark}
 */
public final class FootprintBenchmark {

	private static final int STEP = 16;

	private static final int LARGEST_HEAP = 2048;

	private static final List<String> PROVIDERS = List.of("ember", "ember-outliving", "caffeine", "ehcache");

	private FootprintBenchmark() {
	}

	/**
	 * Fill a cache, and say what it takes.
	 * @param args the provider and the number of entries
	 */
	public static void main(String[] args) {
		int entries = Integer.parseInt(args[1]);
		KeepingRestartScope scope = new KeepingRestartScope();
		Map<String, Object> properties = Map.of("ember.cache.maximum-entries", String.valueOf(2 * entries),
				"ember.cache.time-to-live", "1h");
		Object held = switch (args[0]) {
			case "nothing" -> hold(entries);
			case "ember" -> fill(CachingApplication.ember(properties), entries);
			case "ember-outliving" -> fill(CachingApplication.outliving(scope, properties), entries);
			case "ember-restarted" -> {
				try (CachingApplication before = CachingApplication.outliving(scope, properties)) {
					fill(before, entries);
				}
				yield CachingApplication.outliving(scope, properties);
			}
			case "caffeine" -> fill(CachingApplication.peer(Peers.caffeine(2L * entries)), entries);
			case "ehcache" -> fill(CachingApplication.peer(Peers.ehcacheByReference(2L * entries)), entries);
			default -> throw new IllegalArgumentException(args[0]);
		};
		ForkedJvm.report("used", usedAfterCollection());
		if (held instanceof CachingApplication application) {
			check(application.cache(), entries);
			if (args[0].equals("ember-restarted")) {
				ForkedJvm.report("encoded", application.codec().encodeKey(key(entries / 2)).bytes().length
						+ application.codec().encode(Stock.of(entries / 2)).bytes().length);
			}
		}
		if (held instanceof Object[][] keysAndValues && keysAndValues[0].length != entries) {
			throw new IllegalStateException("Not all are held");
		}
		Runtime.getRuntime().halt(0);
	}

	private static Object[][] hold(int entries) {
		Object[][] held = new Object[2][entries];
		for (int i = 0; i < entries; i++) {
			held[0][i] = key(i);
			held[1][i] = Stock.of(i);
		}
		return held;
	}

	private static CachingApplication fill(CachingApplication application, int entries) {
		Cache cache = application.cache();
		for (int i = 0; i < entries; i++) {
			cache.put(key(i), Stock.of(i));
		}
		return application;
	}

	/**
	 * A cache that has forgotten something has no business here.
	 */
	private static void check(Cache cache, int entries) {
		for (int i = 0; i < entries; i += Math.max(1, entries / 1000)) {
			Cache.ValueWrapper value = cache.get(key(i));
			if (value == null || !Stock.of(i).equals(value.get())) {
				throw new IllegalStateException("There is no entry " + i);
			}
		}
	}

	private static String key(int number) {
		return "key-" + (1_000_000 + number);
	}

	private static long usedAfterCollection() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return used;
	}

	static void measure(Size size, Results results) {
		int entries = size.choose(1000, 100_000, 1_000_000);
		List<String> providers = (size == Size.MINIMAL) ? List.of("ember-outliving") : PROVIDERS;
		// An array of references for the keys, and one for the values.
		double held = bytes("nothing", entries) - bytes("nothing", 0) - 8.0 * entries;
		for (String provider : providers) {
			double beyond = (bytes(provider, entries) - bytes(provider, 1) - held) / entries;
			results.add(name(provider), Figure.exact("bytes", beyond));
		}
		Map<String, List<Double>> restarted = run("ember-restarted", entries);
		double used = restarted.get("used").get(0) - bytes("ember-restarted", 1);
		results.add(name("ember-restarted"), Figure.exact("bytes", used / entries - restarted.get("encoded").get(0)));
		for (String provider : providers) {
			results.add(name(provider) + "#heap", Figure.exact("MB", smallestHeap(provider, entries, size)));
		}
	}

	private static String name(String provider) {
		return "FootprintBenchmark." + provider;
	}

	private static double bytes(String provider, int entries) {
		return run(provider, entries).get("used").get(0);
	}

	private static Map<String, List<Double>> run(String provider, int entries) {
		return jvm("3g").run(FootprintBenchmark.class.getName(), provider, String.valueOf(entries));
	}

	private static double smallestHeap(String provider, int entries, Size size) {
		int fits = size.choose(2 * STEP, LARGEST_HEAP / 8, LARGEST_HEAP);
		int tooSmall = 0;
		while (fits - tooSmall > STEP) {
			int heap = (tooSmall + fits) / 2 / STEP * STEP;
			boolean fit = jvm(heap + "m").tryRun(FootprintBenchmark.class.getName(), provider,
					String.valueOf(entries)) != null;
			fits = fit ? heap : fits;
			tooSmall = fit ? tooSmall : heap;
		}
		return fits;
	}

	private static ForkedJvm jvm(String heap) {
		return new ForkedJvm().option("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
	}

	/**
	 * A small value.
	 *
	 * @param name a text
	 * @param count a number
	 */
	record Stock(String name, int count) implements java.io.Serializable {

		static Stock of(int number) {
			return new Stock("stock-" + number, number);
		}

	}

}
