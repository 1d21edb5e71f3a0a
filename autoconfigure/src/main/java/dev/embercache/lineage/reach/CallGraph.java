package dev.embercache.lineage.reach;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy;
import dev.embercache.lineage.index.Hierarchy.Receiver;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * Follows the edges of the call graph: adds methods and fields to what a value can have
 * come from, and with each method all that its code refers to.
 */
final class CallGraph {

	private static final Set<How> BY_INSTANCE = EnumSet.of(How.VIRTUAL_CALL, How.SPECIAL_CALL, How.SELF_CALL,
			How.SUPER_CALL, How.READ);

	private final ClassIndex index;

	private final Hierarchy hierarchy;

	private final LibraryMethods library;

	private final Reach reach;

	private final TypeReach types;

	private final ReachedElements found;

	private final Map<Element, Set<Receiver>> followed = new HashMap<>();

	CallGraph(ClassIndex index, Reach reach) {
		this.index = index;
		this.hierarchy = index.hierarchy();
		this.library = index.libraryCode().methods();
		this.reach = reach;
		this.types = reach.types();
		this.found = reach.found();
	}

	/**
	 * Add a method that others than the code within reach may call.
	 */
	void addMethod(MemberRef method, Receiver receiver, @Nullable Element via) {
		this.reach.outside().callByOthers(method);
		add(method, receiver, via);
	}

	private void addCalled(MemberRef method, Receiver receiver, MemberRef caller, Element via) {
		this.reach.outside().call(method, caller);
		add(method, receiver, via);
	}

	private void add(MemberRef method, Receiver receiver, @Nullable Element via) {
		if (this.reach.isIgnored(method.owner())) {
			return;
		}
		Element element = Element.of(method);
		this.found.add(element, via);
		if (this.followed.computeIfAbsent(element, (any) -> new HashSet<>()).add(receiver)) {
			this.reach.later(() -> follow(method, receiver, element));
		}
	}

	void addMethodOfAny(MemberRef method, Element via) {
		addMethod(method, Receiver.any(method.owner()), via);
	}

	/**
	 * Add the method by which objects of a class become text, inherited or not.
	 */
	void addToString(String className, Element via) {
		Receiver receiver = Receiver.any(className);
		addMethod(LibraryMethods.toString(className), receiver, via);
		MemberRef inherited = this.hierarchy.resolve(LibraryMethods.toString(className));
		if (inherited != null) {
			addMethod(inherited, receiver, via);
		}
	}

	private void follow(MemberRef method, Receiver receiver, Element via) {
		Member member = this.index.find(method);
		if (member != null) {
			follow(method, member, receiver, via);
		}
	}

	/**
	 * Follow all members of a class.
	 */
	void followAll(ClassSummary summary, Receiver receiver, Element via) {
		followAll(summary.name(), summary.members(), receiver, via);
	}

	/**
	 * Follow some members of a class.
	 */
	void followAll(String className, List<Member> members, Receiver receiver, Element via) {
		for (Member member : members) {
			MemberRef name = member.in(className);
			if (member.isMethod()) {
				this.reach.outside().callByOthers(name);
			}
			follow(name, member, receiver, via);
		}
	}

