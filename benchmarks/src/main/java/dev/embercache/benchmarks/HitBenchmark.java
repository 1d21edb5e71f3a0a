package dev.embercache.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.cache.Cache;

import dev.embercache.benchmarks.CachingApplication.Shop;

/**
 * What does a hit on a value cost that cannot change, and may be shared by its readers?
 * Through the cache and through a proxy of a cached method, beside Caffeine with the same
 * expiry and size, and a map with neither.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=HitBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HitBenchmark {

	/**
	 * The cache that is asked.
	 */
	@Param({ "ember", "caffeine", "map" })
	public String provider;

	/**
	 * Number of keys that are asked for in turn.
	 */
	@Param({ "1", "1000" })
	public int keys;

	private CachingApplication application;

	private Cache cache;

	private Shop shop;

	/**
	 * Fill the cache.
	 */
	@Setup
	public void fill() {
		this.application = application();
		this.cache = this.application.cache();
		this.shop = this.application.shop();
		for (String key : Keys.of(this.keys)) {
			this.shop.price(key);
		}
	}

	private CachingApplication application() {
		return switch (this.provider) {
			case "ember" -> CachingApplication
				.ember(Map.of("ember.cache.time-to-live", "1h", "ember.cache.maximum-entries", "10000"));
			case "caffeine" -> CachingApplication.peer(Peers.caffeine(10_000));
			case "map" -> CachingApplication.peer(Peers.mapByReference());
			default -> throw new IllegalArgumentException(this.provider);
		};
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		this.application.close();
	}

	/**
	 * Ask the cache.
	 * @param keys the keys of this thread
	 * @return the value
	 */
	@Benchmark
	public Object cache(Keys keys) {
		return this.cache.get(keys.next()).get();
	}

	/**
	 * Call the cached method.
	 * @param keys the keys of this thread
	 * @return the value
	 */
	@Benchmark
	public Object cacheable(Keys keys) {
		return this.shop.price(keys.next());
	}

	/**
	 * The keys of a thread.
	 */
	@State(Scope.Thread)
	public static class Keys {

		private String[] keys;

		private int next;

		/**
		 * Make keys of this thread's own, as each request does.
		 * @param benchmark says how many
		 */
		@Setup
		public void make(HitBenchmark benchmark) {
			this.keys = of(benchmark.keys);
		}

		static String[] of(int number) {
			String[] keys = new String[number];
			for (int i = 0; i < number; i++) {
				keys[i] = "tea-" + i;
			}
			return keys;
		}

		String next() {
			this.next = (this.next + 1 < this.keys.length) ? this.next + 1 : 0;
			return this.keys[this.next];
		}

	}

}
