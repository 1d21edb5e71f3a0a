package dev.embercache.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The questions of the table, with their targets.
 */
final class Comparisons {

	static final List<Comparison> ALL = all();

	private Comparisons() {
	}

	private static List<Comparison> all() {
		List<Comparison> all = new ArrayList<>();
		String page = "PageBenchmark.";
		all.add(Comparison.faster(Double.NaN, "The sample's page right after a restart", page + "ember",
				"Caffeine, emptied by the restart", page + "caffeine"));
		all.add(Comparison.faster(Double.NaN, "The sample's page right after a restart", page + "ember", "no cache",
				page + "none"));
		for (String way : List.of("cache", "cacheable")) {
			for (int keys : new int[] { 1, 1000 }) {
				for (int threads = 1; threads <= 2; threads++) {
					hits(all, way, keys, threads);
				}
			}
		}
		hitsOnMutableValues(all);
		puts(all);
		footprints(all);
		starts(all);
		for (int entries : new int[] { 1000, 100_000, 1_000_000 }) {
			restarts(all, entries);
		}
		redis(all);
		contention(all);
		return List.copyOf(all);
	}

	private static void hits(List<Comparison> all, String way, int keys, int threads) {
		String name = "HitBenchmark.%s(keys=%d,provider=%s)@%d";
		String question = "Hit on an immutable value, %s, %,d %s, %d %s".formatted(
				way.equals("cache") ? "`Cache.get`" : "`@Cacheable`", keys, (keys == 1) ? "key" : "keys", threads,
				(threads == 1) ? "thread" : "threads");
		String ours = name.formatted(way, keys, "ember", threads);
		String theirs = name.formatted(way, keys, "caffeine", threads);
		all.add(Comparison.atMost(1.2, question, ours, "Caffeine", theirs));
		if (keys == 1 && threads == 1) {
			all.add(Comparison.atMost(Double.NaN, question, ours, "a map without limits",
					name.formatted(way, keys, "map", threads)));
			all.add(Comparison.added(0, "Allocation of this hit", ours + "#bytes", "Caffeine", theirs + "#bytes"));
		}
	}

	private static void hitsOnMutableValues(List<Comparison> all) {
		for (String shape : List.of("quote", "basket20", "baskets10")) {
			String name = "MutableHitBenchmark.hit(provider=%s,shape=" + shape + ")@1";
			String question = "Hit on a mutable value, " + description(shape);
			String ours = name.formatted("ember");
			all.add(Comparison.faster(10, question, ours, "Ehcache by value", name.formatted("ehcache")));
			all.add(Comparison.faster(10, question, ours, "map by value", name.formatted("map-by-value")));
			all.add(Comparison.faster(4, question, ours, "decoding it", name.formatted("decode")));
		}
	}

	private static void puts(List<Comparison> all) {
		for (String shape : List.of("price", "basket20", "text64k")) {
			String name = "PutBenchmark.put(shape=" + shape + ",way=%s)@1";
			String ours = name.formatted("encode");
			all.add(Comparison.atMost(1.3, "Encoding " + description(shape), ours, "Jackson, Smile",
					name.formatted("jackson-smile")));
			all.add(Comparison.atMost(1, "Encoding " + description(shape), ours, "GenericJacksonJsonRedisSerializer",
					name.formatted("generic-jackson-json")));
			all.add(Comparison.atMost(1.3, "Put that outlives a restart, " + description(shape),
					name.formatted("outliving"), "Jackson, Smile", name.formatted("jackson-smile")));
			all.add(Comparison.atMost(1, "Put that outlives a restart, " + description(shape),
					name.formatted("outliving"), "GenericJacksonJsonRedisSerializer",
					name.formatted("generic-jackson-json")));
		}
		String name = "PutBenchmark.put(shape=price,way=%s)@1";
		all.add(Comparison.atMost(1.5, "Put of an immutable value that nothing can outlive",
				name.formatted("not-outliving"), "Caffeine", name.formatted("caffeine")));
	}

	private static void footprints(List<Comparison> all) {
		String name = "FootprintBenchmark.";
		String peer = name + "caffeine";
		all.add(Comparison.limit(100, "Memory of an entry beyond key and value, nothing can outlive it", name + "ember",
				"Caffeine", peer));
		all.add(Comparison.limit(100, "The same, kept after a restart, beyond the bytes of key and value",
				name + "ember-restarted", "Ehcache", name + "ehcache"));
		all.add(Comparison.limit(Double.NaN, "The same, kept for a restart and live, with these bytes",
				name + "ember-outliving", "Caffeine", peer));
		all.add(Comparison.limit(Double.NaN,
				"Smallest heap for 1,000,000 entries (short set: 100,000), nothing can outlive them",
				name + "ember#heap", "Caffeine", peer + "#heap"));
		all.add(Comparison.limit(Double.NaN, "The same, kept for a restart and live", name + "ember-outliving#heap",
				"Ehcache", name + "ehcache#heap"));
	}

