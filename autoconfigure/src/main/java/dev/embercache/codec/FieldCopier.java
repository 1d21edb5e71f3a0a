package dev.embercache.codec;

/**
 * Copies the values of one class. Its subclasses are generated, one per class that is
 * copied often: see {@link FieldCopierGenerator}.
 */
abstract class FieldCopier {

	/**
	 * Copy a value that is part of a tree.
	 * @param original the value
	 * @param copier copies its parts
	 * @return the copy, or the value itself if it cannot change and no part of it did
	 */
	abstract Object copy(Object original, TreeCopier copier);

}
