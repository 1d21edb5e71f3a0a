package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code ember.cache.enabled=false} an application has what it had before: a cache
 * that loses everything with each restart. This also holds the harness against something
 * whose behavior is known.
 */
class SwitchedOffIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void everyRestartLosesEveryEntryAndNothingIsSaidAboutIt() {
		this.app.property("ember.cache.enabled", false).define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public int price(String product) {
						Probe.computed();
						return 10;
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		this.app.edit("Prices", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.log().linesWith("Ember")).isEmpty();
	}

}
