package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Edits of the classes that a value or a key consists of.
 */
class ChangedValueClassIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void aFieldAddedToTheValueMakesTheEntryStale() {
		this.app.define("""
				public class Price {

					int amount = 10;

					@Override
					public String toString() {
						return "" + this.amount;
					}

				}
				""").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						return new Price();
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		this.app.edit("Price", "int amount = 10;", "int amount = 10; String currency = \"EUR\";")
			.edit("Price", "\"\" + this.amount", "this.amount + this.currency")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Price");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10EUR");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10EUR");
	}

	@Test
	void aFieldAddedToAnElementOfANestedCollectionMakesTheEntryStale() {
		this.app.define("""
				public class Item {

					String name = "tea";

					@Override
					public String toString() {
						return this.name;
					}

				}
				""").define("""
				public record Catalog(Map<String, List<Item>> shelves) {

				}
				""").define("""
				@Service
				public class Catalogs {

					@Cacheable("catalogs")
					public Catalog catalog(String season) {
						Probe.computed();
						return new Catalog(Map.of(season, List.of(new Item())));
					}

				}
				""").start();
		assertThat(this.app.call("catalogs.catalog", "spring")).isComputed()
			.returning("Catalog[shelves={spring=[tea]}]");
		this.app.edit("Item", "String name = \"tea\";", "String name = \"tea\"; String origin = \"Assam\";")
			.edit("Item", "return this.name", "return this.name + \" from \" + this.origin")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Item");
		assertThat(this.app.call("catalogs.catalog", "spring")).isComputed()
			.returning("Catalog[shelves={spring=[tea from Assam]}]");
	}

	@Test
	void aFieldAddedToASuperclassOfTheValueMakesTheEntryStale() {
		this.app.define("""
				public abstract class Product {

					String name = "tea";

					@Override
					public String toString() {
						return this.name;
					}

				}
				""").define("public class Tea extends Product { }").define("""
				@Service
				public class Products {

					@Cacheable("products")
					public Tea find(String name) {
						Probe.computed();
						return new Tea();
					}

				}
				""").start();
		assertThat(this.app.call("products.find", "tea")).isComputed().returning("tea");
		this.app.edit("Product", "String name = \"tea\";", "String name = \"tea\"; String origin = \"Assam\";")
			.edit("Product", "return this.name", "return this.name + \" from \" + this.origin")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Product");
		assertThat(this.app.call("products.find", "tea")).isComputed().returning("tea from Assam");
	}

	@Test
	void aFieldAddedToAValueThatOnlyReflectionReachesMakesTheEntryStale() {
		this.app.define("""
				public class Tea {

					String name = "tea";

					@Override
					public String toString() {
						return this.name;
					}

				}
				""").define("""
				@Service
				public class Products {

					@Cacheable("products")
					public Object find(String type) throws Exception {
						Probe.computed();
						return Class.forName("com.acme." + type).getDeclaredConstructor().newInstance();
					}

				}
				""").start();
		assertThat(this.app.call("products.find", "Tea")).isComputed().returning("tea");
		this.app.restart();
		assertThat(this.app.call("products.find", "Tea")).isHit().returning("tea");
		this.app.edit("Tea", "String name = \"tea\";", "String name = \"tea\"; String origin = \"Assam\";")
			.edit("Tea", "return this.name", "return this.name + \" from \" + this.origin")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Tea");
		assertThat(this.app.call("products.find", "Tea")).isComputed().returning("tea from Assam");
	}

	@Test
	void anEnumConstantInsertedBeforeOthersMakesTheEntryStale() {
		this.app.define("enum Size { SMALL, LARGE }").define("""
				@Service
				public class Sizes {

					@Cacheable("sizes")
					public Set<Size> sizes(String product) {
						Probe.computed();
						return EnumSet.allOf(Size.class);
					}

				}
				""").start();
		assertThat(this.app.call("sizes.sizes", "tea")).isComputed().returning("[SMALL, LARGE]");
		this.app.restart();
		assertThat(this.app.call("sizes.sizes", "tea")).isHit().returning("[SMALL, LARGE]");
		this.app.edit("Size", "SMALL", "TINY, SMALL").restart();
		assertThat(this.app.call("sizes.sizes", "tea")).isComputed().returning("[TINY, SMALL, LARGE]");
	}

	@Test
	void aRenamedClassMakesTheEntryStaleUntilItHasItsOldNameAgain() {
		this.app.define("record Price(int amount) { }").define("""
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
		this.app.delete("Price")
			.define("record Cost(int amount) { }")
			.edit("Prices", "Price price(", "Cost price(")
			.edit("Prices", "new Price(", "new Cost(")
			.restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Cost[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Cost[amount=10]");
		this.app.delete("Cost")
			.define("record Price(int amount) { }")
			.edit("Prices", "Cost price(", "Price price(")
			.edit("Prices", "new Cost(", "new Price(")
			.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=10]");
	}

	@Test
	void aDeletedClassDoesNotRiseAgainFromTheLoaderBelow() {
		this.app.define("record Tea(int amount) { }").define("""
				@Service
				public class Goods {

					@Cacheable("goods")
					public Object find(String name) {
						Probe.computed();
						return "none";
					}

				}
				""").define("""
				@Service
				public class Delivery {

					private final CacheManager cacheManager;

					Delivery(CacheManager cacheManager) {
						this.cacheManager = cacheManager;
					}

					public void deliver(String name) {
						this.cacheManager.getCache("goods").put(name, new Tea(10));
					}

				}
				""").start();
		this.app.run("delivery.deliver", "tea");
		assertThat(this.app.call("goods.find", "tea")).isHit().returning("Tea[amount=10]");
		this.app.loadTwin("Tea");
		this.app.restart();
		assertThat(this.app.call("goods.find", "tea")).isHit().returning("Tea[amount=10]");
		this.app.delete("Tea").delete("Delivery").restart();
		assertThat(this.app.call("goods.find", "tea")).isComputed().returning("none");
		assertThat(this.app.call("goods.find", "tea")).isHit().returning("none");
	}

	@Test
	void editingTheClassOfTheKeyMakesTheEntryStale() {
		this.app.define("public record Article(String name) { }").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(Article article) {
						Probe.computed();
						return 10;
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit();
		this.app
			.edit("Article", "{ }",
					"{ public boolean equals(Object other) { return other instanceof Article; } "
							+ "public int hashCode() { return 1; } }")
			.restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Article");
		assertThat(this.app.call("prices.price", "tea")).isComputed();
	}

}
