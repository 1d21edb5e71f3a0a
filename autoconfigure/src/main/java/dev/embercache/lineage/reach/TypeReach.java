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

	private boolean allDataIsLookedInto;

	private final Set<String> initialized = new HashSet<>();

	private final Set<String> whole = new HashSet<>();

	private final Set<String> deep = new HashSet<>();

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
	 * Add a type that code names: what it is, and what others can call on its instances.
	 */
	void addMentioned(String className, @Nullable Element via) {
		if (!this.reach.isApplication(className) || this.mentioned.containsKey(className)) {
			return;
		}
		this.mentioned.put(className, via);
		if (this.allDataIsLookedInto) {
			lookInto(className, via);
		}
		addDeclared(className, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		Element declaration = new Element(Kind.DECLARATION, className);
		summary.supertypes().forEach((supertype) -> addMentioned(supertype, declaration));
		this.index.libraryCode()
			.ambient()
			.resources(summary)
			.forEach((location) -> this.found.add(new Element(Kind.RESOURCE, location), declaration));
		this.index.libraryCode()
			.ambient()
			.properties(summary)
			.forEach((name) -> this.found.add(new Element(Kind.PROPERTY, name), declaration));
		this.reach.libraries().addType(summary, declaration);
		if (this.index.libraryCode().ambient().isComponent(summary)) {
			this.reach.state().share(className);
		}
		Element callable = new Element(Kind.CALLABLE, className);
		this.found.add(callable, declaration);
		this.index.libraryTypes()
			.callable(className)
			.forEach((name) -> this.reach.code().addMethodOfAny(name, callable));
		this.reach.textConversions().add(className, declaration);
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
		summary.supertypes().forEach((supertype) -> addDeclared(supertype, declaration));
		summary.references().forEach((reference) -> {
			this.found.addOutside(reference, declaration);
			addMentioned(reference.owner(), declaration);
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
		if (!this.whole.add(className)) {
			return;
		}
		Element whole = new Element(Kind.CLASS, className);
		this.found.add(whole, via);
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return;
		}
		addInitialized(className, whole);
		this.reach.code().followAll(summary, whole);
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
		this.hierarchy.supertypes(className).forEach((supertype) -> addWhole(supertype, whole));
		summary.references().forEach((reference) -> addDeepIfData(reference, whole));
		summary.members()
			.stream()
			.filter((member) -> !member.isMethod() || member.has(Opcodes.ACC_ABSTRACT))
			.flatMap((member) -> member.references().stream())
			.forEach((reference) -> addDeepIfData(reference, whole));
		Element subtypes = new Element(Kind.SUBTYPES, className);
		this.found.add(subtypes, whole);
		this.index.subtypes(className).forEach((subtype) -> addDeep(subtype, subtypes));
	}

	/**
	 * Add all types of data that code names, now or later, as what others can look into.
	 */
	void lookIntoAllData() {
		if (!this.allDataIsLookedInto) {
			this.allDataIsLookedInto = true;
			this.reach.handedBeans().lookInto();
			new LinkedHashMap<>(this.mentioned).forEach(this::lookInto);
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
	private void lookInto(String className, @Nullable Element via) {
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null || !this.index.libraryCode().ambient().isComponent(summary)) {
			this.reach.later(() -> addDeepIfData(className, via));
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
	private boolean isData(String type) {
		if (!this.reach.isApplication(type) || this.beanTypes.contains(type)) {
			return false;
		}
		ClassSummary summary = this.index.state(type).summary();
		return summary == null || !summary.has(Opcodes.ACC_ANNOTATION);
	}

}
