package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Aspects count for the beans that their pointcuts match, and method by method.
 */
class AspectReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return List.of(aspectOfAnInjectedBean(), aspectOfANamedBean());
	}

	@Override
	List<ReachCase> bystanders() {
		return List.of(aspectOfAnotherBean(), aspectOfAnotherName(), methodThatTheAspectDoesNotCall(),
				methodThatAPostProcessorDoesNotCall());
	}

	private static ReachCase aspectOfAnInjectedBean() {
		return ReachCase.named("aspectOfAnInjectedBean")
			.with(bean("Advised"))
			.with(aspect("Advising", "Advised", ""))
			.injecting("Advised", "advised")
			.caching("return this.advised.percent();")
			.edited("Advising", "+ 0", "+ 1");
	}

	private static ReachCase aspectOfANamedBean() {
		return ReachCase.named("aspectOfANamedBean")
			.with(bean("Named"))
			.with(aspectOf("NamedAdvising", "bean(named)", ""))
			.injecting("Named", "named")
			.caching("return this.named.percent();")
			.edited("NamedAdvising", "+ 0", "+ 1");
	}

	private static ReachCase aspectOfAnotherName() {
		return ReachCase.named("aspectOfAnotherName")
			.with(bean("Unnamed"))
			.with(bean("Renamed"))
			.with(aspectOf("RenamedAdvising", "bean(renamed)", ""))
			.injecting("Unnamed", "unnamed")
			.caching("return this.unnamed.percent();")
			.edited("RenamedAdvising", "+ 0", "+ 1");
	}

	private static ReachCase aspectOfAnotherBean() {
		return ReachCase.named("aspectOfAnotherBean")
			.with(bean("Plain"))
			.with(bean("Other"))
			.with(aspect("OtherAdvising", "Other", ""))
			.injecting("Plain", "plain")
			.caching("return this.plain.percent();")
			.edited("OtherAdvising", "+ 0", "+ 1");
	}

	private static ReachCase methodThatTheAspectDoesNotCall() {
		return ReachCase.named("methodThatTheAspectDoesNotCall")
			.with(bean("Counted"))
			.with(aspect("Counting", "Counted", "void reset() { }"))
			.injecting("Counted", "counted")
			.caching("return this.counted.percent();")
			.edited("Counting", "void reset() { }", "void reset() { } int count() { return 1; }");
	}

	private static ReachCase methodThatAPostProcessorDoesNotCall() {
		return ReachCase.named("methodThatAPostProcessorDoesNotCall")
			.with("""
					@Component
					class QuietProcessor implements org.springframework.beans.factory.config.BeanPostProcessor {
						void reset() {
						}
					}
					""")
			.caching("return 1;")
			.edited("QuietProcessor", "void reset() {", "int count() { return 1; }\nvoid reset() {");
	}

	private static String bean(String name) {
		return "@Component class %s { int percent() { return 1; } }".formatted(name);
	}

	private static String aspect(String name, String advised, String more) {
		return aspectOf(name, "execution(* com.acme.%s.percent())".formatted(advised), more);
	}

	private static String aspectOf(String name, String pointcut, String more) {
		return """
				@org.aspectj.lang.annotation.Aspect
				@Component
				class %1$s {
					@org.aspectj.lang.annotation.Around("%2$s")
					public Object around(org.aspectj.lang.ProceedingJoinPoint call) throws Throwable {
						return (int) call.proceed() + 0;
					}
					%3$s
				}
				""".formatted(name, pointcut, more);
	}

}
