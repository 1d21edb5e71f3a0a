package dev.embercache.lineage.bytecode;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.Flow.Place;
import dev.embercache.lineage.bytecode.FollowedContainer.Mark;

/**
 * Finds out what becomes of the containers that a method reads from fields, gets from
 * others or is given: whether it only reads what they hold, or may change them, or lets
 * them escape to where they can be changed.
 * <p>
 * A container is followed from where it comes from along the operand stack, slot by slot,
 * and through local variables, as long as each instruction that takes it is one that only
 * reads, or that puts a view of the same container in its place, such as an iterator or a
 * sub-list. Either way its field is read. The field is also <em>changed</em>, as
 * {@link Reference.How#OWN_CHANGE} or {@link Reference.How#CHANGE} say, as soon as
 * <ul>
 * <li>a method is called on the container that is not known to leave it as it is,</li>
 * <li>it escapes: it is an argument of a call of the platform, or is written to a field
 * or an array,</li>
 * <li>what it holds may be a container itself, and is handed out.</li>
 * </ul>
 * Where it is returned, or is an argument of another call, it depends on that other
 * method whether it changes: a {@link Flow} says so. The same goes for what a call
 * returned, and for the parameters of the method.
 * <p>
 * A variable has whatever is stored in it anywhere ({@link ContainerGraph}); so has the
 * place where two ways of the code meet. What the type of a place cannot hold is no
 * container, but an element that was taken out of one.
 * <p>
 * All of this errs on the side of a change: where it cannot tell, there is one.
 */
final class EscapeAnalysis {

	private final References references;

	private final Containers types;

	/** Whether nobody can tell who gets what the method returns. */
	private final boolean returnsToUnknown;

	private final ContainerGraph graph;

	/** The containers on the stack by their slots. */
	private final NavigableMap<Integer, FollowedContainer> stack = new TreeMap<>();

	private final UnmodifiableContainers unmodifiable;

	/** The number of places where ways of the code meet, below those of variables. */
	private int joins;

	/**
	 * Create a new analysis of a method.
	 * @param owner the class that has the method
	 * @param returnsToUnknown whether nobody can tell who gets what it returns
	 * @param references where to add reads, changes and flows
	 */
	EscapeAnalysis(DeclaringClass owner, boolean returnsToUnknown, References references) {
		this.types = owner.containers();
		this.graph = new ContainerGraph(owner);
		this.returnsToUnknown = returnsToUnknown;
		this.references = references;
		this.unmodifiable = new UnmodifiableContainers(references);
	}

	/**
	 * Follow the parameters of the method.
	 * @param first the local variable that holds the first one
	 * @param descriptor the descriptor of the method
	 */
	void begin(int first, String descriptor) {
		int variable = first;
		int index = 0;
		for (Type parameter : Type.getArgumentTypes(descriptor)) {
			if (this.types.mayBeContainer(parameter.getDescriptor())) {
				this.graph.add(Place.parameter(index), Place.variable(variable), false);
			}
			index++;
			variable += parameter.getSize();
		}
	}

	/**
	 * Follow what was read from a field.
	 * @param slot where it is on the stack
	 * @param field the field
	 * @param own whether it is a field of {@code this}
	 */
	void read(int slot, Reference field, boolean own) {
		this.stack.put(slot, FollowedContainer.of(Place.field(field, own)));
	}

	/**
	 * Follow what is in a local variable.
	 */
	void load(int slot, int variable) {
		FollowedContainer container = FollowedContainer.of(Place.variable(variable));
		this.stack.put(slot, this.unmodifiable.contains(variable) ? container.with(Mark.UNMODIFIABLE) : container);
	}

	/**
	 * Store what is on top of the stack in a local variable.
	 */
	void store(int slot, int variable) {
		FollowedContainer container = this.stack.remove(slot);
		this.unmodifiable.store(variable, isUnmodifiable(container));
		if (container != null) {
			go(container, Place.variable(variable));
		}
		use(slot, ContainerUse.ESCAPE);
	}

	/**
	 * Pop what is on the stack from a slot upwards.
	 * @param slot the lowest slot
	 * @param use what is done with it
	 */
	void use(int slot, ContainerUse use) {
		if (this.stack.isEmpty() || this.stack.lastKey() < slot) {
			return;
		}
		FollowedContainer lowest = this.stack.get(slot);
		NavigableMap<Integer, FollowedContainer> popped = this.stack.tailMap(slot, true);
		popped.values().forEach((container) -> use(container, use));
		popped.clear();
		if (use == ContainerUse.READ_ELEMENT && lowest != null) {
			this.stack.put(slot, lowest.with(Mark.ELEMENT));
		}
	}

	private void use(FollowedContainer container, ContainerUse use) {
		switch (use) {
			case READ, READ_ELEMENT -> go(container, Place.READ);
			case DISCARD -> {
				if (!container.is(Mark.CHANGED)) {
					go(container, Place.READ);
				}
			}
			case LOCK -> {
				// Neither read nor changed
			}
			case ESCAPE -> go(container, Place.ANYWHERE);
		}
	}

	/**
	 * Pop what is put in a place of a certain type, and what is below it.
	 * @param slot the slot
	 * @param type the descriptor of the type
	 * @param place the place
	 */
	void give(int slot, String type, Place place) {
		FollowedContainer container = this.stack.remove(slot);
		if (container != null) {
			go(container, this.types.mayBeContainer(type) ? place : Place.READ);
		}
	}

	/**
	 * Return what is on top of the stack.
	 * @param slot the slot
	 * @param type the descriptor of the type that the method returns
	 */
	void giveBack(int slot, String type) {
		give(slot, type, this.returnsToUnknown ? Place.ANYWHERE : Place.RETURNED);
	}

