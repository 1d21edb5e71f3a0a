package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines that a developer reads in the log.
 */
class ReportIT {

	private static final String TAX = "interface Tax { int percent(); }";

	private static final String FLAT_TAX = """
			@Component
			class FlatTax implements Tax {

				@Override
				public int percent() {
					return 10;
				}

			}
			""";

	private static final String PRICING_SERVICE = """
			@Service
			public class PricingService {

				private final Tax tax;

				PricingService(Tax tax) {
					this.tax = tax;
				}

				@Cacheable("prices")
				public int price(int product) {
					return 100 + this.tax.percent();
				}

			}
			""";

	private static final String STOCK = """
			@Service
			public class Stock {

				@Cacheable("stock")
				public int count(int product) {
					return 7;
				}

			}
			""";

	/**
	 * Fills both caches with as many entries as it is told.
	 */
	private static final String CUSTOMER = """
			@Service
			public class Customer {

				private final PricingService prices;

				private final Stock stock;

				Customer(PricingService prices, Stock stock) {
					this.prices = prices;
					this.stock = stock;
				}

				public void look(int prices, int stock) {
					for (int i = 0; i < prices; i++) {
						this.prices.price(i);
					}
					for (int i = 0; i < stock; i++) {
						this.stock.count(i);
					}
				}

			}
			""";

	/**
	 * Prints what the event says that the application gets.
	 */
	private static final String LISTENER = """
			@Component
			class Listener {

				@org.springframework.context.event.EventListener
				void hear(dev.embercache.cache.RestartReport report) {
					report.caches()
						.forEach((cache) -> cache.staleEntries()
							.forEach((stale) -> stale.changes()
								.forEach((change) -> System.out.println("Heard of " + stale.count() + " in "
										+ cache.cache() + ": " + change.path() + " " + change.how()))));
				}

			}
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void oneLineAfterARestartSaysWhatIsStaleAndWhy() {
		this.app.define(TAX)
			.define(FLAT_TAX)
			.define(PRICING_SERVICE)
			.define(STOCK)
			.define(CUSTOMER)
			.define(LISTENER)
			.property("ember.cache.maximum-entries", 100_000)
			.start();
		this.app.run("customer.look", 6, 1204);
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 1)).contains("INFO")
			.endsWith("Ember Cache kept 1,210 of 1,210 entries");
		this.app.edit("FlatTax", "return 10", "return 12").restart();
		assertThat(this.app.log().await("Ember Cache kept", 2)).contains("INFO")
			.endsWith("Ember Cache kept 1,204 of 1,210 entries; 6 of 'prices' are stale: "
					+ "PricingService.price -> Tax.percent -> FlatTax.percent changed");
		assertThat(this.app.log().linesWith("Ember Cache kept")).hasSize(2);
		assertThat(this.app.log().await("Heard of", 1))
			.endsWith("Heard of 6 in prices: [PricingService.price, Tax.percent] CHANGED");
	}

	@Test
	void aValueThatCannotBeEncodedIsToldOnceAndTheApplicationWorks() {
		this.app.define("""
				public class Worker {

					final Thread thread = new Thread(() -> { });

					@Override
					public String toString() {
						return "worker";
					}

				}
				""").define("""
				@Service
				public class Workers {

