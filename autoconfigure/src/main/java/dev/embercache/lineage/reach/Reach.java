package dev.embercache.lineage.reach;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.OutsideNames;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.ClassPattern;
import dev.embercache.lineage.index.Hierarchy.Receiver;
import dev.embercache.lineage.reach.ReachedElements.Origin;

/**
 * Computes what a value can have come from: a call graph by class hierarchy analysis,
 * built on demand from the producing method.
 * <p>
 * <b>Nodes and edges.</b> The nodes are {@link Element elements}. A method leads to the
 * methods that it calls ({@link CallGraph}), a field to the methods that write to it, a
 * type to what it is declared as ({@link TypeReach}), a bean to what made it
 * ({@link Roots}). A virtual call leads to all application methods that can override the
 * named one, <em>sharpened by exact receivers</em>: the call of a method on {@code this}
 * inside of {@code new Price()} has one target, whatever else extends {@code Price}. The
 * set of targets is an element too, so that a new implementation is a change although
 * none of the known methods changed.
 * <p>
 * <b>How much of a type counts.</b> A type is reached to one of these degrees, and only
 * ever rises:
 * <ol>
 * <li><em>declared</em>: its flags, supertypes and annotations; code names it without
 * having an instance.
 * <li><em>mentioned</em>: also those of its methods that code outside of the application
 * can call, such as {@code compareTo}; there may be instances.
 * <li><em>initialized</em>: also what its static initializer does.
 * <li><em>whole</em>: also all members, with all that they refer to.
 * <li><em>mapped</em>: also what a library sees that maps instances to rows of a
 * database: what they hold, their constructors, accessors and annotated methods. Types of
 * fields and subtypes are mapped in turn ({@link MappedTypes}).
 * <li><em>deep</em>: a library may look into instances, as a mapper does. Its supertypes
 * are whole, as far as its instances have them; its subtypes and the types of its fields,
 * inherited ones too, are deep in turn.
 * <li><em>application</em>: it cannot be told which classes count, so all do.
 * </ol>
 * <p>
 * A class inherits from its supertypes, which brings along what its own instances have
 * from there, and not what else extends these. Behind an interface is whatever there can
 * be an instance of: {@link Instances} leaves out components that nobody makes.
 * <p>
 * <b>What such an analysis cannot see</b>, and what stands in for it. Reflection: a class
 * literal or a native method makes its class deep, and a library that finds classes by
 * name makes it {@link Element#APPLICATION}. Callbacks: a library method that may look
 * into its arguments makes the types that its caller names deep, unless a rule says that
 * it does not. State that outlives a call: whoever changes it counts, although the
 * producer does not call it ({@link SharedState}). Text: {@code toString()} counts once
 * something may convert objects to text ({@link TextConversions}). Beans that nothing in
 * reach works with are left out ({@link BeanTypes}). What lies outside of the code, such
 * as the rows of a database, is not tracked, and the explanation of a lineage says so.
 * <p>
 * <b>Order.</b> All sets only grow, so that the result does not depend on the order in
 * which the work list is drained. That is breadth first, so that each element is found by
 * a shortest way from the producer, which the reason of a difference shows. An instance
 * serves one question, on one thread.
 */
public final class Reach implements LibraryEdges {

	private final ClassIndex index;

	private final Tracking tracking;

	private final Deque<Runnable> open = new ArrayDeque<>();

	private final ReachedElements found = new ReachedElements();

	private final UsedTypes used = new UsedTypes(this::later);

	private final Instances instances;

	private final TypeReach types;

	private final MappedTypes mapped;

	private final CallGraph code;

	private final SharedState state;

	private final TextConversions textConversions;

	private final BeanMaking making;

	private final AskedBeans askedBeans;

	private final OutsideReads outside;

	private final LibraryUses libraries;

	private final HandedBeans handedBeans;

	public Reach(ClassIndex index, BeanWirings beans, Function<String, @Nullable String> values, Tracking tracking) {
		this.index = index;
		this.tracking = tracking;
		this.instances = new Instances(index, beans, this.found);
		this.types = new TypeReach(index, this);
		this.mapped = new MappedTypes(index, new AllDegrees(), this.found, this.used, this.instances);
		this.code = new CallGraph(index, this);
		this.state = new SharedState(index, this);
		this.textConversions = new TextConversions(index, this);
		this.making = new BeanMaking(index, beans, this);
		this.askedBeans = new AskedBeans(index, beans, values, this);
		this.outside = new OutsideReads(index, this.found);
		this.libraries = new LibraryUses(index, this.found, this);
		this.handedBeans = new HandedBeans(index, this);
	}

	public ReachedElements found() {
		return this.found;
	}

	UsedTypes used() {
		return this.used;
	}

	Instances instances() {
		return this.instances;
	}

	TypeReach types() {
		return this.types;
	}

