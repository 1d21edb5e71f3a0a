package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Copies the parts of a value whose graph is a tree.
 */
interface TreeCopier {

	/**
	 * Copy a part of a tree, with what it holds.
	 */
	@Nullable Object copy(@Nullable Object part);

	/**
	 * Copy a part that is a scalar if its class is the declared one.
	 */
	@Nullable Object copy(@Nullable Object part, Class<?> declared);

}
