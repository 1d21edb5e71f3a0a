package dev.embercache.store.disk;

import java.nio.file.Path;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.embercache.autoconfigure.DiskStoreAutoConfiguration;
import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;

/**
 * An application whose values are on disk.
 */
@Configuration(proxyBeanMethods = false)
@EnableCaching
@AutoConfigurationPackage
@ImportAutoConfiguration({ CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
		DiskStoreAutoConfiguration.class })
class KilledApplication {

	static final String CACHE = "prices";

	static ConfigurableApplicationContext start(Path folder) {
		return new SpringApplicationBuilder(KilledApplication.class).web(WebApplicationType.NONE)
			.properties("spring.application.name=shop", "ember.cache.store=disk",
					"ember.cache.disk.private-in-tests=false", "ember.cache.disk.directory=" + folder,
					// The JVM of the tests has the jars of the build on its class path
					// too.
					"ember.cache.caches.prices.track-code=false", "ember.cache.maximum-entries=100000",
					"spring.main.banner-mode=off")
			.run();
	}

	@Bean
	Prices prices() {
		return new Prices();
	}

	/**
	 * A value that says what it is.
	 *
	 * @param key the key
	 * @param version the number of the change that wrote it
	 * @param text follows from the number
	 */
	record Price(String key, long version, String text) {

		static Price of(String key, long version) {
			return new Price(key, version, "x".repeat((int) (version % 700)));
		}

	}

	/**
	 * Writes prices through the annotations of a bean.
	 */
	record Writer(Prices prices) implements StoreProcess.Target {

		static Writer start(Path folder) {
			return new Writer(KilledApplication.start(folder).getBean(Prices.class));
		}

		@Override
		public boolean fill(String key, long version) {
			return this.prices.price(key, version).version() == version;
		}

		@Override
		public void update(String key, long version) {
			this.prices.update(key, version);
		}

		@Override
		public void invalidate(String key) {
			this.prices.forget(key);
		}

	}

	static class Prices {

		@Cacheable(cacheNames = CACHE, key = "#p0")
		public Price price(String key, long version) {
			return Price.of(key, version);
		}

		@CachePut(cacheNames = CACHE, key = "#p0")
		public Price update(String key, long version) {
			return Price.of(key, version);
		}

		@CacheEvict(cacheNames = CACHE, key = "#p0")
		public void forget(String key) {
		}

	}

}
