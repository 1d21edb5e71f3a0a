package dev.embercache.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.ClassSummary.Member;
import dev.embercache.lineage.ClassSummary.Reference;
import dev.embercache.lineage.ClassSummary.Reference.How;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Hierarchy.Receiver;

/**
 * Finds all that a value can have come from, the nearest first.
 * <p>
 * It starts at the producing method and follows what each method refers to: the methods
 * that it calls, with all that can override them; the fields that it reads, with all
 * methods that write to them; the types that it names, with those of their methods that
 * code outside of the application can call. Where code can come to more than that, such
 * as by reflection, a class counts as a whole (it is <em>deep</em>), or all classes do.
 */
final class Reach {

	private static final Set<How> BY_INSTANCE = EnumSet.of(How.VIRTUAL_CALL, How.SPECIAL_CALL, How.SELF_CALL,
			How.SUPER_CALL, How.READ);

	private final ClassIndex index;

	private final Hierarchy hierarchy;

	private final Tracking tracking;

	private final Map<Element, Origin> origins = new LinkedHashMap<>();

	private final Map<Reference, Element> calls = new LinkedHashMap<>();

	private final Deque<Runnable> open = new ArrayDeque<>();

	private final Map<Element, Set<Receiver>> followed = new HashMap<>();

	private final Set<String> mentioned = new HashSet<>();

	private final Set<String> initialized = new HashSet<>();

	private final Set<String> whole = new HashSet<>();

	private final Set<String> deep = new HashSet<>();

	private final Set<String> beanTypes = new HashSet<>();

	private final SharedState state;

	private final Texts texts = new Texts(this);

	private final Map<String, List<Runnable>> unused = new HashMap<>();

	private final Set<String> used = new HashSet<>();

	Reach(ClassIndex index, Tracking tracking) {
		this.index = index;
		this.tracking = tracking;
		this.hierarchy = index.hierarchy();
		this.state = new SharedState(index, this);
	}

	SharedState state() {
		return this.state;
	}

	/**
	 * Return what was found, with the element through which it was found.
	 * @return the elements
	 */
	Map<Element, Origin> origins() {
		return this.origins;
	}

	/**
	 * Add classes of the value or of the key: them and what they inherit.
	 * @param classNames the names of the classes
	 * @param kind {@link Kind#VALUE} where a producer says which of their code took part,
	 * {@link Kind#CLASS} where any of it may have
	 */
	void addValues(Collection<String> classNames, Kind kind) {
		new TreeSet<>(classNames).forEach((className) -> addValue(componentName(className), kind, Origin.VALUE));
	}

	/**
	 * Add a producer with all that it reaches.
	 * @param producer the producer
	 */
	void addProducer(Producer producer) {
		Roots roots = new Roots(this.index, this);
		roots.addStatements(producer);
		if (this.tracking.code()) {
			roots.add(producer);
		}
		finish();
	}

	/**
	 * Add what users say that values depend on.
	 */
	void addStated() {
		for (String pattern : this.tracking.classes()) {
			Element classes = new Element(Kind.CLASSES, pattern);
			add(classes, null);
			this.index.matching(pattern).forEach((name) -> {
				mention(name, classes);
				whole(name, classes);
			});
		}
		this.tracking.resources()
			.forEach((location) -> add(new Element(Kind.RESOURCE, OutsideNames.path(location)), null));
		this.tracking.properties().forEach((name) -> add(new Element(Kind.PROPERTY, name), null));
		finish();
	}

	private void finish() {
		for (Runnable next = this.open.poll(); next != null; next = this.open.poll()) {
			next.run();
		}
	}

	/**
	 * Do something once code within reach calls a method on one of some types, reads a
	 * field of it, or reads a field that can hold it.
	 * @param types the names of the types
	 * @param action what to do, at most once
	 */
	void whenUsed(Set<String> types, Runnable action) {
		AtomicBoolean done = new AtomicBoolean();
		Runnable once = () -> {
			if (done.compareAndSet(false, true)) {
				action.run();
			}
		};
		for (String type : types) {
			if (this.used.contains(type)) {
				once.run();
			}
			this.unused.computeIfAbsent(type, (key) -> new ArrayList<>()).add(once);
		}
	}

	void use(String type) {
		if (this.used.add(type)) {
			this.unused.getOrDefault(type, List.of()).forEach(this.open::add);
		}
	}