	private void follow(MemberRef name, Member member, Receiver receiver, Element via) {
		boolean lookedInto = false;
		boolean mapped = false;
		this.reach.askedBeans().follow(member, via);
		this.reach.outside().follow(name, member);
		this.reach.libraries().follow(name, member, via);
		this.reach.handedBeans().follow(name, member, via);
		this.reach.askedBeans().expressions().followTarget(member, receiver.className(), via);
		for (Reference reference : member.references()) {
			this.reach.askedBeans().expressions().follow(reference, via);
			if (this.reach.isApplication(reference.owner())) {
				boolean leads = follow(name, reference, receiver, via);
				boolean maps = leads && this.reach.mapped().answersEach(reference.owner());
				mapped |= maps;
				lookedInto |= leads && !maps;
				if (leads || reference.key().equals(LibraryMethods.TO_STRING)) {
					this.reach.textConversions().includeAll();
				}
				followSuperConstructor(name, reference, receiver, via);
			}
			else {
				boolean looks = isLookedInto(member, reference, via);
				boolean maps = looks && this.library.maps(reference);
				mapped |= maps;
				lookedInto |= looks && !maps;
				this.reach.textConversions().follow(member, reference);
			}
		}
		if (lookedInto) {
			lookInto(member, via);
		}
		else if (mapped) {
			this.reach.mapped().addReferred(member, via);
		}
		if (member.has(Opcodes.ACC_ABSTRACT) && this.reach.mapped().answersEach(receiver.className())) {
			this.reach.mapped().addAnswer(member, via);
		}
	}

	/**
	 * Have a library look into the objects that code has, save for the beans that it asks
	 * the container for.
	 */
	private void lookInto(Member member, Element via) {
		Set<String> asked = AskedBeans.typesAskedFor(member);
		member.references().forEach((reference) -> this.reach.used().markUsed(reference.owner()));
		member.references()
			.stream()
			.filter((reference) -> !reference.how().isStatic() && reference.how() != How.SUPER_CALL)
			.filter((reference) -> !asked.contains(reference.owner()))
			.forEach((reference) -> this.types.addDeepIfData(reference.owner(), via));
	}

	/**
	 * Follow a call of a constructor by another one also as what it may be: the same
	 * object in the making, rather than a new one.
	 */
	private void followSuperConstructor(MemberRef caller, Reference reference, Receiver receiver, Element via) {
		if (reference.how() == How.SPECIAL_CALL && reference.name().equals("<init>")
				&& caller.name().equals("<init>")) {
			call(caller, reference, receiver, via);
		}
	}

	/**
	 * Follow a reference to an application class.
	 * @return whether it leads to a library that may look into objects
	 */
	private boolean follow(MemberRef caller, Reference reference, Receiver receiver, Element via) {
		String owner = reference.owner();
		if (BY_INSTANCE.contains(reference.how()) && !isOfItself(via, owner)) {
			this.reach.used().markUsed(owner);
		}
		if (reference.how().isStatic()) {
			this.types.addDeclared(owner, via);
		}
		else {
			this.types.addMentioned(owner, via);
		}
		switch (reference.how()) {
			case LITERAL, NATIVE -> this.types.addDeep(owner, via);
			case NEW -> this.types.addInitialized(owner, via);
			case STATIC_CALL -> {
				return call(caller, reference, Receiver.any(owner), via);
			}
			case SPECIAL_CALL -> {
				boolean created = reference.name().equals("<init>");
				return call(caller, reference, created ? Receiver.exactly(owner) : Receiver.any(owner), via);
			}
			case SUPER_CALL -> {
				return call(caller, reference, receiver, via);
			}
			case VIRTUAL_CALL -> {
				return dispatch(caller, reference, Receiver.any(owner), via);
			}
			case SELF_CALL -> {
				return dispatch(caller, reference, receiver, via);
			}
			case STATIC_READ, STATIC_WRITE, READ, WRITE, CHANGE -> field(reference, via);
			case UNKNOWN_CALL -> this.types.addAnything(via);
			default -> {
			}
		}
		return false;
	}

	/**
	 * Return whether code is what an object says of itself, to others that have it then.
	 */
	private static boolean isOfItself(Element code, String owner) {
		return code.kind() == Kind.METHOD && code.owner().equals(owner)
				&& LibraryMethods.OF_ITSELF.contains(code.member().key());
	}

	private boolean isLookedInto(Member member, Reference reference, Element via) {
		boolean call = reference.how().isCall();
		if (call && this.library.reflection(reference) != null && !this.reach.askedBeans().isNamed(member, reference)) {
			this.types.addAnything(via);
		}
		if (call && this.library.mayReadProperties(reference)) {
			this.types.lookIntoAllData();
		}
		return call && this.library.mayLookInside(reference);
	}

