package dev.embercache.adoption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that have something around the cache manager or its caches.
 */
class DecoratedManagersIT {

	private static final String UNSEEN = "Ember Cache cannot see which method computed a value";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	private void definePrices() {
		this.app.define("class Tariff { static int price() { return 10; } }")
			.define("class Bystander { static int get() { return 1; } }")
			.define("""
					@Service
					public class Prices {

						@Cacheable("prices")
						public int price(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@Cacheable(cacheNames = "loaded", sync = true)
						public int loaded(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@CachePut("put")
						public int put(String product) {
							return Tariff.price();
						}

						@Cacheable("put")
						public int get(String product) {
							Probe.computed();
							return Tariff.price();
						}

					}
					""");
	}

	private void assertAllComputed(String value) {
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning(value);
		assertThat(this.app.call("prices.loaded", "tea")).isComputed().returning(value);
		this.app.run("prices.put", "tea");
		assertAllHit(value);
	}

	private void assertAllHit(String value) {
		assertThat(this.app.call("prices.price", "tea")).isHit().returning(value);
		assertThat(this.app.call("prices.loaded", "tea")).isHit().returning(value);
		assertThat(this.app.call("prices.get", "tea")).isHit().returning(value);
	}

	private void editBystander() {
		this.app.edit("Bystander", "return 1", "return 2").restart();
	}

	private void editTariffAndAssertThatNothingIsStale() {
		this.app.edit("Tariff", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.get", "tea")).isComputed().returning("12");
		assertAllComputed("12");
	}

	@Test
	void aProxyThatPutsAfterTheCommit() {
		definePrices();
		this.app.withJdbc().define("""
				@Configuration
				public class Caches implements CachingConfigurer {

					@Autowired
					private ObjectProvider<CacheManager> managers;

					@Override
					public CacheManager cacheManager() {
						return new org.springframework.cache.support.CompositeCacheManager(
								new org.springframework.cache.transaction.TransactionAwareCacheManagerProxy(
										this.managers.getObject()));
					}

				}
				""").define("""
				@Service
				public class Orders {

					@Autowired
					private Prices prices;

					@org.springframework.transaction.annotation.Transactional
					public int order(String product) {
						return this.prices.price(product);
					}

				}
				""").start();
		assertAllComputed("10");
		assertThat(this.app.call("orders.order", "coffee")).isComputed().returning("10");
		assertThat(this.app.call("prices.price", "coffee")).isHit().returning("10");
		editBystander();
		assertAllHit("10");
		assertThat(this.app.call("orders.order", "coffee")).isHit().returning("10");
		editTariffAndAssertThatNothingIsStale();
		assertThat(this.app.call("orders.order", "coffee")).isComputed().returning("12");
		assertThat(this.app.log().linesWith(UNSEEN)).isEmpty();
	}

	@Test
	void aPostProcessorAndAnAspectThatTraceAndHideAll() {
		definePrices();
		defineTracing("this.target.put(key, value)");
		this.app
			.define("""
					@org.aspectj.lang.annotation.Aspect
					@Component
					public class Watch {

						@org.aspectj.lang.annotation.Around("execution(* org.springframework.cache.CacheManager.getCache(..))")
						public Object watch(org.aspectj.lang.ProceedingJoinPoint call) throws Throwable {
							return call.proceed();
						}

					}
					""")
			.start();
		assertAllComputed("10");
		editBystander();
		assertAllHit("10");
		editTariffAndAssertThatNothingIsStale();
		assertThat(this.app.log().linesWith(UNSEEN)).isEmpty();
		assertThat(this.app.log().lines()).contains("traced");
	}

	@Test
	void aDecoratorThatPutsOnAnotherThreadCostsPrecisionAndOneWarning() {
		definePrices();
		defineTracing("CompletableFuture.runAsync(() -> this.target.put(key, value)).join()");
		this.app.start();
		assertAllComputed("10");
		this.app.restart();
		assertAllHit("10");
		editTariffAndAssertThatNothingIsStale();
		editBystander();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.log().linesWith(UNSEEN)).hasSize(3)
			.allSatisfy((line) -> assertThat(line).contains("by way of [com.acme.Tracing$TracedCache]"));
	}

	/**
	 * Define a post-processor that wraps the manager and its caches.
	 * @param put how a wrapped cache puts
	 */
	private void defineTracing(String put) {
		this.app.define("""
				@Component
				public class Tracing implements org.springframework.beans.factory.config.BeanPostProcessor {

					@Override
					public Object postProcessAfterInitialization(Object bean, String name) {
						return (bean instanceof CacheManager manager) ? new TracedManager(manager) : bean;
					}

					record TracedManager(CacheManager target) implements CacheManager {

						public Cache getCache(String name) {
							return new TracedCache(this.target.getCache(name));
						}

						public Collection<String> getCacheNames() {
							return this.target.getCacheNames();
						}

					}

					static class TracedCache implements Cache {

						private final Cache target;

						TracedCache(Cache target) {
							this.target = target;
						}

						public String getName() {
							return "traced " + this.target.getName();
						}

						public Object getNativeCache() {
							return "hidden";
						}

						public ValueWrapper get(Object key) {
							System.out.println("traced");
							return this.target.get(key);
						}

						public <T> T get(Object key, Class<T> type) {
							return this.target.get(key, type);
						}

						public <T> T get(Object key, Callable<T> loader) {
							return this.target.get(key, () -> loader.call());
						}

						public void put(Object key, Object value) {
							%s;
						}

						public void evict(Object key) {
							this.target.evict(key);
						}

						public void clear() {
							this.target.clear();
						}

					}

				}
				""".formatted(put));
	}

}
