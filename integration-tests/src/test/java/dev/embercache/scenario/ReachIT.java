package dev.embercache.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.Call;
import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ways in which other code takes part in what a cached method returns, all in one
 * application and edited at once. Each has a service and a cache of its own, and returns
 * another value after the edit.
 */
class ReachIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	private final List<Way> ways = new ArrayList<>();

	@Test
	void whateverTakesPartInAValueMakesItStale() {
		way("constantOfAnotherClass", "return ConstantRates.PERCENT;")
			.with("final class ConstantRates { static final int PERCENT = 1; }")
			.edited("ConstantRates", "PERCENT = 1", "PERCENT = 2");
		way("defaultMethod", "return new DefaultRate() { }.percent();")
			.with("interface DefaultRate { default int percent() { return 1; } }")
			.edited("DefaultRate", "return 1", "return 2");
		way("newOverride", "return new OverridingRate().percent();")
			.with("class BaseRate { int percent() { return 1; } }")
			.with("class OverridingRate extends BaseRate { }")
			.edited("OverridingRate", "{ }", "{ int percent() { return 2; } }");
		way("enumConstantWithBody", "return EnumRate.valueOf(\"LOW\").percent();")
			.with("enum EnumRate { LOW { int percent() { return 1; } }; abstract int percent(); }")
			.edited("EnumRate", "return 1", "return 2");
		way("switchOverEnum",
				"return switch (SwitchedRate.ONE) { case ZERO -> 0; case ONE -> 1; } "
						+ "+ SwitchedRate.ONE.ordinal() - 1;")
			.with("enum SwitchedRate { ZERO, ONE }")
			.edited("SwitchedRate", "ZERO, ONE }", "ONE, ZERO }")
			.returningAfterwards("0");
		way("lambdaInAStaticField", "return LambdaRates.RATE.applyAsInt(0);")
			.with("final class LambdaRates { static final IntUnaryOperator RATE = (zero) -> zero + 1; }")
			.edited("LambdaRates", "zero + 1", "zero + 2");
		way("staticInitializer", "return TableRates.TABLE.get(\"tea\");")
			.with("final class TableRates { static final Map<String, Integer> TABLE = new HashMap<>(); "
					+ "static { TABLE.put(\"tea\", 1); } }")
			.edited("TableRates", "\"tea\", 1", "\"tea\", 2");
		way("comparison", "return new TreeSet<>(List.of(new Ordered(1), new Ordered(2))).first().number();")
			.with("record Ordered(int number) implements Comparable<Ordered> { "
					+ "public int compareTo(Ordered other) { return this.number - other.number; } }")
			.edited("Ordered", "this.number - other.number", "other.number - this.number");
		way("equality", "return new HashSet<>(Arrays.asList(new Equal(1), new Equal(2))).size();")
			.with("class Equal { final int number; Equal(int number) { this.number = number; } "
					+ "public boolean equals(Object other) { return true; } public int hashCode() { return 1; } }")
			.edited("Equal", "return true", "return other == this");
		way("stringConcatenation", "return Integer.parseInt(\"\" + new Shown());")
			.with("class Shown { public String toString() { return \"1\"; } }")
			.edited("Shown", "\"1\"", "\"2\"");
		way("compactConstructor", "return new Checked(1).number();")
			.with("record Checked(int number) { Checked { number = number + 0; } }")
			.edited("Checked", "number + 0", "number + 1");
		way("injectedCollection", "return this.rules.size();").injected("List<Rule>", "rules")
			.with("interface Rule { }")
			.with("@Component class FirstRule implements Rule { }")
			.with("class SecondRule implements Rule { }")
			.edited("SecondRule", "class SecondRule", "@Component class SecondRule");
		way("injectedMap", "return this.named.containsKey(\"one\") ? 1 : 2;").injected("Map<String, Named>", "named")
			.with("interface Named { }")
			.with("@Component(\"one\") class TheNamed implements Named { }")
			.edited("TheNamed", "\"one\"", "\"two\"");
		way("provider", "return this.provided.getObject().percent();").injected("ObjectProvider<Provided>", "provided")
			.with("interface Provided { int percent(); }")
			.with("@Component class FirstProvided implements Provided { public int percent() { return 1; } }")
			.with("class SecondProvided implements Provided { public int percent() { return 2; } }")
			.edited("SecondProvided", "class SecondProvided", "@Primary @Component class SecondProvided");
		way("lookup", "return this.lookupContext.getBean(LookedUp.class).percent();")
			.injected("org.springframework.context.ApplicationContext", "lookupContext")
			.with("@Component class LookedUp { int percent() { return 1; } }")
			.edited("LookedUp", "return 1", "return 2");
		way("lazyBean", "return this.lazyRate.percent();").injected("@Lazy LazyRate", "lazyRate")
			.with("interface LazyRate { int percent(); }")
			.with("@Component class TheLazyRate implements LazyRate { public int percent() { return 1; } }")
			.edited("TheLazyRate", "return 1", "return 2");
		way("lazyBeanOfAFactoryMethod", "return this.lazyMade.percent();").injected("@Lazy LazyMade", "lazyMade")
			.with("class LazyMade { private final int percent; LazyMade() { this(0); } "
					+ "LazyMade(int percent) { this.percent = percent; } int percent() { return this.percent; } }")
			.with("@Configuration class LazyMadeSource { @Bean LazyMade lazyMade() { return new LazyMade(1); } }")
			.edited("LazyMadeSource", "LazyMade(1)", "LazyMade(2)");
		way("beanOfAJdkType", "return this.numberSource.get();").injected("Supplier<Integer>", "numberSource")
			.with("@Configuration class NumberSource { @Bean Supplier<Integer> numbers() { return () -> 1; } }")
			.edited("NumberSource", "() -> 1", "() -> 2");
		way("beanOfABean", "return this.outerRate.percent();").injected("OuterRate", "outerRate")
			.with("@Component class OuterRate { private final InnerRate inner; "
					+ "OuterRate(InnerRate inner) { this.inner = inner; } int percent() { return this.inner.get(); } }")
			.with("@Component class InnerRate { int get() { return 1; } }")
			.edited("InnerRate", "return 1", "return 2");
		way("setterInjection", "return this.setRate.percent();").injected("SetRate", "setRate")
			.with("@Component class SetRate { private SetSource source; "
					+ "@Autowired void setSource(SetSource source) { this.source = source; } "
					+ "int percent() { return this.source.get(); } }")
			.with("interface SetSource { int get(); }")
			.with("@Component class FirstSource implements SetSource { public int get() { return 1; } }")
			.with("class SecondSource implements SetSource { public int get() { return 2; } }")
			.edited("SecondSource", "class SecondSource", "@Primary @Component class SecondSource");
		way("beanMethodThatCallsAnother", "return this.madeRate.percent();").injected("MadeRate", "madeRate")
			.with("record MadeRate(int percent) { }")
			.with("@Configuration class MadeRates { @Bean MadeRate madeRate() { return new MadeRate(number()); } "
					+ "@Bean Integer number() { return 1; } }")
			.edited("MadeRates", "return 1", "return 2");
		way("postConstruct", "return this.initialized.percent;").injected("Initialized", "initialized")
			.with("@Component class Initialized { int percent; "
					+ "@jakarta.annotation.PostConstruct void init() { this.percent = 1; } }")
			.edited("Initialized", "= 1", "= 2");
		way("nestedCache", "return this.nested.percent(key);").injected("Nested", "nested")
			.with("@Service class Nested { @Cacheable(\"inner\") public int percent(String key) { "
					+ "return new NestedRate().get(); } }")
			.with("class NestedRate { int get() { return 1; } }")
			.edited("NestedRate", "return 1", "return 2");
		way("annotationOfAnotherClass", "return Labelled.class.getAnnotation(Label.class).value();")
			.with("@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) "
					+ "@interface Label { int value(); }")
			.with("@Label(1) class Labelled { }")
			.edited("Labelled", "@Label(1)", "@Label(2)");
		way("reflection",
				"return (Integer) Class.forName(\"com.acme.Reflected\").getDeclaredMethod(\"get\")" + ".invoke(null);")
			.with("class Reflected { static int get() { return 1; } }")
			.edited("Reflected", "return 1", "return 2");
		way("staticStateOfAnotherBean", "return StaticState.percent;").with("class StaticState { static int percent; }")
			.with("@Component class StaticStateInit { StaticStateInit() { StaticState.percent = 1; } }")
			.edited("StaticStateInit", "= 1", "= 2");
		way("factoryBean", "return this.produced.percent();").injected("Produced", "produced")
			.with("record Produced(int percent) { }")
			.with("@Component class ProducedFactory implements "
					+ "org.springframework.beans.factory.FactoryBean<Produced> { "
					+ "public Produced getObject() { return new Produced(1); } "
					+ "public Class<?> getObjectType() { return Produced.class; } }")
			.edited("ProducedFactory", "Produced(1)", "Produced(2)");
		way("prototype", "return this.prototypes.getObject().percent();")
			.injected("ObjectProvider<Prototype>", "prototypes")
			.with("@Scope(\"prototype\") @Component class Prototype { int percent() { return 1; } }")
			.edited("Prototype", "return 1", "return 2");
		way("annotatedValue", "return this.valueHolder.percent;").injected("ValueHolder", "valueHolder")
			.with("@Component class ValueHolder { @Value(\"1\") int percent; }")
			.edited("ValueHolder", "\"1\"", "\"2\"");
		way("genericBridge", "return ((Generic<String>) new Specific()).apply(\"\");")
			.with("interface Generic<T> { int apply(T value); }")
			.with("class Specific implements Generic<String> { public int apply(String value) { return 1; } }")
			.edited("Specific", "return 1", "return 2");
		way("methodReferenceToAnInterface", "return Optional.of(new Referred()).map(Refer::get).orElseThrow();")
			.with("interface Refer { Integer get(); }")
			.with("class Referred implements Refer { public Integer get() { return 1; } }")
			.edited("Referred", "return 1", "return 2");
		way("streamOverBeans", "return this.streamed.stream().mapToInt(Streamed::get).sum();")
			.injected("List<Streamed>", "streamed")
			.with("interface Streamed { int get(); }")
			.with("@Component class OneStreamed implements Streamed { public int get() { return 1; } }")
			.edited("OneStreamed", "return 1", "return 2");
		way("iterator", "int sum = 0; for (int i : new Iterated()) { sum += i; } return sum;")
			.with("class Iterated implements Iterable<Integer> { "
					+ "public Iterator<Integer> iterator() { return List.of(1).iterator(); } }")
			.edited("Iterated", "List.of(1)", "List.of(2)");
		way("thread", "var task = new FutureTask<>(new Task()); new Thread(task).start(); return task.get();")
			.with("class Task implements Callable<Integer> { public Integer call() { return 1; } }")
			.edited("Task", "return 1", "return 2");
		way("stateSetByARunner", "return this.setting.get();").injected("Setting", "setting")
			.with("@Component class Setting { private int value; void set(int value) { this.value = value; } "
					+ "int get() { return this.value; } }")
			.with("@Component class Settable implements org.springframework.boot.CommandLineRunner { "
					+ "private final Setting setting; Settable(Setting setting) { this.setting = setting; } "
					+ "public void run(String... args) { this.setting.set(1); } }")
			.edited("Settable", "set(1)", "set(2)");
		way("stateSetByAnotherConstructor", "return this.dial.get();").injected("Dial", "dial")
			.with("@Component class Dial { private int value; void set(int value) { this.value = value; } "
					+ "int get() { return this.value; } }")
			.with("@Component class DialSetup { DialSetup(Dial dial) { dial.set(1); } }")
			.edited("DialSetup", "set(1)", "set(2)");
		way("listFilledByARunner", "return this.basket.items().get(0);").injected("Basket", "basket")
			.with("@Component class Basket { private final List<Integer> items = new ArrayList<>(); "
					+ "void add(int item) { this.items.add(item); } List<Integer> items() { return this.items; } }")
			.with("@Configuration class BasketFill { @Bean org.springframework.boot.CommandLineRunner fill("
					+ "Basket basket) { return (args) -> basket.add(1); } }")
			.edited("BasketFill", "add(1)", "add(2)");
		way("objectHeldByABean", "return this.holder.held().number;").injected("Holder", "holder")
			.with("class Held { int number; }")
			.with("@Component class Holder { private final Held held = new Held(); Held held() { return this.held; } }")
			.with("@Component class HolderInit { private final Holder holder; "
					+ "HolderInit(Holder holder) { this.holder = holder; } "
					+ "@jakarta.annotation.PostConstruct void init() { this.holder.held().number = 1; } }")
			.edited("HolderInit", "= 1", "= 2");
		way("nothing", "return 1;").with("class Bystander { int get() { return 1; } }")
			.edited("Bystander", "return 1", "return 3")
			.returningAfterwards("1");

		editAll();
	}

	@Test
	void aRegistrarOfBeansMakesWhatItsBeansTakePartInStale() {
		way("importedRegistrar", "return this.registered.percent();").injected("Registered", "registered")
			.with("record Registered(int percent) { }")
			.with("class Registrar implements ImportBeanDefinitionRegistrar { public void registerBeanDefinitions("
					+ "org.springframework.core.type.AnnotationMetadata metadata, "
					+ "org.springframework.beans.factory.support.BeanDefinitionRegistry registry) { "
					+ "registry.registerBeanDefinition(\"registered\", org.springframework.beans.factory.support."
					+ "BeanDefinitionBuilder.genericBeanDefinition(Registered.class, () -> new Registered(1))"
					+ ".getBeanDefinition()); } }")
			.with("@Configuration @Import(Registrar.class) class RegistrarImport { }")
			.edited("Registrar", "Registered(1)", "Registered(2)");
		way("beanRegistrar", "return this.adapted.percent();").injected("Adapted", "adapted")
			.with("record Adapted(int percent) { }")
			.with("class AdaptedRegistrar implements BeanRegistrar { public void register(BeanRegistry registry, "
					+ "org.springframework.core.env.Environment environment) { "
					+ "registry.registerBean(\"adapted\", Adapted.class, "
					+ "(spec) -> spec.supplier((context) -> new Adapted(1))); } }")
			.with("@Configuration @Import(AdaptedRegistrar.class) class AdaptedImport { }")
			.edited("AdaptedRegistrar", "Adapted(1)", "Adapted(2)");
		editAll();
	}

	@Test
	void aBeanPostProcessorMakesEverythingStale() {
		way("postProcessor", "return this.processed.percent;").injected("Processed", "processed")
			.with("@Component class Processed { int percent = 1; }")
			.with("@Component class Processor implements org.springframework.beans.factory.config.BeanPostProcessor { "
					+ "public Object postProcessAfterInitialization(Object bean, String name) { "
					+ "if (bean instanceof Processed processed) { processed.percent += 0; } return bean; } }")
			.edited("Processor", "+= 0", "+= 1");
		editAll();
	}

	private void editAll() {
		this.ways.forEach((way) -> way.define(this.app));
		this.app.start();
		all((way, call) -> assertThat(call).isComputed().returning("1"));
		this.app.restart();
		all((way, call) -> assertThat(call).isHit().returning("1"));
		this.ways.forEach((way) -> way.edit(this.app));
		this.app.restart();
		all((way, call) -> assertThat(call).returning(way.after));
	}

	private void all(BiConsumer<Way, Call> assertion) {
		SoftAssertions.assertSoftly(
				(softly) -> this.ways.forEach((way) -> softly.check(() -> assertion.accept(way, way.call(this.app)))));
	}

	private Way way(String name, String body) {
		Way way = new Way(name, body);
		this.ways.add(way);
		return way;
	}

	private static final class Way {

		private final String name;

		private final String body;

		private final List<String> sources = new ArrayList<>();

		private @Nullable String injectedType;

		private @Nullable String injectedName;

		private String[] edit = new String[0];

		private String after = "2";

		Way(String name, String body) {
			this.name = name;
			this.body = body;
		}

		Way with(String source) {
			this.sources.add(source);
			return this;
		}

		Way injected(String type, String name) {
			this.injectedType = type;
			this.injectedName = name;
			return this;
		}

		Way edited(String type, String text, String replacement) {
			this.edit = new String[] { type, text, replacement };
			return this;
		}

		Way returningAfterwards(String value) {
			this.after = value;
			return this;
		}

		void define(LiveApplication app) {
			this.sources.forEach(app::define);
			String type = Character.toUpperCase(this.name.charAt(0)) + this.name.substring(1) + "Service";
			String injection = (this.injectedType == null) ? "" : """
					private final %1$s %2$s;

					%3$s(%1$s %2$s) {
						this.%2$s = %2$s;
					}
					""".formatted(this.injectedType, this.injectedName, type);
			app.define("""
					@Service
					public class %s {

						%s

						@Cacheable("%s")
						public int value(String key) throws Exception {
							Probe.computed();
							%s
						}

					}
					""".formatted(type, injection, this.name, this.body));
		}

		void edit(LiveApplication app) {
			app.edit(this.edit[0], this.edit[1], this.edit[2]);
		}

		Call call(LiveApplication app) {
			return app.call(this.name + "Service.value", "key");
		}

	}

}
