package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Follows the containers that a method reads from fields along its operand stack, and
 * tells whether it only looks at them, or may change them or hand them on. Where it
 * cannot tell, they are changed.
 */
final class Readings {

	private final References references;

	private final Containers containers;

	private final Deque<Reading> open = new ArrayDeque<>();

	private final List<Reading> iterated = new ArrayList<>();

	private boolean iterationChanges;

	private boolean next;

	Readings(References references, Containers containers) {
		this.references = references;
		this.containers = containers;
	}

	/**
	 * Push what was read from a field.
	 * @param slot where it is on the stack
	 * @param field the field
	 * @param own whether it is a field of {@code this}
	 * @param nested whether what the container holds may be a container too
	 */
	void push(int slot, Reference field, boolean own, boolean nested) {
		this.open.push(new Reading(slot, field, own, nested ? EnumSet.of(Mark.NESTED) : EnumSet.noneOf(Mark.class)));
	}

	/**
	 * Take what is on the stack from a slot upwards.
	 * @param slot the lowest slot
	 * @param use what is done with it
	 */
	void take(int slot, Use use) {
		List<Reading> taken = new ArrayList<>();
		while (!this.open.isEmpty() && this.open.peek().slot() >= slot) {
			taken.add(this.open.pop());
		}
		for (Reading reading : taken) {
			switch (use) {
				case LOOK -> look(reading);
				case LOOK_INSIDE -> inside(slot, reading);
				case DROP -> drop(reading);
				case LOCK -> {
					// Neither read nor changed
				}
				case STORE -> store(reading);
				case CHANGE -> change(reading);
			}
		}
	}

	/**
	 * Copy what is on top of the stack.
	 * @param slot the slot of the copy
	 */
	void duplicate(int slot) {
		Reading top = this.open.peek();
		if (top != null && top.slot() == slot - 1) {
			this.open.push(new Reading(slot, top.field(), top.own(), top.marks()).with(Mark.COPY));
		}
	}

	/**
	 * Call a method, and leave the result in the place of the lowest slot taken.
	 * @param receiver the slot of the object, or of the first argument if there is none
	 * @param hasReceiver whether there is an object below the arguments
	 * @param owner the class of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 */
	void call(int receiver, boolean hasReceiver, String owner, String name, String descriptor) {
		String result = descriptor.substring(descriptor.indexOf(')') + 1);
		this.next = name.equals("next") && owner.equals("java/util/Iterator");
		this.iterationChanges |= changesIteration(owner, name, descriptor);
		boolean copied = !this.open.isEmpty() && this.containers.takesACopy(owner, name, descriptor);
		take(hasReceiver ? receiver + 1 : receiver, copied ? Use.LOOK : Use.CHANGE);
		Reading reading = this.open.peek();
		if (reading == null || reading.slot() != receiver || !hasReceiver) {
			return;
		}
		this.open.pop();
		if (!this.containers.looks(owner, name, descriptor)) {
			this.references.change(reading.field(), reading.own());
			if (!result.equals("V")) {
				this.open.push(reading.with(Mark.CHANGED));
			}
			return;
		}
		boolean stays = result.startsWith("L") && !result.contains("Stream") && !result.equals("Ljava/lang/String;")
				&& !result.equals("Ljava/util/Comparator;");
		boolean cloned = name.equals("clone") || name.equals("toArray");
		if (stays && !cloned) {
			this.open.push(name.equals("iterator") ? reading.with(Mark.ITERATOR) : reading);
		}
		else if (reading.is(Mark.NESTED) && (cloned || result.contains("Stream") || name.equals("forEach"))) {
			change(reading);
		}
		else {
			look(reading);
		}
	}

	private boolean changesIteration(String owner, String name, String descriptor) {
		boolean ofIterator = owner.equals("java/util/Iterator") || owner.equals("java/util/ListIterator");
		return ofIterator && !this.containers.looks(owner, name, descriptor)
				|| owner.equals("java/util/Map$Entry") && name.equals("setValue")
				|| descriptor.substring(0, descriptor.indexOf(')')).contains("Iterator;");
	}

