package dev.embercache.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts that say that the truth about a key has changed, and callers that change what they
 * got.
 */
class UpdatesIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void defineShop() {
		this.app.define("record Price(int amount) { }").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						return new Price(10);
					}

				}
				""").define("""
				@Service
				public class PriceDesk {

					private final CacheManager cacheManager;

					PriceDesk(CacheManager cacheManager) {
						this.cacheManager = cacheManager;
					}

					@CachePut(cacheNames = "prices", key = "#product")
					public Price set(String product, int amount) {
						return new Price(amount);
					}

					public void setByHand(String product, int amount) {
						this.cacheManager.getCache("prices").put(product, new Price(amount));
					}

					@CacheEvict("prices")
					public void forget(String product) {
					}

				}
				""");
	}

	@Test
	void whatOneMethodPutAnotherReadsBeforeAndAfterARestart() {
		this.app.start();
		this.app.run("priceDesk.set", "tea", 15);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
		this.app.run("priceDesk.set", "tea", 16);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=16]");
		this.app.edit("PriceDesk", "return new Price(amount)", "return new Price(amount + 1)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
	}

	@Test
	void whatWasPutByHandIsReadBeforeAndAfterARestart() {
		this.app.start();
		this.app.run("priceDesk.setByHand", "tea", 15);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
		this.app.edit("Price", "{ }", "{ int cents() { return this.amount * 100; } }").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
	}

	@Test
	void anUpdateBetweenAnEditAndItsUndoingLeavesNothingOfTheOldValue() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		this.app.run("priceDesk.set", "tea", 15);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
		this.app.edit("Prices", "new Price(12)", "new Price(10)").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=15]");
	}

	@Test
	void anEvictionBetweenAnEditAndItsUndoingLeavesNothingOfTheOldValue() {
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		this.app.run("priceDesk.forget", "tea");
		this.app.edit("Prices", "new Price(12)", "new Price(10)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
	}

	@Test
	void whatACallerDoesToAValueIsNotSeenByTheNext() {
		this.app.define("""
				@Service
				public class Baskets {

					@Cacheable("baskets")
					public List<String> items(String owner) {
						Probe.computed();
						return new ArrayList<>(List.of("tea"));
					}

				}
				""").define("""
				@Service
				public class Shopper {

					private final Baskets baskets;

					Shopper(Baskets baskets) {
						this.baskets = baskets;
					}

					public List<String> add(String owner, String item) {
						List<String> items = this.baskets.items(owner);
						items.add(item);
						return items;
					}

				}
				""").start();
		assertThat(this.app.call("shopper.add", "ann", "milk")).isComputed().returning("[tea, milk]");
		assertThat(this.app.call("baskets.items", "ann")).isHit().returning("[tea]");
		assertThat(this.app.call("shopper.add", "ann", "jam")).isHit().returning("[tea, jam]");
		assertThat(this.app.call("baskets.items", "ann")).isHit().returning("[tea]");
		this.app.restart();
		assertThat(this.app.call("shopper.add", "ann", "ham")).isHit().returning("[tea, ham]");
		assertThat(this.app.call("baskets.items", "ann")).isHit().returning("[tea]");
	}

}
