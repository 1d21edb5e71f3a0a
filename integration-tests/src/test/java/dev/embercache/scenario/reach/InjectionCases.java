package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Beans that reach a service, by each way of asking for them.
 */
final class InjectionCases {

	private InjectionCases() {
	}

	static List<ReachCase> all() {
		return List.of(injectedCollection(), injectedMap(), streamOverBeans(), provider(), prototype(), lookup(),
				lazyBean(), setterInjection(), componentThatIsOfThisProfileNow());
	}

	/**
	 * Code that would take part if the container made a bean of it.
	 */
	static List<ReachCase> bystanders() {
		return List.of(componentOfAnotherProfile());
	}

	private static ReachCase componentOfAnotherProfile() {
		return ReachCase.named("componentOfAnotherProfile")
			.with("interface Profiled { int get(); }")
			.with("@Component class DefaultProfiled implements Profiled { public int get() { return 1; } }")
			.with("""
					@Profile("other")
					@Component
					class OtherProfiled implements Profiled {
						public int get() {
							return 3;
						}
					}
					""")
			.injecting("Profiled", "profiled")
			.caching("return this.profiled.get();")
			.edited("OtherProfiled", "return 3", "return 4");
	}

	private static ReachCase componentThatIsOfThisProfileNow() {
		return ReachCase.named("componentThatIsOfThisProfileNow")
			.with("interface Switched { int get(); }")
			.with("@Component class FirstSwitched implements Switched { public int get() { return 1; } }")
			.with("""
					@Profile("other")
					@Primary
					@Component
					class SecondSwitched implements Switched {
						public int get() {
							return 2;
						}
					}
					""")
			.injecting("Switched", "switched")
			.caching("return this.switched.get();")
			.edited("SecondSwitched", "\"other\"", "\"!other\"");
	}

	private static ReachCase injectedCollection() {
		return ReachCase.named("injectedCollection")
			.with("interface Rule { }")
			.with("@Component class FirstRule implements Rule { }")
			.with("class SecondRule implements Rule { }")
			.injecting("List<Rule>", "rules")
			.caching("return this.rules.size();")
			.edited("SecondRule", "class SecondRule", "@Component class SecondRule");
	}

	private static ReachCase injectedMap() {
		return ReachCase.named("injectedMap")
			.with("interface Named { }")
			.with("@Component(\"one\") class TheNamed implements Named { }")
			.injecting("Map<String, Named>", "named")
			.caching("return this.named.containsKey(\"one\") ? 1 : 2;")
			.edited("TheNamed", "\"one\"", "\"two\"");
	}

	private static ReachCase streamOverBeans() {
		return ReachCase.named("streamOverBeans")
			.with("interface Streamed { int get(); }")
			.with("@Component class OneStreamed implements Streamed { public int get() { return 1; } }")
			.injecting("List<Streamed>", "streamed")
			.caching("return this.streamed.stream().mapToInt(Streamed::get).sum();")
			.edited("OneStreamed", "return 1", "return 2");
	}

	private static ReachCase provider() {
		return ReachCase.named("provider")
			.with("interface Provided { int percent(); }")
			.with("@Component class FirstProvided implements Provided { public int percent() { return 1; } }")
			.with("class SecondProvided implements Provided { public int percent() { return 2; } }")
			.injecting("ObjectProvider<Provided>", "provided")
			.caching("return this.provided.getObject().percent();")
			.edited("SecondProvided", "class SecondProvided", "@Primary @Component class SecondProvided");
	}

	private static ReachCase prototype() {
		return ReachCase.named("prototype")
			.with("@Scope(\"prototype\") @Component class Prototype { int percent() { return 1; } }")
			.injecting("ObjectProvider<Prototype>", "prototypes")
			.caching("return this.prototypes.getObject().percent();")
			.edited("Prototype", "return 1", "return 2");
	}

	private static ReachCase lookup() {
		return ReachCase.named("lookup")
			.with("@Component class LookedUp { int percent() { return 1; } }")
			.injecting("org.springframework.context.ApplicationContext", "lookupContext")
			.caching("return this.lookupContext.getBean(LookedUp.class).percent();")
			.edited("LookedUp", "return 1", "return 2");
	}

	private static ReachCase lazyBean() {
		return ReachCase.named("lazyBean")
			.with("interface LazyRate { int percent(); }")
			.with("@Component class TheLazyRate implements LazyRate { public int percent() { return 1; } }")
			.injecting("@Lazy LazyRate", "lazyRate")
			.caching("return this.lazyRate.percent();")
			.edited("TheLazyRate", "return 1", "return 2");
	}

	private static ReachCase setterInjection() {
		return ReachCase.named("setterInjection")
			.with("""
					@Component
					class SetRate {
						private SetSource source;
						@Autowired
						void setSource(SetSource source) {
							this.source = source;
						}
						int percent() {
							return this.source.get();
						}
					}
					""")
			.with("interface SetSource { int get(); }")
			.with("@Component class FirstSource implements SetSource { public int get() { return 1; } }")
			.with("class SecondSource implements SetSource { public int get() { return 2; } }")
			.injecting("SetRate", "setRate")
			.caching("return this.setRate.percent();")
			.edited("SecondSource", "class SecondSource", "@Primary @Component class SecondSource");
	}

}
