package dev.embercache.codec;

import java.util.Set;

/**
 * A value as bytes, with what was seen of it on the way.
 *
 * @param bytes what {@link Codec#decode(byte[])} reads; not copied, do not change
 * @param classNames the application classes of the whole graph with their application
 * superclasses
 * @param libraryNames the library classes of the graph that are known to no other codec
 * unless it is told, and of each other library that gave a class or a superclass, one
 * class that stands for it
 * @since 0.1.0
 */
public record Encoded(byte[] bytes, Set<String> classNames, Set<String> libraryNames) {

	public Encoded {
		classNames = Set.copyOf(classNames);
		libraryNames = Set.copyOf(libraryNames);
	}

	Encoded(byte[] bytes, ClassNames names) {
		this(bytes, names.application(), names.library());
	}

}