	/**
	 * Write what is on top of the stack to a field.
	 * @param slot the slot
	 * @param field the field
	 */
	void write(int slot, Reference field) {
		FollowedContainer container = this.stack.get(slot);
		if (this.types.isContainer(field.descriptor())) {
			this.unmodifiable.write(field, isUnmodifiable(container));
		}
		give(slot, field.descriptor(), Place.ANYWHERE);
	}

	/**
	 * Copy what is on top of the stack.
	 * @param slot the slot of the copy
	 */
	void duplicate(int slot) {
		FollowedContainer top = this.stack.get(slot - 1);
		if (top != null) {
			this.stack.put(slot, top);
		}
	}

	/**
	 * Call a method, and leave the result in the place of the lowest slot popped.
	 * @param first the slot of the object, or of the first argument if there is none
	 * @param hasReceiver whether there is an object below the arguments
	 * @param method the method; its owner is an internal name
	 */
	void call(int first, boolean hasReceiver, Call method) {
		if (!this.stack.isEmpty() && this.stack.lastKey() >= first) {
			int slot = first + (hasReceiver ? 1 : 0);
			int index = 0;
			for (Type argument : Type.getArgumentTypes(method.descriptor())) {
				give(slot, argument.getDescriptor(), argument(method, index++));
				slot += argument.getSize();
			}
			FollowedContainer receiver = this.stack.remove(first);
			if (receiver != null) {
				callOn(first, receiver, method);
			}
		}
		String result = method.result();
		if (this.types.mayBeContainer(result) && !this.stack.containsKey(first)) {
			if (this.types.isUnmodifiable(method.owner(), method.name(), method.descriptor())) {
				this.stack.put(first, FollowedContainer.of(join()).with(Mark.UNMODIFIABLE));
			}
			else if (!method.isOfPlatform()) {
				this.stack.put(first,
						FollowedContainer.of(Place.result(method.owner(), method.name(), method.descriptor())));
			}
		}
	}

	private Place argument(Call method, int index) {
		if (this.types.takesACopy(method.owner(), method.name(), method.descriptor())) {
			return Place.READ;
		}
		return method.isOfPlatform() ? Place.ANYWHERE
				: Place.argument(method.owner(), method.name(), method.descriptor(), index);
	}

	private void callOn(int slot, FollowedContainer container, Call method) {
		String result = method.result();
		if (!this.types.isContainerClass(method.owner())) {
			go(container, Place.READ);
			return;
		}
		if (!this.types.looks(method.owner(), method.name(), method.descriptor())) {
			go(container, Place.CHANGED);
			if (!result.equals("V")) {
				this.stack.put(slot, container.with(Mark.CHANGED));
			}
			return;
		}
		boolean stream = result.contains("Stream");
		boolean mayBeView = result.startsWith("L") && !stream && !result.equals("Ljava/lang/String;")
				&& !result.equals("Ljava/util/Comparator;");
		boolean copied = method.name().equals("clone") || method.name().equals("toArray");
		if (mayBeView && !copied) {
			this.stack.put(slot, container);
			return;
		}
		go(container, Place.READ);
		if (copied || stream || method.name().equals("forEach")) {
			go(container.with(Mark.ELEMENT), Place.ANYWHERE);
		}
	}

	/**
	 * Cast the object on top of the stack. What is no container any more is an element.
	 */
	void cast(int slot, String type) {
		if (!this.types.mayBeContainer(Type.getObjectType(type).getDescriptor())) {
			use(slot, ContainerUse.READ);
		}
	}

	/**
	 * Return the containers on the stack by their slots.
	 */
	Map<Integer, FollowedContainer> containers() {
		return this.stack.isEmpty() ? Map.of() : new TreeMap<>(this.stack);
	}

	/**
	 * Go on with what was on the stack where code jumped from.
	 */
	void restore(Map<Integer, FollowedContainer> containers) {
		this.stack.clear();
		this.stack.putAll(containers);
	}

	/**
	 * Go on where two ways of the code meet. A slot holds what one way or the other has
	 * there.
	 * @param others the containers on the other way
	 */
	void merge(Map<Integer, FollowedContainer> others) {
		Set<Integer> slots = new TreeSet<>(this.stack.keySet());
		slots.addAll(others.keySet());
		for (Integer slot : slots) {
			FollowedContainer here = this.stack.get(slot);
			FollowedContainer other = others.get(slot);
			if (here == null || !here.equals(other)) {
				Place join = join();
				boolean both = isUnmodifiable(here) && isUnmodifiable(other);
				FollowedContainer joined = FollowedContainer.of(join);
				this.stack.put(slot, both ? joined.with(Mark.UNMODIFIABLE) : joined);
				Stream.of(here, other).filter(Objects::nonNull).forEach((container) -> go(container, join));
			}
		}
	}

	private static boolean isUnmodifiable(@Nullable FollowedContainer container) {
		return container != null && container.is(Mark.UNMODIFIABLE);
	}

	private Place join() {
		return Place.variable(--this.joins);
	}

	/**
	 * Go to a place that code jumps to.
	 */
	void label() {
		this.unmodifiable.forget();
	}

	/**
	 * Jump to what is above, so that the code in between may run again.
	 */
	void loop() {
		this.unmodifiable.loop();
	}

	/**
	 * Decide on all containers at the end of the method.
	 */
	void end() {
		this.unmodifiable.end();
		this.graph.addTo(this.references);
	}

	private void go(FollowedContainer container, Place place) {
		this.graph.add(container.place(), place, container.is(Mark.ELEMENT));
	}

}
