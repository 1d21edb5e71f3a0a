package dev.embercache.lineage.bytecode;

import java.util.EnumSet;
import java.util.Set;

import dev.embercache.lineage.bytecode.Flow.Place;

/**
 * A container on the stack, or a view of one.
 *
 * @param place where it came from
 * @param marks what else is known of it
 */
record FollowedContainer(Place place, Set<Mark> marks) {

	static FollowedContainer of(Place place) {
		return new FollowedContainer(place, Set.of());
	}

	boolean is(Mark mark) {
		return this.marks.contains(mark);
	}

	FollowedContainer with(Mark mark) {
		Set<Mark> marks = EnumSet.of(mark);
		marks.addAll(this.marks);
		return new FollowedContainer(this.place, marks);
	}

	/**
	 * What is known of an object besides where it came from.
	 */
	enum Mark {

		/** It is something that the container holds. */
		ELEMENT,

		/** It is the result of a change. */
		CHANGED,

		/** Nobody can change it. */
		UNMODIFIABLE

	}

}
