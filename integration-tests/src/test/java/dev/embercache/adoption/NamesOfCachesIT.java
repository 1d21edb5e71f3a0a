package dev.embercache.adoption;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings for caches whose names are no names of properties.
 */
class NamesOfCachesIT {

	private static final String HINT = " To see why a value is computed again, set 'logging.level.dev.embercache=debug'";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void settingsAreFoundHoweverTheNameIsWrittenAndThoseThatFitNothingAreTold() {
		this.app.withoutDevTools().define("""
				@Service
				public class Users {

					@Cacheable("users::byId")
					public String colons(int id) {
						Probe.computed();
						return "ann";
					}

					@Cacheable("com.acme.Prices")
					public String dots(int id) {
						Probe.computed();
						return "ann";
					}

					@Cacheable("orders::byId")
					public String forgottenBrackets(int id) {
						Probe.computed();
						return "ann";
					}

					@Cacheable("camelCase")
					public String variable(int id) {
						Probe.computed();
						return "ann";
					}

					@Cacheable("prices")
					public String plain(int id) {
						Probe.computed();
						return "ann";
					}

					@Cacheable(cacheNames = "rows", cacheResolver = "tenants")
					public String tenant(int id) {
						Probe.computed();
						return "ann";
					}

				}
				""").define("""
				@Component("tenants")
				public class Tenants implements org.springframework.cache.interceptor.CacheResolver {

					private final CacheManager manager;

					Tenants(CacheManager manager) {
						this.manager = manager;
					}

					@Override
					public Collection<? extends Cache> resolveCaches(
							org.springframework.cache.interceptor.CacheOperationInvocationContext<?> context) {
						return List.of(this.manager.getCache("row:" + context.getArgs()[0]));
					}

				}
				""").resource("application.yml", """
				logging.level.dev.embercache.autoconfigure: debug
				ember.cache:
				  time-to-lve: 1h
				  caches:
				    "users::byId": { time-to-live: 1ms }
				    com.acme.Prices: { time-to-live: 1ms }
				    ordersbyId: { time-to-live: 1ms }
				    "row:*": { time-to-live: 1ms }
				    prices: { time-to-idle: 1h, ttl: 1h }
				    pirces: { time-to-live: 1ms }
				    "col:*": { time-to-live: 1ms }
				""").environment("EMBER_CACHE_CACHES_CAMELCASE_TIMETOLIVE", "1ms").start();
		for (String method : List.of("colons", "dots", "forgottenBrackets", "variable", "tenant")) {
			assertThat(this.app.call("users." + method, 1)).isComputed();
			assertThat(this.app.call("users." + method, 1)).as(method).isComputed();
		}
		assertThat(this.app.call("users.plain", 1)).isComputed();
		assertThat(this.app.call("users.plain", 1)).isHit();
		assertThat(this.app.log().await("Cache 'row:1': store", 1)).endsWith(
				"Cache 'row:1': store=memory (default), time-to-live=1ms (ember.cache.caches.row:*.time-to-live), "
						+ "maximum-entries=10000 (default)");
		assertThat(this.app.log().await("Cache 'camelCase': store", 1)).endsWith(
				"Cache 'camelCase': store=memory (default), time-to-live=1ms (ember.cache.caches.camelcase.timetolive), "
						+ "maximum-entries=10000 (default)");
		this.app.stop();
		assertThat(LogLines.of(this.app.log())).containsExactly(
				"WARN Ember Cache does not know 'ember.cache.caches.prices.ttl' (did you mean "
						+ "'ember.cache.caches.prices.time-to-live'?), 'ember.cache.time-to-lve' (did you mean "
						+ "'ember.cache.time-to-live'?)",
				"INFO Ember Cache is active: 6 caches, 'camelCase', 'com.acme.Prices', 'orders::byId', 'prices', 'rows', "
						+ "'users::byId'; store=memory (default), maximum-entries=10000 (default)." + HINT,
				"WARN 'ember.cache.caches.col:*' has no effect: no cache of this run has that name.",
				"WARN 'ember.cache.caches.pirces' has no effect: no cache of this run has that name. "
						+ "Did you mean 'prices'?");
	}

	@Test
	void aMisspelledNameIsToldAtTheStartWhereNobodyElseCanAskForACache() {
		this.app.define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public String price(int id) {
						return "ann";
					}

				}
				""")
			.property("ember.cache.caches.pirces.time-to-live", "1h")
			.property("ember.cache.caches.orders.time-to-live", "1h")
			.start();
		List<String> start = List.of(
				"INFO Ember Cache is active: cache 'prices'; store=memory (default), maximum-entries=10000 (default)."
						+ HINT,
				"WARN 'ember.cache.caches.pirces' has no effect: no cache of this run has that name. "
						+ "Did you mean 'prices'?");
		assertThat(LogLines.of(this.app.log())).isEqualTo(start);
		this.app.restart();
		assertThat(this.app.log().await("Ember Cache kept", 1)).endsWith("Ember Cache kept 0 of 0 entries");
		assertThat(LogLines.of(this.app.log())).as("once, and 'orders' at the end of the run")
			.startsWith(start.toArray(String[]::new))
			.containsOnlyOnce("WARN 'ember.cache.caches.orders' has no effect: no cache of this run has that name.")
			.hasSize(4);
	}

}
