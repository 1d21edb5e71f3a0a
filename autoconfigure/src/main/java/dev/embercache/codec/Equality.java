package dev.embercache.codec;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells how classes define equality, and asks their values about it.
 */
final class Equality {

	private final ConcurrentMap<Class<?>, Boolean> declared = new ConcurrentHashMap<>();

	/**
	 * Return whether a class has a hand-written {@code equals}. That of a record is made
	 * by the JDK, compares its components, and keeps the class loader alive once it was
	 * called.
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
	 * Return whether instances of a class can be equal to others.
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
	 * Return whether a value and its copy are equal to each other, with the same hash
	 * code.
	 */
	boolean agree(Object original, Object copy) {
		return original.equals(copy) && copy.equals(original) && original.hashCode() == copy.hashCode();
	}

	/**
	 * Return whether a value is equal to itself, but not to its copy. A value that cannot
	 * be compared even with itself tells nothing.
	 */
	@SuppressWarnings("SelfEquals")
	boolean tellsApart(Object original, Object copy) {
		try {
			return original.equals(original) && !agree(original, copy);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

}