	/**
	 * See the object on top of the stack as one of a class.
	 * @param slot the slot of the object
	 * @param type the internal name of the class
	 */
	void cast(int slot, String type) {
		boolean container = this.containers.isContainerClass(type);
		if (this.next && container) {
			this.iterationChanges = true;
		}
		this.next = false;
		if (!container) {
			take(slot, Use.LOOK);
		}
	}

	/**
	 * Return what is on the stack.
	 * @return the containers, the topmost first
	 */
	List<Reading> open() {
		return List.copyOf(this.open);
	}

	/**
	 * Go on with what was on the stack somewhere else.
	 * @param open what there was, the topmost first
	 */
	void reopen(List<Reading> open) {
		this.open.clear();
		this.open.addAll(open);
	}

	/**
	 * Go on where two ways meet. What only one of them has is changed.
	 * @param other what there is on the other way
	 */
	void meet(List<Reading> other) {
		List<Reading> here = open();
		this.open.removeIf((reading) -> !other.contains(reading));
		here.stream().filter((reading) -> !other.contains(reading)).forEach(this::change);
		other.stream().filter((reading) -> !here.contains(reading)).forEach(this::change);
	}

	/**
	 * Decide on what is open at the end of the method.
	 */
	void end() {
		this.iterated.forEach((reading) -> {
			if (this.iterationChanges || reading.is(Mark.NESTED)) {
				change(reading);
			}
			else {
				look(reading);
			}
		});
	}

	private void look(Reading reading) {
		this.references.add(reading.field());
		if (reading.is(Mark.STORED)) {
			change(reading);
		}
	}

	private void inside(int slot, Reading reading) {
		if (reading.slot() == slot && reading.is(Mark.NESTED)) {
			this.open.push(reading);
			return;
		}
		look(reading);
	}

	private void drop(Reading reading) {
		if (!reading.is(Mark.CHANGED)) {
			look(reading);
		}
	}

	/**
	 * Keep an object in a local variable: an iterator, or the copy of a lock, whose
	 * original is used afterwards.
	 */
	private void store(Reading reading) {
		if (reading.is(Mark.ITERATOR)) {
			this.iterated.add(reading);
		}
		else if (reading.is(Mark.COPY) && !this.open.isEmpty()) {
			this.open.push(this.open.pop().with(Mark.STORED));
		}
		else {
			change(reading);
		}
	}

	private void change(Reading reading) {
		this.references.add(reading.field());
		this.references.change(reading.field(), reading.own());
	}

	/**
	 * What is done with an object.
	 */
	enum Use {

		/** It is looked at. */
		LOOK,

		/** An element of an array is taken out. */
		LOOK_INSIDE,

		/** It is not used at all. */
		DROP,

		/** It is a lock. */
		LOCK,

		/** It becomes a local variable. */
		STORE,

		/** Anything else. */
		CHANGE

	}

	/**
	 * What is known of an object besides where it came from.
	 */
	private enum Mark {

		/** What it holds may be a container too. */
		NESTED,

		/** It is the result of a change. */
		CHANGED,

		/** It is a copy of what is below. */
		COPY,

		/** A local variable has it as well. */
		STORED,

		/** It is an iterator over the container. */
		ITERATOR

	}

	/**
	 * A container on the stack, or a view of one.
	 *
	 * @param slot where it is
	 * @param field the field that it came from
	 * @param own whether that is a field of {@code this}
	 * @param marks what else is known of it
	 */
	record Reading(int slot, Reference field, boolean own, Set<Mark> marks) {

		private boolean is(Mark mark) {
			return this.marks.contains(mark);
		}

		private Reading with(Mark mark) {
			Set<Mark> marks = EnumSet.of(mark);
			marks.addAll(this.marks);
			return new Reading(this.slot, this.field, this.own, marks);
		}

	}

}
