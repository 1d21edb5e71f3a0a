package dev.embercache.adoption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications in which another manager is in charge.
 */
class SteppedBackIT {

	private static final String PRICES = """
			@Service
			public class Prices {

				@Cacheable("prices")
				public String price(int id) {
					Probe.computed();
					return "10";
				}

			}
			""";

	private static final String MANAGER = """
			@Configuration
			public class CacheConfiguration {

				@Bean
				CacheManager shopCaches() {
					return new org.springframework.cache.concurrent.ConcurrentMapCacheManager();
				}

			}
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void oneLineNamesTheManagerOfTheUser() {
		this.app.withoutDevTools().define(PRICES).define(MANAGER).start();
		assertThat(this.app.call("prices.price", 1)).isComputed();
		assertThat(this.app.call("prices.price", 1)).isHit();
		assertThat(LogLines.of(this.app.log())).containsExactly("INFO Ember Cache does nothing: caching is left to the "
				+ "bean 'shopCaches' (ConcurrentMapCacheManager, made by CacheConfiguration)");
	}

	@Test
	void itIsAWarningWhereSomebodyHasSetUpEmberCache() {
		this.app.withoutDevTools().withDiskStore().define(PRICES).define(MANAGER).start();
		assertThat(LogLines.of(this.app.log())).containsExactly("WARN Ember Cache does nothing, and "
				+ "'ember.cache.disk.directory', 'ember.cache.store' have no effect: caching is left to the bean "
				+ "'shopCaches' (ConcurrentMapCacheManager, made by CacheConfiguration). Remove the bean, or these "
				+ "settings");
	}

	@Test
	void oneLineNamesTheTypeThatAPropertyChooses() {
		this.app.withoutDevTools().define(PRICES).property("spring.cache.type", "caffeine").start();
		assertThat(this.app.call("prices.price", 1)).isComputed();
		assertThat(this.app.call("prices.price", 1)).isHit();
		assertThat(LogLines.of(this.app.log()))
			.containsExactly("INFO Ember Cache does nothing: 'spring.cache.type' is 'caffeine'");
	}

}
