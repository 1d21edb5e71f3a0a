package dev.embercache.codec;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The hooks of a class for Java serialization.
 */
final class SerialHooks {

	private SerialHooks() {
	}

	static @Nullable Method writeReplace(Class<?> type) {
		return find(type, "writeReplace");
	}

	static @Nullable Method readResolve(Class<?> type) {
		return find(type, "readResolve");
	}

	private static @Nullable Method find(Class<?> type, String name) {
		if (!Serializable.class.isAssignableFrom(type)) {
			return null;
		}
		for (Class<?> each = type; each != null && !JdkClasses.contains(each); each = each.getSuperclass()) {
			try {
				Method method = each.getDeclaredMethod(name);
				if (inherits(type, each, method.getModifiers()) && method.getReturnType() == Object.class) {
					method.setAccessible(true);
					return method;
				}
				return null;
			}
			catch (NoSuchMethodException ex) {
				continue;
			}
		}
		return null;
	}

	private static boolean inherits(Class<?> type, Class<?> declaring, int modifiers) {
		if (Modifier.isStatic(modifiers) || Modifier.isAbstract(modifiers)) {
			return false;
		}
		return type == declaring || Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)
				|| (!Modifier.isPrivate(modifiers) && type.getPackageName().equals(declaring.getPackageName()));
	}

	/**
	 * Return whether a class or a superclass of it writes or reads its own form.
	 */
	static boolean ownForm(Class<?> type) {
		for (Class<?> each = type; each != null
				&& Serializable.class.isAssignableFrom(each); each = each.getSuperclass()) {
			if (writesOwnForm(each)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether a class writes its own form from one of its superclasses on
	 * downwards, or that superclass itself does.
	 */
	static boolean extendsOwnForm(Class<?> type, Class<?> superclass) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (writesOwnForm(each)) {
				return true;
			}
			if (each == superclass) {
				return false;
			}
		}
		return false;
	}

	/**
	 * Return whether Java's serialization of a class of the JDK loses nothing of it.
	 */
	static boolean formIsWhole(Class<?> type) {
		return Serializable.class.isAssignableFrom(type) && (writesOwnForm(type) || Arrays
			.stream(type.getDeclaredFields())
			.noneMatch(
					(field) -> Modifier.isTransient(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())));
	}

	/**
	 * Return whether a class itself writes or reads the form of what it declares.
	 */
	static boolean writesOwnForm(Class<?> type) {
		return Externalizable.class.isAssignableFrom(type) || declares(type, "writeObject", ObjectOutputStream.class)
				|| declares(type, "readObject", ObjectInputStream.class) || declaresFields(type);
	}

	private static boolean declares(Class<?> type, String name, Class<?> argument) {
		try {
			int modifiers = type.getDeclaredMethod(name, argument).getModifiers();
			return Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	private static boolean declaresFields(Class<?> type) {
		try {
			return Modifier.isPrivate(type.getDeclaredField("serialPersistentFields").getModifiers());
		}
		catch (NoSuchFieldException ex) {
			return false;
		}
	}

	/**
	 * Call a hook.
	 * @throws Refusal if it fails or returns {@code null}
	 */
	static Object invoke(Method hook, Object value) {
		try {
			Object result = hook.invoke(value);
			if (result != null) {
				return result;
			}
			throw new Refusal(hook.getName() + " returned null", Refusal.HOLD_OTHERWISE);
		}
		catch (InvocationTargetException ex) {
			throw new Refusal("%s failed (%s)".formatted(hook.getName(), ex.getCause()), Refusal.HOLD_OTHERWISE,
					ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
