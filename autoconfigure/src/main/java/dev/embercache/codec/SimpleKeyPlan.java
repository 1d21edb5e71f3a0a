package dev.embercache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;

import org.jspecify.annotations.Nullable;

/**
 * The key that Spring makes of several arguments, recognised by name. Nobody can change
 * which arguments it holds, and Java's serialisation of it would cost more than a
 * look-up.
 */
final class SimpleKeyPlan extends NodePlan {

	private static final String NAME = "org.springframework.cache.interceptor.SimpleKey";

	private final Field arguments;

	private final Constructor<?> constructor;

	private SimpleKeyPlan(Class<?> type, Field arguments, Constructor<?> constructor) {
		super(type, type.getName() + "(params)");
		this.arguments = arguments;
		this.constructor = constructor;
	}

	static boolean handles(Class<?> type) {
		return type.getName().equals(NAME);
	}

	/**
	 * Return the plan of the class, or {@code null} if it does not look as it is known.
	 */
	static @Nullable SimpleKeyPlan find(Class<?> type) {
		if (!handles(type)) {
			return null;
		}
		try {
			Field arguments = type.getDeclaredField("params");
			arguments.setAccessible(true);
			return (arguments.getType() == Object[].class)
					? new SimpleKeyPlan(type, arguments, type.getConstructor(Object[].class)) : null;
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
