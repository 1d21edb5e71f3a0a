package dev.embercache.cache;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.AnnotationCacheOperationSource;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.cache.interceptor.CacheProxyFactoryBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Producer;
import dev.embercache.store.EntryStore;
import dev.embercache.store.LastingRestartScope;
import dev.embercache.store.RestartScope;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that are not those of a bean of the application, and caches that are not ours.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherCallersTests {

	private static final String ANYBODY = "org.springframework.cache.Cache.put()";

	private static final String UNSEEN = "Ember Cache cannot see which method computed a value";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmberCacheAutoConfiguration.class))
		.withUserConfiguration(Caching.class)
		.withBean(RestartScope.class, LastingRestartScope::new);

	@Test
	void theProducerIsTheInterfaceOfAnHttpClient() {
		this.runner.withUserConfiguration(Client.class).run((context) -> {
			RateClient client = context.getBean(RateClient.class);
			assertThat(client.rate("EUR")).isEqualTo("1");
			assertThat(client.rate("EUR")).isEqualTo("1");
			assertThat(producers(context)).containsExactly(RateClient.class.getName() + ".rate(java.lang.String)");
		});
	}

	/**
	 * As OpenFeign's caching capability does.
	 */
	@Test
	void theProducerIsTheInterfaceWhereTheInterceptorIsCalledByHand() {
		this.runner.withUserConfiguration(Client.class).run((context) -> {
			CacheInterceptor interceptor = context.getBean(CacheInterceptor.class);
			assertThat(interceptor.invoke(new Call(new Object()))).isEqualTo("by hand");
			assertThat(producers(context)).containsExactly(RateClient.class.getName() + ".rate(java.lang.String)");
		});
	}

	@Test
	void anInterceptorOfTheUsersKnowsTheProducersToo(CapturedOutput output) {
		this.runner.withUserConfiguration(Client.class).withBean("own", OwnInterceptor.class).run((context) -> {
			assertThat(context.getBean("own", CacheInterceptor.class).invoke(new Call(new Object())))
				.isEqualTo("by hand");
			assertThat(producers(context)).containsExactly(RateClient.class.getName() + ".rate(java.lang.String)");
			assertThat(output).doesNotContain(UNSEEN);
			context.getBean(CacheManager.class).getCache("rates").put("USD", "2");
			context.getBean(CacheManager.class).getCache("rates").put("GBP", "3");
			assertThat(producers(context)).contains(ANYBODY);
			assertThat(output).containsOnlyOnce(UNSEEN).contains(OwnInterceptor.class.getName());
		});
	}

	@Test
	void anInterceptorInAProxyThatIsMadeByHandKnowsTheProducersToo() {
		this.runner.withUserConfiguration(Proxied.class).run((context) -> {
			assertThat(context.getBean(Teas.class).price("green")).isEqualTo("green 1");
			assertThat(context.getBean(Teas.class).price("green")).isEqualTo("green 1");
			assertThat(producers(context)).containsExactly(GreenTeas.class.getName() + ".price(java.lang.String)");
		});
	}

	@Test
	void noCodeCountsWhereTheUserSaysSo() {
		this.runner.withPropertyValues("ember.cache.caches.rates.track-code=false")
			.withBean("own", OwnInterceptor.class)
			.run((context) -> {
				context.getBean(CacheManager.class).getCache("rates").put("USD", "2");
				assertThat(producers(context)).containsExactly((String) null);
			});
	}

	@Test
	void whatIsPutByHandStaysSo(CapturedOutput output) {
		this.runner.run((context) -> {
			context.getBean(CacheManager.class).getCache("rates").put("USD", "2");
			assertThat(producers(context)).containsExactly((String) null);
		});
		assertThat(output).doesNotContain(UNSEEN);
	}

	@Test
	void aLoaderOfALibraryMayCallAnything(CapturedOutput output) {
		Callable<String> loader = () -> "2";
		Producer anybody = new Producer("Any", "body", List.of(), List.of());
		assertThat(new UnattributedPuts((cache) -> anybody, () -> (name) -> true).producerOf("rates", loader))
			.extracting(Producer::className)
			.isEqualTo(OtherCallersTests.class.getName());
		assertThat(output).doesNotContain(UNSEEN);
		assertThat(new UnattributedPuts((cache) -> anybody, () -> (name) -> false).producerOf("rates", loader))
			.isSameAs(anybody);
		assertThat(output).contains(UNSEEN).contains("by way of [" + OtherCallersTests.class.getName() + "]");
	}

	@Test
	void asynchronousMethodsBehindADecoratorAreKnown(CapturedOutput output) {
		this.runner.withUserConfiguration(Decorated.class).run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThat(shop.future("tea").join()).isEqualTo("1");
			assertThat(shop.future("tea").join()).isEqualTo("1");
			assertThat(shop.mono("tea").block()).isEqualTo("2");
			assertThat(shop.mono("tea").block()).isEqualTo("2");
			assertThat(shop.loaded("tea").join()).isEqualTo("3");
			assertThat(shop.loaded("tea").join()).isEqualTo("3");
			assertThat(producers(context)).containsExactlyInAnyOrder(Shop.class.getName() + ".future(java.lang.String)",
					Shop.class.getName() + ".mono(java.lang.String)",
					Shop.class.getName() + ".loaded(java.lang.String)");
		});
		assertThat(output).doesNotContain(UNSEEN);
	}

	@Test
	void whatAMethodPutsByHandBehindADecoratorIsNotItsResult() {
		this.runner.withUserConfiguration(Decorated.class).run((context) -> {
			assertThat(context.getBean(Shop.class).nested("tea")).isEqualTo("4");
			assertThat(context.getBean(CacheManager.class).getCache("byHand").get("tea", String.class)).isEqualTo("5");
		});
	}

	private static List<String> producers(ApplicationContext context) {
		List<String> producers = new ArrayList<>();
		context.getBean(EntryStore.class)
			.regions()
			.forEach((region) -> region.forEach((key, variants) -> variants.stream()
				.map(StoredVariant::variant)
				.map(Variant::lineage)
				.forEach((lineage) -> producers.add(lineage.producer()))));
		return producers.stream().distinct().toList();
	}

	interface RateClient {

		@GetExchange("/rates/{currency}")
		@Cacheable("rates")
		String rate(@PathVariable String currency);

	}

	static class OwnInterceptor extends CacheInterceptor {

		OwnInterceptor(CacheOperationSource source) {
			setCacheOperationSource(source);
		}

	}

	static class Shop {

		private final CacheManager manager;

		private int computed;

		Shop(CacheManager manager) {
			this.manager = manager;
		}

		@Cacheable("futures")
		public CompletableFuture<String> future(String product) {
			return CompletableFuture.completedFuture(next());
		}

		@Cacheable("monos")
		public Mono<String> mono(String product) {
			return Mono.fromSupplier(this::next);
		}

		@Cacheable(cacheNames = "loaded", sync = true)
		public CompletableFuture<String> loaded(String product) {
			return CompletableFuture.completedFuture(next());
		}

		@Cacheable(cacheNames = "nested", sync = true)
		public String nested(String product) {
			this.manager.getCache("byHand").put(product, "5");
			return "4";
		}

		private String next() {
			return Integer.toString(++this.computed);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

	@Configuration(proxyBeanMethods = false)
	static class Client {

		@Bean
		RateClient rateClient() {
			return HttpServiceProxyFactory.builderFor(new One()).build().createClient(RateClient.class);
		}

	}

	interface Teas {

		String price(String tea);

	}

	static class GreenTeas implements Teas {

		private int computed;

		@Override
		@Cacheable("teas")
		public String price(String tea) {
			return tea + " " + ++this.computed;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		CacheProxyFactoryBean teas() {
			CacheProxyFactoryBean proxy = new CacheProxyFactoryBean();
			proxy.setTarget(new GreenTeas());
			proxy.setCacheOperationSources(new AnnotationCacheOperationSource());
			return proxy;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated implements CachingConfigurer {

		private final CacheManager manager;

		Decorated(CacheManager manager) {
			this.manager = manager;
		}

		@Bean
		Shop shop() {
			return new Shop(this.manager);
		}

		@Override
		public CacheManager cacheManager() {
			CacheManager manager = this.manager;
			return new CacheManager() {

				@Override
				public Cache getCache(String name) {
					return new Wrapper(manager.getCache(name));
				}

				@Override
				public List<String> getCacheNames() {
					return List.copyOf(manager.getCacheNames());
				}

			};
		}

	}

	/**
	 * A call of the client that somebody makes by hand.
	 *
	 * @param target the object that is said to be called
	 */
	private record Call(Object target) implements MethodInvocation {

		@Override
		public Method getMethod() {
			return RateClient.class.getMethods()[0];
		}

		@Override
		public Object[] getArguments() {
			return new Object[] { "EUR" };
		}

		@Override
		public Object proceed() {
			return "by hand";
		}

		@Override
		public Object getThis() {
			return this.target;
		}

		@Override
		public AccessibleObject getStaticPart() {
			return getMethod();
		}

	}

	/**
	 * A server that answers with a number.
	 */
	private static final class One implements HttpExchangeAdapter {

		private int answers;

		@Override
		public boolean supportsRequestAttributes() {
			return false;
		}

		@Override
		public void exchange(HttpRequestValues values) {
		}

		@Override
		public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
			return HttpHeaders.EMPTY;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
			return (T) Integer.toString(++this.answers);
		}

		@Override
		public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
			return ResponseEntity.ok().build();
		}

		@Override
		public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, ParameterizedTypeReference<T> type) {
			return ResponseEntity.ok(exchangeForBody(values, type));
		}

	}

	/**
	 * A cache that hides the one behind it.
	 */
	private static final class Wrapper implements Cache {

		private final Cache target;

		Wrapper(Cache target) {
			this.target = target;
		}

		@Override
		public String getName() {
			return "wrapped";
		}

		@Override
		public Object getNativeCache() {
			return this;
		}

		@Override
		public ValueWrapper get(Object key) {
			return this.target.get(key);
		}

		@Override
		public <T> T get(Object key, Class<T> type) {
			return this.target.get(key, type);
		}

		@Override
		public <T> T get(Object key, Callable<T> loader) {
			return this.target.get(key, loader);
		}

		@Override
		public CompletableFuture<?> retrieve(Object key) {
			return this.target.retrieve(key);
		}

		@Override
		public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> loader) {
			return this.target.retrieve(key, loader);
		}

		@Override
		public void put(Object key, Object value) {
			this.target.put(key, value);
		}

		@Override
		public void evict(Object key) {
			this.target.evict(key);
		}

		@Override
		public void clear() {
			this.target.clear();
		}

	}

}
