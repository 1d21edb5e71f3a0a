package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.cache.interceptor.SimpleKeyGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.context.support.GenericApplicationContext;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Producers} and {@link BeanFactoryWirings}.
 */
class ProducersTests {

	private static final CacheOperation OPERATION = new CacheableOperation.Builder().build();

	private static Producers producers(GenericApplicationContext context) {
		return new Producers(context.getBeanFactory(), SimpleKeyGenerator::new);
	}

	@Test
	void namesTheMethodAndTheBeansBehindIt() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class)) {
			Producer producer = producers(context).producer(context.getBean(Prices.class),
					Prices.class.getMethod("price", String.class), OPERATION, false);
			assertThat(producer.name()).isEqualTo(Prices.class.getName() + ".price(java.lang.String)");
			assertThat(producer.wiring()).extracting(BeanWiring::name).contains("prices", "flatTax", "rates");
			BeanWiring flatTax = find(producer, "flatTax");
			assertThat(flatTax.className()).isEqualTo(FlatTax.class.getName());
			assertThat(flatTax.factoryMethodName()).isEqualTo("flatTax");
			assertThat(flatTax.factoryClassName()).isEqualTo(Shop.class.getName());
		}
	}

	@Test
	void doesNotNameBeansThatTheProducerDoesNotGet() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class)) {
			Producer producer = producers(context).producer(context.getBean(Prices.class),
					Prices.class.getMethod("price", String.class), OPERATION, false);
			assertThat(producer.wiring()).extracting(BeanWiring::name).doesNotContain("unrelated");
		}
	}

	@Test
	void namesTheBeansAroundAllOthersAndThoseBehindThem() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class,
				Around.class)) {
			Producer producer = producers(context).producer(context.getBean(Prices.class),
					Prices.class.getMethod("price", String.class), OPERATION, false);
			assertThat(producer.wiring()).extracting(BeanWiring::name)
				.startsWith("prices")
				.contains("advisor", "watching", "factor", "unit")
				.doesNotContain("infrastructure", "unrelated");
		}
	}

	@Test
	void findsTheBeansOfAClass() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Twins.class)) {
			BeanFactoryWirings wirings = new BeanFactoryWirings(context.getBeanFactory());
			assertThat(wirings.ofType(Prices.class.getName())).containsExactlyInAnyOrder("one", "other");
			assertThat(wirings.ofType(String.class.getName())).isEmpty();
		}
	}

	@Test
	void seesThroughProxies() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class)) {
			Prices proxy = (Prices) proxy(context.getBean(Prices.class));
			Producer producer = producers(context).producer(proxy, Prices.class.getMethod("price", String.class),
					OPERATION, false);
			assertThat(producer.className()).isEqualTo(Prices.class.getName());
		}
	}

	@Test
	void anInterfaceMethodOfALibraryClassBelongsToTheInterface() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class)) {
			Method method = Policy.class.getMethod("percent");
			Producer producer = producers(context).producer(new Object(), method, OPERATION, false);
			assertThat(producer.className()).isEqualTo(Policy.class.getName());
			assertThat(producer.displayName()).endsWith("Policy.percent");
		}
	}

	@Test
	void tellsBeansOfOneClassApart() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Twins.class)) {
			Producers producers = producers(context);
			Method method = Prices.class.getMethod("price", String.class);
			assertThat(producers.producer(context.getBean("one"), method, OPERATION, false).wiring().get(0).name())
				.isEqualTo("one");
			assertThat(producers.producer(context.getBean("other"), method, OPERATION, false).wiring().get(0).name())
				.isEqualTo("other");
		}
	}

	@Test
	void aLoaderBelongsToTheClassItWasWrittenIn() {
		Callable<String> lambda = () -> "10";
		Producer producer = Producers.ofLoader(lambda);
		assertThat(producer.className()).isEqualTo(ProducersTests.class.getName());
		assertThat(producer.displayName()).isEqualTo("ProducersTests.<loader>");
	}

	@Test
	void beansThatAreGotLaterCountFromTheBeginning() throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(LaterShop.class)) {
			Producer producer = producers(context).producer(context.getBean(LaterPrices.class),
					LaterPrices.class.getMethod("price", String.class), OPERATION, false);
			assertThat(find(producer, "flatTax").factoryMethodName()).isEqualTo("flatTax");
			assertThat(find(producer, "rates").factoryMethodName()).isEqualTo("rates");
			context.getBean(LaterPrices.class).rates.getObject();
			context.getBean(LaterPrices.class).policy.percent();
			assertThat(producers(context)
				.producer(context.getBean(LaterPrices.class), LaterPrices.class.getMethod("price", String.class),
						OPERATION, false)
				.wiring()).isEqualTo(producer.wiring());
		}
	}

	@Test
	void theRowsOfAnInMemoryDatabaseAreOthersInEachGeneration() throws Exception {
		assertThat(rows("jdbc:h2:mem:shop", false)).hasSize(1).isNotEqualTo(rows("jdbc:h2:mem:shop", false));
		assertThat(rows("jdbc:h2:mem:shop", true)).isEmpty();
		assertThat(rows("jdbc:h2:file:./shop", false)).isEmpty();
		assertThat(rows(null, false)).as("one that does not tell").hasSize(1);
	}

	private static List<String> rows(String url, boolean trust) throws Exception {
		UrlDataSource dataSource = mock(UrlDataSource.class);
		given(dataSource.getJdbcUrl()).willReturn(url);
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean("dataSource", DataSource.class, () -> dataSource);
			context.registerBean("repository", Repository.class,
					() -> new Repository(context.getBean(DataSource.class)));
			context.refresh();
			context.getBeanFactory().registerDependentBean("dataSource", "repository");
			Producer producer = producers(context).producer(context.getBean(Repository.class),
					Repository.class.getMethod("find", String.class), OPERATION, trust);
			BeanFactoryWirings wirings = new BeanFactoryWirings(context.getBeanFactory());
			return producer.inMemoryDatabases().stream().map(wirings::rows).toList();
		}
	}

	@Test
	void innerBeansGoByNamesThatAreTheSameInEveryRun() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			BeanDefinition inner = BeanDefinitionBuilder.genericBeanDefinition(Rates.class).getBeanDefinition();
			context.registerBeanDefinition("till",
					BeanDefinitionBuilder.genericBeanDefinition(Till.class)
						.addPropertyValue("rates", inner)
						.getBeanDefinition());
			context.refresh();
			BeanFactoryWirings wirings = new BeanFactoryWirings(context.getBeanFactory());
			String name = "till > inner bean 0";
			assertThat(wirings.from(List.of("till"))).extracting(BeanWiring::name).containsExactly("till", name);
			assertThat(wirings.find(name)).isNotNull();
			assertThat(wirings.find("till > inner bean 1")).isNull();
		}
	}

	private static BeanWiring find(Producer producer, String name) {
		List<BeanWiring> wirings = producer.wiring().stream().filter((wiring) -> wiring.name().equals(name)).toList();
		assertThat(wirings).hasSize(1);
		return wirings.get(0);
	}

	private static Object proxy(Object target) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(true);
		return factory.getProxy();
	}

	@Configuration(proxyBeanMethods = false)
	static class Around {

		@Bean
		Integer factor() {
			return 2;
		}

		@Bean
		Integer unit() {
			return 1;
		}

		@Bean
		Watching watching(@Qualifier("unit") Integer unit) {
			return new Watching(unit);
		}

		@Bean
		Advisor advisor(@Qualifier("factor") Integer factor) {
			return new DefaultPointcutAdvisor((MethodInterceptor) MethodInvocation::proceed);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		Advisor infrastructure() {
			return new DefaultPointcutAdvisor((MethodInterceptor) MethodInvocation::proceed);
		}

	}

	record Watching(Integer unit) implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			return invocation.proceed();
		}

	}

	interface Policy {

		int percent();

	}

	static class FlatTax implements Policy {

		@Override
		public int percent() {
			return 10;
		}

	}

	static class Rates {

	}

	public static class Prices {

		Policy policy;

		Rates rates;

		@Autowired
		void inject(Policy policy, Rates rates) {
			this.policy = policy;
			this.rates = rates;
		}

		public String price(String name) {
			return name;
		}

	}

	public interface UrlDataSource extends DataSource {

		String getJdbcUrl();

	}

	public record Repository(DataSource dataSource) {

		public String find(String name) {
			return name;
		}

	}

	public static class Till {

		Rates rates;

		public void setRates(Rates rates) {
			this.rates = rates;
		}

	}

	public static class LaterPrices {

		final Policy policy;

		final ObjectProvider<Rates> rates;

		LaterPrices(@Lazy Policy policy, ObjectProvider<Rates> rates) {
			this.policy = policy;
			this.rates = rates;
		}

		public String price(String name) {
			return name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Taxes.class)
	static class LaterShop {

		@Bean
		LaterPrices prices(@Lazy Policy policy, ObjectProvider<Rates> rates) {
			return new LaterPrices(policy, rates);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Prices prices() {
			return new Prices();
		}

		@Bean
		FlatTax flatTax() {
			return new FlatTax();
		}

		@Bean
		Rates rates() {
			return new Rates();
		}

		@Bean
		StringBuilder unrelated() {
			return new StringBuilder();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Taxes.class)
	static class Twins {

		@Bean
		Prices one() {
			return new Prices();
		}

		@Bean
		Prices other() {
			return new Prices();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Taxes {

		@Bean
		FlatTax flatTax() {
			return new FlatTax();
		}

		@Bean
		Rates rates() {
			return new Rates();
		}

	}

}
