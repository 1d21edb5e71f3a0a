package dev.embercache.lineage.reach;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy.Receiver;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * Follows what is read within reach to all code that decides what is there to read, where
 * that can be code that the producer does not call.
 * <p>
 * Such code can only come to objects that live longer than a call: beans, what static
 * fields hold, and whatever fields of these hold. Of a field of such an object the
 * methods that change it count, those that call them, and so on up to where the container
 * or a library calls; of those that only read a collection, none does. The objects that a
 * producer makes for itself, and those that it gets as arguments, are left out: who
 * changes the former is within reach, and what is in the latter is in the key.
 */
final class SharedState {

	private static final String LAZY_INITIALIZATION = "spring.main.lazy-initialization";

	private final ClassIndex index;

	private final Reach reach;

	private final Set<MemberRef> producers = new HashSet<>();

	private final Set<String> shared = new HashSet<>();

	private final Map<String, Set<MemberRef>> unshared = new HashMap<>();

	private final Set<MemberRef> read = new HashSet<>();

	private final Deque<String> held = new ArrayDeque<>();

	private final Set<Step> steps = new HashSet<>();

	private boolean everythingShared;

	SharedState(ClassIndex index, Reach reach) {
		this.index = index;
		this.reach = reach;
	}

	/**
	 * Leave a method and all that calls it aside: what it leaves behind for its own next
	 * call is its own affair, and its arguments are in the key.
	 * @param method the producing method
	 */
	void addProducer(MemberRef method) {
		this.producers.add(method);
	}

	/**
	 * Take objects of a class for such that live longer than a call.
	 * @param className the name of the class
	 */
	void share(String className) {
		hold(className);
		drain();
	}

	/**
	 * Follow a field that is read within reach.
	 * @param field the field, by the class that declares it
	 * @param isStatic whether it is static
	 */
	void read(MemberRef field, boolean isStatic) {
		if (isStatic || isShared(field.owner())) {
			follow(field);
			drain();
		}
		else {
			this.unshared.computeIfAbsent(field.owner(), (owner) -> new LinkedHashSet<>()).add(field);
		}
	}

	/**
	 * Follow what a library holds for all code to those who change it.
	 * @param name what it is, as the rules name it
	 * @param via the method that reads it
	 */
	void readOfLibrary(String name, Element via) {
		Element state = new Element(Kind.STATE, name);
		if (this.reach.found().add(state, via)) {
			this.index.callers().changing(name).forEach((method) -> step(method, false, state));
			drain();
		}
	}

	private boolean isShared(String className) {
		return this.everythingShared || this.shared.contains(className);
	}

	private void hold(String className) {
		if (this.index.isApplication(className) && this.shared.add(className)) {
			this.held.add(className);
			this.index.hierarchy().supertypes(className).forEach(this::hold);
		}
	}

	private void drain() {
		for (String className = this.held.poll(); className != null; className = this.held.poll()) {
			Set<MemberRef> fields = this.unshared.remove(className);
			if (fields != null) {
				fields.forEach(this::follow);
			}
		}
	}

	private void follow(MemberRef field) {
		Member member = this.index.find(field);
		if (member == null || !this.read.add(field)) {
			return;
		}
		holdWhatIsIn(member);
		Element state = Element.of(Kind.STATE, field);
		this.reach.found().add(state, Element.of(field));
		// It decides whether a bean that nobody gets is made, and sets anything
		this.reach.found().add(new Element(Kind.PROPERTY, LAZY_INITIALIZATION), state);
		this.index.setters().of(field).forEach((setter, changesItself) -> {
			boolean own = changesItself && !member.has(Opcodes.ACC_STATIC);
			if (own && isOfConstructionOnly(setter, new HashSet<>())) {
				addCallers(setter, true, state);
			}
			else {
				step(setter, own, state);
			}
		});
	}

