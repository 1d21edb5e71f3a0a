package dev.embercache.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.CaffeineSpec;
import com.github.benmanes.caffeine.cache.Expiry;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.config.units.MemoryUnit;
import org.ehcache.jsr107.Eh107Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer;
import org.springframework.boot.cache.autoconfigure.JCachePropertiesCustomizer;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheWriter;

import dev.embercache.settings.Setting;
import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds each row of the tables in {@code docs/migration.md} against an application that
 * has what the row says.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationPageTests {

	private static final Path PAGE = Path.of("..", "docs", "migration.md");

	private static final String TAKEN_OVER = "taken over";

	private static final RedisCacheConfiguration REDIS = RedisCacheConfiguration.defaultCacheConfig();

	private static final Map<String, Case> CASES = new LinkedHashMap<>();

	static {
		addCaffeine();
		addCaffeineBeans();
		addRedis();
		addJCache();
		addEhcache();
		addOthers();
	}

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class))
		.withUserConfiguration(Caching.class)
		.withClassLoader(
				new FilteredClassLoader(new ClassPathResource("META-INF/services/javax.cache.spi.CachingProvider")));

	@Test
	void everyCaseIsARow() throws IOException {
		assertThat(rows()).extracting(Row::before).containsExactlyInAnyOrderElementsOf(CASES.keySet());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void isTrue(Row row, CapturedOutput output) {
		Case example = CASES.get(row.before());
		ApplicationContextRunner application = example.application().apply(this.runner);
		if (!row.outcome().equals(TAKEN_OVER)) {
			application.run((context) -> assertThat(context).hasNotFailed());
			String instead = row.after().equals("nothing") ? "nothing takes its place" : "instead: " + row.after();
			assertThat(output).containsOnlyOnce("WARN")
				.containsOnlyOnce("Ember Cache does not use these settings of other cache providers: ")
				.contains("%s (%s)".formatted(example.expected(), instead));
		}
		else if (row.key().equals("redis.key-prefix")) {
			application.run((context) -> assertThat(
					RedisStoreAutoConfiguration.keyPrefix(properties(null), context.getEnvironment()))
				.isEqualTo(example.expected()));
			application.run((context) -> assertThat(
					RedisStoreAutoConfiguration.keyPrefix(properties("own:"), context.getEnvironment()))
				.isEqualTo("own:"));
		}
		else {
			application.run((context) -> {
				assertThat(context).hasNotFailed();
				Setting setting = context.getBean(CacheSetups.class).of("prices").settings().get(row.key());
				assertThat(SettingText.of(setting)).isEqualTo(example.expected());
				assertThat(setting.source()).isNotEqualTo("default").doesNotStartWith("ember.cache");
				assertThat(context.getBean(org.springframework.cache.CacheManager.class).getCache("prices"))
					.isNotNull();
			});
			application.withPropertyValues(row.after().replace("<name>", "prices") + "=" + other(row.key()))
				.run((context) -> assertThat(context.getBean(CacheSetups.class).of("prices").source(row.key()))
					.isEqualTo(row.after().replace("<name>", "prices")));
			assertThat(output).doesNotContain("WARN");
		}
	}

	private static String other(String key) {
		return switch (key) {
			case "maximum-entries" -> "7";
			case "cache-null-values" -> "true";
			default -> "7d";
		};
	}

	private static RedisStoreProperties properties(String keyPrefix) {
		return new RedisStoreProperties(keyPrefix, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1),
				null, null, null, false);
	}

	private static void addCaffeine() {
		addSpec("`spring.cache.caffeine.spec` with `maximumSize`", "maximumSize=500", "500");
		addSpec("`spring.cache.caffeine.spec` with `expireAfterWrite`", "expireAfterWrite=10m", "10m");
		addSpec("`spring.cache.caffeine.spec` with `expireAfterAccess`", "expireAfterAccess=90s", "90s");
		addSpec("`refreshAfterWrite`", "refreshAfterWrite=1m", "refreshAfterWrite in 'spring.cache.caffeine.spec'");
		addSpec("`softValues`", "softValues", "softValues in 'spring.cache.caffeine.spec'");
		addSpec("`weakValues`", "weakValues", "weakValues in 'spring.cache.caffeine.spec'");
		addSpec("`weakKeys`", "weakKeys", "weakKeys in 'spring.cache.caffeine.spec'");
		addSpec("`recordStats`", "recordStats", "recordStats in 'spring.cache.caffeine.spec'");
		addBuilder("`maximumWeight` with a weigher", Caffeine.newBuilder().maximumWeight(9).weigher((key, value) -> 1),
				"maximumWeight in bean 'builder'");
		addBuilder("`expireAfter`, a time for each entry",
				Caffeine.newBuilder().expireAfter(Expiry.writing((key, value) -> Duration.ofSeconds(1))),
				"expireAfter in bean 'builder'");
		addBuilder("`removalListener`", Caffeine.newBuilder().removalListener((key, value, cause) -> {
		}), "removalListener in bean 'builder'");
		addBuilder("`evictionListener`", Caffeine.newBuilder().evictionListener((key, value, cause) -> {
		}), "evictionListener in bean 'builder'");
		addBuilder("a `Caffeine` bean", Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(2)), "2h");
	}

	private static void addSpec(String before, String spec, String expected) {
		addProperties(before, expected, "spring.cache.caffeine.spec=" + spec);
	}

	private static void addBuilder(String before, Caffeine<?, ?> builder, String expected) {
		add(before, expected, (runner) -> runner.withBean("builder", Caffeine.class, () -> builder));
	}

	private static void addCaffeineBeans() {
		add("a `CaffeineSpec` bean", "500",
				(runner) -> runner.withBean(CaffeineSpec.class, () -> CaffeineSpec.parse("maximumSize=500")));
		addCaffeineCustomizer("`setCaffeine` in a customizer", "2h",
				(manager) -> manager.setCaffeine(Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(2))));
		addCaffeineCustomizer("`registerCustomCache` in a customizer", "2h", (manager) -> manager
			.registerCustomCache("prices", Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(2)).build()));
		addCaffeineCustomizer("`setAllowNullValues(false)` in a customizer for Caffeine", "false",
				(manager) -> manager.setAllowNullValues(false));
		addCaffeineCustomizer("`setCacheNames` in a customizer", "setCacheNames in bean 'customizer'",
				(manager) -> manager.setCacheNames(List.of("prices")));
		add("`setAllowNullValues(false)` in a customizer for maps", "false",
				(runner) -> runner.withBean(CacheManagerCustomizer.class,
						() -> (CacheManagerCustomizer<ConcurrentMapCacheManager>) (manager) -> manager
							.setAllowNullValues(false)));
		add("a `CacheLoader` bean", "the loader in bean 'loader'",
				(runner) -> runner.withBean("loader", CacheLoader.class, () -> (key) -> key));
		add("a customizer for another manager", "bean 'simple' for SimpleCacheManager",
				(runner) -> runner.withUserConfiguration(OtherManager.class));
	}

	private static void addCaffeineCustomizer(String before, String expected,
			CacheManagerCustomizer<CaffeineCacheManager> customizer) {
		add(before, expected,
				(runner) -> runner.withBean("customizer", CacheManagerCustomizer.class, () -> customizer));
	}

	private static void addRedis() {
		addProperties("entries in Redis, with any setting for them", "Redis as the place of the entries",
				"spring.cache.redis.time-to-live=1h");
		addRedisProperties("`spring.cache.redis.time-to-live`", "1h", "spring.cache.redis.time-to-live=1h");
		addRedisProperties("`spring.cache.redis.cache-null-values=false`", "false",
				"spring.cache.redis.cache-null-values=false");
		addProperties("`spring.cache.redis.key-prefix`", "shop:ember:shop:", "spring.cache.redis.key-prefix=shop:",
				"spring.application.name=shop");
		addRedisProperties("`spring.cache.redis.use-key-prefix=false`", "'spring.cache.redis.use-key-prefix'",
				"spring.cache.redis.use-key-prefix=false");
		addRedisProperties("`spring.cache.redis.enable-statistics`", "'spring.cache.redis.enable-statistics'",
				"spring.cache.redis.enable-statistics=true");
		addRedis("a `RedisCacheConfiguration` bean with `entryTtl`", REDIS.entryTtl(Duration.ofHours(2)), "2h");
		addRedis("a `RedisCacheConfiguration` bean with `enableTimeToIdle`",
				REDIS.entryTtl(Duration.ofHours(2)).enableTimeToIdle(), "2h");
		addRedis("a `RedisCacheConfiguration` bean with `disableCachingNullValues`", REDIS.disableCachingNullValues(),
				"false");
		addRedis("`entryTtl` with a `TtlFunction`, a time for each entry",
				REDIS.entryTtl((key, value) -> Duration.ofHours(2)), "TtlFunction in bean 'redis'");
		addRedis("`prefixCacheNameWith`", REDIS.prefixCacheNameWith("shop:"), "the key prefix in bean 'redis'");
		addRedis("`disableKeyPrefix`", REDIS.disableKeyPrefix(), "disableKeyPrefix in bean 'redis'");
		addRedisCustomizer("`cacheDefaults` in a `RedisCacheManagerBuilderCustomizer`", "2h",
				(builder) -> builder.cacheDefaults(REDIS.entryTtl(Duration.ofHours(2))));
		addRedisCustomizer("`withCacheConfiguration` in a `RedisCacheManagerBuilderCustomizer`", "2h",
				(builder) -> builder.withCacheConfiguration("prices", REDIS.entryTtl(Duration.ofHours(2))));
		addRedisCustomizer("`cacheWriter`, such as a locking one", "cacheWriter in bean 'customizer'",
				(builder) -> builder
					.cacheWriter((RedisCacheWriter) Proxy.newProxyInstance(RedisCacheWriter.class.getClassLoader(),
							new Class<?>[] { RedisCacheWriter.class }, (proxy, method, arguments) -> null)));
		addRedisCustomizer("`disableCreateOnMissingCache`", "disableCreateOnMissingCache in bean 'customizer'",
				(builder) -> builder.disableCreateOnMissingCache());
		addRedisCustomizer("`transactionAware`", "transactionAware in bean 'customizer'",
				(builder) -> builder.transactionAware());
	}

	private static void addRedisProperties(String before, String expected, String... properties) {
		add(before, expected, (runner) -> inRedis(runner).withPropertyValues(properties));
	}

	private static void addRedis(String before, RedisCacheConfiguration configuration, String expected) {
		add(before, expected,
				(runner) -> inRedis(runner).withBean("redis", RedisCacheConfiguration.class, () -> configuration));
	}

	private static void addRedisCustomizer(String before, String expected,
			RedisCacheManagerBuilderCustomizer customizer) {
		add(before, expected, (runner) -> inRedis(runner).withBean("customizer",
				RedisCacheManagerBuilderCustomizer.class, () -> customizer));
	}

	/**
	 * An application whose entries go on to be in Redis, so that nothing is said of that.
	 */
	private static ApplicationContextRunner inRedis(ApplicationContextRunner runner) {
		return runner.withPropertyValues("ember.cache.store=redis")
			.withBean(StoreProvider.class, () -> new StoreProvider() {

				@Override
				public EmberCacheProperties.Store kind() {
					return EmberCacheProperties.Store.REDIS;
				}

				@Override
				public EntryStore open(RestartScope scope) {
					return new MemoryEntryStore();
				}

			});
	}

	private static void addJCache() {
		MutableConfiguration<Object, Object> created = new MutableConfiguration<>();
		created
			.setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.HOURS, 2)));
		addJCache("`CreatedExpiryPolicy` or `ModifiedExpiryPolicy`", created, "2h");
		MutableConfiguration<Object, Object> accessed = new MutableConfiguration<>();
		accessed
			.setExpiryPolicyFactory(AccessedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.HOURS, 2)));
		addJCache("`AccessedExpiryPolicy` or `TouchedExpiryPolicy`", accessed, "2h");
		MutableConfiguration<Object, Object> heard = new MutableConfiguration<>();
		heard.addCacheEntryListenerConfiguration(
				new MutableCacheEntryListenerConfiguration<>(() -> null, null, false, false));
		addJCache("listeners", heard, "listeners in bean 'customizer'");
		addJCache("read-through, write-through", new MutableConfiguration<>().setReadThrough(true),
				"read-through and write-through in bean 'customizer'");
		addJCache("statistics", new MutableConfiguration<>().setStatisticsEnabled(true),
				"statistics in bean 'customizer'");
		addProperties("`spring.cache.jcache.config`, such as `ehcache.xml`", "'spring.cache.jcache.config'",
				"spring.cache.jcache.config=classpath:ehcache.xml");
		addProperties("`spring.cache.jcache.provider`", "'spring.cache.jcache.provider'",
				"spring.cache.jcache.provider=org.ehcache.jsr107.EhcacheCachingProvider");
		add("a `JCachePropertiesCustomizer` bean", "bean 'customizer' (JCachePropertiesCustomizer)",
				(runner) -> runner.withBean("customizer", JCachePropertiesCustomizer.class, () -> (properties) -> {
				}));
	}

	private static void addJCache(String before, Configuration<Object, Object> configuration, String expected) {
		add(before, expected, (runner) -> runner.withBean("customizer", JCacheManagerCustomizer.class,
				() -> (manager) -> create(manager, configuration)));
	}

	/**
	 * Create a cache the way applications of JHipster do.
	 */
	private static void create(CacheManager manager, Configuration<Object, Object> configuration) {
		javax.cache.Cache<Object, Object> cache = manager.getCache("prices");
		if (cache != null) {
			cache.clear();
		}
		else {
			manager.createCache("prices", configuration);
		}
	}

	private static void addEhcache() {
		ResourcePoolsBuilder entries = ResourcePoolsBuilder.heap(500);
		addEhcache("`heap` with a number of entries", builder(entries), "500");
		addEhcache("`timeToLiveExpiration` of Ehcache",
				builder(entries).withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(Duration.ofHours(2))), "2h");
		addEhcache("`timeToIdleExpiration` of Ehcache",
				builder(entries).withExpiry(ExpiryPolicyBuilder.timeToIdleExpiration(Duration.ofHours(2))), "2h");
		addEhcache("`heap` with a size in bytes",
				builder(ResourcePoolsBuilder.newResourcePoolsBuilder().heap(1, MemoryUnit.MB)),
				"the size of the heap in bean 'customizer'");
		addEhcache("`offheap`", builder(
				ResourcePoolsBuilder.newResourcePoolsBuilder().heap(500, EntryUnit.ENTRIES).offheap(1, MemoryUnit.MB)),
				"memory off the heap in bean 'customizer'");
		addEhcache("`disk`", builder(
				ResourcePoolsBuilder.newResourcePoolsBuilder().heap(500, EntryUnit.ENTRIES).disk(1, MemoryUnit.MB)),
				"the disk in bean 'customizer'");
	}

	private static CacheConfigurationBuilder<Object, Object> builder(ResourcePoolsBuilder pools) {
		return CacheConfigurationBuilder.newCacheConfigurationBuilder(Object.class, Object.class, pools);
	}

	private static void addEhcache(String before, CacheConfigurationBuilder<Object, Object> builder, String expected) {
		addJCache(before, Eh107Configuration.fromEhcacheCacheConfiguration(builder), expected);
	}

	private static void addOthers() {
		addProperties("`spring.cache.infinispan.config`", "'spring.cache.infinispan.config'",
				"spring.cache.infinispan.config=infinispan.xml");
		addProperties("`spring.cache.couchbase.expiration`", "2h", "spring.cache.couchbase.expiration=2h");
		for (String name : List.of("local.default.limit", "local.default.expireAfterWriteInMillis",
				"local.default.expireAfterAccessInMillis", "remote.default.expireAfterWriteInMillis",
				"remote.default.type", "remote.default.keyPrefix", "penetrationProtect", "statIntervalMinutes")) {
			addProperties("`jetcache.%s`".formatted(name), "'jetcache.%s'".formatted(name), "jetcache." + name + "=1");
		}
	}

	private static void addProperties(String before, String expected, String... properties) {
		add(before, expected, (runner) -> runner.withPropertyValues(properties));
	}

	private static void add(String before, String expected, UnaryOperator<ApplicationContextRunner> application) {
		CASES.put(before, new Case(application, expected));
	}

	private static Stream<Row> rows() throws IOException {
		return Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| you have"))
			.map((line) -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
			.map((cells) -> new Row(cells.get(1), cells.get(2).replace("`", ""), cells.get(3)));
	}

	/**
	 * A row of the page.
	 */
	record Row(String before, String after, String outcome) {

		String key() {
			return this.after.replace("ember.cache.", "").replace("caches.<name>.", "");
		}

	}

	/**
	 * What a row is tried with.
	 */
	record Case(UnaryOperator<ApplicationContextRunner> application, String expected) {

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class OtherManager {

		@Bean
		CacheManagerCustomizer<SimpleCacheManager> simple() {
			return (manager) -> {
			};
		}

	}

}
