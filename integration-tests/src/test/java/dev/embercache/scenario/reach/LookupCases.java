package dev.embercache.scenario.reach;

import java.util.List;
import java.util.Locale;

/**
 * Beans that code asks the container for, or gets late: which of several it gets is said
 * by a property, and no class changes.
 */
final class LookupCases {

	private static final String CONTEXT = "org.springframework.context.ApplicationContext";

	private LookupCases() {
	}

	static List<ReachCase> all() {
		return List.of(byType(), allOfType(), namesOfType(), byProvider(), byAnnotation(), byName(), byPresence(),
				byTypeThroughHelper(), lookupMethod(), injectedIntoPrototype(), injectedIntoScopedProxy(),
				injectedIntoLazyBean(), handedOnByAStaticField(), producerOfScopePrototype(), byFactoryMethod(),
				beanOfALibraryType(), movedPrimary(), changedOrder(), optionalBean());
	}

	static List<ReachCase> bystanders() {
		return List.of(otherPrototype(), otherType(), otherMethod());
	}

	/**
	 * Begin a case with two implementations of an interface, of which a property lets one
	 * be a bean.
	 */
	private static ReachCase gates(String name, String type) {
		String property = type.toLowerCase(Locale.ROOT) + ".open";
		return ReachCase.named(name)
			.with("interface %s { int percent(); }".formatted(type))
			.with(gate(type, "Shut", property, "false", 1))
			.with(gate(type, "Open", property, "true", 2))
			.switched(property, "false", "true");
	}

	private static String gate(String type, String which, String property, String value, int percent) {
		return """
				@Component
				@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "%3$s", havingValue = "%4$s")
				class %2$s%1$s implements %1$s {
					public int percent() {
						return %5$d;
					}
				}
				"""
			.formatted(type, which, property, value, percent);
	}

	private static ReachCase byType() {
		return gates("byType", "TypedGate").injecting(CONTEXT, "context")
			.caching("return this.context.getBean(TypedGate.class).percent();");
	}

	private static ReachCase allOfType() {
		return gates("allOfType", "EachGate").injecting(CONTEXT, "context")
			.caching(
					"return this.context.getBeansOfType(EachGate.class).values().stream().mapToInt(EachGate::percent).sum();");
	}

	private static ReachCase namesOfType() {
		return gates("namesOfType", "SignGate").injecting(CONTEXT, "context")
			.caching("return this.context.getBeanNamesForType(SignGate.class)[0].startsWith(\"shut\") ? 1 : 2;");
	}

	private static ReachCase byProvider() {
		return gates("byProvider", "ProviderGate").injecting("BeanFactory", "factory")
			.caching("return this.factory.getBeanProvider(ProviderGate.class).getObject().percent();");
	}

	private static ReachCase byAnnotation() {
		return ReachCase.named("byAnnotation")
			.with("@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Marking { }")
			.with("""
					@Marking
					@Component
					@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty("marked.here")
					class MarkedBean { }
					""")
			.switched("marked.here", "false", "true")
			.injecting(CONTEXT, "context")
			.caching("return this.context.getBeansWithAnnotation(Marking.class).size() + 1;");
	}

	private static ReachCase byName() {
		return ReachCase.named("byName")
			.with("interface Titled { int percent(); }")
			.with(titled("One", "1"))
			.with(titled("Two", "2"))
			.switched("titled.number", "1", "2")
			.injecting(CONTEXT, "context")
			.caching("return ((Titled) this.context.getBean(\"titled\")).percent();");
	}

	private static String titled(String name, String number) {
		return """
				@Component("titled")
				@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "titled.number", havingValue = "%2$s")
				class Titled%1$s implements Titled {
					public int percent() {
						return %2$s;
					}
				}
				"""
			.formatted(name, number);
	}

	private static ReachCase byPresence() {
		return gates("byPresence", "PresentGate").injecting(CONTEXT, "context")
			.caching("return this.context.containsBean(\"openPresentGate\") ? 2 : 1;");
	}

	private static ReachCase byTypeThroughHelper() {
		return gates("byTypeThroughHelper", "HelperGate").with("""
				@Lazy(false)
				@Component
				class Beans implements org.springframework.context.ApplicationContextAware {
					private static org.springframework.context.ApplicationContext context;
					public void setApplicationContext(org.springframework.context.ApplicationContext context) {
						Beans.context = context;
					}
					static <T> T get(Class<T> type) {
						return context.getBean(type);
					}
				}
				""").caching("return Beans.get(HelperGate.class).percent();");
	}

	private static ReachCase lookupMethod() {
		return gates("lookupMethod", "MethodGate")
			.with("@Component class GateSource { @Lookup MethodGate gate() { return null; } }")
			.injecting("GateSource", "source")
			.caching("return this.source.gate().percent();");
	}

	private static ReachCase injectedIntoPrototype() {
		return gates("injectedIntoPrototype", "PrototypeGate")
			.with(holder("Prototyped", "@Scope(\"prototype\")", "PrototypeGate"))
			.injecting("ObjectProvider<Prototyped>", "prototypes")
			.caching("return this.prototypes.getObject().percent();");
	}

	private static ReachCase injectedIntoScopedProxy() {
		return gates("injectedIntoScopedProxy", "ScopeGate")
			.with(holder("Scoped", "@Scope(value = \"prototype\", proxyMode = ScopedProxyMode.TARGET_CLASS)",
					"ScopeGate"))
			.injecting("Scoped", "scoped")
			.caching("return this.scoped.percent();");
	}

	private static ReachCase injectedIntoLazyBean() {
		return gates("injectedIntoLazyBean", "LateGate").with(holder("Late", "@Lazy", "LateGate"))
			.injecting("@Lazy Late", "late")
			.caching("return this.late.percent();");
	}

