package dev.embercache.benchmarks;

import java.util.concurrent.TimeUnit;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.Lineages;
import dev.embercache.store.EntryStore;
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

/**
 * What do hits and puts cost on a server of Redis, with the live tier and without, and
 * how many bytes go over the wire for them? Beside Spring Data's cache with JDK
 * serialisation and with JSON, on the same server.
 * <p>
 * Without the live tier means: each key is read for the first time by its manager, and
 * after the last key comes a new manager.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=RedisBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RedisBenchmark {

	private static final int TRAFFIC_ROUNDS = 1000;

	private static final String[] KEYS = HitBenchmark.Keys.of(1000);

	/**
	 * The cache that is asked.
	 */
	@Param({ "ember", "ember-without-live-tier", "spring-data-jdk", "spring-data-json" })
	public String provider;

	/**
	 * The shape of the value.
	 */
	@Param({ "price", "basket20" })
	public String shape;

	private RedisServer server;

	private CachingApplication application;

	private Cache cache;

	private boolean withoutLiveTier;

	private Object value;

	private int next;

	/**
	 * Start the server, and fill the cache.
	 */
	@Setup
	public void fill() {
		this.server = new RedisServer();
		this.withoutLiveTier = this.provider.equals("ember-without-live-tier");
		this.application = this.server.application(this.withoutLiveTier ? "ember" : this.provider);
		this.value = Shapes.of(this.shape);
		this.cache = this.application.cache();
		for (String key : KEYS) {
			this.cache.put(key, this.value);
		}
		if (this.withoutLiveTier) {
			this.cache = withEmptyLiveTier(this.application);
		}
	}

	private static Cache withEmptyLiveTier(CachingApplication application) {
		return EmberCacheManager
			.builder(application.bean(EntryStore.class), application.bean(Codec.class),
					application.bean(Lineages.class))
			.build()
			.getCache(CachingApplication.CACHE);
	}

	/**
	 * Stop application and server.
	 */
	@TearDown
	public void stop() {
		this.application.close();
		this.server.close();
	}

	/**
	 * Read the next of 1,000 keys.
	 * @return the value
	 */
	@Benchmark
	public Object hit() {
		return this.cache.get(next()).get();
	}

	/**
	 * Put the next of 1,000 keys.
	 * @return the cache
	 */
	@Benchmark
	public Object put() {
		this.cache.put(next(), this.value);
		return this.cache;
	}

	private String next() {
		if (++this.next == KEYS.length) {
			this.next = 0;
			if (this.withoutLiveTier) {
				this.cache = withEmptyLiveTier(this.application);
			}
		}
		return KEYS[this.next];
	}

	/**
	 * Have the server count the bytes that go in and out.
	 */
	static void measure(Size size, Results results) {
		for (String provider : new String[] { "ember", "spring-data-jdk", "spring-data-json" }) {
			measureTraffic(provider, "price", size.choose(10, TRAFFIC_ROUNDS, TRAFFIC_ROUNDS), results);
			if (size != Size.MINIMAL) {
				measureTraffic(provider, "basket20", TRAFFIC_ROUNDS, results);
			}
		}
	}

	private static void measureTraffic(String provider, String shape, int rounds, Results results) {
		try (RedisServer server = new RedisServer(); CachingApplication application = server.application(provider)) {
			Cache filled = application.cache();
			Object value = Shapes.of(shape);
			// What comes once: connections, scripts, the lineage.
			filled.put("first", value);
			Cache cache = provider.equals("ember") ? withEmptyLiveTier(application) : filled;
			cache.get("first");
			long start = server.traffic();
			long counting = server.traffic() - start;
			for (int i = 0; i < rounds; i++) {
				filled.put(KEYS[i], value);
			}
			long put = server.traffic();
			for (int i = 0; i < rounds; i++) {
				if (cache.get(KEYS[i]) == null) {
					throw new IllegalStateException("There is no entry " + i);
				}
			}
			long hit = server.traffic();
			String name = "RedisBenchmark.%s(provider=" + provider + ",shape=" + shape + ")#wire";
			results.add(name.formatted("put"), Figure.exact("bytes", (put - start - 2.0 * counting) / rounds));
			results.add(name.formatted("hit"), Figure.exact("bytes", (hit - put - 1.0 * counting) / rounds));
		}
	}

}
