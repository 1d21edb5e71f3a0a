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
		for (String way : List.of("cache", "cacheable")) {
			for (int keys : new int[] { 1, 1000 }) {
				for (int threads = 1; threads <= 2; threads++) {
					hits(all, way, keys, threads);
				}
			}
		}
		hitsOnMutableValues(all);
		puts(all);
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