					@Cacheable("workers")
					public Worker find(String name) {
						Probe.computed();
						return new Worker();
					}

				}
				""").start();
		assertThat(this.app.call("workers.find", "ann")).isComputed().returning("worker");
		assertThat(this.app.call("workers.find", "ann")).isHit().returning("worker");
		assertThat(this.app.call("workers.find", "bob")).isComputed().returning("worker");
		assertThat(this.app.log().await("Cache 'workers'", 1)).contains("WARN").contains("com.acme.Worker");
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("Ember Cache kept 0 of 0 entries; 2 more were held for that run only");
		assertThat(this.app.call("workers.find", "ann")).isComputed().returning("worker");
		assertThat(this.app.log().linesWith("ERROR")).isEmpty();
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 2))
			.endsWith("Ember Cache kept 0 of 0 entries; 1 more was held for that run only");
	}

	@Test
	void anApplicationWithoutDevToolsCachesAndSaysNothing() {
		this.app.withoutDevTools().define("record Price(int amount) { }").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						return new Price(10);
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=10]");
		assertThat(this.app.log().linesWith("devtools")).isEmpty();
		assertThat(this.app.log().linesWith("WARN")).isEmpty();
		assertThat(this.app.log().linesWith("Ember Cache kept")).isEmpty();
	}

	@Test
	void entriesThatARunnerComputesAgainDoNotCountAsKept() {
		this.app.define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(int product) {
						Probe.computed();
						return 100 + product;
					}

				}
				""").define("""
				@Component
				class WarmUp implements ApplicationRunner {

					private final Prices prices;

					WarmUp(Prices prices) {
						this.prices = prices;
					}

					@Override
					public void run(ApplicationArguments arguments) {
						for (int i = 0; i < 5; i++) {
							this.prices.price(i);
						}
					}

				}
				""").start();
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 1)).endsWith("Ember Cache kept 5 of 5 entries");
		this.app.edit("Prices", "100 +", "200 +").restart();
		assertThat(this.app.log().await("Ember Cache kept", 2))
			.endsWith("Ember Cache kept 0 of 5 entries; 5 of 'prices' are stale: Prices.price changed");
		assertThat(this.app.call("prices.price", 1)).isHit().returning("201");
	}

	@Test
	void aMissIsExplainedByTheValueThatWasServedLast() {
		this.app.define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(int product) {
						Probe.computed();
						return Base.get() + Extra.get();
					}

				}
				""")
			.define("class Base { static int get() { return 1; } }")
			.define("class Extra { static int get() { return 1; } }")
			.property("logging.level.dev.embercache", "debug")
			.start();
		assertThat(this.app.call("prices.price", 1)).isComputed().returning("2");
		this.app.edit("Base", "return 1", "return 10").restart();
		assertThat(this.app.call("prices.price", 1)).isComputed().returning("11");
		this.app.edit("Base", "return 10", "return 1").restart();
		assertThat(this.app.call("prices.price", 1)).isHit().returning("2");
		this.app.edit("Extra", "return 1", "return 20").restart();
		assertThat(this.app.call("prices.price", 1)).isComputed().returning("21");
		assertThat(this.app.log().linesWith("stale, ")).last()
			.asString()
			.contains("Extra.get changed")
			.doesNotContain("Base.get changed");
	}

	@Test
	void thatEverythingCountsIsSaidOnceWithTheCallThatIsToBlame() {
		this.app.define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(int product) throws Exception {
						Probe.computed();
						return Plugins.find("com.acme.Plugin").hashCode() * 0 + product;
					}

				}
				""").define("""
				class Plugins {

					static Object find(String name) throws Exception {
						return Class.forName(name).getDeclaredConstructor().newInstance();
					}

				}
				""").define("class Plugin { }").start();
		assertThat(this.app.call("prices.price", 1)).isComputed().returning("1");
		assertThat(this.app.call("prices.price", 2)).isComputed().returning("2");
		assertThat(this.app.log().linesWith("any change of the application")).singleElement()
			.asString()
			.contains("Prices.price -> Plugins.find -> ", "Class.", "'ember.cache.caches.prices.ignores'");
	}

	@Test
	void classesThatAreGoneWhileABuildRunsAreNoLoss() {
		String prices = """
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(int product) {
						Probe.computed();
						return Base.get();
					}

				}
				""";
		String base = "class Base { static int get() { return 1; } }";
		this.app.define(prices).define(base).start();
		assertThat(this.app.call("prices.price", 1)).isComputed().returning("1");
		this.app.delete("Prices").delete("Base").restart();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("kept 0 of 1 entry; 1 of 'prices' is stale: classes are gone, as they are while a build runs");
		this.app.define(prices).define(base).restart();
		assertThat(this.app.log().await("Ember Cache kept", 2)).endsWith("Ember Cache kept 1 of 1 entry");
		assertThat(this.app.call("prices.price", 1)).isHit().returning("1");
		this.app.delete("Prices").delete("Base").restart();
		this.app.restart();
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 5)).as("deleted for good")
			.endsWith("Ember Cache kept 0 of 0 entries");
	}

}
