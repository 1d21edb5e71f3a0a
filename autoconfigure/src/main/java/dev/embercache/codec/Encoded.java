package dev.embercache.codec;

import java.util.Set;

/**
 * A value as bytes, with what was seen of it on the way.
 *
 * @param bytes what {@link Codec#decode(byte[])} reads; not copied, do not change
 * @param classNames the application classes of the whole graph with their application
 * superclasses
 * @param immutable whether nothing in the graph can change, so that readers may share it
 * @since 0.1.0
 */
public record Encoded(byte[] bytes, Set<String> classNames, boolean immutable) {

	public Encoded {
		classNames = Set.copyOf(classNames);
	}

}
