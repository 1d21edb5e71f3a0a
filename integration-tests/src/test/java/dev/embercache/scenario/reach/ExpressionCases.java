package dev.embercache.scenario.reach;

import java.util.List;

import org.springframework.util.StringUtils;

/**
 * Beans and objects that no code names but an expression, or the name of a bean in an
 * annotation.
 */
final class ExpressionCases {

	private ExpressionCases() {
	}

	static List<ReachCase> all() {
		return List.of(keyGenerator(), keyGeneratorOfTheClass(), composedAnnotation(), beanInAKey(), beanInACondition(),
				targetInAKey(), argumentInAKey(), resultInACondition(), executor(),
				value("beanInAValue", "#{@%s.part}", "part = 1", "part = 2"),
				value("rootOfAValue", "#{'%1$s.x'.length() > 0 ? %1$s.part : 1}", "part = 1", "part = 2"),
				value("quotedBean", "#{@'%s'.other()}", "other = 1", "other = 2"),
				value("objectOfABean", "#{%s.inner().part}", "inner = 1", "inner = 2"),
				value("typeInAValue", "#{T(com.acme.%2$s).made().part}", "inner = 1", "inner = 2"),
				value("newObject", "#{new com.acme.%2$s().part}", "part = 1", "part = 2"),
				value("beanInAPlaceholder", "#{@${the.%1$s:%1$s}.part}", "part = 1", "part = 2"),
				value("beanInAProperty", "${expression.of.%s}", "part = 1", "part = 2")
					.switched("expression.of.beanInAProperty", "#{@beanInAProperty.part}", "#{@beanInAProperty.part}"),
				environment("bracketsOfEnvironment", "#{environment['expressed.one']}", "expressed.one"),
				environment("methodOfEnvironment", "#{@environment.getProperty('expressed.two')}", "expressed.two"),
				environment("pathOfEnvironment", "#{environment.expressedThree}", "expressedThree"));
	}

	static List<ReachCase> bystanders() {
		return List.of(valueOfAnotherField(), comparedResult(),
				value("textLikeABean", "#{'@textLikeABean'.length() - 13}", "part = 1", "part = 2"));
	}

	/**
	 * Begin a case with a cached method that returns the number it gets, called for one
	 * and for two.
	 */
	private static ReachCase nested(String name, String type, String annotation) {
		return ReachCase.named(name)
			.with("""
					@Component
					class %s {
						%s
						public int find(String number) {
							return Integer.parseInt(number);
						}
						public String part(String number) {
							return "any".length() > 0 ? "any" : number;
						}
					}
					""".formatted(type, annotation))
			.injecting(type, "nested")
			.caching("this.nested.find(\"1\"); return this.nested.find(\"2\");");
	}

	private static ReachCase keyGenerator() {
		return nested("keyGenerator", "Generated",
				"@Cacheable(cacheNames = \"generated\", keyGenerator = \"generator\")")
			.with(generator("Generator"))
			.edited("Generator", "return \"any\"", "return parameters[0]");
	}

	private static ReachCase keyGeneratorOfTheClass() {
		return ReachCase.named("keyGeneratorOfTheClass")
			.with("""
					@Component
					@CacheConfig(keyGenerator = "generatorOfTheClass")
					class Configured {
						@Cacheable("configured")
						public int find(String number) {
							return Integer.parseInt(number);
						}
					}
					""")
			.with(generator("GeneratorOfTheClass"))
			.injecting("Configured", "nested")
			.caching("this.nested.find(\"1\"); return this.nested.find(\"2\");")
			.edited("GeneratorOfTheClass", "return \"any\"", "return parameters[0]");
	}

	private static ReachCase composedAnnotation() {
		return nested("composedAnnotation", "Composing", "@Composed").with("""
				@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
				@Cacheable(cacheNames = "composed", keyGenerator = "composedGenerator")
				@interface Composed {
				}
				""")
			.with(generator("ComposedGenerator"))
			.edited("ComposedGenerator", "return \"any\"", "return parameters[0]");
	}

	private static String generator(String type) {
		return """
				@Component
				class %s implements org.springframework.cache.interceptor.KeyGenerator {
					public Object generate(Object target, java.lang.reflect.Method method, Object... parameters) {
						return "any";
					}
				}
				""".formatted(type);
	}

	private static ReachCase beanInAKey() {
		return nested("beanInAKey", "Keyed", "@Cacheable(cacheNames = \"keyed\", key = \"@keys.of(#p0)\")").with("""
				@Component
				class Keys {
					public String of(String number) {
						return "any";
					}
				}
				""").edited("Keys", "return \"any\"", "return number");
	}

	private static ReachCase beanInACondition() {
		return nested("beanInACondition", "Conditional",
				"@Cacheable(cacheNames = \"conditional\", key = \"'any'\", condition = \"@gate.isOpen()\")")
			.with("""
					@Component
					class Gate {
						public boolean isOpen() {
							return true;
						}
					}
					""")
			.edited("Gate", "true", "false");
	}

