package dev.embercache.lineage.reach;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.Ambient;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy;
import dev.embercache.lineage.index.Hierarchy.Receiver;
import dev.embercache.lineage.index.Initializers;

/**
 * Adds types to what a value can have come from: as much of each as the code within reach
 * can come to, from its mere declaration to all that can be found from it.
 */
final class TypeReach {

	private final ClassIndex index;

	private final Hierarchy hierarchy;

	private final Reach reach;

	private final ReachedElements found;

	private final Map<String, @Nullable Element> mentioned = new LinkedHashMap<>();

	private final Map<Inherited, Element> inherited = new LinkedHashMap<>();

	private boolean allDataIsLookedInto;

	private final Set<String> initialized = new HashSet<>();

	private final Set<Inherited> whole = new HashSet<>();

	private final Set<String> deep = new HashSet<>();

	private final Set<String> deepParts = new HashSet<>();

	private final Set<String> beanTypes = new HashSet<>();

	TypeReach(ClassIndex index, Reach reach) {
		this.index = index;
		this.hierarchy = index.hierarchy();
		this.reach = reach;
		this.found = reach.found();
	}

	/**
	 * Take a class for one of a bean: what works with values, rather than a value.
	 * @param className the name of the class
	 */
	void addBeanType(String className) {
		if (this.beanTypes.add(className)) {
			this.beanTypes.addAll(this.hierarchy.supertypes(className));
			this.reach.state().share(className);
		}
	}

	/**
	 * Add everything, because it cannot be told which code runs: all of the application,
	 * and what is injected into the fields of beans that reflection may read.
	 */
	void addAnything(Element via) {
		if (this.found.add(Element.APPLICATION, via)) {
			this.beanTypes.stream()
				.flatMap((type) -> this.index.summary(type).members().stream())
				.filter((member) -> !member.isMethod())
				.flatMap((member) -> member.references().stream())
				.forEach((reference) -> this.reach.askedBeans().expressions().follow(reference, Element.APPLICATION));
		}
	}

