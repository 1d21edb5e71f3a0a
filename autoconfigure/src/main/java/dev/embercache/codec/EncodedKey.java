package dev.embercache.codec;

import java.util.Set;

/**
 * A key in its canonical form: equal bytes mean equal keys.
 *
 * @param bytes the canonical form; not copied, do not change
 * @param classNames the application classes in the key with their application
 * superclasses
 * @param libraryNames the library classes in the key, as those of
 * {@link Encoded#libraryNames()}; Spring's own key of several arguments is none
 * @since 0.1.0
 */
public record EncodedKey(byte[] bytes, Set<String> classNames, Set<String> libraryNames) {

	public EncodedKey {
		classNames = Set.copyOf(classNames);
		libraryNames = Set.copyOf(libraryNames);
	}

	EncodedKey(byte[] bytes, ClassNames names) {
		this(bytes, names.application(), names.library());
	}

}
