package dev.embercache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * A key that consists of the arguments of a call, such as the one that Spring makes of
 * several. Nobody can change which arguments it holds, and its Java serialization would
 * cost more than a look-up. A rule names the class and its field.
 */
final class ArgumentsPlan extends NodePlan {

	private final Field arguments;

	private final Constructor<?> constructor;

	private ArgumentsPlan(Class<?> type, Field arguments, Constructor<?> constructor) {
		super(type, "%s(%s)".formatted(type.getName(), arguments.getName()));
		this.arguments = arguments;
		this.constructor = constructor;
	}

	/**
	 * Return the plan of a class, or {@code null} if there is no rule about it or it does
	 * not look as the rule says.
	 */
	static @Nullable ArgumentsPlan find(Class<?> type, LibraryRules rules) {
		Rule rule = rules.find(Word.ARGUMENTS, type.getName());
		if (rule == null) {
			return null;
		}
		try {
			Field arguments = type.getDeclaredField(rule.text());
			arguments.setAccessible(true);
			return (arguments.getType() == Object[].class)
					? new ArgumentsPlan(type, arguments, type.getConstructor(Object[].class)) : null;
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		Object arguments = InstanceFields.get(this.arguments, value);
		return (arguments != null) ? ((@Nullable Object[]) arguments).clone() : new Object[0];
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		try {
			return this.constructor.newInstance((Object) parts);
		}
		catch (InvocationTargetException | InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	boolean unchangeable() {
		return true;
	}

}
