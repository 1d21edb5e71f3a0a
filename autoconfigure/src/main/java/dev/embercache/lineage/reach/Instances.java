package dev.embercache.lineage.reach;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.index.ClassIndex;

/**
 * Tells of which classes there can be instances, as rapid type analysis does: a component
 * that only the container could make, and that it does not, is behind no interface. That
 * there is none becomes a part of the lineage, so that the first one is a change.
 */
final class Instances {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final ReachedElements found;

	private final Map<String, Boolean> known = new HashMap<>();

	Instances(ClassIndex index, BeanWirings beans, ReachedElements found) {
		this.index = index;
		this.beans = beans;
		this.found = found;
	}

	/**
	 * Return whether there can be an instance of exactly a class.
	 * @param className the name of the class
	 * @param via the element that an instance would count for
	 */
	boolean canExist(String className, Element via) {
		boolean exists = this.known.computeIfAbsent(className,
				(name) -> !this.index.creations().areOfContainerOnly(name) || this.beans.mayMake(name));
		if (!exists) {
			this.found.add(new Element(Kind.INSTANCES, className), via);
		}
		return exists;
	}

	/**
	 * Return whether a method can run: it is static, or there can be an object that has
	 * it.
	 * @param method the method
	 * @param via the element that it would count for
	 */
	boolean canRun(MemberRef method, Element via) {
		Member member = this.index.find(method);
		if (member == null || member.has(Opcodes.ACC_STATIC)) {
			return true;
		}
		Set<String> subtypes = this.index.hierarchy().subtypes(method.owner());
		return Stream.concat(Stream.of(method.owner()), subtypes.stream()).anyMatch((type) -> canExist(type, via));
	}

}
