package dev.embercache.cache.producer;

import java.util.List;
import java.util.Set;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

import dev.embercache.lineage.BeanWiring;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is known of beans before they are made, and of the aspects around them.
 */
class LateBeansTests {

	private static final List<String> LATE = List.of("lazy", "prototype", "asking", "everything", "made", "number",
			"numbered");

	@Test
	void lateBeansAreWiredAlikeBeforeAndAfterTheyAreMade() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Late.class);
			context.registerBean("number", NumberFactory.class, LateBeansTests::late);
			context.registerBean("numbered", Numbered.class, LateBeansTests::late);
			context.refresh();
			List<BeanWiring> before = LATE.stream().map(wirings(context)::find).toList();
			LATE.forEach(context::getBean);
			assertThat(LATE.stream().map(wirings(context)::find).toList()).isEqualTo(before).doesNotContainNull();
		}
	}

	@Test
	void lateBeansGetWhatTheContainerWouldGiveThem() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Late.class)) {
			assertThat(dependencies(context, "lazy")).contains("first").doesNotContain("second", "third");
			assertThat(dependencies(context, "prototype")).contains("third").doesNotContain("first", "second");
			assertThat(dependencies(context, "asking")).contains("first", "second", "third");
			assertThat(dependencies(context, "everything")).contains("first", "second", "third", "lazy");
			assertThat(dependencies(context, "made")).contains("prototype", "late");
			assertThat(context.getBeanFactory().getSingletonNames()).doesNotContain("lazy", "made");
		}
	}

	@Test
	void whatABeanIsToOthersIsPartOfItsWiring() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Late.class)) {
			BeanFactoryWirings wirings = wirings(context);
			assertThat(wirings.ofType(Gate.class.getName())).containsExactlyInAnyOrder("first", "second", "third");
			assertThat(wirings.ofType(NumberFactory.class.getName())).isEqualTo(wirings.ofType(Integer.class.getName()))
				.containsExactly("factory");
			assertThat(wirings.ofType(Configuration.class.getName())).containsExactly("late");
			assertThat(traits(wirings, "first")).containsExactly("primary");
			assertThat(traits(wirings, "second")).isEmpty();
			assertThat(traits(wirings, "prototype")).containsExactly("scope prototype");
		}
	}

	@Test
	void aspectsAreAttributedToTheBeansThatTheirPointcutsMatch() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Advised.class)) {
			BeanFactoryWirings wirings = wirings(context);
			assertThat(wirings.attributedAdvice()).containsExactly(Watching.class.getName());
			assertThat(advice(wirings, "watched")).containsExactly("watching");
			assertThat(advice(wirings, "plain")).isEmpty();
			assertThat(advice(wirings, "byInterface")).as("its class is not known").containsExactly("watching");
		}
	}

	@Test
	void aspectsAreAttributedToWhatFactoryBeansMakeOnceABeanOfTheStartHasIt() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Advised.class,
				Products.class)) {
			BeanFactoryWirings wirings = wirings(context);
			assertThat(advice(wirings, "watchedProduct")).containsExactly("watching");
			assertThat(advice(wirings, "plainProduct")).isEmpty();
			assertThat(advice(wirings, "number")).as("it may not be there yet").containsExactly("watching");
		}
	}

	@Test
	void withoutProxiesNoAspectIsAttributed() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Watching.class)) {
			assertThat(wirings(context).attributedAdvice()).isEmpty();
		}
	}

	private static void late(BeanDefinition definition) {
		definition.setLazyInit(true);
	}

	private static BeanFactoryWirings wirings(AnnotationConfigApplicationContext context) {
		return new BeanFactoryWirings(context.getBeanFactory());
	}

	private static List<String> dependencies(AnnotationConfigApplicationContext context, String name) {
		BeanWiring wiring = wirings(context).find(name);
		return (wiring != null) ? wiring.dependencies() : List.of();
	}

	private static Set<String> traits(BeanFactoryWirings wirings, String name) {
		BeanWiring wiring = wirings.find(name);
		return (wiring != null) ? wiring.traits() : Set.of("none");
	}

	private static List<String> advice(BeanFactoryWirings wirings, String name) {
		BeanWiring wiring = wirings.find(name);
		return (wiring != null) ? wiring.advice() : List.of("none");
	}

	interface Gate {

	}

	static class OpenGate implements Gate {

	}

	static class Holder {

		Holder(Gate gate) {
		}

	}

	static class ThirdHolder {

		@Autowired
		@Qualifier("third")
		Gate gate;

	}

	static class Asking {

		Asking(ObjectProvider<Gate> gates) {
		}

	}

	static class Everything {

		@Autowired
		List<Gate> gates;

		@Value("#{@lazy}")
		Object lazy;

		@Lookup
		Gate gate() {
			return null;
		}

	}

	@Configuration("late")
	static class Late {

		@Primary
		@Bean
		OpenGate first() {
			return new OpenGate();
		}

		@Bean
		OpenGate second() {
			return new OpenGate();
		}

		@Bean
		OpenGate third() {
			return new OpenGate();
		}

		@Lazy
		@Bean
		Holder lazy(Gate gate) {
			return new Holder(gate);
		}

		@Scope("prototype")
		@Bean
		ThirdHolder prototype() {
			return new ThirdHolder();
		}

		@Lazy
		@Bean
		Asking asking(ObjectProvider<Gate> gates) {
			return new Asking(gates);
		}

		@Lazy
		@Bean
		Everything everything() {
			return new Everything();
		}

		@Lazy
		@Bean
		NumberFactory factory() {
			return new NumberFactory();
		}

		@Lazy
		@Bean
		Object made(ThirdHolder holder) {
			return new Object();
		}

	}

	static class NumberFactory implements FactoryBean<Integer> {

		@Override
		public Integer getObject() {
			return 1;
		}

		@Override
		public Class<?> getObjectType() {
			return Integer.class;
		}

	}

	static class Numbered {

		Numbered(Integer number) {
		}

	}

	static class Watched {

		void watch() {
		}

	}

	static class Plain {

		void look() {
		}

	}

	interface Seen {

	}

	@Aspect
	static class Watching {

		@Before("execution(* *..Watched.watch())")
		void before() {
		}

	}

	static class SeenFactory implements FactoryBean<Seen> {

		private final Seen product;

		SeenFactory(Seen product) {
			this.product = product;
		}

		@Override
		public Seen getObject() {
			return this.product;
		}

		@Override
		public Class<?> getObjectType() {
			return Seen.class;
		}

	}

	static class WatchedSeen extends Watched implements Seen {

	}

	record Holding(Seen watched, Seen plain) {

	}

	@Configuration
	static class Products {

		@Bean
		SeenFactory watchedProduct() {
			return new SeenFactory(new WatchedSeen());
		}

		@Bean
		SeenFactory plainProduct() {
			return new SeenFactory(new Seen() {
			});
		}

		@Bean
		NumberFactory number() {
			return new NumberFactory();
		}

		@Bean
		Holding holding(@Qualifier("watchedProduct") Seen watched, @Qualifier("plainProduct") Seen plain) {
			return new Holding(watched, plain);
		}

	}

	@Configuration
	@EnableAspectJAutoProxy
	static class Advised {

		@Bean
		Watching watching() {
			return new Watching();
		}

		@Bean
		Watched watched() {
			return new Watched();
		}

		@Bean
		Plain plain() {
			return new Plain();
		}

		@Lazy
		@Bean
		Seen byInterface() {
			return new Seen() {
			};
		}

	}

}
