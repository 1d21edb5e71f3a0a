package dev.embercache.codec;

import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * The place of a part in what holds it, as its declaration says. Only raw types are
 * trusted: a {@code List<Long>} can hold a {@code BigInteger}.
 *
 * @param type what the place can hold; a wrapper for a primitive
 * @param scalar how the declared type is written without its name, or {@code null}
 * @param primitive whether the place cannot hold {@code null}
 */
record Slot(Class<?> type, @Nullable ScalarPlan scalar, boolean primitive) {

	static final Slot ANY = new Slot(Object.class, null, false);

	/**
	 * Return whether nothing that fits here can change: scalars of a class that has no
	 * subclasses, and constants.
	 */
	boolean constant() {
		return this.scalar != null
				&& (Modifier.isFinal(this.type.getModifiers()) && !this.type.isArray() || this.type.isEnum());
	}

	boolean accepts(@Nullable Object value) {
		return (value != null) ? this.type.isInstance(value) : !this.primitive;
	}

}
