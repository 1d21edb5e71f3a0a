package dev.embercache.codec;

import java.util.Set;

/**
 * A value as bytes, with what was seen of it on the way.
 *
 * @param bytes what {@link Codec#decode(byte[])} reads; not copied, do not change
 * @param classNames the application classes of the whole graph with their application
 * superclasses
 * @since 0.1.0
 */
public record Encoded(byte[] bytes, Set<String> classNames) {

	public Encoded {
		classNames = Set.copyOf(classNames);
	}

}