	/**
	 * Add a type that code names: what it is, and what others can call on its instances.
	 */
	void addMentioned(String className, @Nullable Element via) {
		if (!this.reach.isApplication(className) || this.mentioned.containsKey(className)) {
			return;
		}
		this.mentioned.put(className, via);
		if (this.allDataIsLookedInto) {
			lookInto(new Inherited(className, className), via);
		}
		addDeclared(className, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		Element declaration = new Element(Kind.DECLARATION, className);
		this.hierarchy.supertypes(className).forEach((supertype) -> addInherited(supertype, className, declaration));
		addAmbient(summary, declaration);
		addCallable(className, className, declaration);
		this.reach.textConversions().add(className, declaration);
	}

	/**
	 * Add what instances of a class inherit. An instance of the class is none of another
	 * class that inherits the same, so that what others make of it does not count.
	 * @param supertype what the class extends or implements
	 * @param className the name of the class
	 * @param via the declaration of the class
	 */
	private void addInherited(String supertype, String className, Element via) {
		if (!this.reach.isApplication(supertype)) {
			return;
		}
		addDeclared(supertype, via);
		ClassSummary summary = this.index.state(supertype).summary();
		if (summary == null) {
			return;
		}
		Element declaration = new Element(Kind.DECLARATION, supertype);
		addAmbient(summary, declaration);
		Inherited part = new Inherited(supertype, className);
		if (this.allDataIsLookedInto) {
			lookInto(part, declaration);
		}
		this.inherited.putIfAbsent(part, declaration);
		addCallable(supertype, className, declaration);
	}

	private void addAmbient(ClassSummary summary, Element declaration) {
		Ambient ambient = this.index.libraryCode().ambient();
		ambient.resources(summary)
			.forEach((location) -> this.found.add(new Element(Kind.RESOURCE, location), declaration));
		this.reach.libraries().addType(summary, declaration);
		if (ambient.isComponent(summary)) {
			this.reach.state().share(summary.name());
		}
	}

	private void addCallable(String declaring, String className, Element via) {
		Element callable = new Element(Kind.CALLABLE, declaring);
		this.found.add(callable, via);
		this.index.libraryTypes()
			.callable(declaring)
			.forEach((name) -> this.reach.code().addMethod(name, Receiver.any(className), callable));
	}

	/**
	 * Add a type that code names without having an instance of it.
	 */
	void addDeclared(String className, @Nullable Element via) {
		Element declaration = new Element(Kind.DECLARATION, className);
		if (!this.reach.isApplication(className) || !this.found.add(declaration, via)) {
			return;
		}
		ClassSummary summary = this.index.summary(className);
		if (summary.has(Opcodes.ACC_ANNOTATION)) {
			this.found.add(new Element(Kind.CLASS, className), declaration);
			summary.references()
				.stream()
				.filter((reference) -> reference.how() == How.LITERAL)
				.forEach((reference) -> addDeep(reference.owner(), declaration));
		}
		Set<String> supertypes = summary.supertypes();
		supertypes.forEach((supertype) -> addDeclared(supertype, declaration));
		summary.references().forEach((reference) -> {
			this.reach.askedBeans().expressions().follow(reference, declaration);
			if (!supertypes.contains(reference.owner())) {
				addMentioned(reference.owner(), declaration);
			}
		});
	}

	boolean isText(String className) {
		return this.index.summary(className).interfaces().contains("java.lang.CharSequence");
	}

	void addInitialized(String className, Element via) {
		if (!this.reach.isApplication(className) || !this.initialized.add(className)) {
			return;
		}
		Element initializer = new Element(Kind.INITIALIZER, className);
		this.found.add(initializer, via);
		ClassSummary summary = this.index.summary(className);
		if (this.index.libraryCode().initializers().findEffective(summary) != null) {
			this.reach.code().addMethod(Initializers.of(className), Receiver.any(className), initializer);
		}
		summary.supertypes().forEach((supertype) -> addInitialized(supertype, via));
	}

	/**
	 * Add what fills the static fields of a class, where one of them is read.
	 */
	void addStaticFields(String className, Element via) {
		if (this.reach.isApplication(className)) {
			this.reach.code().addMethod(Initializers.of(className), Receiver.any(className), via);
		}
	}

	/**
	 * Add a class with all that it declares, and all that this refers to.
	 */
	void addWhole(String className, @Nullable Element via) {
		addWhole(new Inherited(className, className), via);
	}

	private void addWhole(Inherited part, @Nullable Element via) {
		if (!this.whole.add(part)) {
			return;
		}
		String className = part.declaring();
		Element whole = new Element(Kind.CLASS, className);
		this.found.add(whole, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		addInitialized(className, whole);
		this.reach.code().followAll(summary, Receiver.any(part.className()), whole);
	}

	/**
	 * Add a class that others can look into, with the classes that they can come to from
	 * there.
	 */
	void addDeep(String className, @Nullable Element via) {
		this.reach.used().markUsed(className);
		if (!this.reach.isApplication(className) || !this.deep.add(className)) {
			return;
		}
		addMentioned(className, via);
		Element whole = new Element(Kind.CLASS, className);
		this.found.add(whole, via);
		this.reach.later(() -> addAllBehind(className, whole));
	}

	private void addAllBehind(String className, Element whole) {
		addWhole(className, whole);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		this.hierarchy.supertypes(className)
			.forEach((supertype) -> addInheritedWhole(new Inherited(supertype, className), whole));
		addDeepParts(summary, whole);
		Element subtypes = new Element(Kind.SUBTYPES, className);
		this.found.add(subtypes, whole);
		this.index.subtypes(className)
			.stream()
			.filter((subtype) -> this.reach.instances().canExist(subtype, subtypes)
					|| !this.index.subtypes(subtype).isEmpty())
			.forEach((subtype) -> addDeep(subtype, subtypes));
	}

	/**
	 * Add a class of which others look into instances of a subclass, with the types of
	 * its fields. Other subclasses do not count.
	 */
	private void addInheritedWhole(Inherited part, @Nullable Element via) {
		addWhole(part, via);
		String className = part.declaring();
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null && this.deepParts.add(className)) {
			addDeepParts(summary, new Element(Kind.CLASS, className));
		}
	}

	private void addDeepParts(ClassSummary summary, Element whole) {
		Set<String> supertypes = summary.supertypes();
		summary.references()
			.stream()
			.filter((reference) -> !supertypes.contains(reference.owner()))
			.forEach((reference) -> addDeepIfData(reference, whole));
		summary.members()
			.stream()
			.filter((member) -> !member.isMethod() || member.has(Opcodes.ACC_ABSTRACT))
			.flatMap((member) -> member.references().stream())
			.forEach((reference) -> addDeepIfData(reference, whole));
	}

	/**
	 * Add all types of data that code names, now or later, as what others can look into.
	 */
	void lookIntoAllData() {
		if (!this.allDataIsLookedInto) {
			this.allDataIsLookedInto = true;
			this.reach.handedBeans().lookInto();
			new LinkedHashMap<>(this.mentioned).forEach((name, via) -> lookInto(new Inherited(name, name), via));
			new LinkedHashMap<>(this.inherited).forEach(this::lookInto);
		}
	}

	/**
	 * Add a type that others can look into, unless it is one of a bean.
	 */
	void addDeepIfData(String className, @Nullable Element via) {
		if (isData(className)) {
			addDeep(className, via);
		}
	}

	/**
	 * Add a type that somebody can look into, unless it is one of what works with data.
	 */
	private void lookInto(Inherited part, @Nullable Element via) {
		String className = part.declaring();
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null && this.index.libraryCode().ambient().isComponent(summary)) {
			return;
		}
		if (className.equals(part.className())) {
			this.reach.later(() -> addDeepIfData(className, via));
		}
		else if (isData(className)) {
			this.reach.later(() -> addInheritedWhole(part, via));
		}
	}

	private void addDeepIfData(Reference reference, Element via) {
		if (reference.how() == How.LITERAL || isData(reference.owner())) {
			addDeep(reference.owner(), via);
		}
	}

	/**
	 * Return whether objects of a type may be handed to a library, rather than be what
	 * the code works with.
	 */
	boolean isData(String type) {
		if (!this.reach.isApplication(type) || this.beanTypes.contains(type)) {
			return false;
		}
		ClassSummary summary = this.index.state(type).summary();
		return summary == null || !summary.has(Opcodes.ACC_ANNOTATION);
	}

	/**
	 * What instances of a class have from a class.
	 *
	 * @param declaring the class that declares it
	 * @param className the class that inherits it, or the same
	 */
	private record Inherited(String declaring, String className) {

	}

}
