package dev.embercache.adoption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications whose caches are used in another way than by Spring's annotations in their
 * default mode.
 */
class OtherWaysInIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void annotationsOfJCacheAndASecondLevelCacheBesideThem() {
		this.app.withCachingBy("cache-api", "ehcache", "spring-aspects")
			.define("class Tariff { static int price() { return 10; } }")
			.define("class Bystander { static int get() { return 1; } }")
			.define("""
					@Service
					public class Prices {

						@javax.cache.annotation.CacheResult(cacheName = "prices")
						public int price(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@javax.cache.annotation.CacheResult(cacheName = "skipped", skipGet = true)
						public int skipped(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@Cacheable(cacheNames = "skipped", keyGenerator = "keys")
						public int get(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@javax.cache.annotation.CacheRemove(cacheName = "prices")
						public void forget(String product) {
						}

						@javax.cache.annotation.CachePut(cacheName = "given")
						public void give(String product, @javax.cache.annotation.CacheValue int price) {
						}

						public void giveTariff(String product) {
							this.self.getObject().give(product, Tariff.price());
						}

						@javax.cache.annotation.CacheResult(cacheName = "given")
						public int given(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@Autowired
						private ObjectProvider<Prices> self;

					}
					""")
			.define("""
					@Component
					public class Keys implements org.springframework.cache.interceptor.KeyGenerator {

						@Override
						public Object generate(Object target, java.lang.reflect.Method method, Object... arguments) {
							return new org.springframework.cache.interceptor.SimpleKey(arguments);
						}

					}
					""")
			.define("""
					@Configuration
					public class SecondLevel {

						@Bean
						org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer entities() {
							return (manager) -> manager.createCache("com.acme.Customer",
									new javax.cache.configuration.MutableConfiguration<>());
						}

						@Bean
						String entityCaches(javax.cache.CacheManager manager) {
							System.out.println("second level: " + manager.getCacheNames());
							return "";
						}

					}
					""")
			.start();
		assertThat(this.app.log().lines()).contains("second level: [com.acme.Customer]");
		assertComputed("10");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		this.app.edit("Bystander", "return 1", "return 2").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		assertThat(this.app.call("prices.given", "tea")).isComputed().returning("10");
		this.app.edit("Tariff", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.given", "tea")).isComputed().returning("12");
		assertComputed("12");
		this.app.run("prices.forget", "tea");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
	}

	private void assertComputed(String value) {
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning(value);
		assertThat(this.app.call("prices.skipped", "tea")).isComputed().returning(value);
		this.app.run("prices.giveTariff", "tea");
		assertThat(this.app.call("prices.given", "tea")).isHit().returning(value);
	}

	@Test
	void cachingByAspectJ() {
		this.app.withCachingBy("cache-api", "spring-aspects")
			.weaving()
			.define("""
					@SpringBootApplication
					@EnableCaching(mode = AdviceMode.ASPECTJ)
					public class Application {

						public static void main(String[] args) {
							ControlServer.start();
							SpringApplication.run(Application.class, args);
						}

					}
					""")
			.define("class Tariff { static int price() { return 10; } }")
			.define("class Bystander { static int get() { return 1; } }")
			.define("""
					@Service
					public class Prices {

						@Cacheable("prices")
						public int price(String product) {
							Probe.computed();
							return Tariff.price();
						}

						@Cacheable(cacheNames = "named", cacheManager = "cacheManager")
						public int named(String product) {
							Probe.computed();
							return Tariff.price();
						}

					}
					""")
			.start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("prices.named", "tea")).isComputed().returning("10");
		this.app.edit("Bystander", "return 1", "return 2").restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		assertThat(this.app.call("prices.named", "tea")).isComputed().returning("10");
		this.app.edit("Tariff", "return 10", "return 12").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.call("prices.named", "tea")).isComputed().returning("12");
		assertThat(this.app.log().linesWith("cannot see which method computed a value")).hasSize(3)
			.allSatisfy((line) -> assertThat(line)
				.contains("by way of [org.springframework.cache.aspectj.AnnotationCacheAspect]"));
	}

	@Test
	void aResolverThatDelegatesToTheManagerAndAClientThatIsAnInterface() {
		defineClient();
		this.app.define("class Tariff { static int price() { return 10; } }").define("""
				@Component
				public class CacheResolver implements org.springframework.cache.interceptor.CacheResolver {

					private final CacheManager manager;

					CacheResolver(CacheManager manager) {
						this.manager = manager;
					}

					@Override
					public Collection<? extends Cache> resolveCaches(
							org.springframework.cache.interceptor.CacheOperationInvocationContext<?> context) {
						return List.of(this.manager.getCache("tenant"));
					}

				}
				""").define("""
				@Service
				public class Prices {

					@Cacheable(cacheResolver = "cacheResolver")
					public int price(String product) {
						Probe.computed();
						return Tariff.price();
					}

				}
				""").start();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("10");
		assertThat(this.app.call("rates.rate", "EUR")).isComputed().returning("/one/{currency}");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("10");
		assertThat(this.app.call("rates.rate", "EUR")).isHit().returning("/one/{currency}");
		this.app.edit("Tariff", "return 10", "return 12").edit("RateClient", "/one/", "/two/").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("12");
		assertThat(this.app.call("rates.rate", "EUR")).isComputed().returning("/two/{currency}");
	}

	/**
	 * Define the client of an HTTP service that answers with what it is asked for.
	 */
	private void defineClient() {
		this.app.define("""
				public interface RateClient {

					@org.springframework.web.service.annotation.GetExchange("/one/{currency}")
					@Cacheable("rates")
					String rate(@PathVariable("currency") String currency);

				}
				""")
			.define("""
					@Configuration
					public class Clients {

						@Bean
						RateClient rateClient() {
							return org.springframework.web.service.invoker.HttpServiceProxyFactory.builderFor(new Echo()).build()
								.createClient(RateClient.class);
						}

					}
					""")
			.define("""
					@Service
					public class Rates {

						@Autowired
						private RateClient client;

						public String rate(String currency) {
							return this.client.rate(currency);
						}

					}
					""")
			.define("""
					class Echo implements org.springframework.web.service.invoker.HttpExchangeAdapter {

						public boolean supportsRequestAttributes() {
							return false;
						}

						public void exchange(org.springframework.web.service.invoker.HttpRequestValues values) {
						}

						public org.springframework.http.HttpHeaders exchangeForHeaders(
								org.springframework.web.service.invoker.HttpRequestValues values) {
							return null;
						}

						@SuppressWarnings("unchecked")
						public <T> T exchangeForBody(org.springframework.web.service.invoker.HttpRequestValues values,
								org.springframework.core.ParameterizedTypeReference<T> type) {
							Probe.computed();
							return (T) values.getUriTemplate();
						}

						public org.springframework.http.ResponseEntity<Void> exchangeForBodilessEntity(
								org.springframework.web.service.invoker.HttpRequestValues values) {
							return null;
						}

						public <T> org.springframework.http.ResponseEntity<T> exchangeForEntity(
								org.springframework.web.service.invoker.HttpRequestValues values,
								org.springframework.core.ParameterizedTypeReference<T> type) {
							return null;
						}

					}
					""");
	}

}
