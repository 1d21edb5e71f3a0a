package dev.embercache.adoption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;
import dev.embercache.harness.LiveRedis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on a managed Redis that lets it run no scripts and use no channels.
 */
class RedisRightsIT {

	@RegisterExtension
	private final LiveRedis redis = new LiveRedis("~* resetchannels +@all -@admin -@dangerous -@scripting");

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void valuesAreHeldForTheRunAndEachRightIsNamedOnce() {
		this.app.withRedisStore(this.redis)
			.property("spring.application.name", "shop")
			.property("ember.cache.redis.maximum-staleness", "10m")
			.define("""
					@Service
					public class Prices {

						@Cacheable("prices")
						public int price(String product) {
							Probe.computed();
							return 10;
						}

						@CacheEvict("prices")
						public void forget(String product) {
						}

					}
					""")
			.start();
		assertThat(this.app.log().await("Redis does not let its user do what Ember Cache needs (", 1))
			.contains("Grant the user '+eval +evalsha'.");
		assertThat(this.app.log().await("Redis does not let its user send and receive messages (", 1))
			.contains("channels '&ember:shop:messages*'");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		this.app.run("prices.forget", "tea");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		this.app.edit("Prices", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.log().linesWith("Redis cannot be used")).isEmpty();
	}

}
