package dev.embercache.lineage.reach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy.Receiver;

/**
 * Where the {@link Reach} of a producer starts: at the producing method, at what the
 * container does to make the beans behind it, and at what it puts around them.
 */
final class Roots {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Reach reach;

	private final BeanTypes beanTypes;

	Roots(ClassIndex index, BeanWirings beans, Reach reach) {
		this.index = index;
		this.beans = beans;
		this.beanTypes = new BeanTypes(index);
		this.reach = reach;
	}

	/**
	 * Add what annotations say about lineages of the producer.
	 */
	void addStatements(Producer producer) {
		for (String type : withSupertypes(this.index.stable(producer.className()))) {
			for (Member member : methods(producer, type)) {
				if (member.references().stream().anyMatch((reference) -> reference.how() == How.STATEMENT)) {
					this.reach.found().add(Element.of(Kind.STATEMENT, member.in(type)), null);
				}
			}
		}
	}

	private List<String> withSupertypes(String className) {
		List<String> types = new ArrayList<>(this.index.hierarchy().supertypes(className));
		types.add(0, className);
		return types;
	}

	void add(Producer producer) {
		producer.wiring().forEach((bean) -> addBeanType(bean.className()));
		addBeanType(producer.className());
		addMethods(producer);
		make(producer.className(), null);
		for (BeanWiring bean : producer.wiring()) {
			Set<String> types = bean.equals(producer.wiring().get(0)) ? Set.of() : this.beanTypes.of(bean);
			if (types.isEmpty()) {
				addBean(bean);
			}
			else {
				this.reach.used().whenUsed(types, () -> addBean(bean));
			}
		}
		producer.inMemoryDatabases().forEach((name) -> this.reach.found().add(new Element(Kind.ROWS, name), null));
		addLookedUp(producer);
		producer.consulted().forEach(this::addConsulted);
		addAdvice();
	}

	/**
	 * Add the making of the beans that code works with although the producer did not get
	 * any of their class: it has asked the container for them, or another one has handed
	 * them on. What they got themselves is left out, because that is known only once they
	 * are there, and the next generation may not have them yet.
	 */
	private void addLookedUp(Producer producer) {
		Set<String> given = new HashSet<>();
		producer.wiring().forEach((bean) -> given.add(String.valueOf(bean.className())));
		this.reach.used().forEachUsed((type) -> {
			if (this.reach.isApplication(type) && !given.contains(type)) {
				Element declaration = new Element(Kind.DECLARATION, type);
				this.beans.ofClass(type)
					.stream()
					.map(this.beans::find)
					.filter(Objects::nonNull)
					.forEach((bean) -> addMaking(bean, declaration));
			}
		});
	}

	private void addBeanType(@Nullable String className) {
		if (className != null && this.reach.isApplication(className)) {
			this.reach.types().addBeanType(this.index.stable(className));
		}
	}

	private void addMethods(Producer producer) {
		String className = this.index.stable(producer.className());
		Receiver receiver = receiver(className);
		boolean code = false;
		for (String type : withSupertypes(className)) {
			for (Member member : methods(producer, type)) {
				Element targets = Element.of(Kind.TARGETS, member.in(className));
				this.reach.found().add(targets, null);
				this.reach.code().addMethod(member.in(type), receiver, targets);
				this.reach.state().addProducer(member.in(type));
				code |= !member.has(Opcodes.ACC_ABSTRACT);
				Stream.of(Type.getArgumentTypes(member.descriptor()))
					.map((parameter) -> parameter.getClassName().replace("[]", ""))
					.forEach((parameter) -> this.reach.types().addDeepIfData(parameter, targets));
			}
		}
		if (!code || this.index.hierarchy().isImplementedElsewhere(className)) {
			this.reach.types().addDeep(className, null);
		}
	}

	/**
	 * Return the methods of a class that the producer can stand for: the one with its
	 * very parameters, or all of its name, since a type variable may stand in their
	 * place.
	 */
	private List<Member> methods(Producer producer, String className) {
		List<Member> sameName = methods(className, producer.methodName());
		List<String> types = producer.parameterTypes().stream().map(Roots::sourceName).toList();
		List<Member> exact = sameName.stream().filter((member) -> types.equals(parameterTypes(member))).toList();
		return exact.isEmpty() ? sameName : exact;
	}

	private List<Member> methods(String className, @Nullable String name) {
		ClassSummary summary = this.index.state(className).summary();
		return (summary == null) ? List.of()
				: summary.members()
					.stream()
					.filter((member) -> member.isMethod() && member.name().equals(name))
					.toList();
	}

	private static List<String> parameterTypes(Member member) {
		return Stream.of(Type.getArgumentTypes(member.descriptor())).map(Type::getClassName).toList();
	}

	/**
	 * Return the name of a type as source code has it, {@code int[]} for {@code [I}.
	 */
	private static String sourceName(String className) {
		return className.startsWith("[") ? Type.getType(className.replace('.', '/')).getClassName() : className;
	}

	/**
	 * Add a class that is called to find the key or the condition.
	 */
	private void addConsulted(String consulted) {
		String className = this.index.stable(consulted);
		if (this.reach.isApplication(className)) {
			this.reach.used().markUsed(className);
			make(className, null);
			this.reach.types().addWhole(className, null);
		}
	}

	private void addBean(BeanWiring bean) {
		Element element = new Element(Kind.BEAN, bean.name());
		this.reach.found().add(element, null);
		addMaking(bean, element);
	}

	private void addMaking(BeanWiring bean, Element via) {
		make(bean.className(), via);
		bean.prefixes().forEach((prefix) -> this.reach.found().add(new Element(Kind.PROPERTY, prefix + ".*"), via));
		String factory = bean.factoryClassName();
		if (factory != null && this.reach.isApplication(factory)) {
			addFactory(factory, bean.factoryMethodName(), via);
		}
	}

	/**
	 * Add the factory methods of a name; which of several made the bean is not known.
	 */
	private void addFactory(String factory, @Nullable String methodName, Element via) {
		make(factory, via);
		boolean found = false;
		for (String type : withSupertypes(factory)) {
			for (Member member : methods(type, methodName)) {
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

	private void addAdvice() {
		this.reach.found().add(Element.ADVICE, null);
		for (String className : this.index.hierarchy().advice()) {
			this.reach.used().markUsed(className);
			make(className, Element.ADVICE);
			this.reach.types().addWhole(className, Element.ADVICE);
		}
	}

	/**
	 * Add what the container does to make a bean of a class.
	 */
	private void make(@Nullable String madeClass, @Nullable Element via) {
		if (madeClass != null && this.reach.isApplication(madeClass)) {
			String className = this.index.stable(madeClass);
			construct(className, via);
			Element declaration = new Element(Kind.DECLARATION, className);
			methods(className, "<init>").forEach(
					(member) -> this.reach.code().addMethod(member.in(className), receiver(className), declaration));
		}
	}

	private Receiver receiver(String className) {
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
