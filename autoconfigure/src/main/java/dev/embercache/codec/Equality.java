package dev.embercache.codec;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a class itself says about being equal.
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
	 * Check that a class takes a copy for the original.
	 * @throws Refusal if it does not, although it takes the original for itself
	 */
	void check(Object original, Object copy) {
		try {
			if (original.equals(original) && !agree(original, copy)) {
				throw new Refusal("its equals or hashCode reads what its fields do not carry to a copy",
						Refusal.HOLD_OTHERWISE);
			}
		}
		catch (Refusal ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			// A class that cannot compare itself is compared by its fields alone.
			return;
		}
	}

}
