package dev.embercache.codec;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A class whose values are carried in one of several ways, as each value demands.
 */
final class ChoicePlan extends Plan {

	private final Function<Object, Plan> choose;

	private final List<Plan> options;

	ChoicePlan(Class<?> type, Function<Object, Plan> choose, List<Plan> options) {
		super(type, type.getName());
		this.choose = choose;
		this.options = List.copyOf(options);
	}

	/**
	 * Return the option of a name, or {@code null}.
	 */
	@Nullable Plan named(String name) {
		return this.options.stream().filter((option) -> option.name().equals(name)).findFirst().orElse(null);
	}

	List<Plan> options() {
		return this.options;
	}

	Plan choose(Object value) {
		return this.choose.apply(value);
	}

}
