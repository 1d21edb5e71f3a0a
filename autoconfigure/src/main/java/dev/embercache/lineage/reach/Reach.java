package dev.embercache.lineage.reach;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.TreeSet;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.OutsideNames;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.ClassPattern;
import dev.embercache.lineage.reach.Findings.Origin;

/**
 * Finds all that a value can have come from, the nearest first.
 * <p>
 * It starts at the producing method and follows what each method refers to: the methods
 * that it calls, with all that can override them; the fields that it reads, with all
 * methods that write to them; the types that it names, with those of their methods that
 * code outside of the application can call. Where code can come to more than that, such
 * as by reflection, a class counts as a whole (it is <em>deep</em>), or all classes do.
 */
public final class Reach {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Tracking tracking;

	private final Deque<Runnable> open = new ArrayDeque<>();

	private final Findings found = new Findings();

	private final UsedTypes used = new UsedTypes(this::later);

	private final TypeReach types;

	private final CodeReach code;

	private final SharedState state;

	private final Texts texts;

	public Reach(ClassIndex index, BeanWirings beans, Tracking tracking) {
		this.index = index;
		this.beans = beans;
		this.tracking = tracking;
		this.types = new TypeReach(index, this);
		this.code = new CodeReach(index, this);
		this.state = new SharedState(index, this);
		this.texts = new Texts(index, this);
	}

	public Findings found() {
		return this.found;
	}

	UsedTypes used() {
		return this.used;
	}

	TypeReach types() {
		return this.types;
	}

	CodeReach code() {
		return this.code;
	}

	Texts texts() {
		return this.texts;
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
		Roots roots = new Roots(this.index, this.beans, this);
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
				this.types.mention(name, classes);
				this.types.whole(name, classes);
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
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			summary.supertypes().forEach((supertype) -> addValue(supertype, kind, new Origin(element, true)));
		}
	}

	/**
	 * Return whether the code of producers is followed.
	 */
	public boolean isCodeFollowed() {
		return this.tracking.code();
	}

	/**
	 * Return whether a class is of the application, and to be followed.
	 */
	boolean isApplication(String className) {
		return this.index.isApplication(className) && !isIgnored(className);
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

}