	/**
	 * Follow a call that no subtype can override.
	 */
	private boolean call(MemberRef caller, Reference reference, Receiver receiver, Element via) {
		MemberRef named = reference.member();
		MemberRef method = this.hierarchy.resolve(named);
		Element from = via;
		if (!named.equals(method)) {
			from = Element.of(Kind.TARGETS, named);
			this.found.add(from, via);
		}
		if (method == null) {
			return this.index.libraryTypes().inheritsFromLibrary(reference.owner());
		}
		addCalled(method, receiver, caller, from);
		this.types.addInitialized(method.owner(), from);
		return false;
	}

	/**
	 * Follow a call that goes to whatever the object at hand has. A private method is the
	 * one of the class that is named, whatever the object is.
	 */
	private boolean dispatch(MemberRef caller, Reference reference, Receiver receiver, Element via) {
		String owner = reference.owner();
		MemberRef named = reference.member();
		Member member = this.index.find(named);
		if (member != null && member.has(Opcodes.ACC_PRIVATE)) {
			addCalled(named, receiver, caller, via);
			return false;
		}
		Element targets = Element.of(Kind.TARGETS, named.of(receiver.className()));
		this.found.add(targets, via);
		Map<MemberRef, Set<Receiver>> methods = this.hierarchy.targets(receiver, named);
		boolean left = false;
		boolean kept = false;
		for (Map.Entry<MemberRef, Set<Receiver>> method : methods.entrySet()) {
			List<Receiver> receivers = method.getValue()
				.stream()
				.filter((object) -> canExist(object, targets))
				.toList();
			left |= receivers.size() < method.getValue().size();
			kept |= !receivers.isEmpty();
			if (!receivers.isEmpty() || method.getValue().isEmpty()) {
				this.found.add(Element.of(method.getKey()), targets);
			}
			receivers.forEach((object) -> addCalled(method.getKey(), object, caller, targets));
		}
		if (this.hierarchy.isImplementedElsewhere(receiver.className()) || left && !kept) {
			this.reach.mapped().addImplementedElsewhere(receiver.className(), targets);
		}
		return methods.isEmpty() && this.index.libraryTypes().inheritsFromLibrary(owner);
	}

	private boolean canExist(Receiver object, Element via) {
		return !object.exact() || this.reach.instances().canExist(object.className(), via);
	}

	/**
	 * Follow a read of a field to all that writes to it. A write by itself has no effect
	 * on a value.
	 */
	private void field(Reference reference, Element via) {
		MemberRef named = reference.member();
		MemberRef resolved = this.hierarchy.resolve(named);
		MemberRef declared = (resolved != null) ? resolved : named;
		String owner = declared.owner();
		Element field = Element.of(declared);
		if (reference.how().isStatic()) {
			this.types.addInitialized(owner, via);
		}
		if (reference.how() == How.STATIC_READ) {
			this.types.addStaticFields(owner, via);
		}
		if (reference.how() != How.READ && reference.how() != How.STATIC_READ) {
			return;
		}
		this.found.add(Element.of(named), via);
		this.found.add(field, via);
		if (!reference.how().isStatic()) {
			this.types.addMentioned(owner, field);
		}
		Member member = this.index.find(declared);
		if (member != null) {
			member.references().forEach((part) -> {
				this.reach.askedBeans().expressions().follow(part, field);
				this.types.addMentioned(part.owner(), field);
				this.reach.used().markUsed(part.owner());
			});
		}
		this.hierarchy.writers(declared)
			.stream()
			.filter((writer) -> this.reach.instances().canRun(writer, field))
			.forEach((writer) -> addMethodOfAny(writer, field));
		this.reach.later(() -> this.reach.state().read(declared, reference.how().isStatic()));
	}

}