	private static ReachCase targetInAKey() {
		return nested("targetInAKey", "Targeted",
				"@Cacheable(cacheNames = \"targeted\", key = \"#root.target.part(#p0)\")")
			.edited("Targeted", "> 0", "> 9");
	}

	private static ReachCase argumentInAKey() {
		return ReachCase.named("argumentInAKey")
			.with("""
					class Argument {
						final int number;
						Argument(int number) {
							this.number = number;
						}
						public int getCode() {
							return 0;
						}
					}
					""")
			.with("""
					@Component
					class Arguments {
						@Cacheable(cacheNames = "arguments", key = "#p0.code")
						public int find(Argument argument) {
							return argument.number;
						}
					}
					""")
			.injecting("Arguments", "nested")
			.caching("this.nested.find(new Argument(1)); return this.nested.find(new Argument(2));")
			.edited("Argument", "return 0", "return this.number");
	}

	private static ReachCase resultInACondition() {
		return ReachCase.named("resultInACondition")
			.with("""
					class Outcome {
						final int number;
						Outcome(int number) {
							this.number = number;
						}
						public boolean isHidden() {
							return this.number > 9;
						}
					}
					""")
			.with("""
					@Component
					class Outcomes {
						@Cacheable(cacheNames = "outcomes", key = "'any'", unless = "#result.hidden")
						public Outcome find(int number) {
							return new Outcome(number);
						}
					}
					""")
			.injecting("Outcomes", "nested")
			.caching("this.nested.find(1); return this.nested.find(2).number;")
			.edited("Outcome", "> 9", "> 0");
	}

	private static ReachCase executor() {
		return ReachCase.named("executor")
			.with("""
					@Configuration
					@org.springframework.scheduling.annotation.EnableAsync
					class Executors {
						@Bean
						Executor numbered() {
							return (task) -> new Thread(task, "1").start();
						}
					}
					""")
			.with("""
					@Component
					class Asynchronous {
						@org.springframework.scheduling.annotation.Async("numbered")
						public CompletableFuture<String> thread() {
							return CompletableFuture.completedFuture(Thread.currentThread().getName());
						}
					}
					""")
			.injecting("Asynchronous", "asynchronous")
			.caching("return Integer.parseInt(this.asynchronous.thread().get());")
			.edited("Executors", "\"1\"", "\"2\"");
	}

	/**
	 * Begin a case with a value that an expression gives, which names a bean or its
	 * class.
	 * @param name the name of the case and of the bean
	 */
	private static ReachCase value(String name, String expression, String text, String replacement) {
		String type = StringUtils.capitalize(name);
		return ReachCase.named(name)
			.with("""
					@Component
					public class %1$s {
						public int getPart() {
							int part = 1;
							return part;
						}
						public int other() {
							int other = 1;
							return other;
						}
						public Object inner() {
							return new Inner();
						}
						public static Inner made() {
							return new Inner();
						}
						public static class Inner {
							public int getPart() {
								int inner = 1;
								return inner;
							}
						}
					}
					""".formatted(type))
			.with(holder(type, expression.formatted(name, type)))
			.injecting(type + "Holder", "holder")
			.caching("return this.holder.value();")
			.edited(type, text, replacement);
	}

	private static ReachCase environment(String name, String expression, String property) {
		String type = StringUtils.capitalize(name);
		return ReachCase.named(name)
			.with(holder(type, expression))
			.injecting(type + "Holder", "holder")
			.caching("return this.holder.value();")
			.switched(property, "1", "2");
	}

	private static String holder(String type, String expression) {
		return """
				@Component
				class %sHolder {
					@Value("%s")
					private int value;
					int value() {
						return this.value;
					}
				}
				""".formatted(type, expression);
	}

	/**
	 * An expression that asks whether there is a result, and whether a collection has
	 * elements.
	 */
	private static ReachCase comparedResult() {
		return ReachCase.named("comparedResult")
			.with("""
					class Compared {
						public boolean isHidden() {
							return false;
						}
					}
					""")
			.with("""
					@Component
					class Comparing {
						@Cacheable(cacheNames = "compared", unless = "#result == null or #result.isEmpty()")
						public List<Compared> find() {
							return List.of(new Compared());
						}
					}
					""")
			.injecting("Comparing", "nested")
			.caching("return this.nested.find().size();")
			.edited("Compared", "false", "true");
	}

	private static ReachCase valueOfAnotherField() {
		return ReachCase.named("valueOfAnotherField")
			.with("""
					@Component
					public class Elsewhere {
						public int part() {
							return 1;
						}
					}
					""")
			.with("""
					@Component
					class Fields {
						@Value("#{@elsewhere.part()}")
						private int other;
						@Value("1")
						private int value;
						int value() {
							return this.value;
						}
						int other() {
							return this.other;
						}
					}
					""")
			.injecting("Fields", "fields")
			.caching("return this.fields.value();")
			.edited("Elsewhere", "return 1", "return 2");
	}

}
