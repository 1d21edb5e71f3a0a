package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Finds out what becomes of the containers that a method reads from fields: whether it
 * only reads what they hold, or may change them, or lets them escape to where they can be
 * changed.
 * <p>
 * A container is followed from the read of the field along the operand stack, slot by
 * slot, as long as each instruction that takes it is one that only reads, or that puts a
 * view of the same container in its place, such as an iterator or a sub-list. Either way
 * the field is read. The field is also <em>changed</em>, as
 * {@link Reference.How#OWN_CHANGE} or {@link Reference.How#CHANGE} say, as soon as
 * <ul>
 * <li>a method is called on the container that is not known to leave it as it is,</li>
 * <li>it escapes: it is an argument of a call, is returned, or is written to a field, an
 * array or a variable,</li>
 * <li>two ways of the code meet, and only one has it in that slot,</li>
 * <li>what it holds may be a container itself, and is handed out.</li>
 * </ul>
 * Two things become variables without an escape, because compilers write them for loops
 * and locks. An iterator in a variable is decided on at the end of the method, together
 * with all others: if none of them changes anything there, none has. The second reference
 * to a lock that {@code synchronized} keeps for its end is a lock and nothing else.
 * <p>
 * All of this errs on the side of a change: where it cannot tell, there is one.
 */
final class EscapeAnalysis {

	private final References references;

	/** The containers on the stack, the topmost first. */
	private final Deque<Container> containers = new ArrayDeque<>();

	/** The containers of which an iterator has become a variable. */
	private final List<Container> iterated = new ArrayList<>();

	/** Whether any iterator may be used for a change. */
	private boolean iterationChanges;

	/** Whether the call before was one for the next element of an iterator. */
	private boolean next;

	EscapeAnalysis(References references) {
		this.references = references;
	}

	/**
	 * Follow what was read from a field.
	 * @param slot where it is on the stack
	 * @param field the field
	 * @param own whether it is a field of {@code this}
	 * @param nested whether what the container holds may be a container too
	 */
	void read(int slot, Reference field, boolean own, boolean nested) {
		Set<Mark> marks = nested ? EnumSet.of(Mark.NESTED) : EnumSet.noneOf(Mark.class);
		this.containers.push(new Container(slot, field, own, marks));
	}

	/**
	 * Pop what is on the stack from a slot upwards.
	 * @param slot the lowest slot
	 * @param use what is done with it
	 */
	void use(int slot, Use use) {
		List<Container> popped = new ArrayList<>();
		while (!this.containers.isEmpty() && this.containers.peek().slot() >= slot) {
			popped.add(this.containers.pop());
		}
		for (Container container : popped) {
			switch (use) {
				case READ -> addRead(container);
				case READ_ELEMENT -> readElement(slot, container);
				case DISCARD -> discard(container);
				case LOCK -> {
					// Neither read nor changed
				}
				case STORE -> store(container);
				case ESCAPE -> addChange(container);
			}
		}
	}

	/**
	 * Copy what is on top of the stack.
	 * @param slot the slot of the copy
	 */
	void duplicate(int slot) {
		Container top = this.containers.peek();
		if (top != null && top.slot() == slot - 1) {
			this.containers.push(new Container(slot, top.field(), top.own(), top.marks()).with(Mark.COPY));
		}
	}

	/**
	 * Call a method, and leave the result in the place of the lowest slot popped.
	 * @param receiver the slot of the object, or of the first argument if there is none
	 * @param hasReceiver whether there is an object below the arguments
	 * @param owner the internal name of the class of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 */
	void call(int receiver, boolean hasReceiver, String owner, String name, String descriptor) {
		this.next = name.equals("next") && owner.equals("java/util/Iterator");
		this.iterationChanges |= changesIteration(owner, name, descriptor);
		if (this.containers.isEmpty()) {
			return;
		}
		use(hasReceiver ? receiver + 1 : receiver, Containers.takesACopy(owner, name) ? Use.READ : Use.ESCAPE);
		Container container = this.containers.peek();
		if (container != null && container.slot() == receiver && hasReceiver) {
			this.containers.pop();
			callOn(container, name, descriptor.substring(descriptor.indexOf(')') + 1));
		}
	}

	private void callOn(Container container, String name, String result) {
		if (!Containers.looks(name)) {
			this.references.change(container.field(), container.own());
			if (!result.equals("V")) {
				this.containers.push(container.with(Mark.CHANGED));
			}
			return;
		}
		boolean mayBeView = result.startsWith("L") && !result.contains("Stream") && !result.equals("Ljava/lang/String;")
				&& !result.equals("Ljava/util/Comparator;");
		boolean copied = name.equals("clone") || name.equals("toArray");
		if (mayBeView && !copied) {
			this.containers.push(name.equals("iterator") ? container.with(Mark.ITERATOR) : container);
		}
		else if (container.is(Mark.NESTED) && (copied || result.contains("Stream") || name.equals("forEach"))) {
			addChange(container);
		}
		else {
			addRead(container);
		}
	}

	private static boolean changesIteration(String owner, String name, String descriptor) {
		boolean ofIterator = owner.equals("java/util/Iterator") || owner.equals("java/util/ListIterator");
		return ofIterator && !Containers.looks(name) || owner.equals("java/util/Map$Entry") && name.equals("setValue")
				|| descriptor.substring(0, descriptor.indexOf(')')).contains("Iterator;");
	}

	/**
	 * Cast the object on top of the stack. What is no container any more is an element
	 * that was taken out.
	 * @param slot the slot of the object
	 * @param type the internal name of the class
	 */
	void cast(int slot, String type) {
		boolean container = Containers.isContainerClass(type);
		if (this.next && container) {
			this.iterationChanges = true;
		}
		this.next = false;
		if (!container) {
			use(slot, Use.READ);
		}
	}

	/**
	 * Return the containers on the stack.
	 * @return the containers, the topmost first
	 */
	List<Container> containers() {
		return List.copyOf(this.containers);
	}

	/**
	 * Go on with what was on the stack where code jumped from.
	 * @param containers the containers, the topmost first
	 */
	void restore(List<Container> containers) {
		this.containers.clear();
		this.containers.addAll(containers);
	}

	/**
	 * Go on where two ways of the code meet. Containers that only one of them has are not
	 * followed any further, so they have escaped.
	 * @param others the containers on the other way
	 */
	void merge(List<Container> others) {
		List<Container> here = containers();
		this.containers.removeIf((container) -> !others.contains(container));
		here.stream().filter((container) -> !others.contains(container)).forEach(this::addChange);
		others.stream().filter((container) -> !here.contains(container)).forEach(this::addChange);
	}

	/**
	 * Decide on the iterators at the end of the method.
	 */
	void end() {
		this.iterated.forEach((container) -> {
			if (this.iterationChanges || container.is(Mark.NESTED)) {
				addChange(container);
			}
			else {
				addRead(container);
			}
		});
	}

	private void readElement(int slot, Container container) {
		if (container.slot() == slot && container.is(Mark.NESTED)) {
			this.containers.push(container);
			return;
		}
		addRead(container);
	}

	private void discard(Container container) {
		if (!container.is(Mark.CHANGED)) {
			addRead(container);
		}
	}

	/**
	 * Store an object in a local variable: an iterator, or the copy of a lock, whose
	 * original is used afterwards.
	 */
	private void store(Container container) {
		if (container.is(Mark.ITERATOR)) {
			this.iterated.add(container);
		}
		else if (container.is(Mark.COPY) && !this.containers.isEmpty()) {
			this.containers.push(this.containers.pop().with(Mark.STORED));
		}
		else {
			addChange(container);
		}
	}

	private void addRead(Container container) {
		this.references.add(container.field());
		if (container.is(Mark.STORED)) {
			addChange(container);
		}
	}

	private void addChange(Container container) {
		this.references.add(container.field());
		this.references.change(container.field(), container.own());
	}

	/**
	 * What an instruction does with an object that it takes from the stack.
	 */
	enum Use {

		/** What it holds is read, or the object is compared. */
		READ,

		/** An element of an array is read. */
		READ_ELEMENT,

		/** It is popped and not used. */
		DISCARD,

		/** It is a lock. */
		LOCK,

		/** It becomes a local variable. */
		STORE,

		/** Anything else. */
		ESCAPE;

		/**
		 * Return what an instruction does with objects.
		 * @param opcode the instruction
		 */
		static Use of(int opcode) {
			return switch (opcode) {
				case Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.BALOAD, Opcodes.CALOAD,
						Opcodes.SALOAD, Opcodes.ARRAYLENGTH ->
					READ;
				case Opcodes.INSTANCEOF, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE, Opcodes.IFNULL, Opcodes.IFNONNULL ->
					READ;
				case Opcodes.AALOAD -> READ_ELEMENT;
				case Opcodes.POP, Opcodes.POP2 -> DISCARD;
				case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> LOCK;
				case Opcodes.ASTORE -> STORE;
				default -> ESCAPE;
			};
		}

	}

	/**
	 * What is known of an object besides where it came from.
	 */
	private enum Mark {

		/** What it holds may be a container too. */
		NESTED,

		/** It is the result of a change. */
		CHANGED,

		/** It is a copy of the reference in the slot below. */
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
	record Container(int slot, Reference field, boolean own, Set<Mark> marks) {

		private boolean is(Mark mark) {
			return this.marks.contains(mark);
		}

		private Container with(Mark mark) {
			Set<Mark> marks = EnumSet.of(mark);
			marks.addAll(this.marks);
			return new Container(this.slot, this.field, this.own, marks);
		}

	}

}
