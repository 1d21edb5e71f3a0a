package dev.embercache.codec;

import java.util.function.Function;

/**
 * A class whose values are carried in one of several ways, as each value demands.
 */
final class ChoicePlan extends Plan {

	private final Function<Object, Plan> choose;

	ChoicePlan(Class<?> type, Function<Object, Plan> choose) {
		super(type, type.getName());
		this.choose = choose;
	}

	Plan choose(Object value) {
		return this.choose.apply(value);
	}

}
