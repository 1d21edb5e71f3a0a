package dev.embercache.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

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

	private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);

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
	 * Start the application, and have two threads call it, which wait for each other now
	 * and then: with 64 threads on a few processors the compiler has hardly any time, and
	 * what is measured would be the interpreter.
	 */
	@Setup
	public void prepare() {
		start();
		CompletableFuture.allOf(CompletableFuture.runAsync(this::warmUp), CompletableFuture.runAsync(this::warmUp))
			.join();
	}

	private void warmUp() {
		long end = System.nanoTime() + WARM_UP_NANOS;
		for (int i = 0; System.nanoTime() < end; i++) {
			if (i % 10 == 0) {
				this.cache.evict("hot");
			}
			this.shop.priceForAll("hot");
		}
	}

	private void start() {
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
	 * @return the value
	 */
	@Benchmark
	@Threads(2)
	public Object mixed(Load load) {
		String key = this.keys[load.next()];
		Cache.ValueWrapper hit = load.isPut() ? null : this.cache.get(key);
		return (hit != null) ? hit.get() : put(key);
	}

	private Object put(String key) {
		Price price = Price.of(key);
		this.cache.put(key, price);
		return price;
	}

	/**
	 * Count the hits of the mixed load: of the same reads for each cache, however many of
	 * them it does in a second, after as many that fill it.
	 */
	static void measure(Size size, Results results) {
		for (String provider : new String[] { "ember", "caffeine" }) {
			ContentionBenchmark benchmark = new ContentionBenchmark();
			benchmark.provider = provider;
			benchmark.start();
			try {
				Load load = new Load();
				load.draw(benchmark, 0);
				int rounds = size.choose(1000, Load.LENGTH, 4 * Load.LENGTH);
				benchmark.hitRatio(load, rounds);
				results.add("ContentionBenchmark.mixed(provider=" + provider + ")#hit-ratio",
						Figure.exact("%", 100 * benchmark.hitRatio(load, rounds)));
			}
			finally {
				benchmark.stop();
			}
		}
	}

	private double hitRatio(Load load, int rounds) {
		int hits = 0;
		int reads = 0;
		for (int i = 0; i < rounds; i++) {
			String key = this.keys[load.next()];
			boolean hit = false;
			if (!load.isPut()) {
				reads++;
				hit = this.cache.get(key) != null;
				hits += hit ? 1 : 0;
			}
			if (!hit) {
				put(key);
			}
		}
		return (double) hits / reads;
	}

	/**
	 * Keys that a thread asks for, the same in each run and for each cache.
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
		public void draw(ContentionBenchmark benchmark, ThreadParams threads) {
			if (threads.getThreadCount() <= 2) {
				draw(benchmark, threads.getThreadIndex());
			}
		}

		private void draw(ContentionBenchmark benchmark, int seed) {
			SplittableRandom random = new SplittableRandom(20260 + seed);
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

}
