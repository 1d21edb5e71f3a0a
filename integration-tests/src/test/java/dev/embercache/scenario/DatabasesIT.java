package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that come from another database, or from other scripts, than those that a value
 * was read from.
 */
class DatabasesIT {

	private static final String PROPERTIES = """
			spring.datasource.url=jdbc:h2:file:%s
			spring.sql.init.mode=always
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void whatWasReadIsStaleOnceTheScriptsOrTheDatabaseAreOthers() {
		this.app.withoutDevTools()
			.withDiskStore()
			.withJdbc()
			.define("""
					@Service
					public class Prices {

						private final org.springframework.jdbc.core.JdbcTemplate jdbc;

						Prices(org.springframework.jdbc.core.JdbcTemplate jdbc) {
							this.jdbc = jdbc;
						}

						@Cacheable("prices")
						public int price(String product) {
							Probe.computed();
							return this.jdbc.queryForObject("select amount from price", Integer.class);
						}

					}
					""")
			.define("""
					@Service
					public class Stock {

						@Cacheable("stock")
						public int count(String product) {
							Probe.computed();
							return 7;
						}

					}
					""")
			.resource("schema.sql", "create table if not exists price(amount int);")
			.resource("data.sql", "delete from price; insert into price values (10);")
			.resource("application.properties", PROPERTIES.formatted(this.app.file("one")))
			.start();
		assertPrice(true, "10");
		assertThat(this.app.call("stock.count", "tea")).isComputed();

		this.app.restartJvm();
		assertPrice(false, "10");

		this.app.resource("data.sql", "delete from price; insert into price values (12);").restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("Prices.price -> the database of 'dataSource' is another one, or other scripts fill it");
		assertPrice(true, "12");

		this.app.resource("application.properties", PROPERTIES.formatted(this.app.file("other"))).restartJvm();
		assertPrice(true, "12");

		this.app.resource("application.properties", "spring.datasource.url=jdbc:h2:mem:shop").restartJvm();
		assertPrice(true, "12");
		this.app.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).contains("the rows of 'dataSource' are gone");
		assertThat(this.app.log().await("trust-in-memory-database", 1))
			.contains("'ember.cache.caches.prices.trust-in-memory-database'");
		assertPrice(true, "12");
		assertThat(this.app.call("stock.count", "tea")).isHit();
	}

	private void assertPrice(boolean computed, String value) {
		if (computed) {
			assertThat(this.app.call("prices.price", "tea")).isComputed().returning(value);
		}
		else {
			assertThat(this.app.call("prices.price", "tea")).isHit().returning(value);
		}
	}

}
