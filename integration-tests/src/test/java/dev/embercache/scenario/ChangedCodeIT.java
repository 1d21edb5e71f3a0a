package dev.embercache.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Edits of the code that computed an entry: it goes, and what other code computed stays.
 */
class ChangedCodeIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void defineShop() {
		this.app.define("""
				interface Tax {

					int percent();

				}
				""");
		this.app.define("""
				@Component
				class FlatTax implements Tax {

					@Override
					public int percent() {
						return 10;
					}

				}
				""");
		this.app.define("""
				final class Rounding {

					static int round(int amount) {
						return amount;
					}

				}
				""");
		this.app.define("""
				@Service
				public class Prices {

					private final Tax tax;

					Prices(Tax tax) {
						this.tax = tax;
					}

					@Cacheable("prices")
					public int price(String product) {
						Probe.computed();
						return Rounding.round(100 + this.tax.percent());
					}

				}
				""");
		this.app.define("""
				@Service
				public class Stock {

					@Cacheable("stock")
					public int count(String product) {
						Probe.computed();
						return 7;
					}

				}
				""");
		this.app.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("110");
		assertThat(this.app.call("stock.count", "tea")).isComputed().returning("7");
	}

	@Test
	void editingTheBodyOfTheMethodMakesItsEntryStale() {
		this.app.edit("Prices", "100", "200").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("210");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("210");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void editingAClassBehindAnInterfaceMakesTheEntryStale() {
		this.app.edit("FlatTax", "return 10", "return 12").restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.FlatTax");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("112");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void editingAStaticMethodThatIsCalledMakesTheEntryStale() {
		this.app.edit("Rounding", "return amount", "return amount / 50 * 50").restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Rounding");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("100");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void aNewPrimaryImplementationMakesTheEntryStale() {
		this.app.define("""
				@Primary
				@Component
				class CityTax implements Tax {

					@Override
					public int percent() {
						return 20;
					}

				}
				""").restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.CityTax");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("120");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void editingTheConfigurationThatMadeAnInjectedBeanMakesTheEntryStale() {
		this.app.edit("FlatTax", "@Component", "").define("""
				@Configuration(proxyBeanMethods = false)
				public class Taxes {

					@Bean
					Tax tax() {
						return new FlatTax();
					}

				}
				""").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("110");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("110");
		this.app.edit("Taxes", "return new FlatTax()", "return () -> 20").restart();
		assertThat(this.app.changedClasses()).containsExactly("com.acme.Taxes");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("120");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void undoingAnEditBringsTheEntryBack() {
		this.app.edit("FlatTax", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("112");
		this.app.edit("FlatTax", "return 12", "return 10").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("110");
		this.app.edit("FlatTax", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("112");
	}

	@Test
	void aChangeMadeWhileTheApplicationIsDownMakesTheEntryStale() {
		this.app.define("""
				@Component
				class Broken {

					Broken() {
						throw new IllegalStateException("Half an idea");
					}

				}
				""").restartThatFails();
		this.app.delete("Broken").edit("FlatTax", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("112");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

	@Test
	void aChangeThatCameWithTheFailureIsSeenAfterTheFix() {
		this.app.edit("FlatTax", "return 10", "return 12").edit("FlatTax", "@Component", "").restartThatFails();
		this.app.edit("FlatTax", "class FlatTax", "@Component class FlatTax").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("112");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

}
