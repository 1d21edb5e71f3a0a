package dev.embercache.lineage.reach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.BindableNames;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy.Receiver;

/**
 * Adds beans, with what the container does to make them.
 */
final class BeanMaking {

	private static final String POST_PROCESSOR = "org.springframework.beans.factory.config.BeanPostProcessor";

	/** The bean by which the container converts what it injects. */
	private static final String CONVERSION_SERVICE = "conversionService";

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Reach reach;

	private final BeanTypes beanTypes;

	private final BindableNames bindableNames;

	private final Set<String> asked = new HashSet<>();

	BeanMaking(ClassIndex index, BeanWirings beans, Reach reach) {
		this.index = index;
		this.beans = beans;
		this.reach = reach;
		this.beanTypes = new BeanTypes(index);
		this.bindableNames = new BindableNames(index);
	}

	/**
	 * Add a bean with all that the container does to make it.
	 * @param bean how it was made
	 * @param via the element through which it was found, if there is one
	 */
	void add(BeanWiring bean, @Nullable Element via) {
		Element element = new Element(Kind.BEAN, bean.name());
		this.reach.found().add(element, via);
		addMaking(bean, element);
		bean.advice().forEach((advice) -> {
			addWithDependencies(advice, element);
			BeanWiring wiring = this.beans.find(advice);
			if (wiring != null && wiring.className() != null) {
				addAdvice(wiring.className(), new Element(Kind.BEAN, advice));
			}
		});
	}

	/**
	 * Add advice and post-processors of which it is not known to which beans they apply.
	 */
	void addAdviceOfAnyBean() {
		// Those of libraries, which an annotation or a property brings
		this.reach.found().add(new Element(Kind.BEANS, POST_PROCESSOR), null);
		BeanWiring conversion = this.beans.find(CONVERSION_SERVICE);
		if (conversion != null && isOfApplication(CONVERSION_SERVICE)) {
			addWithDependencies(CONVERSION_SERVICE, Element.ADVICE);
		}
		this.index.hierarchy()
			.advice(this.beans.attributedAdvice())
			.forEach((className) -> addAdvice(className, Element.ADVICE));
		this.index.hierarchy()
			.adviceLambdas()
			.forEach((method) -> this.reach.code().addMethodOfAny(method, Element.ADVICE));
	}

	/**
	 * Add what the container calls of advice: the methods that its types declare or that
	 * are annotated. If a field is annotated, as that of a mix-in is, all of it counts.
	 */
	private void addAdvice(String adviceClass, Element via) {
		String className = this.index.stable(adviceClass);
		if (!this.reach.isApplication(className)) {
			return;
		}
		this.reach.used().markUsed(className);
		make(className, via);
		if (this.index.summary(className)
			.members()
			.stream()
			.anyMatch((member) -> this.index.libraryCode().ambient().isAdvice(member))) {
			this.reach.types().addWhole(className, via);
		}
	}

	/**
	 * Add a bean that another one has got, once code within reach works with it.
	 * @param bean how it was made
	 * @param via the element through which it was found, if there is one
	 */
	void addWhenUsed(BeanWiring bean, @Nullable Element via) {
		Set<String> types = this.beanTypes.of(bean);
		if (types.isEmpty()) {
			add(bean, via);
		}
		else {
			this.reach.used().whenUsed(types, () -> add(bean, via));
		}
	}

	/**
	 * Add a bean that code asks for, and what that bean has got, and so on.
	 * @param beanName the name of the bean
	 * @param via the element that asks
	 */
	void addWithDependencies(String beanName, Element via) {
		BeanWiring bean = this.beans.find(beanName);
		if (bean == null || !this.asked.add(beanName)) {
			return;
		}
		this.reach.state().share(String.valueOf(bean.className()));
		Element element = via;
		if (BeanWiring.isNumbered(beanName)) {
			addMaking(bean, via);
		}
		else {
			element = new Element(Kind.BEAN, beanName);
			add(bean, via);
		}
		for (String dependency : bean.dependencies()) {
			addDependency(dependency, element);
		}
	}

	/**
	 * Return whether a bean is of an application class, or is made by one.
	 */
	boolean isOfApplication(String beanName) {
		BeanWiring bean = this.beans.find(beanName);
		return bean != null && (isApplication(bean.className()) || isApplication(bean.factoryClassName()));
	}

	private boolean isApplication(@Nullable String className) {
		return className != null && this.reach.isApplication(className);
	}

