package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Code that makes an injected bean what it is.
 */
final class DefinitionCases {

	private DefinitionCases() {
	}

	static List<ReachCase> all() {
		return List.of(lazyBeanOfAFactoryMethod(), beanOfAJdkType(), beanOfABean(), beanMethodThatCallsAnother(),
				factoryBean(), annotatedValue(), nestedCache());
	}

	private static ReachCase lazyBeanOfAFactoryMethod() {
		return ReachCase.named("lazyBeanOfAFactoryMethod")
			.with("""
					class LazyMade {
						private final int percent;
						LazyMade() {
							this(0);
						}
						LazyMade(int percent) {
							this.percent = percent;
						}
						int percent() {
							return this.percent;
						}
					}
					""")
			.with("@Configuration class LazyMadeSource { @Bean LazyMade lazyMade() { return new LazyMade(1); } }")
			.injecting("@Lazy LazyMade", "lazyMade")
			.caching("return this.lazyMade.percent();")
			.edited("LazyMadeSource", "LazyMade(1)", "LazyMade(2)");
	}

	private static ReachCase beanOfAJdkType() {
		return ReachCase.named("beanOfAJdkType")
			.with("@Configuration class NumberSource { @Bean Supplier<Integer> numbers() { return () -> 1; } }")
			.injecting("Supplier<Integer>", "numberSource")
			.caching("return this.numberSource.get();")
			.edited("NumberSource", "() -> 1", "() -> 2");
	}

	private static ReachCase beanOfABean() {
		return ReachCase.named("beanOfABean")
			.with("""
					@Component
					class OuterRate {
						private final InnerRate inner;
						OuterRate(InnerRate inner) {
							this.inner = inner;
						}
						int percent() {
							return this.inner.get();
						}
					}
					""")
			.with("@Component class InnerRate { int get() { return 1; } }")
			.injecting("OuterRate", "outerRate")
			.caching("return this.outerRate.percent();")
			.edited("InnerRate", "return 1", "return 2");
	}

	private static ReachCase beanMethodThatCallsAnother() {
		return ReachCase.named("beanMethodThatCallsAnother")
			.with("record MadeRate(int percent) { }")
			.with("""
					@Configuration
					class MadeRates {
						@Bean
						MadeRate madeRate() {
							return new MadeRate(number());
						}
						@Bean
						Integer number() {
							return 1;
						}
					}
					""")
			.injecting("MadeRate", "madeRate")
			.caching("return this.madeRate.percent();")
			.edited("MadeRates", "return 1", "return 2");
	}

	private static ReachCase factoryBean() {
		return ReachCase.named("factoryBean")
			.with("record Produced(int percent) { }")
			.with("""
					@Component
					class ProducedFactory implements org.springframework.beans.factory.FactoryBean<Produced> {
						public Produced getObject() {
							return new Produced(1);
						}
						public Class<?> getObjectType() {
							return Produced.class;
						}
					}
					""")
			.injecting("Produced", "produced")
			.caching("return this.produced.percent();")
			.edited("ProducedFactory", "Produced(1)", "Produced(2)");
	}

	private static ReachCase annotatedValue() {
		return ReachCase.named("annotatedValue")
			.with("@Component class ValueHolder { @Value(\"1\") int percent; }")
			.injecting("ValueHolder", "valueHolder")
			.caching("return this.valueHolder.percent;")
			.edited("ValueHolder", "\"1\"", "\"2\"");
	}

	/**
	 * The entry of the inner cache is stale too.
	 */
	private static ReachCase nestedCache() {
		return ReachCase.named("nestedCache")
			.with("""
					@Service
					class Nested {
						@Cacheable("inner")
						public int percent(String key) {
							return new NestedRate().get();
						}
					}
					""")
			.with("class NestedRate { int get() { return 1; } }")
			.injecting("Nested", "nested")
			.caching("return this.nested.percent(key);")
			.edited("NestedRate", "return 1", "return 2");
	}

}
