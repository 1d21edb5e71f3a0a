package dev.embercache.lineage.reach;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.index.Ambient;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * The types that code has to name to do anything with a bean. A bean that nothing within
 * reach works with takes no part in a value, even though the producing bean has it.
 */
final class BeanTypes {

	private final ClassIndex index;

	BeanTypes(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the types that a bean is used by.
	 * @param bean the bean
	 * @return its class and what this extends and implements; empty if the bean may be
	 * used by other types too, because a library knows one of its types or its class is
	 * not known for sure
	 */
	Set<String> of(BeanWiring bean) {
		String className = (bean.className() != null) ? this.index.stable(bean.className()) : null;
		if (className == null || !this.index.names().contains(className) || !isOfThatClass(bean, className)) {
			return Set.of();
		}
		Set<String> types = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(Set.of(className));
		for (String type = open.poll(); type != null; type = open.poll()) {
			ClassSummary summary = this.index.state(type).summary();
			if (summary == null || !this.index.isApplication(type)) {
				return Set.of();
			}
			if (types.add(type)) {
				summary.supertypes()
					.stream()
					.filter((supertype) -> !LibraryMethods.NONE.contains(supertype))
					.forEach(open::add);
			}
		}
		return types;
	}

	/**
	 * Return whether the class of a bean is its own, rather than the one that has the
	 * lambda in it which the bean is.
	 */
	private boolean isOfThatClass(BeanWiring bean, String className) {
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null || summary.has(Opcodes.ACC_ABSTRACT) || bean.factoryMethodName() == null) {
			Ambient ambient = this.index.libraryCode().ambient();
			return summary != null && !summary.has(Opcodes.ACC_ABSTRACT)
					&& (ambient.isComponent(summary) || ambient.isBound(summary));
		}
		ClassSummary factory = this.index.state(String.valueOf(bean.factoryClassName())).summary();
		if (factory == null) {
			return false;
		}
		Set<String> types = new HashSet<>(this.index.hierarchy().supertypes(className));
		types.add(className);
		return factory.methods(bean.factoryMethodName())
			.stream()
			.map((member) -> Type.getReturnType(member.descriptor()).getClassName())
			.anyMatch(types::contains);
	}

}
