package dev.embercache.lineage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.ClassSummary.Member;
import dev.embercache.lineage.ClassSummary.Reference;
import dev.embercache.lineage.ClassSummary.Reference.How;
import dev.embercache.lineage.Element.Kind;

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

	private final ClassIndex index;

	private final Hierarchy hierarchy;

	private final Map<Element, Origin> origins = new LinkedHashMap<>();

	private final Deque<Runnable> open = new ArrayDeque<>();

	private final Set<String> mentioned = new HashSet<>();

	private final Set<String> callable = new HashSet<>();

	private final Set<String> initialized = new HashSet<>();

	private final Set<String> constructed = new HashSet<>();

	private final Set<String> deep = new HashSet<>();

	private final Set<String> beanTypes = new HashSet<>();

	Reach(ClassIndex index) {
		this.index = index;
		this.hierarchy = index.hierarchy();
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
	 */
	void addValues(Collection<String> classNames) {
		new TreeSet<>(classNames).forEach((className) -> addValue(componentName(className), Origin.VALUE));
	}

	/**
	 * Add a producer with all that it reaches.
	 * @param producer the producer
	 */
	void addProducer(Producer producer) {
		producer.wiring().forEach((bean) -> addBeanType(bean.className()));
		addBeanType(producer.className());
		addProducingMethods(producer);
		construct(producer.className(), null);
		producer.wiring().forEach(this::addBean);
		addAdvice();
		for (Runnable next = this.open.poll(); next != null; next = this.open.poll()) {
			next.run();
		}
	}

	private void addValue(String className, Origin origin) {
		Element element = new Element(Kind.CLASS, className);
		if (!this.index.isApplication(className) || this.origins.putIfAbsent(element, origin) != null) {
			return;
		}
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			summary.supertypes().forEach((supertype) -> addValue(supertype, new Origin(element, true)));
		}
	}

	private void addBeanType(@Nullable String className) {
		if (className != null && this.index.isApplication(className) && this.beanTypes.add(className)) {
			this.beanTypes.addAll(this.hierarchy.supertypes(className));
		}
	}

	private void addProducingMethods(Producer producer) {
		String className = producer.className();
		boolean found = addProducingMethods(producer, className);
		for (String supertype : this.hierarchy.supertypes(className)) {
			found |= addProducingMethods(producer, supertype);
		}
		if (!found || this.hierarchy.isImplementedElsewhere(className)) {
			deep(className, null);
		}
	}

	/**
	 * Add the methods of a class that the producer can stand for: the one with its very
	 * parameters, or all with as many, since a type variable may stand in their place.
	 */
	private boolean addProducingMethods(Producer producer, String className) {
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return false;
		}
		List<Member> sameName = summary.members()
			.stream()
			.filter((member) -> member.isMethod() && member.name().equals(producer.methodName()))
			.toList();
		List<Member> exact = sameName.stream()
			.filter((member) -> parameterTypes(member).equals(types(producer)))
			.toList();
		List<Member> methods = exact.isEmpty() ? sameName : exact;
		methods.forEach((member) -> method(className, member.key(), null));
		return methods.stream().anyMatch((member) -> !member.has(Opcodes.ACC_ABSTRACT));
	}

	private static List<String> parameterTypes(Member member) {
		return Stream.of(Type.getArgumentTypes(member.descriptor())).map(Type::getClassName).toList();
	}

	private static List<String> types(Producer producer) {
		return producer.parameterTypes().stream().map(Reach::sourceName).toList();
	}

	/**
	 * Return the name of a type as source code has it, {@code int[]} for {@code [I}.
	 */
	private static String sourceName(String className) {
		return className.startsWith("[") ? Type.getType(className.replace('.', '/')).getClassName() : className;
	}

	private void addBean(BeanWiring bean) {
		Element element = new Element(Kind.BEAN, bean.name());
		add(element, null);
		construct(bean.className(), element);
		String factory = bean.factoryClassName();
		if (factory == null || !this.index.isApplication(factory)) {
			return;
		}
		construct(factory, element);
		ClassSummary summary = this.index.state(factory).summary();
		for (Member member : (summary != null) ? summary.members() : Set.<Member>of()) {
			if (member.isMethod() && member.name().equals(bean.factoryMethodName())) {
				method(factory, member.key(), element);
			}
		}
	}

	private void addAdvice() {
		add(Element.ADVICE, null);
		for (String className : this.hierarchy.advice()) {
			construct(className, Element.ADVICE);
			Element whole = new Element(Kind.CLASS, className);
			add(whole, Element.ADVICE);
			whole(className, whole);
		}
	}

	private void follow(Element method) {
		ClassSummary summary = this.index.state(method.owner()).summary();
		Member member = (summary != null) ? summary.find(method.key()) : null;
		if (member != null) {
			follow(member, method);
		}
	}

	private void follow(Member member, Element via) {
		boolean lookedInto = false;
		for (Reference reference : member.references()) {
			if (this.index.isApplication(reference.owner())) {
				lookedInto |= follow(reference, via);
			}
			else {
				lookedInto |= isLookedInto(reference, via);
			}
		}
		if (lookedInto) {
			member.references().stream().map(Reference::owner).filter(this::isData).forEach((type) -> deep(type, via));
		}
	}

	/**
	 * Follow a reference to an application class.
	 * @return whether it leads to a library that may look into objects
	 */
	private boolean follow(Reference reference, Element via) {
		String owner = reference.owner();
		mention(owner, via);
		switch (reference.how()) {
			case LITERAL, NATIVE -> deep(owner, via);
			case NEW -> initialize(owner, via);
			case STATIC_CALL, SPECIAL_CALL -> {
				return call(reference, via);
			}
			case VIRTUAL_CALL -> {
				return dispatch(reference, via);
			}
			case STATIC_READ, STATIC_WRITE, READ, WRITE -> field(reference, via);
			case UNKNOWN_CALL -> add(Element.APPLICATION, via);
			default -> {
			}
		}
		return false;
	}

	private boolean isLookedInto(Reference reference, Element via) {
		boolean call = switch (reference.how()) {
			case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL -> true;
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
	private boolean call(Reference reference, Element via) {
		String declaring = this.hierarchy.declaring(reference.owner(), reference.key());
		Element from = via;
		if (!reference.owner().equals(declaring)) {
			from = new Element(Kind.TARGETS, reference.owner() + "." + reference.key());
			add(from, via);
		}
		if (declaring == null) {
			return this.hierarchy.inheritsFromLibrary(reference.owner());
		}
		method(declaring, reference.key(), from);
		initialize(declaring, from);
		return false;
	}

	/**
	 * Follow a call that goes to whatever the object at hand has.
	 */
	private boolean dispatch(Reference reference, Element via) {
		Element targets = new Element(Kind.TARGETS, reference.owner() + "." + reference.key());
		Set<String> names = this.hierarchy.targets(reference.owner(), reference.key());
		if (!add(targets, via)) {
			return names.isEmpty() && this.hierarchy.inheritsFromLibrary(reference.owner());
		}
		names.stream().map((name) -> new Element(Kind.METHOD, name)).forEach((method) -> reach(method, targets));
		if (this.hierarchy.isImplementedElsewhere(reference.owner())) {
			deep(reference.owner(), targets);
		}
		return names.isEmpty() && this.hierarchy.inheritsFromLibrary(reference.owner());
	}

	private void field(Reference reference, Element via) {
		String declaring = this.hierarchy.declaring(reference.owner(), reference.key());
		String owner = (declaring != null) ? declaring : reference.owner();
		Element field = Element.member(owner, reference.key());
		add(field, via);
		if (reference.how() == How.STATIC_READ || reference.how() == How.STATIC_WRITE) {
			initialize(owner, field);
		}
		this.hierarchy.writers(owner, reference.key())
			.forEach((writer) -> reach(new Element(Kind.METHOD, writer), field));
	}

	/**
	 * Add a type that code names: what it is, and what others can call on its instances.
	 */
	private void mention(String className, @Nullable Element via) {
		if (!this.index.isApplication(className) || !this.mentioned.add(className)) {
			return;
		}
		Element declaration = new Element(Kind.DECLARATION, className);
		add(declaration, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		if (summary.has(Opcodes.ACC_ANNOTATION)) {
			add(new Element(Kind.CLASS, className), declaration);
		}
		summary.supertypes().forEach((supertype) -> mention(supertype, declaration));
		summary.references().forEach((reference) -> mention(reference.owner(), declaration));
		callable(summary, declaration);
	}

	/**
	 * Add those methods of a type and of its subtypes that others can call.
	 */
	private void callable(ClassSummary summary, Element via) {
		if (!this.callable.add(summary.name())) {
			return;
		}
		this.hierarchy.calledFromOutside(summary).forEach((key) -> method(summary.name(), key, via));
		for (String subtype : this.index.subtypes(summary.name())) {
			ClassSummary below = this.index.state(subtype).summary();
			if (below != null) {
				callable(below, via);
			}
		}
	}

	private void initialize(String className, Element via) {
		if (!this.index.isApplication(className) || !this.initialized.add(className)) {
			return;
		}
		method(className, "<clinit>()V", via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			summary.supertypes().forEach((supertype) -> initialize(supertype, via));
		}
	}

	/**
	 * Add what the container does to make a bean of a class.
	 */
	private void construct(@Nullable String className, @Nullable Element via) {
		if (className == null || !this.index.isApplication(className) || !this.constructed.add(className)) {
			return;
		}
		mention(className, via);
		Element declaration = new Element(Kind.DECLARATION, className);
		initialize(className, declaration);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		if (Ambient.isBound(summary)) {
			deep(className, via);
		}
		summary.members()
			.stream()
			.filter(Ambient::isCalledByContainer)
			.forEach((member) -> method(className, member.key(), declaration));
		summary.references()
			.stream()
			.filter((reference) -> reference.how() == How.LITERAL)
			.forEach((reference) -> deep(reference.owner(), declaration));
		construct(summary.superName(), declaration);
	}

	/**
	 * Follow all that a class declares.
	 */
	private void whole(String className, Element whole) {
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			initialize(className, whole);
			summary.members().forEach((member) -> follow(member, whole));
		}
	}

	/**
	 * Add a class that others can look into, with the classes that they can come to from
	 * there.
	 */
	private void deep(String className, @Nullable Element via) {
		if (!this.index.isApplication(className) || !this.deep.add(className)) {
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
		summary.supertypes().forEach((supertype) -> deep(supertype, whole));
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
		if (!this.index.isApplication(type) || this.beanTypes.contains(type)) {
			return false;
		}
		ClassSummary summary = this.index.state(type).summary();
		return summary == null || !summary.has(Opcodes.ACC_ANNOTATION);
	}

	private void method(String owner, String key, @Nullable Element via) {
		reach(Element.member(owner, key), via);
	}

	private void reach(Element method, @Nullable Element via) {
		if (add(method, via)) {
			this.open.add(() -> follow(method));
		}
	}

	private boolean add(Element element, @Nullable Element via) {
		return this.origins.putIfAbsent(element, (via != null) ? new Origin(via, false) : Origin.PRODUCER) == null;
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
