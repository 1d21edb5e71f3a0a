package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bean definitions that were generated ahead of time are those of the code that they were
 * generated from.
 */
class AheadOfTimeIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void entriesOutliveARebuildAndOnlyThoseOfAChangedBeanMethodGo() {
		this.app.withoutDevTools().withDiskStore().aheadOfTime().define("""
				public class Tax {

					private final int percent;

					Tax(int percent) {
						this.percent = percent;
					}

					int percent() {
						return this.percent;
					}

				}
				""").define("""
				@Configuration
				public class TaxConfiguration {

					@Bean
					Tax tax() {
						return new Tax(10);
					}

				}
				""").define("""
				@Service
				public class Prices {

					private final Tax tax;

					Prices(Tax tax) {
						this.tax = tax;
					}

					@Cacheable("prices")
					public int price(String product) {
						Probe.computed();
						return this.tax.percent();
					}

				}
				""").define("""
				@Service
				public class Stock {

					@Value("${stock:7}")
					private int count;

					@Cacheable("stock")
					public int count(String product) {
						Probe.computed();
						return this.count;
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("stock.count", "tea")).isComputed().returning("7");

		this.app.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).endsWith("Ember Cache kept 2 of 2 entries");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");

		this.app.edit("TaxConfiguration", "new Tax(10)", "new Tax(12)").restartJvm();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("7");
	}

}
