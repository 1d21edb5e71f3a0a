package dev.embercache.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Explanation;
import dev.embercache.store.EntryStore;
import dev.embercache.store.LastingRestartScope;
import dev.embercache.store.RestartScope;
import dev.embercache.store.StoredVariant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for methods with caching annotations.
 */
class AnnotatedMethodsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmberCacheAutoConfiguration.class))
		.withUserConfiguration(Caching.class)
		.withBean(RestartScope.class, this::scope);

	/**
	 * Return what tells whether entries outlive the generation.
	 */
	RestartScope scope() {
		return new LastingRestartScope();
	}

	@Test
	void aMethodIsCalledOncePerKey() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.price("tea")).isEqualTo("tea 1");
			assertThat(shop.price("tea")).isEqualTo("tea 1");
			assertThat(shop.price("coffee")).isEqualTo("coffee 2");
		});
	}

	@Test
	void theLineageNamesTheMethod() {
		this.runner.run((context) -> {
			context.getBean(Shop.class).price("tea");
			assertThat(producers(context.getBean(EntryStore.class)))
				.containsExactly(Shop.class.getName() + ".price(java.lang.String)");
		});
	}

	@Test
	void theLineageNamesTheMethodAlsoForAnOperationWithAManagerOfItsOwn() {
		this.runner.run((context) -> {
			context.getBean(Shop.class).priceOfManager("tea");
			assertThat(producers(context.getBean(EntryStore.class)))
				.containsExactly(Shop.class.getName() + ".priceOfManager(java.lang.String)");
		});
	}

	@Test
	void theLineageNamesTheMethodAlsoBehindAResolverOfTheUsers() {
		this.runner.withUserConfiguration(Resolver.class).run((context) -> {
			context.getBean(Shop.class).priceOfResolver("tea");
			assertThat(producers(context.getBean(EntryStore.class)))
				.containsExactly(Shop.class.getName() + ".priceOfResolver(java.lang.String)");
			assertThat(context.getBean(CacheManager.class).getCacheNames()).containsExactly("resolved");
		});
	}

	@Test
	void theUsersKeyGeneratorIsUsed() {
		this.runner.withUserConfiguration(Configurer.class).run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.price("tea")).isEqualTo("tea 1");
			assertThat(shop.price("coffee")).isEqualTo("tea 1");
		});
	}

	@Test
	void theManagerExplainsWhereTheValuesOfACacheComeFrom() {
		this.runner.run((context) -> {
			EmberCacheManager manager = context.getBean(EmberCacheManager.class);
			assertThat(manager.explain("prices")).isEmpty();
			context.getBean(Shop.class).price("tea");
			manager.getCache("prices").put("coffee", "7");
			assertThat(manager.explain("prices")).extracting(Explanation::producer)
				.containsExactlyInAnyOrder("AnnotatedMethodsTests.Shop.price", null);
			assertThat(manager.explain("unknown")).isEmpty();
		});
	}

	@Test
	void aPutOfOneMethodIsFoundByAnother() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.price("tea");
			shop.changePrice("tea", "cheap");
			assertThat(shop.price("tea")).isEqualTo("cheap");
		});
	}

	@Test
	void aPutByHandIsFound() {
		this.runner.run((context) -> {
			context.getBean(CacheManager.class).getCache("prices").put("tea", "by hand");
			assertThat(context.getBean(Shop.class).price("tea")).isEqualTo("by hand");
		});
	}

	@Test
	void anEvictedKeyIsComputedAgain() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.price("tea");
			shop.forget("tea");
			assertThat(shop.price("tea")).isEqualTo("tea 2");
			shop.forgetAll();
			assertThat(shop.price("tea")).isEqualTo("tea 3");
		});
	}

	@Test
	void anEvictionWhileTheMethodRunsIsNotUndone() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.whileComputing(() -> shop.forget("tea"));
			assertThat(shop.price("tea")).isEqualTo("tea 1");
			shop.whileComputing(() -> {
			});
			assertThat(shop.price("tea")).isEqualTo("tea 2");
		});
	}

	@Test
	void anUpdateWhileTheMethodRunsIsNotUndone() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.whileComputing(() -> shop.changePrice("tea", "cheap"));
			assertThat(shop.price("tea")).isEqualTo("tea 1");
			assertThat(shop.price("tea")).isEqualTo("cheap");
		});
	}

	@Test
	void nullIsAValue() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.nothing("tea")).isNull();
			assertThat(shop.nothing("tea")).isNull();
			assertThat(shop.calls()).isEqualTo(1);
		});
	}

	@Test
	void synchronizedMethodsAreCalledOnce() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.synchronizedPrice("tea")).isEqualTo("tea 1");
			assertThat(shop.synchronizedPrice("tea")).isEqualTo("tea 1");
			assertThat(producers(context.getBean(EntryStore.class)))
				.containsExactly(Shop.class.getName() + ".synchronizedPrice(java.lang.String)");
			assertThatIllegalStateException().isThrownBy(() -> shop.synchronizedPrice("")).withMessage("no name");
		});
	}

	@Test
	void whatAMethodThrowsReachesItsCaller() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThatIllegalStateException().isThrownBy(() -> shop.price("")).withMessage("no name");
			assertThat(producers(context.getBean(EntryStore.class))).isEmpty();
		});
	}

	@Test
	void futuresAreCached() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.future("tea").get()).isEqualTo("tea 1");
			assertThat(shop.future("tea").get()).isEqualTo("tea 1");
			assertThat(shop.synchronizedFuture("tea").get()).isEqualTo("tea 2");
			assertThat(shop.synchronizedFuture("tea").get()).isEqualTo("tea 2");
		});
	}

	@Test
	void whatAnAsynchronousMethodThrowsAtOnceReachesItsCallerAsItIs() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThatIllegalStateException().isThrownBy(() -> shop.future("")).withMessage("no name");
			assertThatIllegalStateException().isThrownBy(() -> shop.synchronizedFuture("")).withMessage("no name");
			assertThat(shop.synchronizedFuture("tea").get()).isEqualTo("tea 1");
		});
	}

	@Test
	void monosAndFluxesAreCached() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.mono("tea").block()).isEqualTo("tea 1");
			assertThat(shop.mono("tea").block()).isEqualTo("tea 1");
			assertThat(shop.flux("tea").collectList().block()).containsExactly("tea", "2");
			assertThat(shop.flux("tea").collectList().block()).containsExactly("tea", "2");
			assertThat(shop.synchronizedMono("tea").block()).isEqualTo("tea 3");
			assertThat(shop.synchronizedMono("tea").block()).isEqualTo("tea 3");
			assertThat(producers(context.getBean(EntryStore.class))).hasSize(3);
		});
	}

	@Test
	void aMonoIsPutIntoAllItsCaches() {
		this.runner.run((context) -> {
			assertThat(context.getBean(Shop.class).monoOfTwo("tea").block()).isEqualTo("tea 1");
			CacheManager manager = context.getBean(CacheManager.class);
			assertThat(manager.getCache("first").get("tea").get()).isEqualTo("tea 1");
			assertThat(manager.getCache("second").get("tea").get()).isEqualTo("tea 1");
			manager.getCache("first").evict("tea");
			assertThat(context.getBean(Shop.class).monoOfTwo("tea").block()).isEqualTo("tea 2");
			assertThat(manager.getCache("first").get("tea").get()).isEqualTo("tea 2");
		});
	}

	private static List<String> producers(EntryStore store) {
		List<String> producers = new ArrayList<>();
		store.regions()
			.forEach((region) -> region.forEach((key, variants) -> variants.stream()
				.map(StoredVariant::variant)
				.map(Variant::lineage)
				.forEach((lineage) -> producers.add(lineage.producer()))));
		return producers;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		Shop shop() {
			return new Shop();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Resolver {

		@Bean
		CacheResolver users(CacheManager manager) {
			return (context) -> {
				Cache cache = manager.getCache("resolved");
				return (cache != null) ? List.of(cache) : List.of();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Configurer implements CachingConfigurer {

		@Override
		public KeyGenerator keyGenerator() {
			return (target, method, params) -> "always the same";
		}

	}

	public static class Shop {

		private final AtomicInteger calls = new AtomicInteger();

		private volatile Runnable whileComputing = () -> {
		};

		public int calls() {
			return this.calls.get();
		}

		public void whileComputing(Runnable action) {
			this.whileComputing = action;
		}

		private String compute(String name) {
			if (name.isEmpty()) {
				throw new IllegalStateException("no name");
			}
			String result = name + " " + this.calls.incrementAndGet();
			this.whileComputing.run();
			return result;
		}

		@Cacheable("prices")
		public String price(String name) {
			return compute(name);
		}

		@Cacheable(cacheNames = "prices", cacheManager = "cacheManager")
		public String priceOfManager(String name) {
			return compute(name);
		}

		@Cacheable(cacheNames = "prices", cacheResolver = "users")
		public String priceOfResolver(String name) {
			return compute(name);
		}

		@CachePut(cacheNames = "prices", key = "#name")
		public String changePrice(String name, String price) {
			return price;
		}

		@CacheEvict("prices")
		public void forget(String name) {
		}

		@CacheEvict(cacheNames = "prices", allEntries = true)
		public void forgetAll() {
		}

		@Cacheable("nothing")
		public String nothing(String name) {
			compute(name);
			return null;
		}

		@Cacheable(cacheNames = "synchronized", sync = true)
		public String synchronizedPrice(String name) {
			return compute(name);
		}

		@Cacheable("futures")
		public CompletableFuture<String> future(String name) {
			return CompletableFuture.completedFuture(compute(name));
		}

		@Cacheable(cacheNames = "synchronized-futures", sync = true)
		public CompletableFuture<String> synchronizedFuture(String name) {
			return CompletableFuture.completedFuture(compute(name));
		}

		@Cacheable("monos")
		public Mono<String> mono(String name) {
			return Mono.fromSupplier(() -> compute(name));
		}

		@Cacheable({ "first", "second" })
		public Mono<String> monoOfTwo(String name) {
			return Mono.fromSupplier(() -> compute(name));
		}

		@Cacheable(cacheNames = "synchronized-monos", sync = true)
		public Mono<String> synchronizedMono(String name) {
			return Mono.fromSupplier(() -> compute(name));
		}

		@Cacheable("fluxes")
		public Flux<String> flux(String name) {
			return Flux.defer(() -> Flux.just(compute(name).split(" ")));
		}

	}

}
