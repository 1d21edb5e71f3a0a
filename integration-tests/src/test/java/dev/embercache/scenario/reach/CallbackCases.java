package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Code that the JDK calls on behalf of a method.
 */
final class CallbackCases {

	private CallbackCases() {
	}

	static List<ReachCase> all() {
		return List.of(comparison(), equality(), stringConcatenation(), iterator(), thread(), reflection(),
				annotationOfAnotherClass(), listenerByATypeOfALibrary(), classInAText());
	}

	private static ReachCase listenerByATypeOfALibrary() {
		return ReachCase.named("listenerByATypeOfALibrary").with("record Counted(List<Integer> numbers) { }").with("""
				class CountedListener implements org.springframework.context.event.GenericApplicationListener {
					public boolean supportsEventType(org.springframework.core.ResolvableType type) {
						return true;
					}
					public void onApplicationEvent(org.springframework.context.ApplicationEvent event) {
						if (event instanceof org.springframework.context.PayloadApplicationEvent<?> payload
								&& payload.getPayload() instanceof Counted counted) {
							counted.numbers().add(1);
						}
					}
				}
				""").with("""
				@Component
				class CountedSetup {
					CountedSetup(org.springframework.context.ConfigurableApplicationContext context) {
						context.addApplicationListener(new CountedListener());
					}
				}
				""").injecting("org.springframework.context.ApplicationEventPublisher", "publisher").caching("""
				Counted counted = new Counted(new ArrayList<>());
				this.publisher.publishEvent(counted);
				return counted.numbers().get(0);
				""").edited("CountedListener", "add(1)", "add(2)");
	}

	private static ReachCase classInAText() {
		return ReachCase.named("classInAText")
			.with("class InText { public static int number() { return 1; } }")
			.caching("""
					return new org.springframework.expression.spel.standard.SpelExpressionParser()
						.parseExpression("0 + T(com.acme.InText).number()").getValue(Integer.class);
					""")
			.edited("InText", "return 1", "return 2");
	}

	private static ReachCase comparison() {
		return ReachCase.named("comparison")
			.with("""
					record Ordered(int number) implements Comparable<Ordered> {
						public int compareTo(Ordered other) {
							return this.number - other.number;
						}
					}
					""")
			.caching("return new TreeSet<>(List.of(new Ordered(1), new Ordered(2))).first().number();")
			.edited("Ordered", "this.number - other.number", "other.number - this.number");
	}

	private static ReachCase equality() {
		return ReachCase.named("equality")
			.with("""
					class Equal {
						final int number;
						Equal(int number) {
							this.number = number;
						}
						public boolean equals(Object other) {
							return true;
						}
						public int hashCode() {
							return 1;
						}
					}
					""")
			.caching("return new HashSet<>(Arrays.asList(new Equal(1), new Equal(2))).size();")
			.edited("Equal", "return true", "return other == this");
	}

	private static ReachCase stringConcatenation() {
		return ReachCase.named("stringConcatenation")
			.with("class Shown { public String toString() { return \"1\"; } }")
			.caching("return Integer.parseInt(\"\" + new Shown());")
			.edited("Shown", "\"1\"", "\"2\"");
	}

	private static ReachCase iterator() {
		return ReachCase.named("iterator").with("""
				class Iterated implements Iterable<Integer> {
					public Iterator<Integer> iterator() {
						return List.of(1).iterator();
					}
				}
				""").caching("""
				int sum = 0;
				for (int i : new Iterated()) {
					sum += i;
				}
				return sum;
				""").edited("Iterated", "List.of(1)", "List.of(2)");
	}

	private static ReachCase thread() {
		return ReachCase.named("thread")
			.with("class Task implements Callable<Integer> { public Integer call() { return 1; } }")
			.caching("""
					var task = new FutureTask<>(new Task());
					new Thread(task).start();
					return task.get();
					""")
			.edited("Task", "return 1", "return 2");
	}

	private static ReachCase reflection() {
		return ReachCase.named("reflection")
			.with("class Reflected { static int get() { return 1; } }")
			.caching("return (Integer) Class.forName(\"com.acme.Reflected\").getDeclaredMethod(\"get\").invoke(null);")
			.edited("Reflected", "return 1", "return 2");
	}

	private static ReachCase annotationOfAnotherClass() {
		return ReachCase.named("annotationOfAnotherClass")
			.with("""
					@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
					@interface Label {
						int value();
					}
					""")
			.with("@Label(1) class Labelled { }")
			.caching("return Labelled.class.getAnnotation(Label.class).value();")
			.edited("Labelled", "@Label(1)", "@Label(2)");
	}

}
