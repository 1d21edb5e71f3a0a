package dev.embercache.adoption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;
import dev.embercache.harness.LiveRedis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that were set up for another provider, with nothing but the starter added.
 */
class FormerProviderIT {

	private static final String HINT = " To see why a value is computed again, set 'logging.level.dev.embercache=debug'";

	private static final String PRICES = """
			@Service
			public class Prices {

				@Cacheable("prices")
				public String price(int id) {
					Probe.computed();
					return (id < 0) ? null : "10";
				}

				@Cacheable("orders")
				public String order(int id) {
					Probe.computed();
					return "tea";
				}

			}
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@RegisterExtension
	private final LiveRedis redis = new LiveRedis();

	@Test
	void whatWasSaidToCaffeineStaysInForce() {
		this.app.define(PRICES)
			.define("""
					@Configuration
					public class CacheConfiguration {

						@Bean
						org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer<org.springframework.cache.caffeine.CaffeineCacheManager> caches() {
							return (manager) -> {
								manager.setAllowNullValues(false);
								manager.registerCustomCache("orders", com.github.benmanes.caffeine.cache.Caffeine.newBuilder()
									.expireAfterWrite(Duration.ofNanos(1)).maximumSize(7).build());
							};
						}

					}
					""")
			.resource("application.properties", """
					spring.cache.caffeine.spec=maximumSize=500,expireAfterWrite=1h,recordStats
					spring.cache.jcache.config=classpath:ehcache.xml
					logging.level.dev.embercache.autoconfigure=debug
					""")
			.start();
		assertThat(this.app.call("prices.price", 1)).isComputed();
		assertThat(this.app.call("prices.price", 1)).isHit();
		assertThat(this.app.call("prices.price", -1)).isComputed().returning("null");
		assertThat(this.app.call("prices.price", -1)).isComputed().returning("null");
		assertThat(this.app.call("prices.order", 1)).isComputed();
		assertThat(this.app.call("prices.order", 1)).isComputed();
		assertThat(LogLines.of(this.app.log())).containsExactly(
				"WARN Ember Cache does not use these settings of other cache providers: recordStats in "
						+ "'spring.cache.caffeine.spec' (nothing takes its place), 'spring.cache.jcache.config' "
						+ "(instead: ember.cache.caches.<name>.*)",
				"INFO Ember Cache is active: 2 caches, 'orders', 'prices'; store=memory (default), "
						+ "time-to-live=1h (spring.cache.caffeine.spec), maximum-entries=500 (spring.cache.caffeine.spec), "
						+ "cache-null-values=false (bean 'caches')." + HINT);
		assertThat(LogLines.text(this.app.log().await("Cache 'orders': store", 1)))
			.isEqualTo("Cache 'orders': store=memory (default), time-to-live=1ns (bean 'caches'), "
					+ "maximum-entries=7 (bean 'caches'), cache-null-values=false (bean 'caches')");
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 1)).contains("Ember Cache kept 1 of ");
		assertThat(this.app.log().linesWith("Ember Cache is active")).hasSize(1);
		assertThat(this.app.log().linesWith("Ember Cache does not use")).hasSize(1);
	}

	@Test
	void whatWasSaidToSpringDataRedisStaysInForceAndItsOwnSettingsWin() {
		this.app.withoutDevTools().withRedisStore(this.redis).define(PRICES).define("""
				@Configuration
				public class CacheConfiguration {

					@Bean
					org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer caches() {
						return (builder) -> builder.transactionAware().withCacheConfiguration("orders",
								org.springframework.data.redis.cache.RedisCacheConfiguration.defaultCacheConfig()
									.entryTtl(Duration.ofMinutes(2)));
					}

				}
				""").resource("application.properties", """
				spring.application.name=shop
				spring.cache.redis.time-to-live=1h
				spring.cache.redis.cache-null-values=false
				spring.cache.redis.key-prefix=acme:
				spring.cache.redis.enable-statistics=true
				ember.cache.time-to-live=2h
				ember.cache.caches.users.time-to-live=3h
				logging.level.dev.embercache.autoconfigure=debug
				""").start();
		assertThat(this.app.call("prices.price", 1)).isComputed();
		assertThat(this.app.call("prices.price", 1)).isHit();
		assertThat(this.app.call("prices.price", -1)).isComputed();
		assertThat(this.app.call("prices.price", -1)).isComputed();
		assertThat(this.app.call("prices.order", 1)).isComputed();
		assertThat(LogLines.of(this.app.log())).containsExactly(
				"WARN Ember Cache does not use these settings of other cache providers: "
						+ "'spring.cache.redis.enable-statistics' (nothing takes its place), transactionAware in bean "
						+ "'caches' (instead: TransactionAwareCacheManagerProxy in a CachingConfigurer)",
				"INFO Ember Cache is active: 2 caches, 'orders', 'prices'; store=redis (ember.cache.store), "
						+ "time-to-live=2h (ember.cache.time-to-live), maximum-entries=10000 (default), "
						+ "cache-null-values=false (spring.cache.redis.cache-null-values)." + HINT);
		assertThat(LogLines.text(this.app.log().await("Cache 'orders': store", 1)))
			.isEqualTo("Cache 'orders': store=redis (ember.cache.store), time-to-live=2m (bean 'caches'), "
					+ "maximum-entries=10000 (default)");
		assertThat(this.redis.keys()).isNotEmpty().allMatch((key) -> key.startsWith("acme:ember:shop:"));
	}

}
