package dev.embercache.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Restarts that change nothing of what an entry came from: it stays.
 */
class UnchangedCodeIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void defineShop() {
		this.app.define("record Price(String product, int amount) { }");
		this.app.define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						return new Price(product, 10);
					}

				}
				""");
	}

	@Test
	void reloadingWithoutAChangeKeepsTheEntryAndItsClass() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[product=tea, amount=10]");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
		assertThat(this.app.call("prices.price", "milk")).isComputed().returning("Price[product=milk, amount=10]");
	}

	@Test
	void rewritingIdenticalClassesKeepsTheEntry() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.rewriteAllClassesAndRestart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
	}

	@Test
	void editingAControllerThatOnlyReadsTheEntryKeepsIt() {
		this.app.define("""
				@RestController
				public class Shop {

					private final Prices prices;

					Shop(Prices prices) {
						this.prices = prices;
					}

					@GetMapping("/shop")
					public String show() {
						return "Tea for " + this.prices.price("tea").amount();
					}

				}
				""").start();
		assertThat(this.app.call("shop.show")).isComputed().returning("Tea for 10");
		this.app.edit("Shop", "Tea for", "Tea at").restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Shop");
		assertThat(this.app.call("shop.show")).isHit().returning("Tea at 10");
	}

	@Test
	void commentsAndMovedLinesKeepTheEntry() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.edit("Prices", "Probe.computed();", "// Ten, whatever it is\n\n\n\t\tProbe.computed();")
			.edit("Price", "record Price", "\n\n/** What it costs. */\nrecord Price")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Price", "com.acme.Prices");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
	}

	@Test
	void aBuildThatDeletesAndRewritesClassesSlowlyKeepsTheEntry() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.rebuildSlowly("Application", "Prices");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
	}

	@Test
	void emberCacheAsAJarOutlivesTheRestart() {
		this.app.withModuleAsJar().start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
	}

	@Test
	void emberCacheAsAClassFolderOutlivesTheRestart() {
		this.app.withModuleAsFolder().start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=10]");
	}

}
