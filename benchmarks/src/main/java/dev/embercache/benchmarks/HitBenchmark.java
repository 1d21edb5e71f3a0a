package dev.embercache.benchmarks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
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

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * What does a hit cost, of a value that may be shared and of one that each reader needs a
 * copy of?
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks verify -Djmh.include=HitBenchmark}
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
	@Param({ "ember", "caffeine", "jdk-serialization" })
	public String provider;

	private ConfigurableApplicationContext context;

	private Cache cache;

	/**
	 * Fill the cache.
	 */
	@Setup
	public void fill() {
		this.context = start();
		this.cache = cache();
		this.cache.put("price", Price.example());
		this.cache.put("basket", Basket.example());
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/**
	 * Read a record of five immutable fields.
	 * @return the value
	 */
	@Benchmark
	public Object price() {
		return this.cache.get("price").get();
	}

	/**
	 * Read a mutable object with 20 items.
	 * @return the value
	 */
	@Benchmark
	public Object basket() {
		return this.cache.get("basket").get();
	}

	private Cache cache() {
		return switch (this.provider) {
			case "ember" -> this.context.getBean(CacheManager.class).getCache("benchmark");
			case "caffeine" -> new CaffeineCache("benchmark",
					Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build());
			case "jdk-serialization" -> storeByValue().getCache("benchmark");
			default -> throw new IllegalArgumentException(this.provider);
		};
	}

	private static CacheManager storeByValue() {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
		manager.setBeanClassLoader(HitBenchmark.class.getClassLoader());
		manager.setStoreByValue(true);
		return manager;
	}

	private static ConfigurableApplicationContext start() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		return application.run("--ember.cache.time-to-live=1h", "--spring.main.banner-mode=off");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	@EnableAutoConfiguration
	static class Application {

	}

	record Price(String sku, BigDecimal net, BigDecimal tax, LocalDate from, Instant computed) implements Serializable {

		static Price example() {
			return new Price("tea", new BigDecimal("10.00"), new BigDecimal("0.70"), LocalDate.of(2026, 1, 1),
					Instant.EPOCH);
		}

	}

	static class Basket implements Serializable {

		private final List<Item> items = new ArrayList<>();

		static Basket example() {
			Basket basket = new Basket();
			for (int i = 0; i < 20; i++) {
				Item item = new Item();
				item.sku = "sku-" + i;
				item.description = "A tea from the slopes of mountain number " + i + ", dried in the shade";
				item.price = new BigDecimal("10.00").add(BigDecimal.valueOf(i));
				item.count = i;
				item.tags = new ArrayList<>(List.of("tea", "green", "organic"));
				basket.items.add(item);
			}
			return basket;
		}

	}

	static class Item implements Serializable {

		String sku;

		String description;

		BigDecimal price;

		int count;

		List<String> tags;

	}

}
