package dev.embercache.codec;

import java.util.Set;

/**
 * A key in its canonical form: equal bytes mean equal keys.
 *
 * @param bytes the canonical form; not copied, do not change
 * @param classNames the application classes in the key with their application
 * superclasses
 * @since 0.1.0
 */
public record EncodedKey(byte[] bytes, Set<String> classNames) {

	public EncodedKey {
		classNames = Set.copyOf(classNames);
	}

}