	private static void starts(List<Comparison> all) {
		String name = "StartBenchmark.";
		all.add(Comparison.added(30, "Start of an empty web application", name + "empty+ember", "without the starter",
				name + "empty"));
		all.add(Comparison.added(Double.NaN, "Start of a web application that caches", name + "caching+ember",
				"`spring.cache.type=simple`", name + "caching+simple"));
	}

	private static void restarts(List<Comparison> all, int entries) {
		String name = "RestartBenchmark.%s@" + entries;
		String size = (entries == 1000) ? "100 classes" : "2,000 classes";
		String ours = name.formatted("restart");
		all.add(Comparison.addedOrShare(50, "DevTools restart, %s and %,d entries".formatted(size, entries), ours,
				"Caffeine", name.formatted("restart-without")));
		all.add(Comparison.atMost(2, "First hit of a key after it, %,d entries".formatted(entries),
				name.formatted("first-hit"), "a decode", name.formatted("decode")));
		all.add(Comparison.limit(Double.NaN, "Very first hit after it, %,d entries".formatted(entries),
				name.formatted("very-first-hit"), "", null));
	}

	private static void redis(List<Comparison> all) {
		for (String shape : List.of("price", "basket20")) {
			String hit = "RedisBenchmark.hit(provider=%s,shape=" + shape + ")";
			String put = "RedisBenchmark.put(provider=%s,shape=" + shape + ")";
			String wire = "RedisBenchmark.%s(provider=%s,shape=" + shape + ")#wire";
			String what = description(shape);
			String withoutLiveTier = hit.formatted("ember-without-live-tier");
			all.add(Comparison.faster(50, "Redis: hit with the live tier, " + what, hit.formatted("ember"),
					"Spring Data, JDK serialization", hit.formatted("spring-data-jdk")));
			all.add(Comparison.faster(50, "Redis: hit with the live tier, " + what, hit.formatted("ember"),
					"Spring Data, JSON", hit.formatted("spring-data-json")));
			all.add(Comparison.faster(1, "Redis: hit without the live tier, " + what, withoutLiveTier,
					"Spring Data, JDK serialization", hit.formatted("spring-data-jdk")));
			all.add(Comparison.faster(1, "Redis: hit without the live tier, " + what, withoutLiveTier,
					"Spring Data, JSON", hit.formatted("spring-data-json")));
			all.add(Comparison.faster(Double.NaN, "Redis: put, " + what, put.formatted("ember"),
					"Spring Data, JDK serialization", put.formatted("spring-data-jdk")));
			all.add(Comparison.faster(Double.NaN, "Redis: processor time of a hit without the live tier, " + what,
					withoutLiveTier + "#processor", "Spring Data, JDK serialization",
					hit.formatted("spring-data-jdk") + "#processor"));
			all.add(Comparison.faster(Double.NaN, "Redis: processor time of a put, " + what,
					put.formatted("ember") + "#processor", "Spring Data, JDK serialization",
					put.formatted("spring-data-jdk") + "#processor"));
			for (String way : List.of("hit", "put")) {
				all.add(Comparison.atMost(1, "Redis: bytes on the wire of a " + way + ", " + what,
						wire.formatted(way, "ember"), "Spring Data, JDK serialization",
						wire.formatted(way, "spring-data-jdk")));
			}
		}
	}

	private static void contention(List<Comparison> all) {
		String name = "ContentionBenchmark.%s(provider=%s)@%d";
		all.add(Comparison.atLeast(Double.NaN, "`sync = true`, one hot key, 64 threads",
				name.formatted("hot", "ember", 64), "Caffeine", name.formatted("hot", "caffeine", 64)));
		all.add(Comparison.atLeast(Double.NaN, "The same, evicted at every 1,000th call",
				name.formatted("hotWithEvictions", "ember", 64), "Caffeine",
				name.formatted("hotWithEvictions", "caffeine", 64)));
		String ours = name.formatted("mixed", "ember", 2);
		String theirs = name.formatted("mixed", "caffeine", 2);
		all.add(Comparison.atLeast(Double.NaN, "95 % reads, Zipf, room for a tenth: throughput", ours, "Caffeine",
				theirs));
		all.add(Comparison.atLeast(Double.NaN, "95 % reads, Zipf, room for a tenth: hit ratio",
				"ContentionBenchmark.mixed(provider=ember)#hit-ratio", "Caffeine",
				"ContentionBenchmark.mixed(provider=caffeine)#hit-ratio"));
	}

	private static String description(String shape) {
		return switch (shape) {
			case "price" -> "a price of 5 fields";
			case "quote" -> "a bean of 5 fields";
			case "basket20" -> "a basket of 20 items";
			case "baskets10" -> "10 such baskets";
			case "text64k" -> "a text of 64 KB";
			default -> throw new IllegalArgumentException(shape);
		};
	}

}
