package dev.embercache.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A {@code Streamable} of Spring Data that a lambda of its own makes, recognised by name:
 * nothing of Spring Data needs to be there. It is what it yields, which is read by each
 * caller anew; one over a stream may be read once only, and is refused by a rule.
 */
final class Streamables {

	private static final String NAME = "org.springframework.data.util.Streamable";

	private Streamables() {
	}

	/**
	 * Return the plan of a class without a name that can be nothing but a
	 * {@code Streamable}, or {@code null}.
	 */
	static @Nullable NodePlan find(Class<?> type) {
		return (type.isHidden() && type.getInterfaces().length == 1) ? ofInterface(type.getInterfaces()[0]) : null;
	}

	/**
	 * Return the plan of the interface, by whose name it is read, or {@code null} if this
	 * is another class.
	 */
	static @Nullable NodePlan ofInterface(Class<?> type) {
		if (!type.getName().equals(NAME)) {
			return null;
		}
		try {
			return new StreamablePlan(type, type.getMethod("of", Iterable.class));
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

	private static final class StreamablePlan extends NodePlan {

		private final Method of;

		StreamablePlan(Class<?> type, Method of) {
			super(type, NAME);
			this.of = of;
		}

		@Override
		@Nullable Object[] takeApart(Object value) {
			List<@Nullable Object> elements = new ArrayList<>();
			((Iterable<?>) value).forEach(elements::add);
			return elements.toArray();
		}

		@Override
		Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
			try {
				return this.of.invoke(null, new ArrayList<>(Arrays.asList(parts)));
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