	private void addValue(String className, Kind kind, Origin origin) {
		Element element = new Element(kind, className);
		if (!this.index.isApplication(className) || this.origins.putIfAbsent(element, origin) != null) {
			return;
		}
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			summary.supertypes().forEach((supertype) -> addValue(supertype, kind, new Origin(element, true)));
		}
	}

	/**
	 * Take a class for one of a bean: what works with values, rather than a value.
	 * @param className the name of the class
	 */
	void addBeanType(String className) {
		if (this.beanTypes.add(className)) {
			this.beanTypes.addAll(this.hierarchy.supertypes(className));
			this.state.share(className);
		}
	}

	private void follow(Element method, Receiver receiver) {
		Member member = this.index.find(method);
		if (member != null) {
			follow(member, receiver, method);
		}
	}

	private void follow(Member member, Receiver receiver, Element via) {
		boolean lookedInto = false;
		this.state.lookUp(member);
		for (Reference reference : member.references()) {
			outside(reference, via);
			if (isApplication(reference.owner())) {
				boolean leads = follow(reference, receiver, via);
				lookedInto |= leads;
				if (leads || reference.key().equals(LibraryMethods.TO_STRING)) {
					this.texts.tell();
				}
				followSuperConstructor(member, reference, receiver, via);
			}
			else {
				lookedInto |= isLookedInto(reference, via);
				this.texts.follow(member, reference);
			}
		}
		if (lookedInto) {
			member.references().forEach((reference) -> use(reference.owner()));
			member.references()
				.stream()
				.filter((reference) -> !reference.how().isStatic())
				.forEach((reference) -> data(reference.owner(), via));
		}
	}

	/**
	 * Add what is not code: resources, configuration properties, libraries.
	 */
	private void outside(Reference reference, Element via) {
		switch (reference.how()) {
			case RESOURCE -> add(new Element(Kind.RESOURCE, reference.name()), via);
			case PROPERTY -> add(new Element(Kind.PROPERTY, reference.name()), via);
			case MENTION, READ, WRITE, STATIC_WRITE, LAMBDA, UNKNOWN_CALL, NATIVE -> {
				// Nothing of a library runs.
			}
			default -> this.calls.putIfAbsent(reference, via);
		}
	}

	/**
	 * Return what code refers to in the way of a call, with the first element that does.
	 * @return the references, to application classes too
	 */
	Map<Reference, Element> calls() {
		return this.calls;
	}

	/**
	 * Follow a call of a constructor by another one also as what it may be: the same
	 * object in the making, rather than a new one.
	 */
	private void followSuperConstructor(Member member, Reference reference, Receiver receiver, Element via) {
		if (reference.how() == How.SPECIAL_CALL && reference.name().equals("<init>")
				&& member.name().equals("<init>")) {
			call(reference, receiver, via);
		}
	}

	/**
	 * Follow a reference to an application class.
	 * @return whether it leads to a library that may look into objects
	 */
	private boolean follow(Reference reference, Receiver receiver, Element via) {
		String owner = reference.owner();
		if (BY_INSTANCE.contains(reference.how())) {
			use(owner);
		}
		if (reference.how().isStatic()) {
			declare(owner, via);
		}
		else {
			mention(owner, via);
		}
		switch (reference.how()) {
			case LITERAL, NATIVE -> deep(owner, via);
			case NEW -> initialize(owner, via);
			case STATIC_CALL -> {
				return call(reference, Receiver.any(owner), via);
			}
			case SPECIAL_CALL -> {
				boolean created = reference.name().equals("<init>");
				return call(reference, created ? Receiver.exactly(owner) : Receiver.any(owner), via);
			}
			case SUPER_CALL -> {
				return call(reference, receiver, via);
			}
			case VIRTUAL_CALL -> {
				return dispatch(reference, Receiver.any(owner), via);
			}
			case SELF_CALL -> {
				return dispatch(reference, receiver, via);
			}
			case STATIC_READ, STATIC_WRITE, READ, WRITE, CHANGE -> field(reference, via);
			case UNKNOWN_CALL -> add(Element.APPLICATION, via);
			default -> {
			}
		}
		return false;
	}

	private boolean isLookedInto(Reference reference, Element via) {
		boolean call = switch (reference.how()) {
			case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL, SELF_CALL, SUPER_CALL -> true;
			default -> false;
		};
		if (call && LibraryMethods.isReflection(reference)) {
			add(Element.APPLICATION, via);
		}
		return call && LibraryMethods.mayLookInside(reference);
	}

	/**
	 * Follow a call that no subtype can override.
	 */
	private boolean call(Reference reference, Receiver receiver, Element via) {
		String declaring = this.hierarchy.declaring(reference.owner(), reference.key());
		Element from = via;
		if (!reference.owner().equals(declaring)) {
			from = new Element(Kind.TARGETS, reference.owner() + "." + reference.key());
			add(from, via);
		}
		if (declaring == null) {
			return this.hierarchy.inheritsFromLibrary(reference.owner());
		}
		method(declaring, reference.key(), receiver, from);
		initialize(declaring, from);
		return false;
	}

	/**
	 * Follow a call that goes to whatever the object at hand has. A private method is the
	 * one of the class that is named, whatever the object is.
	 */
	private boolean dispatch(Reference reference, Receiver receiver, Element via) {
		String owner = reference.owner();
		String key = reference.key();
		Member named = this.index.find(Element.member(owner, key));
		if (named != null && named.has(Opcodes.ACC_PRIVATE)) {
			method(owner, key, receiver, via);
			return false;
		}
		Element targets = new Element(Kind.TARGETS, receiver.className() + "." + key);
		add(targets, via);
		Map<String, Set<Receiver>> methods = this.hierarchy.targets(receiver, key);
		methods.forEach((name, receivers) -> {
			Element method = new Element(Kind.METHOD, name);
			add(method, targets);
			receivers.forEach((object) -> reach(method, object, targets));
		});
		if (this.hierarchy.isImplementedElsewhere(receiver.className())) {
			deep(receiver.className(), targets);
		}
		return methods.isEmpty() && this.hierarchy.inheritsFromLibrary(owner);
	}

	/**
	 * Follow a read of a field to all that writes to it. A write by itself has no effect
	 * on a value.
	 */
	private void field(Reference reference, Element via) {
		String declaring = this.hierarchy.declaring(reference.owner(), reference.key());
		String owner = (declaring != null) ? declaring : reference.owner();
		Element field = Element.member(owner, reference.key());
		if (reference.how().isStatic()) {
			initialize(owner, via);
		}
		if (reference.how() == How.STATIC_READ) {
			fillStatics(owner, via);
		}
		if (reference.how() != How.READ && reference.how() != How.STATIC_READ) {
			return;
		}
		add(Element.member(reference.owner(), reference.key()), via);
		add(field, via);
		if (!reference.how().isStatic()) {
			mention(owner, field);
		}
		Member member = this.index.find(field);
		if (member != null) {
			member.references().forEach((part) -> {
				outside(part, field);
				mention(part.owner(), field);
				use(part.owner());
			});
		}
		this.hierarchy.writers(owner, reference.key())
			.forEach((writer) -> reachAny(new Element(Kind.METHOD, writer), field));
		this.open.add(() -> this.state.read(field, reference.how().isStatic()));
	}

	/**
	 * Add a type that code names: what it is, and what others can call on its instances.
	 */
	void mention(String className, @Nullable Element via) {
		if (!isApplication(className) || !this.mentioned.add(className)) {
			return;
		}
		declare(className, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		Element declaration = new Element(Kind.DECLARATION, className);
		summary.supertypes().forEach((supertype) -> mention(supertype, declaration));
		Ambient.resources(summary).forEach((location) -> add(new Element(Kind.RESOURCE, location), declaration));
		if (Ambient.isComponent(summary)) {
			this.state.share(className);
		}
		Element callable = new Element(Kind.CALLABLE, className);
		add(callable, declaration);
		this.hierarchy.callable(className).forEach((name) -> reachAny(new Element(Kind.METHOD, name), callable));
		this.texts.add(className, declaration);
	}

	/**
	 * Add a type that code names without having an instance of it.
	 */
	private void declare(String className, @Nullable Element via) {
		Element declaration = new Element(Kind.DECLARATION, className);
		if (!isApplication(className) || !add(declaration, via)) {
			return;
		}
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		if (summary.has(Opcodes.ACC_ANNOTATION)) {
			add(new Element(Kind.CLASS, className), declaration);
		}
		summary.supertypes().forEach((supertype) -> declare(supertype, declaration));
		summary.references().forEach((reference) -> {
			outside(reference, declaration);
			mention(reference.owner(), declaration);
		});
	}

	boolean isText(String className) {
		ClassSummary summary = this.index.state(className).summary();
		return summary != null && summary.interfaces().contains("java.lang.CharSequence");
	}

	void initialize(String className, Element via) {
		if (!isApplication(className) || !this.initialized.add(className)) {
			return;
		}
		Element initializer = new Element(Kind.INITIALIZER, className);
		add(initializer, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			if (Initializers.findEffective(summary) != null) {
				method(className, Initializers.KEY, Receiver.any(className), initializer);
			}
			summary.supertypes().forEach((supertype) -> initialize(supertype, via));
		}
	}

	/**
	 * Add what fills the static fields of a class, where one of them is read.
	 */
	private void fillStatics(String className, Element via) {
		if (isApplication(className)) {
			method(className, Initializers.KEY, Receiver.any(className), via);
		}
	}

	/**
	 * Add a class with all that it declares, and all that this refers to.
	 */
	void whole(String className, @Nullable Element via) {
		if (!this.whole.add(className)) {
			return;
		}
		Element whole = new Element(Kind.CLASS, className);
		add(whole, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			initialize(className, whole);
			summary.members().forEach((member) -> follow(member, Receiver.any(className), whole));
		}
	}

	/**
	 * Add a class that others can look into, with the classes that they can come to from
	 * there.
	 */
	void deep(String className, @Nullable Element via) {
		use(className);
		if (!isApplication(className) || !this.deep.add(className)) {
			return;
		}
		mention(className, via);
		Element whole = new Element(Kind.CLASS, className);
		add(whole, via);
		this.open.add(() -> deepen(className, whole));
	}

	private void deepen(String className, Element whole) {
		whole(className, whole);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		this.hierarchy.supertypes(className).forEach((supertype) -> whole(supertype, whole));
		summary.references().forEach((reference) -> deepData(reference, whole));
		summary.members()
			.stream()
			.filter((member) -> !member.isMethod() || member.has(Opcodes.ACC_ABSTRACT))
			.flatMap((member) -> member.references().stream())
			.forEach((reference) -> deepData(reference, whole));
		Element subtypes = new Element(Kind.SUBTYPES, className);
		add(subtypes, whole);
		this.index.subtypes(className).forEach((subtype) -> deep(subtype, subtypes));
	}

	/**
	 * Add a type that others can look into, unless it is one of a bean.
	 */
	void data(String className, Element via) {
		if (isData(className)) {
			deep(className, via);
		}
	}

	private void deepData(Reference reference, Element via) {
		if (reference.how() == How.LITERAL || isData(reference.owner())) {
			deep(reference.owner(), via);
		}
	}

	/**
	 * Return whether objects of a type may be handed to a library, rather than be what
	 * the code works with.
	 */
	private boolean isData(String type) {
		if (!isApplication(type) || this.beanTypes.contains(type)) {
			return false;
		}
		ClassSummary summary = this.index.state(type).summary();
		return summary == null || !summary.has(Opcodes.ACC_ANNOTATION);
	}

	void method(String owner, String key, Receiver receiver, @Nullable Element via) {
		reach(Element.member(owner, key), receiver, via);
	}

	private void reachAny(Element method, Element via) {
		reach(method, Receiver.any(method.owner()), via);
	}

	private void reach(Element method, Receiver receiver, @Nullable Element via) {
		if (isIgnored(method.owner())) {
			return;
		}
		add(method, via);
		if (this.followed.computeIfAbsent(method, (any) -> new HashSet<>()).add(receiver)) {
			this.open.add(() -> follow(method, receiver));
		}
	}

	boolean add(Element element, @Nullable Element via) {
		return this.origins.putIfAbsent(element, (via != null) ? new Origin(via, false) : Origin.PRODUCER) == null;
	}

	/**
	 * Return whether the code of producers is followed.
	 */
	boolean isCodeFollowed() {
		return this.tracking.code();
	}

	/**
	 * Return whether a class is of the application, and to be followed.
	 */
	boolean isApplication(String className) {
		return this.index.isApplication(className) && !isIgnored(className);
	}

	private boolean isIgnored(String className) {
		return ClassPattern.matchesAny(this.tracking.ignores(), className);
	}

	private static String componentName(String className) {
		if (!className.startsWith("[")) {
			return className;
		}
		String name = className.substring(className.lastIndexOf('[') + 1);
		return name.endsWith(";") ? name.substring(1, name.length() - 1) : name;
	}

	/**
	 * How an element was found.
	 *
	 * @param via the element through which it was found, or {@code null}
	 * @param byValue whether it was found from a class of the value or the key
	 */
	record Origin(@Nullable Element via, boolean byValue) {

		static final Origin PRODUCER = new Origin(null, false);

		static final Origin VALUE = new Origin(null, true);

	}

}
