package dev.embercache.autoconfigure;

import java.time.Duration;

import dev.embercache.store.EntryStore;
import dev.embercache.store.memory.MemoryEntryStore;
import dev.embercache.store.redis.RedisEntryStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisStoreAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisStoreAutoConfigurationTests {

	/**
	 * Nothing listens there.
	 */
	private static final String CLOSED_PORT = "spring.data.redis.port=1";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
				RedisStoreAutoConfiguration.class, DataRedisAutoConfiguration.class))
		.withPropertyValues(CLOSED_PORT)
		.withUserConfiguration(Caching.class);

	@Test
	void keepsEntriesInMemoryUnlessAsked() {
		this.runner
			.run((context) -> assertThat(context.getBean(EntryStore.class)).isInstanceOf(MemoryEntryStore.class));
	}

	@Test
	void keepsEntriesInRedisIfAsked() {
		this.runner.withPropertyValues("ember.cache.store=redis")
			.run((context) -> assertThat(context.getBean(EntryStore.class)).isInstanceOf(RedisEntryStore.class));
	}

	@Test
	void needsNothingOfRedisOtherwise() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(RedisStoreProvider.class);
		});
	}

	@Test
	void startsAndServesMissesWithoutAServer(CapturedOutput output) {
		this.runner.withPropertyValues("ember.cache.store=redis", "ember.cache.redis.signing-key=very-secret")
			.run((context) -> {
				Cache cache = context.getBean(CacheManager.class).getCache("prices");
				cache.put("tea", "10");
				assertThat(cache.get("tea")).isNull();
				assertThat(cache.get("tea", () -> "11")).isEqualTo("11");
				cache.evict("tea");
				cache.clear();
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> output.getAll().contains("Redis cannot be used"));
			});
		assertThat(output).containsOnlyOnce("Redis cannot be used").doesNotContain("very-secret");
	}

	@Test
	void comesAfterTheConnections() {
		assertThat(RedisStoreAutoConfiguration.class.getAnnotation(AutoConfiguration.class).afterName())
			.containsExactly(DataRedisAutoConfiguration.class.getName());
	}

	@Test
	void refusesATimeoutThatIsNone() {
		assertRefused("timeout");
		assertRefused("maximum-staleness");
		assertRefused("retention");
		assertRefused("lock-timeout");
	}

	private void assertRefused(String name) {
		this.runner.withPropertyValues("ember.cache.redis." + name + "=0s")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessage("The property 'ember.cache.redis.%s' is '%s' but must be positive.".formatted(name,
						Duration.ZERO)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

}
