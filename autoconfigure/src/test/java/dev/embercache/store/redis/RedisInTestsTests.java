package dev.embercache.store.redis;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.autoconfigure.RedisStoreAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts of tests that share a Redis.
 */
class RedisInTestsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
				RedisStoreAutoConfiguration.class, DataRedisAutoConfiguration.class))
		.withUserConfiguration(Caching.class)
		.withPropertyValues("ember.cache.store=redis", "ember.cache.redis.timeout=20s",
				"spring.data.redis.host=" + TestRedis.host(), "spring.data.redis.port=" + TestRedis.port(),
				"ember.cache.redis.key-prefix=" + TestRedis.prefix());

	@Test
	void oneSeesNothingOfAnother() {
		this.runner.run((one) -> {
			cache(one).put("tea", "10");
			assertThat(cache(one).get("tea", String.class)).isEqualTo("10");
			this.runner.run((other) -> assertThat(cache(other).get("tea")).isNull());
		});
	}

	@Test
	void theyShareEntriesIfAsked() {
		ApplicationContextRunner shared = this.runner.withPropertyValues("ember.cache.redis.private-in-tests=false");
		shared.run((one) -> {
			cache(one).put("tea", "10");
			shared.run((other) -> assertThat(cache(other).get("tea", String.class)).isEqualTo("10"));
		});
	}

	private static Cache cache(ApplicationContext context) {
		return context.getBean(CacheManager.class).getCache("prices");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

}