	/**
	 * Return whether a method is there for constructors, which call it on what they make.
	 * Who makes the object comes to it.
	 */
	private boolean isOfConstructionOnly(MemberRef method, Set<MemberRef> seen) {
		Member member = this.index.find(method);
		Map<MemberRef, Boolean> callers = this.index.callers().of(method);
		if (member == null || callers.isEmpty() || !seen.add(method) || isCalledFromOutside(method, member)) {
			return false;
		}
		return callers.entrySet()
			.stream()
			.allMatch((caller) -> caller.getValue()
					&& (caller.getKey().isConstructor() || isOfConstructionOnly(caller.getKey(), seen)));
	}

	private boolean isCalledFromOutside(MemberRef method, Member member) {
		return this.index.libraryTypes().callable(method.owner()).contains(method)
				|| method.key().equals(LibraryMethods.TO_STRING)
				|| member.references()
					.stream()
					.map(Reference::owner)
					.anyMatch((owner) -> !owner.startsWith("java.") && !this.index.isApplication(owner));
	}

	/**
	 * Share what a field can hold: the types that its own type names, with their
	 * subtypes, and any type if its own does not say.
	 */
	private void holdWhatIsIn(Member field) {
		for (Reference reference : field.references()) {
			if (reference.owner().equals("java.lang.Object")) {
				shareEverything();
			}
			hold(reference.owner());
			if (this.index.isApplication(reference.owner())) {
				this.index.hierarchy().subtypes(reference.owner()).forEach(this::hold);
			}
		}
	}

	private void shareEverything() {
		if (!this.everythingShared) {
			this.everythingShared = true;
			this.held.addAll(this.unshared.keySet());
		}
	}

	/**
	 * Add a method that changes state, or that calls one which does, and go on to its
	 * callers.
	 * @param method the method
	 * @param own whether the state is that of the very object that it is called on
	 * @param via the element through which it was found
	 */
	private void step(MemberRef method, boolean own, Element via) {
		if (this.producers.contains(method) || !this.reach.instances().canRun(method, via)
				|| !this.steps.add(new Step(method, own))) {
			return;
		}
		Element element = Element.of(method);
		this.reach.code().addMethod(method, Receiver.any(method.owner()), via);
		this.reach.types().addMentioned(method.owner(), element);
		addCallers(method, own, element);
		Member member = this.index.find(method);
		if (member != null) {
			if (!member.has(Opcodes.ACC_STATIC)) {
				this.reach.used().markUsed(method.owner());
			}
			if (!own && !member.has(Opcodes.ACC_STATIC) && !method.isConstructor()) {
				addMakers(method);
			}
			addCallbacks(method, member);
		}
	}

	private void addCallers(MemberRef method, boolean own, Element via) {
		Element callers = Element.of(Kind.CALLERS, method);
		this.reach.found().add(callers, via);
		this.index.callers().of(method).forEach((caller, onItself) -> {
			boolean stillOwn = own && onItself;
			if (!(stillOwn && (caller.isConstructor() || isOfConstructionOnly(caller, new HashSet<>())))) {
				step(caller, stillOwn, callers);
			}
		});
	}

	/**
	 * Add what makes the object that a method is called on, since what is in that object
	 * may come to be what the method writes.
	 */
	private void addMakers(MemberRef method) {
		hold(method.owner());
		ClassSummary summary = this.index.summary(method.owner());
		summary.members()
			.stream()
			.filter((member) -> member.name().equals("<init>"))
			.forEach((member) -> step(member.in(method.owner()), false, Element.of(method)));
	}

	/**
	 * Add the calls of a lambda, if one is in the method: its arguments come from there.
	 */
	private void addCallbacks(MemberRef method, Member member) {
		for (Reference reference : member.references()) {
			ClassSummary type = (reference.how() == How.LAMBDA && this.index.isApplication(reference.owner()))
					? this.index.state(reference.owner()).summary() : null;
			if (type != null) {
				type.members()
					.stream()
					.filter((called) -> called.isMethod() && called.has(Opcodes.ACC_ABSTRACT))
					.forEach((called) -> addCallers(called.in(reference.owner()), false, Element.of(method)));
			}
		}
	}

	/**
	 * A method on the way, and whether the state is that of its own object.
	 *
	 * @param method the method
	 * @param own whether the state is that of the object that it is called on
	 */
	private record Step(MemberRef method, boolean own) {

	}

}
