package dev.embercache.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.harness.Call;
import dev.embercache.harness.LiveApplication;
import dev.embercache.harness.LiveRedis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two versions of an application run side by side on one Redis, under load.
 */
class RollingDeploymentIT {

	/**
	 * Bound that the settings of Ember Cache promise by default.
	 */
	private static final Duration BOUND = Duration.ofSeconds(5);

	private static final int PRODUCTS = 20;

	private static final int READERS = 4;

	private static final int EVICTIONS = 300;

	@RegisterExtension
	private final LiveRedis redis = new LiveRedis();

	@RegisterExtension
	private final LiveApplication first = new LiveApplication();

	@RegisterExtension
	private final LiveApplication second = new LiveApplication();

	@TempDir
	private Path truth;

	private final Map<String, Sold> sold = new ConcurrentHashMap<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicLong oldest = new AtomicLong();

	private void define(LiveApplication app) {
		app.withoutDevTools()
			.withRedisStore(this.redis)
			.property("spring.application.name", "shop")
			// So that a machine that is busy is no outage.
			.property("ember.cache.redis.timeout", "30s")
			.property("truth", this.truth)
			.define("public record Price(String product, int amount) { }")
			.define("public record Details(String product, String text) { }")
			.define("""
					@Service
					public class Prices {

						@Cacheable("prices")
						public Price price(String product) {
							Probe.computed();
							return new Price(product, 10);
						}

					}
					""")
			.define("""
					@Service
					public class Catalog {

						@Cacheable("details")
						public Details details(String product) {
							Probe.computed();
							return new Details(product, "fine");
						}

					}
					""")
			.define("""
					@Service
					public class Stock {

						@Value("${truth}")
						java.nio.file.Path truth;

						@Cacheable("stock")
						public List<Integer> count(String product) throws Exception {
							Probe.computed();
							return new ArrayList<>(
									List.of(Integer.parseInt(java.nio.file.Files.readString(this.truth.resolve(product)))));
						}

						@CacheEvict("stock")
						public void sold(String product) {
						}

					}
					""");
	}

	@Test
	void twoVersionsShareWhatTheyAgreeOnAndNothingElse() throws Exception {
		for (String product : products()) {
			sell(product, 0);
		}
		define(this.first);
		this.first.start();
		assertThat(readAll(this.first, "10", "text=fine]")).isEqualTo(3 * PRODUCTS);
		define(this.second);
		this.second.edit("Prices", "product, 10", "product, 12")
			.edit("Details", "String text", "String text, boolean organic")
			.edit("Catalog", "\"fine\"", "\"fine\", true")
			.start();
		int changed = readAll(this.second, "12", "organic=true]");
		assertThat(changed).as("computed by version 2, which agrees on the stock").isEqualTo(2 * PRODUCTS);
		int before = this.first.computations() + this.second.computations();
		int warm = this.requests.get();
		load();
		int computed = this.first.computations() + this.second.computations() - before;
		int loaded = this.requests.get() - warm;
		this.second.stop();
		this.first.restartJvm();
		assertThat(readAll(this.first, "10", "text=fine]")).as("computed after the rollback").isZero();
		System.out.printf(
				"Rolling deployment: %d requests, %d hits, %d computed after %d evictions, 0 errors; the oldest stale value "
						+ "was seen %d ms after its eviction; version 2 started with %d of %d entries, the rollback with all%n",
				loaded, loaded - computed, computed, EVICTIONS, TimeUnit.NANOSECONDS.toMillis(this.oldest.get()),
				PRODUCTS, 3 * PRODUCTS);
		assertThat(this.first.log().linesWith("WARN")).isEmpty();
		assertThat(this.second.log().linesWith("WARN")).isEmpty();
	}

	private static List<String> products() {
		return IntStream.range(0, PRODUCTS).mapToObj((i) -> "product" + i).toList();
	}

	/**
	 * Read everything once.
	 * @return how much of it was computed
	 */
	private int readAll(LiveApplication app, String amount, String details) {
		int before = app.computations();
		for (String product : products()) {
			read(app, product, amount, details);
		}
		return app.computations() - before;
	}

	private void read(LiveApplication app, String product, String amount, String details) {
		this.requests.addAndGet(3);
		assertThat(app.call("prices.price", product).value()).endsWith("amount=" + amount + "]");
		assertThat(app.call("catalog.details", product).value()).endsWith(details);
		long asked = System.nanoTime();
		Sold atLeast = this.sold.get(product);
		Call call = app.call("stock.count", product);
		assertThat(call.exception()).isNull();
		int count = Integer.parseInt(call.value().substring(1, call.value().length() - 1));
		if (count < atLeast.number()) {
			long age = asked - atLeast.evicted();
			this.oldest.accumulateAndGet(age, Math::max);
			assertThat(Duration.ofNanos(age)).as("age of an old value of " + product).isLessThan(BOUND);
		}
	}

	private void load() throws Exception {
		AtomicBoolean selling = new AtomicBoolean(true);
		ExecutorService executor = Executors.newFixedThreadPool(READERS);
		try {
			List<Future<?>> readers = new ArrayList<>();
			for (int i = 0; i < READERS; i++) {
				boolean old = i % 2 == 0;
				readers.add(executor.submit(() -> {
					while (selling.get()) {
						for (String product : products()) {
							read(old ? this.first : this.second, product, old ? "10" : "12",
									old ? "text=fine]" : "organic=true]");
						}
					}
				}));
			}
			for (int i = 1; i <= EVICTIONS; i++) {
				String product = "product" + i % PRODUCTS;
				write(product, i);
				((i % 2 == 0) ? this.first : this.second).run("stock.sold", product);
				this.sold.put(product, new Sold(i, System.nanoTime()));
			}
			selling.set(false);
			for (Future<?> reader : readers) {
				reader.get(90, TimeUnit.SECONDS);
			}
		}
		finally {
			selling.set(false);
			executor.shutdownNow();
		}
		for (String product : products()) {
			read(this.first, product, "10", "text=fine]");
			read(this.second, product, "12", "organic=true]");
		}
	}

	private void sell(String product, int number) throws IOException {
		write(product, number);
		this.sold.put(product, new Sold(number, System.nanoTime()));
	}

	/**
	 * At once, because the applications may be reading.
	 */
	private void write(String product, int number) throws IOException {
		Path next = Files.writeString(this.truth.resolve("next"), Integer.toString(number));
		Files.move(next, this.truth.resolve(product), StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Value that has to be seen.
	 *
	 * @param number the number of the sale
	 * @param evicted when the eviction had returned
	 */
	private record Sold(int number, long evicted) {

	}

}
