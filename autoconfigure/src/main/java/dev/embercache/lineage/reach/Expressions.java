package dev.embercache.lineage.reach;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.ExpressionNames;
import dev.embercache.lineage.index.ClassIndex;

/**
 * Adds what annotations name outside of the code, and what expressions in them call: an
 * expression can call any method of the beans and classes that it names, and of what
 * these methods return. Expressions in the values of properties count as well.
 */
final class Expressions {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Function<String, @Nullable String> values;

	private final ReachedElements found;

	private final ExpressionEdges edges;

	private final Set<String> types = new HashSet<>();

	private final Set<String> properties = new HashSet<>();

	/**
	 * Create new expressions.
	 * @param index the classes
	 * @param beans the beans
	 * @param values gives the values of properties and of texts with placeholders
	 * @param found where to add what is no code
	 * @param edges adds the rest
	 */
	Expressions(ClassIndex index, BeanWirings beans, Function<String, @Nullable String> values, ReachedElements found,
			ExpressionEdges edges) {
		this.index = index;
		this.beans = beans;
		this.values = values;
		this.found = found;
		this.edges = edges;
	}

	/**
	 * Add what is referred to outside of the code, or by an expression.
	 * @param reference the reference
	 * @param via the element that has it
	 */
	void follow(Reference reference, Element via) {
		this.found.addOutside(reference, via);
		switch (reference.how()) {
			case NAMED_BEAN -> addBean(reference.name(), via);
			case EVALUATED -> addType(reference.owner(), via);
			case PROPERTY -> addExpressionsIn(reference.name());
			default -> {
			}
		}
	}

	/**
	 * Add the object that expressions in the annotations of a method call the target: the
	 * one that has the method or, if that has no code, another one that a library makes
	 * the result from.
	 * @param member the method
	 * @param className the class of the object that has it
	 * @param via the element that has it
	 */
	void followTarget(Member member, String className, Element via) {
		if (member.references().stream().anyMatch(Expressions::isTarget)) {
			if (member.has(Opcodes.ACC_ABSTRACT)) {
				this.edges.lookIntoAllData();
			}
			else {
				addType(className, via);
			}
		}
	}

	private static boolean isTarget(Reference reference) {
		return reference.how() == How.EVALUATED && reference.owner().isEmpty()
				&& reference.name().equals(ExpressionNames.TARGET);
	}

	/**
	 * Add what the expressions in the value of a property name. What stands in the
	 * annotation itself has been found there.
	 */
	private void addExpressionsIn(String property) {
		if (!this.properties.add(property)) {
			return;
		}
		String value = this.values.apply(property);
		if (value != null && value.contains("#{") && !value.equals(property)) {
			Element element = new Element(Kind.PROPERTY, property);
			ExpressionNames.of(value).forEach((reference) -> follow(reference, element));
		}
	}

	/**
	 * Add a bean that expressions can call any method of.
	 * @param name its name, perhaps with placeholders for properties
	 * @param via the element that names it
	 */
	void addBean(String name, Element via) {
		String beanName = name.contains("${") ? this.values.apply(name) : name;
		BeanWiring bean = (beanName != null) ? this.beans.find(beanName) : null;
		if (bean == null) {
			return;
		}
		this.edges.addBean(bean, via);
		addType(String.valueOf(bean.className()), new Element(Kind.BEAN, bean.name()));
	}

	private void addType(String typeName, Element via) {
		if (typeName.isEmpty() || !this.edges.isApplication(typeName)) {
			return;
		}
		String className = this.index.stable(typeName);
		if (this.types.add(className)) {
			this.edges.addDeep(className, via);
			Element whole = new Element(Kind.CLASS, className);
			addResults(className, whole);
			this.index.hierarchy().supertypes(className).forEach((supertype) -> addResults(supertype, whole));
		}
	}

	private void addResults(String className, Element via) {
		this.index.summary(className)
			.members()
			.stream()
			.filter((member) -> !member.name().startsWith("<"))
			.forEach((member) -> addResult(member, via));
	}

	/**
	 * Add what a method returns. Where its type is none of the application, it may be any
	 * object that the method makes.
	 */
	private void addResult(Member member, Element via) {
		Type type = member.isMethod() ? Type.getReturnType(member.descriptor()) : Type.getType(member.descriptor());
		Type result = (type.getSort() == Type.ARRAY) ? type.getElementType() : type;
		if (result.getSort() != Type.OBJECT || result.getClassName().equals("java.lang.String")) {
			return;
		}
		if (this.edges.isApplication(result.getClassName())) {
			addType(result.getClassName(), via);
			this.index.subtypes(result.getClassName()).forEach((subtype) -> addType(subtype, via));
		}
		else {
			member.references()
				.stream()
				.map(Reference::owner)
				.filter(this.edges::isData)
				.forEach((owner) -> addType(owner, via));
		}
	}

}
