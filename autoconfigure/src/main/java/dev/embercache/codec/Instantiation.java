package dev.embercache.codec;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * Creates the empty instances of a class whose fields are set afterwards: as Java
 * deserialization would if the class is serializable, otherwise with its constructor
 * without arguments, and if there is none, without any constructor.
 */
final class Instantiation {

	private final @Nullable Constructor<?> own;

	private final Constructor<?> bare;

	private Instantiation(@Nullable Constructor<?> own, Constructor<?> bare) {
		this.own = own;
		this.bare = bare;
	}

	static Instantiation of(Class<?> type) {
		Class<?> constructed = type;
		while (Serializable.class.isAssignableFrom(constructed)) {
			constructed = constructed.getSuperclass();
		}
		Constructor<?> constructor = constructor(constructed);
		Constructor<?> bare = bare(type, Object.class);
		if (constructor == null || constructed == Object.class) {
			return new Instantiation(null, bare);
		}
		if (constructed != type) {
			return new Instantiation(bare(type, constructed), bare);
		}
		constructor.setAccessible(true);
		return new Instantiation(constructor, bare);
	}

	/**
	 * Return what makes instances with the constructor without arguments wherever there
	 * is one, so that it can initialize what nobody sets afterwards.
	 */
	static Instantiation initializing(Class<?> type) {
		Constructor<?> constructor = constructor(type);
		if (constructor == null) {
			return of(type);
		}
		constructor.setAccessible(true);
		return new Instantiation(constructor, bare(type, Object.class));
	}

	private static @Nullable Constructor<?> constructor(Class<?> type) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor();
			return (JdkClasses.contains(type) && Modifier.isPrivate(constructor.getModifiers())) ? null : constructor;
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

	/**
	 * Return a constructor of a class that runs the one of a superclass only. The factory
	 * is part of the JDK's supported module {@code jdk.unsupported}; a compiler warns of
	 * a direct use all the same.
	 */
	private static Constructor<?> bare(Class<?> type, Class<?> constructed) {
		try {
			Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
			Object instance = factory.getMethod("getReflectionFactory").invoke(null);
			return (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
				.invoke(instance, type, constructed.getDeclaredConstructor());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Object instantiate() {
		if (this.own != null) {
			try {
				return this.own.newInstance();
			}
			catch (ReflectiveOperationException | LinkageError ex) {
				// The constructor wants more than to be called; all fields are set below.
				return instantiateWithout();
			}
		}
		return instantiateWithout();
	}

	private Object instantiateWithout() {
		try {
			return this.bare.newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
