package dev.embercache.codec;

import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * The declaration of a part: the type of the field, component or element that holds it.
 * Only raw types are trusted: a {@code List<Long>} can hold a {@code BigInteger}.
 *
 * @param type the declared type; a wrapper for a primitive
 * @param scalar the plan by which values of the declared type are written without a head,
 * or {@code null}
 * @param primitive whether the part cannot be {@code null}
 */
record DeclaredPart(Class<?> type, @Nullable ScalarPlan scalar, boolean primitive) {

	/** No declaration, or one that any object fits. */
	static final DeclaredPart ANY = new DeclaredPart(Object.class, null, false);

	/**
	 * Return whether no value of the declared type can change: scalars of a final class,
	 * and enum constants.
	 */
	boolean constant() {
		return this.scalar != null
				&& (Modifier.isFinal(this.type.getModifiers()) && !this.type.isArray() || this.type.isEnum());
	}

	/**
	 * Return whether the part is bytes that the plan made itself and nobody else holds.
	 */
	boolean isBytes() {
		return this.scalar != null && this.type == byte[].class;
	}

	boolean accepts(@Nullable Object value) {
		return (value != null) ? this.type.isInstance(value) : !this.primitive;
	}

}
