package dev.embercache.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Between an edit and the restart the class folder says one thing, and what is loaded
 * another. A value that is computed then must not pass for the work of code that did not
 * compute it.
 */
class EditsBeforeTheRestartIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void startShop() {
		this.app.define("""
				final class Rounding {

					static int round(int amount) {
						return amount;
					}

				}
				""").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(String product) {
						Probe.computed();
						return Rounding.round(111);
					}

				}
				""").restartingOnDemandOnly().start();
	}

	@Test
	void whatLoadedCodeComputesAfterItsFileWasRewrittenIsNotTakenForTheWorkOfTheNewCode() {
		this.app.edit("Prices", "111", "222").compile();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("111");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("222");
	}

	@Test
	void whatRewrittenCodeComputesBeforeTheRestartIsNotTakenForTheWorkOfTheOldCode() {
		this.app.edit("Rounding", "return amount", "return amount / 10 * 10").compile();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("110");
		this.app.edit("Rounding", "return amount / 10 * 10", "return amount").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("111");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("111");
	}

	@Test
	void whatIsComputedBeforeARewriteIsStillServedAfterItsUndoing() {
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("111");
		this.app.edit("Prices", "111", "222").compile();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("111");
		this.app.edit("Prices", "222", "111").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("111");
	}

}
