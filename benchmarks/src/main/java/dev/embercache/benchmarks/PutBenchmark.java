package dev.embercache.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.embercache.benchmarks.CachingApplication.KeepingRestartScope;
import dev.embercache.codec.Codec;
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
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.smile.SmileMapper;

import org.springframework.cache.Cache;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;

/**
 * What does it cost to put a value? Encoding alone and a whole put where entries outlive
 * the generation, beside Jackson's own write of the same type in the same format and
 * Spring Data's serializer; and a put where nothing can outlive the generation, beside
 * Caffeine.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=PutBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PutBenchmark {

	private static final String[] KEYS = HitBenchmark.Keys.of(1000);

	private static final Map<String, Object> PROPERTIES = Map.of("ember.cache.time-to-live", "1h",
			"ember.cache.maximum-entries", "10000");

	/**
	 * The way in which the value is written.
	 */
	@Param({ "encode", "jackson-smile", "generic-jackson-json", "outliving", "not-outliving", "caffeine" })
	public String way;

	/**
	 * The shape of the value.
	 */
	@Param({ "price", "basket20", "text64k" })
	public String shape;

	private CachingApplication application;

	private Write write;

	private int next;

	/**
	 * Prepare the writing.
	 */
	@Setup
	public void prepare() {
		Object value = Shapes.of(this.shape);
		this.write = switch (this.way) {
			case "encode" -> {
				this.application = CachingApplication.ember(PROPERTIES);
				Codec codec = this.application.codec();
				yield (key) -> codec.encode(value);
			}
			case "jackson-smile" -> {
				ObjectWriter writer = SmileMapper.builder().build().writerFor(value.getClass());
				yield (key) -> writer.writeValueAsBytes(value);
			}
			case "generic-jackson-json" -> {
				GenericJacksonJsonRedisSerializer serializer = GenericJacksonJsonRedisSerializer.builder()
					.enableSpringCacheNullValueSupport()
					.enableUnsafeDefaultTyping()
					.build();
				yield (key) -> serializer.serialize(value);
			}
			case "outliving" -> put(CachingApplication.outliving(new KeepingRestartScope(), PROPERTIES), value);
			case "not-outliving" -> put(CachingApplication.ember(PROPERTIES), value);
			case "caffeine" -> put(CachingApplication.peer(Peers.caffeine(10_000)), value);
			default -> throw new IllegalArgumentException(this.way);
		};
	}

	private Write put(CachingApplication application, Object value) {
		this.application = application;
		Cache cache = application.cache();
		return (key) -> {
			cache.put(key, value);
			return cache;
		};
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	/**
	 * Write the value under the next of 1,000 keys.
	 * @return what was written
	 */
	@Benchmark
	public Object put() {
		this.next = (this.next + 1 < KEYS.length) ? this.next + 1 : 0;
		return this.write.write(KEYS[this.next]);
	}

	private interface Write {

		Object write(String key);

	}

}
