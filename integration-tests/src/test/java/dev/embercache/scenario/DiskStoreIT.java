package dev.embercache.scenario;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entries on disk outlive restarts by DevTools and the JVM, and are judged by what they
 * came from all the same.
 */
class DiskStoreIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void define() {
		this.app.withDiskStore().define("public record Price(String product, int amount) { }").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						return new Price(product, 10);
					}

					@CacheEvict("prices")
					public void forget(String product) {
					}

				}
				""").define("""
				@Service
				public class Stock {

					@Cacheable("stock")
					public List<Integer> count(String product) {
						Probe.computed();
						return new ArrayList<>(List.of(7));
					}

				}
				""");
	}

	@Test
	void entriesOutliveADevToolsRestartAndTwoJvmsAndChangedCodeGoes() {
		this.app.start();
		fill();
		this.app.edit("Prices", "product, 10", "product, 12").restart();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("Ember Cache kept 2 of 4 entries; 2 of 'prices' are stale: Prices.price changed");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("[7]");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[product=tea, amount=12]");
		assertThat(this.app.call("prices.price", "coffee")).isComputed();
		this.app.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).endsWith("Ember Cache kept 4 of 4 entries");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[product=tea, amount=12]");
		this.app.edit("Stock", "List.of(7)", "List.of(8)").restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("Ember Cache kept 2 of 4 entries; 2 of 'stock' are stale: Stock.count changed");
		assertThat(this.app.call("prices.price", "tea")).isHit();
		assertThat(this.app.call("stock.count", "tea")).isComputed().returning("[8]");
		this.app.edit("Stock", "List.of(8)", "List.of(7)").restart();
		assertThat(this.app.call("stock.count", "coffee")).isHit().returning("[7]");
		assertThat(problems()).isEmpty();
	}

	@Test
	void anEvictionOutlivesAKilledJvm() {
		this.app.start();
		fill();
		this.app.restartJvm();
		this.app.run("prices.forget", "tea");
		this.app.killAndRestartJvm();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		assertThat(this.app.call("prices.price", "coffee")).isHit();
		assertThat(problems()).isEmpty();
	}

	@Test
	void entriesOutliveTheJvmWithoutDevToolsToo() {
		this.app.withoutDevTools().start();
		fill();
		this.app.edit("Prices", "product, 10", "product, 12").restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("Ember Cache kept 2 of 4 entries; 2 of 'prices' are stale: Prices.price changed");
		assertThat(this.app.call("stock.count", "tea")).isHit().returning("[7]");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[product=tea, amount=12]");
		assertThat(problems()).isEmpty();
	}

	@Test
	void typesOfLibrariesAreReadByAJvmThatHasNotSeenThem() {
		this.app.withoutDevTools()
			.define("""
					@Service
					public class Downloads {

						@Cacheable("downloads")
						public Object link(String name) {
							Probe.computed();
							return org.springframework.web.util.UriComponentsBuilder.fromUriString("mailto:" + name).build();
						}

					}
					""")
			.start();
		assertThat(this.app.call("downloads.link", "tea")).isComputed();
		this.app.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).endsWith("Ember Cache kept 1 of 1 entry");
		assertThat(this.app.call("downloads.link", "tea")).isHit().returning("mailto:tea");
		assertThat(problems()).isEmpty();
	}

	private void fill() {
		for (String product : List.of("tea", "coffee")) {
			assertThat(this.app.call("prices.price", product)).isComputed();
			assertThat(this.app.call("stock.count", product)).isComputed();
		}
	}

	private List<String> problems() {
		return this.app.log().linesWith("WARN");
	}

}
