package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.SimpleCacheResolver;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import dev.embercache.cache.CacheSettings;
import dev.embercache.cache.EmberCache;
import dev.embercache.cache.EmberCacheManager;
import dev.embercache.cache.RestartReport;
import dev.embercache.codec.Codec;
import dev.embercache.codec.EmberCodecCustomizer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.settings.CacheSections;
import dev.embercache.store.EntryStore;
import dev.embercache.store.History;
import dev.embercache.store.LastingRestartScope;
import dev.embercache.store.Region;
import dev.embercache.store.RestartScope;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmberCacheAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmberCacheAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class))
		.withUserConfiguration(Caching.class);

	@Test
	void whatIsScannedForComponentsIsOfTheApplication() {
		this.runner.withUserConfiguration(Modules.class).run((context) -> {
			ApplicationClasses classes = context.getBean(ApplicationClasses.class);
			assertThat(classes.contains("com.acme.model.Price", null)).isTrue();
			assertThat(classes.contains("com.acme.service.Prices", null)).isTrue();
			assertThat(classes.contains(Cacheable.class.getName(), null)).isTrue();
			assertThat(classes.contains(getClass().getName(), null)).isTrue();
			assertThat(classes.contains("com.library.Library", null)).isFalse();
		});
	}

	@Test
	void providesTheCacheManager() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(CacheManager.class);
			assertThat(context.getBean(CacheManager.class)).isInstanceOf(EmberCacheManager.class);
			assertThat(context.getBean(CacheManager.class).getCache("prices")).isInstanceOf(EmberCache.class);
			assertThat(context.getBean(EntryStore.class)).isInstanceOf(MemoryEntryStore.class);
			assertThat(context).hasSingleBean(Codec.class).hasSingleBean(Lineages.class);
		});
	}

	@Test
	void putsItsInterceptorInThePlaceOfSprings() {
		this.runner.run((context) -> assertThat(context.getBean(CacheInterceptor.class).getClass().getName())
			.isEqualTo("dev.embercache.cache.EmberCacheInterceptor"));
	}

	@Test
	void aChildContextWithCachingOfItsOwnKnowsItsProducersToo() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.run((child) -> assertThat(child.getBean(CacheInterceptor.class).getClass().getName())
				.isEqualTo("dev.embercache.cache.EmberCacheInterceptor")));
	}

	@Test
	void aListenerThatFailsDoesNotStopAnApplicationThatIsReady(CapturedOutput output) {
		this.runner.withBean(RestartScope.class, () -> new RestartScope() {

			@Override
			public <T> T getOrCreate(String name, Class<T> type, Supplier<T> initial) {
				return type.cast((type == AtomicInteger.class) ? new AtomicInteger(1) : initial.get());
			}

		}).withUserConfiguration(FailingListener.class).run((context) -> {
			SpringApplication application = new SpringApplication();
			context.publishEvent(new ApplicationReadyEvent(application, new String[0],
					context.getSourceApplicationContext(), Duration.ZERO));
		});
		assertThat(output).contains("Ember Cache kept 0 of 0 entries")
			.contains("Ember Cache cannot report on the restart");
	}

	@Test
	void stepsBackForACacheManager() {
		this.runner.withUserConfiguration(UserManager.class).run((context) -> {
			assertThat(context.getBean(CacheManager.class)).isInstanceOf(ConcurrentMapCacheManager.class);
			assertThat(context).doesNotHaveBean(EntryStore.class);
			assertThat(context.getBean(CacheInterceptor.class).getClass()).isEqualTo(CacheInterceptor.class);
		});
	}

	@Test
	void aCacheResolverMayNeedTheManager() {
		this.runner.withUserConfiguration(UserResolver.class)
			.run((context) -> assertThat(context).hasSingleBean(EmberCacheManager.class));
	}

	@Test
	void stepsBackForAnotherCacheType() {
		this.runner.withPropertyValues("spring.cache.type=none")
			.run((context) -> assertThat(context.getBean(CacheManager.class)).isInstanceOf(NoOpCacheManager.class));
		this.runner.withPropertyValues("spring.cache.type=simple")
			.run((context) -> assertThat(context.getBean(CacheManager.class))
				.isInstanceOf(ConcurrentMapCacheManager.class));
	}

	@Test
	void stepsBackWhenDisabled() {
		this.runner.withPropertyValues("ember.cache.enabled=false")
			.run((context) -> assertThat(context.getBean(CacheManager.class)).isNotInstanceOf(EmberCacheManager.class));
	}

	@Test
	void worksWithoutDevTools() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.devtools"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EmberCacheManager.class));
	}

	@Test
	void worksWithoutReactor() {
		this.runner.withClassLoader(new FilteredClassLoader("reactor"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EmberCacheManager.class));
	}

	@Test
	void warnsWhereCachingIsNotEnabled(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheManager.class));
		assertThat(output).containsOnlyOnce("Ember Cache has no effect: caching is not enabled. "
				+ "Add @EnableCaching to a configuration class, or set 'ember.cache.enabled=false'.");
	}

	@Test
	void doesNotWarnWhereCachingIsEnabled(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("Ember Cache does nothing");
	}

	@Test
	void fixesTheNamesOfCaches(CapturedOutput output) {
		this.runner.withPropertyValues("spring.cache.cache-names=prices,orders").run((context) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			assertThat(manager.getCacheNames()).containsExactly("orders", "prices");
			assertThat(manager.getCache("pirces")).isNull();
			assertThat(manager.getCache("pirces")).isNull();
		});
		assertThat(output).containsOnlyOnce("Cache 'pirces' is not among the names [orders, prices] that "
				+ "'spring.cache.cache-names' lists. Add it there, or remove the property so that caches are created on "
				+ "demand.");
	}

	@Test
	void warnsOfSettingsOfACacheThatIsNotAmongTheFixedNames(CapturedOutput output) {
		this.runner.withPropertyValues("spring.cache.cache-names=prices", "ember.cache.caches.pirces.time-to-live=1h")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("'ember.cache.caches.pirces' has no effect: 'pirces' is not among the "
				+ "names [prices] that 'spring.cache.cache-names' lists. Add it there, or remove the settings.");
	}

	@Test
	void makesCachesAsTheyAreNeeded() {
		this.runner.run((context) -> {
			CacheManager manager = context.getBean(CacheManager.class);
			assertThat(manager.getCacheNames()).isEmpty();
			assertThat(manager.getCache("prices")).isSameAs(manager.getCache("prices"));
			assertThat(manager.getCacheNames()).containsExactly("prices");
		});
	}

	@Test
	void aMisusedSettingStopsTheStartAndNamesTheProperty() {
		assertRefused("ember.cache.time-to-live", "-5s", "PT-5S");
		assertRefused("ember.cache.time-to-idle", "0s", "PT0S");
		assertRefused("ember.cache.maximum-entries", "0", "0");
		assertRefused("ember.cache.maximum-weight", "0B", "0B");
		assertRefused("ember.cache.history.variants", "-1", "-1");
		assertRefused("ember.cache.history.time-to-live", "0s", "PT0S");
		assertRefused("ember.cache.history.maximum-weight", "-1B", "-1B");
		assertRefused("ember.cache.caches.prices.time-to-live", "-5s", "PT-5S");
		assertRefused("ember.cache.caches.prices.time-to-idle", "0s", "PT0S");
		assertRefused("ember.cache.caches.prices.maximum-entries", "-3", "-3");
		assertRefused("ember.cache.caches.prices.maximum-weight", "-1KB", "-1024B");
		assertRefused("ember.cache.caches.prices.history.variants", "0", "0");
	}

	private void assertRefused(String property, String value, String shown) {
		this.runner.withPropertyValues(property + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidSettingFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription())
				.isEqualTo("The property '%s' is '%s' but must be positive.".formatted(property, shown));
			assertThat(analysis.getAction()).isEqualTo("Set it to a positive value, or remove it to use the default.");
		});
	}

	@Test
	void aStoreWhoseLibraryIsMissingStopsTheStartAndNamesTheDependency() {
		assertMissing("ember.cache.store", "disk",
				"needs the library 'com.h2database:h2-mvstore', which is not on the class path",
				"Add the dependency 'com.h2database:h2-mvstore'");
		assertMissing("ember.cache.caches.prices.store", "redis",
				"needs a connection to Redis, and there is no 'RedisConnectionFactory' bean",
				"Add the dependency 'org.springframework.boot:spring-boot-starter-data-redis'");
	}

	private void assertMissing(String property, String value, String problem, String remedy) {
		this.runner.withPropertyValues(property + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidSettingFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription())
				.isEqualTo("The property '%s' is '%s' but %s.".formatted(property, value, problem));
			assertThat(analysis.getAction())
				.isEqualTo("%s, or choose another store with '%s'.".formatted(remedy, property));
		});
	}

	@Test
	void keepsOneCacheInAStoreOfItsOwn() {
		MemoryEntryStore disk = new MemoryEntryStore();
		this.runner.withPropertyValues("ember.cache.caches.prices.store=disk")
			.withBean(StoreProvider.class, () -> provider(EmberCacheProperties.Store.DISK, disk))
			.withBean(RestartScope.class, LastingRestartScope::new)
			.run((context) -> {
				context.getBean(CacheManager.class).getCache("prices").put("tea", "10");
				context.getBean(CacheManager.class).getCache("orders").put("1", "tea");
				assertThat(disk.regions()).extracting(Region::cache).containsExactly("prices");
				assertThat(context.getBean(EntryStore.class).regions()).extracting(Region::cache)
					.containsExactly("orders");
			});
	}

	@Test
	void keepsAllCachesInTheStoreThatIsChosen() {
		MemoryEntryStore disk = new MemoryEntryStore();
		this.runner.withPropertyValues("ember.cache.store=disk", "ember.cache.caches.orders.store=memory")
			.withBean(StoreProvider.class, () -> provider(EmberCacheProperties.Store.DISK, disk))
			.run((context) -> {
				assertThat(context.getBean(EntryStore.class)).isSameAs(disk);
				context.getBean(CacheManager.class).getCache("prices").put("tea", "10");
				context.getBean(CacheManager.class).getCache("orders").put("1", "tea");
				assertThat(disk.regions()).extracting(Region::cache).containsExactly("prices");
			});
	}

	@Test
	void closesTheStoreWithTheContextWhereNothingRestarts() {
		MemoryEntryStore store = new MemoryEntryStore();
		this.runner.withPropertyValues("ember.cache.store=disk")
			.withBean(StoreProvider.class, () -> provider(EmberCacheProperties.Store.DISK, store))
			.run((context) -> {
				context.getBean(CacheManager.class).getCache("prices").put("tea", "10");
				assertThat(store.regions()).isNotEmpty();
			});
		assertThat(store.regions()).isEmpty();
	}

	private static StoreProvider provider(EmberCacheProperties.Store kind, EntryStore store) {
		return new StoreProvider() {

			@Override
			public EmberCacheProperties.Store kind() {
				return kind;
			}

			@Override
			public EntryStore open(RestartScope scope) {
				return scope.getOrCreate(kind + "-store", EntryStore.class, () -> store);
			}

		};
	}

	@Test
	void anUnknownStoreStopsTheStart() {
		this.runner.withPropertyValues("ember.cache.store=floppy").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("floppy");
		});
	}

	@Test
	void expiresEntriesOfAllCaches() {
		this.runner.withPropertyValues("ember.cache.time-to-live=1ns")
			.run((context) -> assertThat(isKept(context.getBean(CacheManager.class), "prices")).isFalse());
		this.runner.withPropertyValues("ember.cache.time-to-idle=1ns")
			.run((context) -> assertThat(isKept(context.getBean(CacheManager.class), "prices")).isFalse());
		this.runner.withPropertyValues("ember.cache.time-to-live=1h", "ember.cache.time-to-idle=1h")
			.run((context) -> assertThat(isKept(context.getBean(CacheManager.class), "prices")).isTrue());
	}

	@Test
	void expiresEntriesOfOneCache() {
		this.runner.withPropertyValues("ember.cache.caches.prices.time-to-live=1ns").run((context) -> {
			assertThat(isKept(context.getBean(CacheManager.class), "prices")).isFalse();
			assertThat(isKept(context.getBean(CacheManager.class), "orders")).isTrue();
		});
		this.runner.withPropertyValues("ember.cache.time-to-idle=1ns", "ember.cache.caches.prices.time-to-idle=1h")
			.run((context) -> {
				assertThat(isKept(context.getBean(CacheManager.class), "prices")).isTrue();
				assertThat(isKept(context.getBean(CacheManager.class), "orders")).isFalse();
			});
	}

	@Test
	void limitsTheNumberOfEntries() {
		this.runner.withPropertyValues("ember.cache.maximum-entries=5", "ember.cache.caches.orders.maximum-entries=20")
			.run((context) -> {
				Cache prices = context.getBean(CacheManager.class).getCache("prices");
				Cache orders = context.getBean(CacheManager.class).getCache("orders");
				fill(prices);
				fill(orders);
				// What there is no room for goes soon, not at once.
				Awaitility.await().untilAsserted(() -> {
					assertThat(count(prices)).isBetween(1, 5);
					assertThat(count(orders)).isBetween(6, 20);
				});
			});
	}

	@Test
	void limitsTheSizeOfTheEntries() {
		this.runner.withPropertyValues("ember.cache.maximum-weight=1KB", "ember.cache.caches.orders.maximum-weight=4KB")
			.run((context) -> {
				assertThat(countKept(context.getBean(CacheManager.class), "prices")).isBetween(1, 10);
				assertThat(countKept(context.getBean(CacheManager.class), "orders")).isBetween(11, 40);
			});
	}

	@Test
	void sharesMutableValuesWhereItIsTold() {
		this.runner.withPropertyValues("ember.cache.caches.orders.copy-on-read=false").run((context) -> {
			List<String> list = new ArrayList<>();
			Cache prices = context.getBean(CacheManager.class).getCache("prices");
			prices.put("key", list);
			assertThat(prices.get("key").get()).isNotSameAs(list).isNotSameAs(prices.get("key").get());
			Cache orders = context.getBean(CacheManager.class).getCache("orders");
			orders.put("key", list);
			assertThat(orders.get("key").get()).isSameAs(list);
		});
		this.runner.withPropertyValues("ember.cache.copy-on-read=false").run((context) -> {
			List<String> list = new ArrayList<>();
			Cache prices = context.getBean(CacheManager.class).getCache("prices");
			prices.put("key", list);
			assertThat(prices.get("key").get()).isSameAs(list);
		});
	}

	@Test
	void bindsWhatNoContextWithoutRestartCanShow() {
		this.runner
			.withPropertyValues("ember.cache.store=memory", "ember.cache.history.variants=7",
					"ember.cache.history.time-to-live=2d", "ember.cache.history.maximum-weight=3MB",
					"ember.cache.caches.prices.history.variants=9", "ember.cache.caches.orders.history.time-to-live=1h",
					"ember.cache.caches.orders.history.maximum-weight=1MB",
					"ember.cache.codec.allowed-packages=com.acme,org.joda")
			.run((context) -> {
				EmberCacheProperties properties = context.getBean(EmberCacheProperties.class);
				CacheSetups setups = context.getBean(CacheSetups.class);
				assertThat(properties.store()).isEqualTo(EmberCacheProperties.Store.MEMORY);
				assertThat(setups.ofAll().cacheSettings().bounds().history())
					.isEqualTo(new History(7, Duration.ofDays(2), DataSize.ofMegabytes(3)));
				assertThat(setups.of("prices").cacheSettings().bounds().history())
					.isEqualTo(new History(9, Duration.ofDays(2), DataSize.ofMegabytes(3)));
				assertThat(setups.of("orders").cacheSettings().bounds().history())
					.isEqualTo(new History(7, Duration.ofHours(1), DataSize.ofMegabytes(1)));
				assertThat(properties.codec().allowedPackages()).containsExactly("com.acme", "org.joda");
			});
	}

	@Test
	void bindsWhatIsSaidAboutTheLineagesOfACache() {
		this.runner
			.withPropertyValues("ember.cache.caches.prices.depends-on.classes=com.acme.Rates,com.acme.rates.*",
					"ember.cache.caches.prices.depends-on.resources=classpath:rates.csv",
					"ember.cache.caches.prices.depends-on.properties=rates.*",
					"ember.cache.caches.prices.ignores=com.acme.audit.**", "ember.cache.caches.prices.version=2",
					"ember.cache.caches.prices.track-code=false", "ember.cache.caches.orders.time-to-live=1h")
			.run((context) -> {
				CacheSections sections = context.getBean(CacheSections.class);
				assertThat(CacheSetups.tracking(sections, "prices"))
					.isEqualTo(new Tracking(false, List.of("com.acme.Rates", "com.acme.rates.*"),
							List.of("classpath:rates.csv"), List.of("rates.*"), List.of("com.acme.audit.**"), "2"));
				assertThat(CacheSetups.tracking(sections, "orders")).isEqualTo(Tracking.DEFAULTS);
				assertThat(CacheSetups.tracking(sections, "others")).isEqualTo(Tracking.DEFAULTS);
			});
	}

	@Test
	void warnsOfWhatMatchesNothing(CapturedOutput output) {
		this.runner.withPropertyValues("ember.cache.caches.prices.depends-on.resources=classpath:rats.csv")
			.run((context) -> Awaitility.await()
				.untilAsserted(() -> assertThat(output)
					.contains("'ember.cache.caches.prices': nothing matches resources 'classpath:rats.csv'. "
							+ "It has no effect, so changes to what it was meant to name may go unnoticed. "
							+ "Correct or remove it.")));
	}

	@Test
	void trustsAnInMemoryDatabaseWhereItIsTold() {
		this.runner.withPropertyValues("ember.cache.caches.orders.trust-in-memory-database=true").run((context) -> {
			CacheSetups setups = context.getBean(CacheSetups.class);
			assertThat(setups.ofAll().cacheSettings().trustInMemoryDatabase()).isFalse();
			assertThat(setups.of("orders").cacheSettings().trustInMemoryDatabase()).isTrue();
		});
		this.runner.withPropertyValues("ember.cache.trust-in-memory-database=true")
			.run((context) -> assertThat(
					context.getBean(CacheSetups.class).ofAll().cacheSettings().trustInMemoryDatabase())
				.isTrue());
	}

	@Test
	void doesNotKeepNullWhereItIsTold() {
		this.runner
			.withPropertyValues("ember.cache.cache-null-values=false",
					"ember.cache.caches.orders.cache-null-values=true")
			.run((context) -> {
				Cache prices = context.getBean(CacheManager.class).getCache("prices");
				prices.put("tea", "10");
				prices.put("tea", null);
				assertThat(prices.get("tea")).isNull();
				assertThat(prices.putIfAbsent("tea", null)).isNull();
				assertThat(prices.<String>get("tea", () -> null)).isNull();
				assertThat(prices.get("tea")).isNull();
				context.getBean(CacheManager.class).getCache("orders").put("tea", null);
				assertThat(context.getBean(CacheManager.class).getCache("orders").get("tea")).isNotNull();
			});
	}

	@Test
	void namesOfCachesAreFoundHoweverTheyAreWritten() {
		Map<String, Object> file = Map.of("ember.cache.caches.users::byId.maximum-entries", 1,
				"ember.cache.caches.com.acme.Prices.maximum-entries", 2, "ember.cache.caches.row:*.maximum-entries", 3,
				"ember.cache.caches.ordersbyId.maximum-entries", 4);
		Map<String, Object> variables = Map.of("EMBER_CACHE_CACHES_CAMELCASE_MAXIMUMENTRIES", "5");
		this.runner.withInitializer((context) -> {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			sources.addFirst(new MapPropertySource("file", file));
			sources.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
		})
			.run((context) -> assertThat(
					Stream.of("users::byId", "com.acme.Prices", "row:7", "orders::byId", "camelCase", "others")
						.map(context.getBean(CacheSetups.class)::of)
						.map((setup) -> setup.cacheSettings().bounds().maximumEntries()))
				.containsExactly(1L, 2L, 3L, 4L, 5L, 10_000L));
	}

	@Test
	void aValueThatCannotBeConvertedStopsTheStartAndNamesTheCache() {
		this.runner.withPropertyValues("ember.cache.caches.com.acme.Prices.time-to-live=soon")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("soon"));
	}

	@Test
	void namesSettingsThatNobodyKnows(CapturedOutput output) {
		this.runner
			.withPropertyValues("ember.cache.time-to-lve=1h", "ember.cache.caches.prices.ttl=1h",
					"ember.cache.disk.directory=x", "ember.cache.redis.timeout=1s")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("Ember Cache does not know 'ember.cache.caches.prices.ttl' (did you mean "
				+ "'ember.cache.caches.prices.time-to-live'?), 'ember.cache.time-to-lve' (did you mean "
				+ "'ember.cache.time-to-live'?)");
	}

	@Test
	void callsCustomizersThatFitItsManager() {
		this.runner.withUserConfiguration(Customizers.class)
			.run((context) -> assertThat(context.getBean(CacheManager.class).getCacheNames()).containsExactly("any",
					"ember"));
	}

	@Test
	void theDefaultsOfThePropertiesAreThoseOfTheManager() {
		this.runner.run((context) -> assertThat(context.getBean(CacheSetups.class).ofAll().cacheSettings())
			.isEqualTo(CacheSettings.DEFAULTS));
	}

	@Test
	void theClassThatCustomizesTheCodecIsPartOfEveryLineage() {
		this.runner.withUserConfiguration(Customizer.class)
			.withBean(RestartScope.class, LastingRestartScope::new)
			.run((context) -> {
				context.getBean(CacheManager.class).getCache("prices").put("tea", "10");
				List<String> elements = new ArrayList<>();
				context.getBean(EntryStore.class)
					.regions()
					.forEach((region) -> region.forEach((key, variants) -> variants.get(0)
						.variant()
						.lineage()
						.parts()
						.forEach((part) -> elements.add(part.element().name()))));
				assertThat(elements).contains(Customizer.class.getName());
			});
	}

	@Test
	void usesAStoreOfTheUsers() {
		MemoryEntryStore store = new MemoryEntryStore();
		this.runner.withBean(EntryStore.class, () -> store)
			.run((context) -> assertThat(context.getBean(EntryStore.class)).isSameAs(store));
	}

	@Test
	void contextsInOneJvmDoNotShareAStoreWithoutARestart() {
		this.runner.run((first) -> {
			first.getBean(CacheManager.class).getCache("prices").put("tea", "10");
			this.runner
				.run((second) -> assertThat(second.getBean(CacheManager.class).getCache("prices").get("tea")).isNull());
		});
	}

	private static boolean isKept(CacheManager manager, String name) {
		Cache cache = manager.getCache(name);
		cache.put("key", "value");
		return cache.get("key") != null;
	}

	private static int countKept(CacheManager manager, String name) {
		Cache cache = manager.getCache(name);
		fill(cache);
		return count(cache);
	}

	private static void fill(Cache cache) {
		for (int i = 0; i < 100; i++) {
			cache.put("key" + i, "value");
		}
	}

	private static int count(Cache cache) {
		int count = 0;
		for (int i = 0; i < 100; i++) {
			count += (cache.get("key" + i) != null) ? 1 : 0;
		}
		return count;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		Service service() {
			return new Service();
		}

	}

	public static class Service {

		@Cacheable("prices")
		public Duration price(String name) {
			return Duration.ofSeconds(name.length());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class Customizer {

		@Bean
		EmberCodecCustomizer customizer() {
			return (builder) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	@ComponentScan(basePackages = { "${shop.modules:com.acme.model, com.acme.service}", "com" },
			basePackageClasses = Cacheable.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*"), useDefaultFilters = false)
	static class Modules {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		CacheManagerCustomizer<CacheManager> any() {
			return (manager) -> manager.getCache("any");
		}

		@Bean
		CacheManagerCustomizer<EmberCacheManager> ember() {
			return (manager) -> manager.getCache("ember");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingListener {

		@EventListener
		void on(RestartReport report) {
			throw new IllegalStateException("listener");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserManager {

		@Bean
		CacheManager userManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserResolver implements CachingConfigurer {

		@Bean
		@Override
		public CacheResolver cacheResolver() {
			return new SimpleCacheResolver(new ConcurrentMapCacheManager());
		}

	}

}
