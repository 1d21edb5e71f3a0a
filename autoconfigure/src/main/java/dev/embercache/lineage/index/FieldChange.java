package dev.embercache.lineage.index;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.Flow;

/**
 * What a method does with a field that may change it.
 *
 * @param method the method
 * @param field the field, as the code names it
 * @param own whether it is one of the very object that the method is called on
 * @param write whether the field is assigned
 * @param flow where what the field holds goes or comes from, or {@code null} if it is
 * simply changed
 */
record FieldChange(MemberRef method, MemberRef field, boolean own, boolean write, @Nullable Flow flow) {

	/**
	 * Return whether this is a part of how an object or a class becomes what it is in the
	 * beginning.
	 */
	boolean initializes(String className) {
		return this.own && this.method.isConstructor()
				|| this.method.owner().equals(className) && this.method.key().equals(Initializers.KEY);
	}

}
