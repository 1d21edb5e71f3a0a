package dev.embercache.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SteppedBackAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SteppedBackAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class, SteppedBackAutoConfiguration.class));

	@Test
	void namesTheManager(CapturedOutput output) {
		start(Manager.class);
		assertThat(output).containsOnlyOnce("INFO")
			.contains("Ember Cache does nothing: caching is left to the bean 'userManager' "
					+ "(ConcurrentMapCacheManager, made by SteppedBackAutoConfigurationTests.Manager)");
	}

	@Test
	void namesEachOfSeveralManagers(CapturedOutput output) {
		start(Managers.class);
		assertThat(output).contains("Ember Cache does nothing: caching is left to the beans 'first' "
				+ "(ConcurrentMapCacheManager, made by SteppedBackAutoConfigurationTests.Managers) and 'second' "
				+ "(NoOpCacheManager, made by SteppedBackAutoConfigurationTests.Managers)");
	}

	@Test
	void namesTheType(CapturedOutput output) {
		start(Caching.class, "spring.cache.type=simple");
		assertThat(output).containsOnlyOnce("INFO")
			.contains("Ember Cache does nothing: 'spring.cache.type' is 'simple'");
	}

	@Test
	void warnsWhereItIsSetUpNevertheless(CapturedOutput output) {
		start(Manager.class, "ember.cache.store=disk", "ember.cache.caches.prices.time-to-live=1h");
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Ember Cache does nothing, and 'ember.cache.caches.prices.time-to-live', 'ember.cache.store' "
					+ "have no effect: caching is left to the bean 'userManager' (ConcurrentMapCacheManager, made by "
					+ "SteppedBackAutoConfigurationTests.Manager). Remove the bean, or these settings");
	}

	@Test
	void warnsOfASingleSetting(CapturedOutput output) {
		start(Caching.class, "spring.cache.type=simple", "ember.cache.store=disk");
		assertThat(output).containsOnlyOnce("WARN")
			.contains(
					"Ember Cache does nothing, and 'ember.cache.store' has no effect: 'spring.cache.type' is 'simple'. "
							+ "Remove the property, or these settings");
	}

	@Test
	void saysNothingWhereItIsActiveOrSwitchedOff(CapturedOutput output) {
		start(Caching.class);
		start(Manager.class, "ember.cache.enabled=false", "ember.cache.store=disk");
		assertThat(output).doesNotContain("does nothing");
	}

	private void start(Class<?> configuration, String... properties) {
		this.runner.withUserConfiguration(configuration)
			.withPropertyValues(properties)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Manager {

		@Bean
		CacheManager userManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Managers {

		@Bean
		@Primary
		CacheManager first() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		CacheManager second() {
			return new NoOpCacheManager();
		}

	}

}