	private void addDependency(String beanName, Element via) {
		BeanWiring bean = this.beans.find(beanName);
		if (bean == null) {
			return;
		}
		Set<String> types = this.beanTypes.of(bean);
		if (types.isEmpty()) {
			addWithDependencies(beanName, via);
		}
		else {
			this.reach.used().whenUsed(types, () -> addWithDependencies(beanName, via));
		}
	}

	private void addMaking(BeanWiring bean, Element via) {
		make(bean.className(), via);
		bean.prefixes().forEach((prefix) -> addProperties(bean, prefix, via));
		String factory = bean.factoryClassName();
		addValues(bean.className(), via);
		addValues(factory, via);
		if (factory != null && this.reach.isApplication(factory)) {
			addFactory(factory, bean.factoryMethodName(), via);
		}
	}

	/**
	 * Add the properties that the annotations in a class of a library name, whose other
	 * code is not followed.
	 */
	private void addValues(@Nullable String className, Element via) {
		String at = className;
		while (at != null && !at.startsWith("java.") && !this.index.isApplication(at)) {
			ClassSummary summary = this.index.summary(at);
			summary.members()
				.stream()
				.flatMap((member) -> member.references().stream())
				.filter((reference) -> reference.how() == How.PROPERTY)
				.forEach((reference) -> this.reach.found().add(new Element(Kind.PROPERTY, reference.name()), via));
			at = summary.superName();
		}
	}

	/**
	 * Add the properties below a prefix that a bean can get.
	 */
	private void addProperties(BeanWiring bean, String prefix, Element via) {
		String className = (bean.className() != null) ? this.index.stable(bean.className()) : null;
		Set<String> names = (className != null && !prefix.isEmpty()) ? this.bindableNames.of(className) : null;
		if (names == null) {
			this.reach.found().add(new Element(Kind.PROPERTY, prefix + ".*"), via);
			return;
		}
		this.reach.found().add(new Element(Kind.PROPERTY, prefix), via);
		names.forEach((name) -> this.reach.found().add(new Element(Kind.PROPERTY, prefix + "." + name + ".*"), via));
	}

	/**
	 * Add the factory methods of a name; which of several made the bean is not known.
	 */
	private void addFactory(String factory, @Nullable String methodName, Element via) {
		make(factory, via);
		boolean found = false;
		for (String type : withSupertypes(factory)) {
			for (Member member : this.index.summary(type).methods(methodName)) {
				Element targets = Element.of(Kind.TARGETS, member.in(factory));
				this.reach.found().add(targets, via);
				this.reach.code().addMethod(member.in(type), Receiver.any(factory), targets);
				found = true;
			}
		}
		if (!found) {
			this.reach.types().addDeep(factory, via);
		}
	}

	/**
	 * Return a class with all that it extends and implements, itself first.
	 */
	List<String> withSupertypes(String className) {
		List<String> types = new ArrayList<>(this.index.hierarchy().supertypes(className));
		types.add(0, className);
		return types;
	}

	/**
	 * Add what the container does to make a bean of a class.
	 */
	void make(@Nullable String madeClass, @Nullable Element via) {
		if (madeClass != null && this.reach.isApplication(madeClass)) {
			String className = this.index.stable(madeClass);
			construct(className, via);
			Element declaration = new Element(Kind.DECLARATION, className);
			if (this.index.libraryCode().ambient().isImported(this.index.summary(className))) {
				this.index.hierarchy()
					.importers(className)
					.forEach((importer) -> this.reach.types().addDeclared(importer, declaration));
			}
			this.index.summary(className)
				.methods("<init>")
				.forEach((member) -> this.reach.code()
					.addMethod(member.in(className), receiver(className), declaration));
		}
	}

	/**
	 * Return the object that a bean of a class is.
	 */
	Receiver receiver(String className) {
		return this.index.hierarchy().isAbstract(className) ? Receiver.any(className) : Receiver.exactly(className);
	}

	/**
	 * Add a class of a bean, and what this inherits.
	 */
	private void construct(@Nullable String className, @Nullable Element via) {
		if (className == null || !this.reach.isApplication(className)) {
			return;
		}
		this.reach.types().addMentioned(className, via);
		Element declaration = new Element(Kind.DECLARATION, className);
		this.reach.types().addInitialized(className, declaration);
		ClassSummary summary = this.index.summary(className);
		if (this.index.libraryCode().ambient().isBound(summary)) {
			this.reach.types().addDeep(className, via);
		}
		summary.references()
			.stream()
			.filter((reference) -> reference.how() == How.LITERAL)
			.forEach((reference) -> this.reach.types().addDeep(reference.owner(), declaration));
		construct(summary.superName(), declaration);
	}

}
