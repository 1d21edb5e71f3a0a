package dev.embercache.codec;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The plan of a class whose values are carried in one of several ways, depending on the
 * value.
 */
final class ChoicePlan extends Plan {

	private final Function<Object, Plan> choose;

	private final List<Plan> options;

	ChoicePlan(Class<?> type, Function<Object, Plan> choose, List<Plan> options) {
		super(type, type.getName());
		this.choose = choose;
		this.options = List.copyOf(options);
	}

	@Override
	@Nullable Plan named(String head) {
		return this.options.stream()
			.map((option) -> option.named(head))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	List<Plan> options() {
		return this.options;
	}

	Plan choose(Object value) {
		return this.choose.apply(value);
	}

}
