package dev.embercache.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.cache.Cache;

import dev.embercache.benchmarks.CachingApplication.Shop;

/**
 * What is left of the throughput when many threads want the same, and what is hit when
 * there is room for a part only? Beside Caffeine.
 * <p>
 * One hot key of a method with {@code sync = true} and 64 threads, only read and also
 * evicted by each thread at every 1,000th call; and 95 % reads, each with a put after a
 * miss, and 5 % puts on 100,000 keys of a Zipf distribution with an exponent of 0.99, in
 * a cache with room for 10,000.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=ContentionBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ContentionBenchmark {

	private static final int CAPACITY = 10_000;

	private static final int KEYS = 100_000;

	private static final double EXPONENT = 0.99;

	private static final int EVICTION = 1000;

	/**
	 * The cache that is asked.
	 */
	@Param({ "ember", "caffeine" })
	public String provider;

	private final String[] keys = HitBenchmark.Keys.of(KEYS);

	private final double[] distribution = new double[KEYS];

	private CachingApplication application;

	private Cache cache;

	private Shop shop;

	/**
	 * Start the application.
	 */
	@Setup
	public void start() {
		this.application = this.provider.equals("ember") ? CachingApplication
			.ember(Map.of("ember.cache.time-to-live", "1h", "ember.cache.maximum-entries", String.valueOf(CAPACITY)))
				: CachingApplication.peer(Peers.caffeine(CAPACITY));
		this.cache = this.application.cache();
		this.shop = this.application.shop();
		this.shop.priceForAll("hot");
		double sum = 0;
		for (int i = 0; i < KEYS; i++) {
			sum += 1 / Math.pow(i + 1, EXPONENT);
			this.distribution[i] = sum;
		}
		for (int i = 0; i < KEYS; i++) {
			this.distribution[i] /= sum;
		}
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		this.application.close();
	}

	/**
	 * Read a key that all others read.
	 * @return the value
	 */
	@Benchmark
	@Threads(64)
	public Object hot() {
		return this.shop.priceForAll("hot");
	}

	/**
	 * Read a key that all others read, and evict it now and then.
	 * @param load of this thread
	 * @return the value
	 */
	@Benchmark
	@Threads(64)
	public Object hotWithEvictions(Load load) {
		if (++load.calls % EVICTION == 0) {
			this.cache.evict("hot");
		}
		return this.shop.priceForAll("hot");
	}

	/**
	 * Read or put one of many keys.
	 * @param load of this thread
	 * @param counts what was hit
	 * @return the value
	 */
	@Benchmark
	@Threads(2)
	public Object mixed(Load load, Counts counts) {
		String key = this.keys[load.next()];
		if (load.isPut()) {
			return put(key);
		}
		Cache.ValueWrapper hit = this.cache.get(key);
		if (hit == null) {
			counts.misses++;
			return put(key);
		}
		counts.hits++;
		return hit.get();
	}

	private Object put(String key) {
		Price price = Price.of(key);
		this.cache.put(key, price);
		return price;
	}

	/**
	 * What a thread asks for, the same in each run and for each cache.
	 */
	@State(Scope.Thread)
	public static class Load {

		private static final int LENGTH = 1 << 18;

		private final int[] ranks = new int[LENGTH];

		private int position;

		private int calls;

		/**
		 * Draw the keys beforehand.
		 * @param benchmark has the distribution
		 * @param threads gives each thread a load of its own
		 */
		@Setup
		public void draw(ContentionBenchmark benchmark, org.openjdk.jmh.infra.ThreadParams threads) {
			if (threads.getThreadCount() > 2) {
				return;
			}
			SplittableRandom random = new SplittableRandom(20260 + threads.getThreadIndex());
			for (int i = 0; i < LENGTH; i++) {
				int rank = Arrays.binarySearch(benchmark.distribution, random.nextDouble());
				this.ranks[i] = Math.min((rank < 0) ? -rank - 1 : rank, KEYS - 1);
			}
		}

		int next() {
			this.position = (this.position + 1) & (LENGTH - 1);
			return this.ranks[this.position];
		}

		boolean isPut() {
			return this.position % 20 == 0;
		}

	}

	/**
	 * Hits and misses of a thread.
	 */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Counts {

		/**
		 * Reads that found a value.
		 */
		public long hits;

		/**
		 * Reads that found none.
		 */
		public long misses;

		/**
		 * Begin anew.
		 */
		@Setup(Level.Iteration)
		public void reset() {
			this.hits = 0;
			this.misses = 0;
		}

	}

}
