package dev.embercache.scenario.reach;

import java.util.List;
import java.util.Locale;

import org.springframework.util.StringUtils;

/**
 * State that other code puts where a method reads it.
 */
final class StateCases {

	private StateCases() {
	}

	static List<ReachCase> all() {
		return List.of(postConstruct(), staticStateOfAnotherBean(), stateSetByARunner(), stateSetByAnotherConstructor(),
				listFilledByARunner(), listFilledByWhoGetsIt(), objectHeldByABean(),
				setByALibrary("copiedProperties",
						"org.springframework.beans.BeanUtils.copyProperties(new Source(1), copiedProperties);"),
				setByALibrary("boundProperties", """
						org.springframework.validation.DataBinder binder =
								new org.springframework.validation.DataBinder(boundProperties);
						binder.bind(new org.springframework.beans.MutablePropertyValues(
								Map.of("value", new Source(1).getValue())));
						"""), setByALibrary("setProperty", """
						org.springframework.beans.PropertyAccessorFactory.forBeanPropertyAccess(setProperty)
							.setPropertyValue("value", new Source(1).getValue());
						"""), setByALibrary("updatedFromJson", """
						tools.jackson.databind.json.JsonMapper.builder().build().readerForUpdating(updatedFromJson)
							.readValue("{\\"value\\": " + new Source(1).getValue() + "}");
						"""), setByALibrary("setByReflection", """
						java.lang.reflect.Field field = SetByReflection.class.getDeclaredField("value");
						field.setAccessible(true);
						field.set(setByReflection, new Source(1).getValue());
						"""));
	}

	/**
	 * A bean that another one hands to a library, which sets its properties.
	 */
	private static ReachCase setByALibrary(String name, String use) {
		String type = StringUtils.capitalize(name);
		return ReachCase.named(name)
			.with("""
					@Component
					class %s {
						private int value;
						public int getValue() {
							return this.value;
						}
						public void setValue(int value) {
							this.value = value;
						}
					}
					""".formatted(type))
			.with("""
					@Component
					class %1$sSetter {
						%1$sSetter(%1$s %2$s) throws Exception {
							%3$s
						}
						public static class Source {
							private final int value;
							Source(int value) {
								this.value = value;
							}
							public int getValue() {
								return this.value;
							}
						}
					}
					""".formatted(type, name, use))
			.injecting(type, "it")
			.caching("return this.it.getValue();")
			.edited(type + "Setter", "new Source(1)", "new Source(2)");
	}

	/**
	 * Code that gets what a method reads, and leaves it as it is.
	 */
	static List<ReachCase> bystanders() {
		return List.of(listReadByAnotherBean());
	}

	private static ReachCase listFilledByWhoGetsIt() {
		return listOf("listFilledByWhoGetsIt", "Filled", "this.filled.items().add(1);").edited("FilledUser", "add(1)",
				"add(2)");
	}

	private static ReachCase listReadByAnotherBean() {
		return listOf("listReadByAnotherBean", "Seen", """
				for (Integer item : this.seen.items()) {
					System.setProperty("seen", "first" + item);
				}
				""").edited("SeenUser", "first", "other");
	}

	private static ReachCase listOf(String name, String type, String use) {
		String field = type.toLowerCase(Locale.ROOT);
		return ReachCase.named(name)
			.with("""
					@Component
					class %s {
						private final List<Integer> items = new ArrayList<>();
						List<Integer> items() {
							return this.items;
						}
					}
					""".formatted(type))
			.with("""
					@Component
					class %1$sUser {
						private final %1$s %2$s;
						%1$sUser(%1$s %2$s) {
							this.%2$s = %2$s;
						}
						@jakarta.annotation.PostConstruct
						void init() {
							%3$s
						}
					}
					""".formatted(type, field, use))
			.injecting(type, field)
			.caching("return this.%s.items().isEmpty() ? 1 : this.%s.items().get(0);".formatted(field, field));
	}

	private static ReachCase postConstruct() {
		return ReachCase.named("postConstruct")
			.with("""
					@Component
					class Initialized {
						int percent;
						@jakarta.annotation.PostConstruct
						void init() {
							this.percent = 1;
						}
					}
					""")
			.injecting("Initialized", "initialized")
			.caching("return this.initialized.percent;")
			.edited("Initialized", "= 1", "= 2");
	}

	private static ReachCase staticStateOfAnotherBean() {
		return ReachCase.named("staticStateOfAnotherBean")
			.with("class StaticState { static int percent; }")
			.with("@Component class StaticStateInit { StaticStateInit() { StaticState.percent = 1; } }")
			.caching("return StaticState.percent;")
			.edited("StaticStateInit", "= 1", "= 2");
	}

	private static ReachCase stateSetByARunner() {
		return ReachCase.named("stateSetByARunner")
			.with("""
					@Component
					class Setting {
						private int value;
						void set(int value) {
							this.value = value;
						}
						int get() {
							return this.value;
						}
					}
					""")
			.with("""
					@Component
					class Settable implements org.springframework.boot.CommandLineRunner {
						private final Setting setting;
						Settable(Setting setting) {
							this.setting = setting;
						}
						public void run(String... args) {
							this.setting.set(1);
						}
					}
					""")
			.injecting("Setting", "setting")
			.caching("return this.setting.get();")
			.edited("Settable", "set(1)", "set(2)");
	}

	private static ReachCase stateSetByAnotherConstructor() {
		return ReachCase.named("stateSetByAnotherConstructor")
			.with("""
					@Component
					class Dial {
						private int value;
						void set(int value) {
							this.value = value;
						}
						int get() {
							return this.value;
						}
					}
					""")
			.with("@Component class DialSetup { DialSetup(Dial dial) { dial.set(1); } }")
			.injecting("Dial", "dial")
			.caching("return this.dial.get();")
			.edited("DialSetup", "set(1)", "set(2)");
	}

	private static ReachCase listFilledByARunner() {
		return ReachCase.named("listFilledByARunner")
			.with("""
					@Component
					class Basket {
						private final List<Integer> items = new ArrayList<>();
						void add(int item) {
							this.items.add(item);
						}
						List<Integer> items() {
							return this.items;
						}
					}
					""")
			.with("""
					@Configuration
					class BasketFill {
						@Bean
						org.springframework.boot.CommandLineRunner fill(Basket basket) {
							return (args) -> basket.add(1);
						}
					}
					""")
			.injecting("Basket", "basket")
			.caching("return this.basket.items().get(0);")
			.edited("BasketFill", "add(1)", "add(2)");
	}

	private static ReachCase objectHeldByABean() {
		return ReachCase.named("objectHeldByABean")
			.with("class Held { int number; }")
			.with("@Component class Holder { private final Held held = new Held(); Held held() { return this.held; } }")
			.with("""
					@Component
					class HolderInit {
						private final Holder holder;
						HolderInit(Holder holder) {
							this.holder = holder;
						}
						@jakarta.annotation.PostConstruct
						void init() {
							this.holder.held().number = 1;
						}
					}
					""")
			.injecting("Holder", "holder")
			.caching("return this.holder.held().number;")
			.edited("HolderInit", "= 1", "= 2");
	}

}
