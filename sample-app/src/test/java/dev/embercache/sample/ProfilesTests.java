package dev.embercache.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;

import dev.embercache.sample.pricing.Price;
import dev.embercache.sample.pricing.PricingService;
import dev.embercache.store.EntryStore;
import dev.embercache.store.disk.DiskEntryStore;
import dev.embercache.store.redis.RedisEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profiles {@code disk} and {@code redis}, as the README starts them.
 */
class ProfilesTests {

	@TempDir
	Path folder;

	private final String name = "tea-shop-" + UUID.randomUUID();

	private ConfigurableApplicationContext start(String profile, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.application.name=" + this.name,
				"--shop.prices.delay=0", "--spring.datasource.url=jdbc:h2:mem:" + this.name));
		arguments.addAll(List.of(more));
		return new SpringApplicationBuilder(SampleApplication.class).profiles(profile)
			.run(arguments.toArray(new String[0]));
	}

	private static Price price(ConfigurableApplicationContext shop) {
		return shop.getBean(PricingService.class).price("T-101");
	}

	@Test
	void withTheProfileDiskPricesOutliveTheApplication() {
		String[] own = { "--ember.cache.disk.private-in-tests=false", "--ember.cache.disk.directory=" + this.folder };
		Price computed;
		try (ConfigurableApplicationContext shop = start("disk", own)) {
			assertThat(shop.getBean(EntryStore.class)).isInstanceOf(DiskEntryStore.class);
			computed = price(shop);
		}
		assertThat(this.folder.resolve("README")).exists();
		try (ConfigurableApplicationContext shop = start("disk", own)) {
			assertThat(price(shop)).as("with the time of the computation").isEqualTo(computed);
		}
	}

	@Test
	void withTheProfileRedisInstancesSharePricesAndNoServerHasToBeGiven() {
		String shared = "--ember.cache.redis.private-in-tests=false";
		try (ConfigurableApplicationContext one = start("redis", shared);
				ConfigurableApplicationContext other = start("redis", shared)) {
			assertThat(one.getBean(EntryStore.class)).isInstanceOf(RedisEntryStore.class);
			Price computed = price(one);
			assertThat(price(other)).as("with the time of the computation").isEqualTo(computed);
			one.getBean(PricingService.class).forgetAll();
			assertThat(one.getBean(CacheManager.class).getCache("prices").get("T-101")).isNull();
		}
	}

}
