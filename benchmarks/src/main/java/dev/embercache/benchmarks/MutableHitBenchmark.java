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

import dev.embercache.codec.Codec;

/**
 * What does a hit on a value cost that can change, so that each reader needs a copy of
 * its own? Beside the peers that give copies too, and beside decoding the value.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=MutableHitBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MutableHitBenchmark {

	/**
	 * The cache that is asked; {@code decode} stands for a cache that decodes its bytes.
	 */
	@Param({ "ember", "decode", "map-by-value", "ehcache" })
	public String provider;

	/**
	 * The shape of the value.
	 */
	@Param({ "quote", "basket20", "baskets10" })
	public String shape;

	private CachingApplication application;

	private Read read;

	/**
	 * Fill the cache.
	 */
	@Setup
	public void fill() {
		Object value = Shapes.of(this.shape);
		this.application = application();
		if (this.provider.equals("decode")) {
			Codec codec = this.application.codec();
			byte[] bytes = codec.encode(value).bytes();
			this.read = () -> codec.decode(bytes);
			return;
		}
		Cache cache = this.application.cache();
		cache.put("key", value);
		this.read = () -> cache.get("key").get();
		if (this.read.value() == value) {
			throw new IllegalStateException(this.provider + " gives the value that was put, not a copy");
		}
	}

	private CachingApplication application() {
		return switch (this.provider) {
			case "ember", "decode" -> CachingApplication
				.ember(Map.of("ember.cache.time-to-live", "1h", "ember.cache.maximum-entries", "10000"));
			case "map-by-value" -> CachingApplication.peer(Peers.mapByValue());
			case "ehcache" -> CachingApplication.peer(Peers.ehcacheByValue(10_000));
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
	 * Read the value.
	 * @return a copy
	 */
	@Benchmark
	public Object hit() {
		return this.read.value();
	}

	private interface Read {

		Object value();

	}

}
