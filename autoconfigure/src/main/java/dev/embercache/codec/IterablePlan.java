package dev.embercache.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Something to iterate over that a lambda of a library's own makes, such as a
 * {@code Streamable} of Spring Data: it is what it yields, which each caller reads anew.
 * A rule names the static method that makes one of a collection; nothing of the library
 * needs to be there.
 */
final class IterablePlan extends NodePlan {

	private final Method factory;

	private IterablePlan(Class<?> type, Method factory) {
		super(type, type.getName());
		this.factory = factory;
	}

	/**
	 * Return the plan of a class without a name that can be nothing but an instance of
	 * such a type, or {@code null}.
	 */
	static @Nullable NodePlan find(Class<?> type, LibraryRules rules) {
		return (type.isHidden() && type.getInterfaces().length == 1) ? ofInterface(type.getInterfaces()[0], rules)
				: null;
	}

	/**
	 * Return the plan of an interface, by whose name its values are read, or {@code null}
	 * if there is no such rule for it.
	 */
	static @Nullable NodePlan ofInterface(Class<?> type, LibraryRules rules) {
		if (!type.isInterface() || !Iterable.class.isAssignableFrom(type)) {
			return null;
		}
		for (String name : rules.methods(Word.ITERABLE, type.getName()).keySet()) {
			Method factory = ReflectionUtils.findMethod(type, name, Iterable.class);
			if (factory != null) {
				return new IterablePlan(type, factory);
			}
		}
		return null;
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
			return this.factory.invoke(null, new ArrayList<>(Arrays.asList(parts)));
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
