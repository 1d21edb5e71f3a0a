package dev.embercache.cache.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedProxyFactoryBean;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import dev.embercache.codec.Codec;
import dev.embercache.codec.EncodingException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is a bean and what is data.
 */
class BeanFactoryObjectsTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private @Nullable Codec codec;

	@Test
	void aSingletonIsNoValue() {
		start((context) -> context.registerBean("shop", Shop.class));
		assertThat(refusal(this.context.getBean(Shop.class))).isEqualTo(
				"Shop (%s): it is the bean 'shop'. Return its data instead, for example in a record.",
				Shop.class.getName());
	}

	@Test
	void aSingletonIsNoValueWhereverItIsHeld() {
		start((context) -> context.registerBean("shop", Shop.class));
		Shop shop = this.context.getBean(Shop.class);
		assertThat(refusal(new Object[] { "tea", shop })).startsWith("Object[][1] (").contains("the bean 'shop'");
		assertThat(refusal(new Holder(List.of(Map.of("tea", shop))))).contains("the bean 'shop'");
	}

	@Test
	void anotherObjectOfTheClassOfABeanIsData() {
		start((context) -> context.registerBean("shop", Shop.class));
		assertThat(copy(new Shop())).isInstanceOf(Shop.class);
	}

	@Test
	void aBeanBehindAnInterfaceIsNoValueThoughItIsMadeLater() {
		start((context) -> context.register(LazyHandlers.class));
		assertThat(copy(new CardHandler("other"))).isInstanceOf(CardHandler.class);
		assertThat(LazyHandlers.made.get()).isZero();
		assertThat(refusal(this.context.getBean("card"))).contains("the bean 'card'");
		assertThat(LazyHandlers.made.get()).isOne();
	}

	@Test
	void aLambdaThatIsABeanIsCalledOne() {
		start((context) -> context.registerBean("lambda", Handler.class, () -> () -> "lambda"));
		assertThat(refusal(this.context.getBean("lambda"))).contains("the bean 'lambda'");
	}

	@Test
	void aBeanOfAParentIsNoValue() {
		try (GenericApplicationContext parent = new GenericApplicationContext()) {
			parent.registerBean("shop", Shop.class);
			parent.refresh();
			this.context.setParent(parent);
			start((context) -> {
			});
			assertThat(refusal(parent.getBean(Shop.class))).contains("the bean 'shop'");
		}
	}

	@Test
	void aSingletonWithoutADefinitionIsNoValue() {
		Shop shop = new Shop();
		start((context) -> context.getBeanFactory().registerSingleton("shop", shop));
		assertThat(refusal(shop)).contains("the bean 'shop'");
		Shop later = new Shop();
		this.context.getBeanFactory().registerSingleton("later", later);
		assertThat(refusal(later)).contains("the bean 'later'");
	}

	@Test
	void aSingletonThatWasMadeAnewIsNoValueAndTheOldOneIsData() {
		start((context) -> context.registerBean("shop", Shop.class));
		Shop old = this.context.getBean(Shop.class);
		assertThat(refusal(old)).contains("the bean 'shop'");
		this.context.getDefaultListableBeanFactory().destroySingleton("shop");
		Shop anew = this.context.getBean(Shop.class);
		assertThat(refusal(anew)).contains("the bean 'shop'");
		assertThat(copy(old)).isInstanceOf(Shop.class);
	}

	@Test
	void aBeanAndItsJdkProxyAreNoValues() {
		CardHandler target = new CardHandler("card");
		start((context) -> context.registerBean("card", Handler.class, () -> proxy(target, false)));
		Object bean = this.context.getBean("card");
		assertThat(AopUtils.isJdkDynamicProxy(bean)).isTrue();
		assertThat(refusal(bean)).contains("it is the bean 'card'");
		assertThat(refusal(target)).contains("it is the bean 'card'");
		assertThat(refusal(proxy(target, true))).contains("it is a proxy of the bean 'card'");
	}

	@Test
	void aBeanAndItsCglibProxyAreNoValues() {
		CardHandler target = new CardHandler("card");
		start((context) -> context.registerBean("card", CardHandler.class,
				() -> (CardHandler) proxy(proxy(target, true), true)));
		Object bean = this.context.getBean("card");
		assertThat(AopUtils.isCglibProxy(bean)).isTrue();
		assertThat(refusal(bean)).contains("it is the bean 'card'");
		assertThat(refusal(target)).contains("it is the bean 'card'");
		assertThat(refusal(proxy(bean, false))).contains("it is a proxy of the bean 'card'");
	}

	@Test
	void aProxyOfDataOnlyStandsForIt() {
		start((context) -> {
		});
		assertThat(refusal(proxy(new CardHandler("card"), true))).contains("only stands in for another object");
	}

	@Test
	void whatAFactoryBeanMadeIsNoValueAndNothingIsMadeByAsking() {
		start((context) -> context.registerBean("card", CardFactory.class));
		CardFactory factory = this.context.getBean(CardFactory.class);
		assertThat(refusal(factory)).contains("the bean 'card'");
		assertThat(copy(new CardHandler("other"))).isInstanceOf(CardHandler.class);
		assertThat(factory.made).isZero();
		assertThat(refusal(this.context.getBean("card"))).contains("the bean 'card'");
		assertThat(factory.made).isOne();
	}

	@Test
	void whatAFactoryBeanOfNoTypeMadeIsNoValue() {
		start((context) -> context.registerBean("card", UntypedFactory.class, UntypedFactory::new,
				(definition) -> definition.setLazyInit(true)));
		// Spring makes it when it looks for listeners.
		this.context.getDefaultListableBeanFactory().destroySingleton("card");
		assertThat(copy(new CardHandler("other"))).isInstanceOf(CardHandler.class);
		assertThat(this.context.getBeanFactory().containsSingleton("card")).isFalse();
		assertThat(refusal(this.context.getBean("card"))).contains("the bean 'card'");
	}

	@Test
	void aComponentOfAnyScopeIsNoValue() {
		start((context) -> context.registerBean("report", Report.class));
		assertThat(refusal(this.context.getBean(Report.class))).contains("it is a bean 'report' of scope 'prototype'");
	}

	@Test
	void whatAPrototypeDefinitionMakesOfAnotherClassIsData() {
		start((context) -> context.register(Baskets.class));
		assertThat(copy(this.context.getBean("basket"))).isInstanceOf(Basket.class);
	}

	@Test
	void aServiceIsNoValueWhoeverMadeIt() {
		start((context) -> context.registerBean("prices", Prices.class));
		assertThat(refusal(new Prices())).contains("it is an instance of the class of the bean 'prices'");
	}

	@Test
	void aComponentThatSomebodyElseMadeIsData() {
		start((context) -> context.registerBean("customer", Customer.class));
		assertThat(copy(new Customer())).isInstanceOf(Customer.class);
		assertThat(refusal(this.context.getBean(Customer.class))).contains("the bean 'customer'");
	}

	@Test
	void aScopedProxyIsNoValue() {
		start((context) -> {
			RootBeanDefinition target = new RootBeanDefinition(Report.class);
			target.setScope("prototype");
			BeanDefinitionHolder proxy = ScopedProxyUtils
				.createScopedProxy(new BeanDefinitionHolder(target, "scopedReport"), context, true);
			context.registerBeanDefinition(proxy.getBeanName(), proxy.getBeanDefinition());
		});
		Object bean = this.context.getBean("scopedReport");
		assertThat(this.context.getBean("&scopedReport")).isInstanceOf(ScopedProxyFactoryBean.class);
		assertThat(refusal(bean)).contains("it is the bean 'scopedReport'");
		assertThat(refusal(((org.springframework.aop.scope.ScopedObject) bean).getTargetObject()))
			.contains("it is a bean 'scopedReport' of scope 'prototype'");
	}

	@Test
	void aConfigurationClassIsNoValue() {
		start((context) -> context.register(Baskets.class));
		assertThat(refusal(this.context.getBean(Baskets.class))).contains("the bean '");
	}

	@Test
	void configurationPropertiesAreNoValueAndWhatTheyHoldIs() {
		start((context) -> context.registerBean("settings", Settings.class));
		Settings settings = this.context.getBean(Settings.class);
		assertThat(refusal(settings)).contains("the bean 'settings'");
		assertThat(copy(settings.tenant)).isInstanceOf(Tenant.class);
	}

	@Test
	void collectionsAndTextsAreDataThoughTheyAreBeans() {
		start((context) -> {
			context.registerBean("names", ArrayList.class, () -> new ArrayList<>(List.of("tea")));
			context.registerBean("name", String.class, () -> "tea");
		});
		assertThat(copy(this.context.getBean("names"))).isEqualTo(List.of("tea"));
		assertThat(copy(this.context.getBean("name"))).isEqualTo("tea");
	}

	@Test
	void aBeanThatIsBeingMadeIsNoValueAndGoesOnBeingMade() {
		List<String> refusals = new ArrayList<>();
		start((context) -> context.registerBean("selfish", Selfish.class,
				() -> new Selfish((self) -> refusals.add(refusal(self)))));
		assertThat(refusals).singleElement().asString().contains("the bean 'selfish'");
	}

	private void start(Consumer<AnnotationConfigApplicationContext> beans) {
		beans.accept(this.context);
		this.codec = Codec.builder(getClass().getClassLoader())
			.applicationClasses((name) -> true)
			.applicationObjects(new BeanFactoryObjects(this.context.getBeanFactory()))
			.build();
		this.context.refresh();
	}

	private Codec codec() {
		assertThat(this.codec).isNotNull();
		return this.codec;
	}

	private String refusal(Object value) {
		try {
			codec().encode(value);
		}
		catch (EncodingException ex) {
			return String.valueOf(ex.getMessage());
		}
		throw new AssertionError(value.getClass() + " is encoded");
	}

	private Object copy(Object value) {
		return codec().decode(codec().encode(value).bytes());
	}

	private static Handler proxy(Object target, boolean ofClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(ofClass);
		return (Handler) factory.getProxy(BeanFactoryObjectsTests.class.getClassLoader());
	}

	interface Handler {

		String handle();

	}

	static class CardHandler implements Handler {

		private String kind;

		CardHandler() {
			this("card");
		}

		CardHandler(String kind) {
			this.kind = kind;
		}

		@Override
		public String handle() {
			return this.kind;
		}

	}

	record Holder(Object held) {

	}

	static class Shop {

		private String key = "a secret";

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyHandlers {

		static final AtomicInteger made = new AtomicInteger();

		@Bean
		@Lazy
		Handler card() {
			made.incrementAndGet();
			return new CardHandler("card");
		}

	}

	static class CardFactory implements FactoryBean<Handler> {

		private int made;

		@Override
		public Handler getObject() {
			this.made++;
			return new CardHandler("card");
		}

		@Override
		public Class<?> getObjectType() {
			return Handler.class;
		}

	}

	@SuppressWarnings("rawtypes")
	static class UntypedFactory implements FactoryBean {

		@Override
		public Object getObject() {
			return new CardHandler("card");
		}

		@Override
		public @Nullable Class<?> getObjectType() {
			return null;
		}

	}

	@Component
	@Scope(BeanDefinition.SCOPE_PROTOTYPE)
	static class Report {

		String text = "report";

	}

	@Service
	static class Prices {

		String currency = "EUR";

	}

	@Component
	static class Customer {

		String name = "Ada";

	}

	static class Basket {

		List<String> items = new ArrayList<>(List.of("tea"));

	}

	@Configuration
	static class Baskets {

		@Bean
		@Scope(BeanDefinition.SCOPE_PROTOTYPE)
		Basket basket() {
			return new Basket();
		}

	}

	@ConfigurationProperties("settings")
	static class Settings {

		private final Tenant tenant = new Tenant("acme");

	}

	record Tenant(String name) {

	}

	static class Selfish {

		private final String text = "selfish";

		private final transient Consumer<Object> whenMade;

		Selfish(Consumer<Object> whenMade) {
			this.whenMade = whenMade;
		}

		@jakarta.annotation.PostConstruct
		void made() {
			this.whenMade.accept(this);
		}

	}

}
