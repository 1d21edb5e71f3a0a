package dev.embercache.lineage.reach;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Producer;
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

	private final Reach reach;

	private final BeanMaking making;

	Roots(ClassIndex index, Reach reach) {
		this.index = index;
		this.reach = reach;
		this.making = reach.making();
	}

	/**
	 * Add what annotations say about lineages of the producer.
	 */
	void addStatements(Producer producer) {
		for (String type : this.making.withSupertypes(this.index.stable(producer.className()))) {
			for (Member member : methods(producer, type)) {
				if (member.references().stream().anyMatch((reference) -> reference.how() == How.STATEMENT)) {
					this.reach.found().add(Element.of(Kind.STATEMENT, member.in(type)), null);
				}
			}
		}
	}

	void add(Producer producer) {
		producer.wiring().forEach((bean) -> addBeanType(bean.className()));
		addBeanType(producer.className());
		addMethods(producer);
		this.making.make(producer.className(), null);
		for (BeanWiring bean : producer.wiring()) {
			if (bean.equals(producer.wiring().get(0))) {
				this.making.add(bean, null);
			}
			else {
				this.making.addWhenUsed(bean, null);
			}
		}
		producer.inMemoryDatabases().forEach((name) -> this.reach.found().add(new Element(Kind.ROWS, name), null));
		this.reach.askedBeans().start(producer);
		producer.consulted().forEach(this::addConsulted);
		addAdvice();
	}

	private void addBeanType(@Nullable String className) {
		if (className != null && this.reach.isApplication(className)) {
			this.reach.types().addBeanType(this.index.stable(className));
		}
	}

	private void addMethods(Producer producer) {
		String className = this.index.stable(producer.className());
		Receiver receiver = this.making.receiver(className);
		boolean code = false;
		for (String type : this.making.withSupertypes(className)) {
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
			this.reach.mapped().addImplementedElsewhere(className, null);
		}
	}

	/**
	 * Return the methods of a class that the producer can stand for: the one with its
	 * very parameters, or all of its name, since a type variable may stand in their
	 * place.
	 */
	private List<Member> methods(Producer producer, String className) {
		List<Member> sameName = this.index.summary(className).methods(producer.methodName());
		List<String> types = producer.parameterTypes().stream().map(Roots::sourceName).toList();
		List<Member> exact = sameName.stream().filter((member) -> types.equals(parameterTypes(member))).toList();
		return exact.isEmpty() ? sameName : exact;
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
			this.making.make(className, null);
			this.reach.types().addWhole(className, null);
		}
	}

	private void addAdvice() {
		this.reach.found().add(Element.ADVICE, null);
		this.making.addAdviceOfAnyBean();
	}

}
