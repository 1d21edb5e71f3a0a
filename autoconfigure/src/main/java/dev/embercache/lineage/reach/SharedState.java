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
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.Callers;
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
 * or a library calls. The objects that a producer makes for itself, and those that it
 * gets as arguments, are left out: who changes the former is within reach, and what is in
 * the latter is in the key.
 */
final class SharedState {

	private final ClassIndex index;

	private final Reach reach;

	private final Set<String> producers = new HashSet<>();

	private final Set<String> shared = new HashSet<>();

	private final Map<String, Set<Element>> unshared = new HashMap<>();

	private final Set<Element> read = new HashSet<>();

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
	 * @param method the name of the producing method
	 */
	void addProducer(String method) {
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
	 * Share the classes that code may ask the container for.
	 * @param member the code
	 */
	void lookUp(Member member) {
		if (this.index.libraryCode().ambient().looksUp(member)) {
			member.references()
				.stream()
				.filter((reference) -> reference.how() == How.LITERAL)
				.forEach((reference) -> share(reference.owner()));
		}
	}

	/**
	 * Follow a field that is read within reach.
	 * @param field the field, by the class that declares it
	 * @param isStatic whether it is static
	 */
	void read(Element field, boolean isStatic) {
		if (isStatic || isShared(field.owner())) {
			follow(field);
			drain();
		}
		else {
			this.unshared.computeIfAbsent(field.owner(), (owner) -> new LinkedHashSet<>()).add(field);
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
			Set<Element> fields = this.unshared.remove(className);
			if (fields != null) {
				fields.forEach(this::follow);
			}
		}
	}

	private void follow(Element field) {
		Member member = this.index.find(field);
		if (member == null || isOfThread(member) || !this.read.add(field)) {
			return;
		}
		holdWhatIsIn(member);
		Element state = new Element(Kind.STATE, field.name());
		Callers callers = this.index.callers();
		this.reach.found().add(state, field);
		for (String setter : callers.setters(field.owner(), field.key())) {
			boolean own = !member.has(Opcodes.ACC_STATIC) && callers.changesItselfOnly(setter, field.key());
			Element method = new Element(Kind.METHOD, setter);
			if (own && isOfConstructionOnly(method, new HashSet<>())) {
				addCallers(method, true, state);
			}
			else {
				step(method, own, state);
			}
		}
	}

	/**
	 * Return whether what a field holds differs from thread to thread. It belongs to who
	 * asks, as the user and the request do; a value that depends on it cannot be cached
	 * without it in the key.
	 */
	private static boolean isOfThread(Member field) {
		return field.descriptor().equals("Ljava/lang/ThreadLocal;")
				|| field.descriptor().equals("Ljava/lang/InheritableThreadLocal;");
	}

	/**
	 * Return whether a method is there for constructors, which call it on what they make.
	 * Who makes the object comes to it.
	 */
	private boolean isOfConstructionOnly(Element method, Set<Element> seen) {
		Member member = this.index.find(method);
		Map<String, Boolean> callers = this.index.callers().of(method.owner(), method.key());
		if (member == null || callers.isEmpty() || !seen.add(method) || isCalledFromOutside(method, member)) {
			return false;
		}
		return callers.entrySet().stream().allMatch((caller) -> {
			Element element = new Element(Kind.METHOD, caller.getKey());
			return caller.getValue() && (element.key().startsWith("<init>") || isOfConstructionOnly(element, seen));
		});
	}

	private boolean isCalledFromOutside(Element method, Member member) {
		return this.index.libraryTypes().callable(method.owner()).contains(method.name())
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
	private void step(Element method, boolean own, Element via) {
		if (this.producers.contains(method.name()) || !this.steps.add(new Step(method.name(), own))) {
			return;
		}
		this.reach.code().method(method.owner(), method.key(), Receiver.any(method.owner()), via);
		this.reach.types().mention(method.owner(), method);
		addCallers(method, own, method);
		Member member = this.index.find(method);
		if (member != null) {
			if (!own && !member.has(Opcodes.ACC_STATIC) && !member.name().equals("<init>")) {
				addMakers(method);
			}
			addCallbacks(method, member);
		}
	}

	private void addCallers(Element method, boolean own, Element via) {
		Element callers = new Element(Kind.CALLERS, method.name());
		this.reach.found().add(callers, via);
		this.index.callers().of(method.owner(), method.key()).forEach((name, onItself) -> {
			Element caller = new Element(Kind.METHOD, name);
			boolean stillOwn = own && onItself;
			if (!(stillOwn && (caller.key().startsWith("<init>") || isOfConstructionOnly(caller, new HashSet<>())))) {
				step(caller, stillOwn, callers);
			}
		});
	}

	/**
	 * Add what makes the object that a method is called on, since what is in that object
	 * may come to be what the method writes.
	 */
	private void addMakers(Element method) {
		hold(method.owner());
		ClassSummary summary = this.index.state(method.owner()).summary();
		if (summary != null) {
			summary.members()
				.stream()
				.filter((member) -> member.name().equals("<init>"))
				.forEach((member) -> step(Element.member(method.owner(), member.key()), false, method));
		}
	}

	/**
	 * Add the calls of a lambda, if one is in the method: its arguments come from there.
	 */
	private void addCallbacks(Element method, Member member) {
		for (Reference reference : member.references()) {
			ClassSummary type = (reference.how() == How.LAMBDA && this.index.isApplication(reference.owner()))
					? this.index.state(reference.owner()).summary() : null;
			if (type != null) {
				type.members()
					.stream()
					.filter((called) -> called.isMethod() && called.has(Opcodes.ACC_ABSTRACT))
					.forEach((called) -> addCallers(Element.member(reference.owner(), called.key()), false, method));
			}
		}
	}

	/**
	 * A method on the way, and whether the state is that of its own object.
	 *
	 * @param method the name of the method
	 * @param own whether the state is that of the object that it is called on
	 */
	private record Step(String method, boolean own) {

	}

}
