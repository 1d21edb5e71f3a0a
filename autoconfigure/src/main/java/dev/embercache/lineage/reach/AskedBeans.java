package dev.embercache.lineage.reach;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * Adds the beans that code works with although no bean behind the producer got them: it
 * asks the container for them, or another bean has handed them on. Which beans there are
 * to choose from counts as well, since a condition or a profile can decide that without
 * any change of code.
 * <p>
 * The type that the container is asked for may come from a caller, so that from the first
 * such call on all types count that code within reach names as a class, or works with.
 * Before that, a type counts if there are beans of it of which the producer has none.
 */
final class AskedBeans implements ExpressionEdges {

	private static final List<String> TYPES = List.of("Ljava/lang/Class;", "Lorg/springframework/core/ResolvableType;",
			"Lorg/springframework/core/ParameterizedTypeReference;");

	private static final String BY_NAME = "(Ljava/lang/String;";

	private final ClassIndex index;

	private final BeanWirings beans;

	private final LibraryMethods library;

	private final Reach reach;

	private final Expressions expressions;

	private final Set<String> given = new HashSet<>();

	private final Map<String, Element> literals = new LinkedHashMap<>();

	private final Map<String, Element> used = new LinkedHashMap<>();

	private final Set<String> added = new HashSet<>();

	private final Set<String> found = new HashSet<>();

	private boolean anyTypeIsAskedFor;

	AskedBeans(ClassIndex index, BeanWirings beans, Function<String, @Nullable String> values, Reach reach) {
		this.index = index;
		this.beans = beans;
		this.reach = reach;
		this.library = index.libraryCode().methods();
		this.expressions = new Expressions(index, beans, values, reach.found(), this);
	}

	Expressions expressions() {
		return this.expressions;
	}

	/**
	 * Look out for types that code works with.
	 * @param producer the producer, which has got some beans
	 */
	void start(Producer producer) {
		producer.wiring().stream().map(BeanWiring::name).forEach(this.given::add);
		this.reach.used().forEachUsed(this::use);
	}

	/**
	 * Look for what code asks the container for.
	 * @param member the code
	 * @param via the element that has it
	 */
	void follow(Member member, Element via) {
		for (Reference reference : member.references()) {
			if (isType(reference)) {
				name(reference.owner(), via);
			}
			else if (reference.how() == How.BEAN) {
				addNamed(reference.name(), via);
			}
			else if (this.library.findsBeans(reference)) {
				ask(member, reference, via);
			}
		}
	}

	/**
	 * Return whether a call asks the container for a bean by a name that is known.
	 * @param member the code
	 * @param reference the call
	 */
	boolean isNamed(Member member, Reference reference) {
		return reference.descriptor().startsWith(BY_NAME) && this.library.findsBeans(reference)
				&& member.references().stream().noneMatch((each) -> each.how() == How.BEAN && each.name().isEmpty());
	}

	/**
	 * Return the types of which code has the class for no other purpose than to ask the
	 * container for their beans.
	 */
	static Set<String> typesAskedFor(Member member) {
		return member.references()
			.stream()
			.filter((reference) -> reference.how() == How.ASKED)
			.map(Reference::owner)
			.collect(Collectors.toSet());
	}

	private static boolean isType(Reference reference) {
		return reference.how() == How.LITERAL || reference.how() == How.ASKED;
	}

	private void name(String className, Element via) {
		if (this.literals.putIfAbsent(className, via) == null && this.anyTypeIsAskedFor) {
			addNamedType(className, via);
		}
	}

	private void use(String className) {
		if (this.reach.isApplication(className)) {
			Element declaration = new Element(Kind.DECLARATION, className);
			this.used.put(className, declaration);
			addUsedType(className, declaration);
		}
	}

	private void addNamed(String beanName, Element via) {
		if (beanName.isEmpty()) {
			this.reach.found().add(Element.ALL_BEANS, via);
		}
		else {
			this.reach.found().add(new Element(Kind.BEAN, beanName), via);
			this.reach.making().addWithDependencies(beanName, via);
		}
		askForAnyType();
	}

	private void ask(Member member, Reference call, Element via) {
		if (TYPES.stream().anyMatch(call.descriptor()::contains)) {
			member.references().stream().filter(AskedBeans::isType).forEach((reference) -> add(reference.owner(), via));
			askForAnyType();
		}
		else if (!call.descriptor().startsWith(BY_NAME)) {
			this.reach.found().add(Element.ALL_BEANS, via);
		}
	}

	private void askForAnyType() {
		if (!this.anyTypeIsAskedFor) {
			this.anyTypeIsAskedFor = true;
			this.literals.forEach((className, via) -> this.reach.later(() -> addNamedType(className, via)));
			this.used.forEach((className, via) -> this.reach.later(() -> addUsedType(className, via)));
		}
	}

	private void addNamedType(String className, Element via) {
		if (this.reach.isApplication(className) || !this.beans.ofType(className).isEmpty()) {
			add(className, via);
		}
	}

	private void addUsedType(String className, Element via) {
		List<String> names = this.beans.ofType(className);
		if (!names.isEmpty() && (this.anyTypeIsAskedFor || names.stream().noneMatch(this.given::contains))) {
			add(className, via);
		}
	}

	/**
	 * Add the beans of a type that a library asks. Those that other libraries bring count
	 * by being there.
	 * @param typeName the name of the type or annotation
	 * @param via the element through which they are found
	 */
	void addFound(String typeName, Element via) {
		if (this.found.add(typeName)) {
			Element beans = new Element(Kind.BEANS, typeName);
			this.reach.found().add(beans, via);
			this.beans.ofType(typeName)
				.stream()
				.filter(this.reach.making()::isOfApplication)
				.forEach((name) -> addFound(name, typeName, beans));
		}
	}

	private void addFound(String beanName, String typeName, Element via) {
		if (this.library.isEvaluated(typeName)) {
			this.expressions.addBean(beanName, via);
		}
		else {
			this.reach.making().addWithDependencies(beanName, via);
		}
	}

	private void add(String typeName, Element via) {
		if (!this.added.add(typeName)) {
			return;
		}
		Element beans = new Element(Kind.BEANS, typeName);
		this.reach.found().add(beans, via);
		this.reach.state().share(this.index.stable(typeName));
		this.beans.ofType(typeName).forEach((name) -> this.reach.making().addWithDependencies(name, beans));
	}

	/**
	 * Add a bean that an expression or an annotation names. Its class and those of the
	 * beans that it has got work with data: a library that is handed one of these does
	 * not look into the others.
	 */
	@Override
	public void addBean(BeanWiring bean, Element via) {
		this.reach.found().add(new Element(Kind.BEAN, bean.name()), via);
		addBeanType(bean);
		bean.dependencies().stream().map(this.beans::find).forEach(this::addBeanType);
		this.reach.making().addWithDependencies(bean.name(), via);
	}

	private void addBeanType(@Nullable BeanWiring bean) {
		String className = (bean != null) ? bean.className() : null;
		if (className != null && this.reach.isApplication(className)) {
			this.reach.types().addBeanType(this.index.stable(className));
		}
	}

	@Override
	public void addDeep(String className, Element via) {
		this.reach.types().addDeep(className, via);
	}

	@Override
	public boolean isApplication(String className) {
		return this.reach.isApplication(className);
	}

	@Override
	public boolean isData(String className) {
		return this.reach.types().isData(className);
	}

	@Override
	public void lookIntoAllData() {
		this.reach.types().lookIntoAllData();
	}

}