	MappedTypes mapped() {
		return this.mapped;
	}

	CallGraph code() {
		return this.code;
	}

	TextConversions textConversions() {
		return this.textConversions;
	}

	BeanMaking making() {
		return this.making;
	}

	AskedBeans askedBeans() {
		return this.askedBeans;
	}

	LibraryUses libraries() {
		return this.libraries;
	}

	HandedBeans handedBeans() {
		return this.handedBeans;
	}

	OutsideReads outside() {
		return this.outside;
	}

	/**
	 * Do something once all that was found before has been followed.
	 */
	void later(Runnable action) {
		this.open.add(action);
	}

	SharedState state() {
		return this.state;
	}

	/**
	 * Add classes of the value or of the key: them and what they inherit.
	 * @param classNames the names of the classes
	 * @param kind {@link Kind#VALUE} where a producer says which of their code took part,
	 * {@link Kind#CLASS} where any of it may have
	 */
	public void addValues(Collection<String> classNames, Kind kind) {
		new TreeSet<>(classNames).forEach((className) -> addValue(componentName(className), kind, Origin.VALUE));
	}

	/**
	 * Add classes of libraries in the value or the key.
	 * @param classNames the names of the classes
	 */
	public void addLibraries(Collection<String> classNames) {
		classNames.forEach((className) -> this.found.addValue(new Element(Kind.LIBRARY, className), Origin.VALUE));
	}

	/**
	 * Add a producer with all that it reaches.
	 * @param producer the producer
	 */
	public void addProducer(Producer producer) {
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
	public void addStated() {
		for (String pattern : this.tracking.classes()) {
			Element classes = new Element(Kind.CLASSES, pattern);
			this.found.add(classes, null);
			this.index.matching(pattern).forEach((name) -> {
				this.types.addMentioned(name, classes);
				this.types.addWhole(name, classes);
			});
		}
		this.tracking.resources()
			.forEach((location) -> this.found.add(new Element(Kind.RESOURCE, OutsideNames.path(location)), null));
		this.tracking.properties().forEach((name) -> this.found.add(new Element(Kind.PROPERTY, name), null));
		finish();
	}

	private void finish() {
		for (Runnable next = this.open.poll(); next != null; next = this.open.poll()) {
			next.run();
		}
	}

	private void addValue(String className, Kind kind, Origin origin) {
		Element element = new Element(kind, className);
		if (!this.index.isApplication(className) || !this.found.addValue(element, origin)) {
			return;
		}
		ClassSummary summary = this.index.summary(className);
		summary.supertypes().forEach((supertype) -> addValue(supertype, kind, new Origin(element, true)));
	}

	/**
	 * Return whether the code of producers is followed.
	 */
	public boolean isCodeFollowed() {
		return this.tracking.code();
	}

	@Override
	public boolean isApplication(String className) {
		return this.index.isApplication(className) && !isIgnored(className);
	}

	@Override
	public void addAnything(Element via) {
		this.types.addAnything(via);
	}

	@Override
	public void addBeans(String typeName, Element via) {
		this.askedBeans.addFound(typeName, via);
	}

	@Override
	public void addObject(String className, Element via) {
		this.used.markUsed(className);
		this.state.share(className);
		this.making.make(className, via);
	}

	@Override
	public void addWhole(String className, Element via) {
		this.types.addWhole(className, via);
	}

	@Override
	public void addDeep(String className, Element via) {
		later(() -> this.types.addDeep(className, via));
	}

	@Override
	public void addMethod(MemberRef method, Element via) {
		this.code.addMethodOfAny(method, via);
	}

	@Override
	public void addStateOfLibrary(String name, Element via) {
		later(() -> this.state.readOfLibrary(name, via));
	}

	boolean isIgnored(String className) {
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
	 * Hands on to those who add types and members.
	 */
	private final class AllDegrees implements Degrees {

		@Override
		public boolean isApplication(String className) {
			return Reach.this.isApplication(className);
		}

		@Override
		public boolean isData(String className) {
			return Reach.this.types.isData(className);
		}

		@Override
		public void addMentioned(String className, @Nullable Element via) {
			Reach.this.types.addMentioned(className, via);
		}

		@Override
		public void addInitialized(String className, Element via) {
			Reach.this.types.addInitialized(className, via);
		}

		@Override
		public void addDeep(String className, @Nullable Element via) {
			Reach.this.types.addDeep(className, via);
		}

		@Override
		public void addDeepIfData(String className, Element via) {
			Reach.this.types.addDeepIfData(className, via);
		}

		@Override
		public void follow(String declaring, List<Member> members, String className, Element via) {
			Reach.this.code.followAll(declaring, members, Receiver.any(className), via);
		}

		@Override
		public void later(Runnable action) {
			Reach.this.later(action);
		}

	}

}
