package dev.embercache.codec;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells how classes define equality, and asks their values about it.
 */
final class Equality {

	private final ConcurrentMap<Class<?>, Boolean> declared = new ConcurrentHashMap<>();

	/**
	 * Return whether a class has an {@code equals} that somebody wrote. That of a record
	 * is made by the JDK, compares its components, and keeps the class loader alive once
	 * it was called.
	 */
	boolean written(Class<?> type) {
		return this.declared.computeIfAbsent(type, Equality::find);
	}

	private static boolean find(Class<?> type) {
		try {
			Class<?> declaring = type.getMethod("equals", Object.class).getDeclaringClass();
			return declaring != Object.class && !(declaring.isRecord() && RecordShape.of(declaring).equalsByRule());
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return whether a class is equal to more than itself.
	 */
	boolean declared(Class<?> type) {
		try {
			return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class
					&& type.getMethod("hashCode").getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return whether a value takes a copy for itself, and the copy it.
	 */
	boolean agree(Object original, Object copy) {
		return original.equals(copy) && copy.equals(original) && original.hashCode() == copy.hashCode();
	}

	/**
	 * Return whether a class tells a value from a copy of it, although it takes the value
	 * for itself. One that cannot compare itself tells nothing.
	 */
	boolean tellsApart(Object original, Object copy) {
		try {
			return original.equals(original) && !agree(original, copy);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

}