	private static String holder(String name, String annotation, String gate) {
		return """
				%2$s
				@Component
				class %1$s {
					@Autowired
					private %3$s gate;
					int percent() {
						return this.gate.percent();
					}
				}
				""".formatted(name, annotation, gate);
	}

	private static ReachCase handedOnByAStaticField() {
		return gates("handedOnByAStaticField", "KeptGate").with("""
				@Lazy(false)
				@Component
				class Keeper {
					private static KeptGate gate;
					Keeper(KeptGate gate) {
						Keeper.gate = gate;
					}
					static KeptGate gate() {
						return gate;
					}
				}
				""").caching("return Keeper.gate().percent();");
	}

	private static ReachCase producerOfScopePrototype() {
		return gates("producerOfScopePrototype", "InnerGate").with("""
				@Scope("prototype")
				@Component
				class PrototypeProducer {
					@Autowired
					private InnerGate gate;
					@Cacheable("prototypeProducer")
					public int percent(String key) {
						Probe.computed();
						return this.gate.percent();
					}
				}
				""")
			.injecting("ObjectProvider<PrototypeProducer>", "producers")
			.uncached()
			.caching("return this.producers.getObject().percent(key);");
	}

	private static ReachCase byFactoryMethod() {
		return ReachCase.named("byFactoryMethod")
			.with("interface FactoryGate { int percent(); }")
			.with("""
					@Configuration
					class FactoryGates {
						@Bean
						@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "factory.gate", havingValue = "1")
						FactoryGate shutFactoryGate() {
							return () -> 1;
						}
						@Bean
						@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(name = "factory.gate", havingValue = "2")
						FactoryGate openFactoryGate() {
							return () -> 2;
						}
					}
					""")
			.switched("factory.gate", "1", "2")
			.injecting(CONTEXT, "context")
			.caching("return this.context.getBean(FactoryGate.class).percent();");
	}

	private static ReachCase beanOfALibraryType() {
		return ReachCase.named("beanOfALibraryType")
			.with("@Configuration class IntSource { @Bean IntSupplier askedInt() { return () -> 1; } }")
			.injecting(CONTEXT, "context")
			.caching("return this.context.getBean(IntSupplier.class).getAsInt();")
			.edited("IntSource", "() -> 1", "() -> 2");
	}

	private static ReachCase movedPrimary() {
		return ReachCase.named("movedPrimary")
			.with("interface RankedGate { int percent(); }")
			.with("@Component @Primary class FirstRanked implements RankedGate { public int percent() { return 1; } }")
			.with("@Component class SecondRanked implements RankedGate { public int percent() { return 2; } }")
			.with("@Component @Fallback class ThirdRanked implements RankedGate { public int percent() { return 3; } }")
			.with(holder("Ranked", "@Scope(\"prototype\")", "RankedGate"))
			.injecting("ObjectProvider<Ranked>", "ranked")
			.caching("return this.ranked.getObject().percent();")
			.edited("FirstRanked", "@Primary", "@Fallback");
	}

	private static ReachCase changedOrder() {
		return ReachCase.named("changedOrder")
			.with("interface Queued { int percent(); }")
			.with("@Component @org.springframework.core.annotation.Order(1) class OneQueued implements Queued { public int percent() { return 1; } }")
			.with("@Component @org.springframework.core.annotation.Order(2) class TwoQueued implements Queued { public int percent() { return 2; } }")
			.with("@Scope(\"prototype\") @Component class Queue { @Autowired List<Queued> queue; }")
			.injecting("ObjectProvider<Queue>", "queues")
			.caching("return this.queues.getObject().queue.get(0).percent();")
			.edited("OneQueued", "Order(1)", "Order(3)");
	}

	private static ReachCase optionalBean() {
		return ReachCase.named("optionalBean").with("interface Perhaps { int percent(); }").with("""
				@Component
				@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty("perhaps")
				class There implements Perhaps { public int percent() { return 2; } }
				""").switched("perhaps", "false", "true").injecting("BeanFactory", "factory").caching("""
				Perhaps perhaps = this.factory.getBeanProvider(Perhaps.class).getIfAvailable();
				return (perhaps != null) ? perhaps.percent() : 1;
				""");
	}

	private static ReachCase otherPrototype() {
		return ReachCase.named("otherPrototype")
			.with("interface CalmGate { int percent(); }")
			.with("@Component class TheCalmGate implements CalmGate { public int percent() { return 1; } }")
			.with(holder("Calm", "@Scope(\"prototype\")", "CalmGate"))
			.with("@Component class CalmBystander { int get() { return 1; } }")
			.injecting("ObjectProvider<Calm>", "calm")
			.caching("return this.calm.getObject().percent();")
			.edited("CalmBystander", "return 1", "return 3");
	}

	private static ReachCase otherMethod() {
		return ReachCase.named("otherMethod")
			.with("interface PartGate { int percent(); }")
			.with("@Component class ThePartGate implements PartGate { public int percent() { return 1; }\n"
					+ "int other() { return 1; } }")
			.injecting(CONTEXT, "context")
			.caching("return this.context.getBean(PartGate.class).percent();")
			.edited("ThePartGate", "int other() { return 1; }", "int other() { return 3; }");
	}

	private static ReachCase otherType() {
		return ReachCase.named("otherType")
			.with("interface StillGate { int percent(); }")
			.with("@Component class TheStillGate implements StillGate { public int percent() { return 1; } }")
			.with("class StillBystander { int get() { return 1; } }")
			.injecting(CONTEXT, "context")
			.caching("return this.context.getBean(StillGate.class).percent();")
			.edited("StillBystander", "class", "@Component class");
	}

}
