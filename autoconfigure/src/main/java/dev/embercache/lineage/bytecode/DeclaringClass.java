package dev.embercache.lineage.bytecode;

import java.util.HashSet;
import java.util.Set;

import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * What the visitors of a method know of the class that declares it.
 *
 * @param name the internal name of the class
 * @param nest the numbered classes within its top level class
 * @param rules what is known about the libraries that it uses
 * @param flatFields the keys of its fields that hold no container of containers; complete
 * before the first method, because class files have all fields before the methods
 */
record DeclaringClass(String name, Nest nest, CodeRules rules, Set<String> flatFields) {

	DeclaringClass(String name, Nest nest, CodeRules rules) {
		this(name, nest, rules, new HashSet<>());
	}

	/**
	 * Add a field of the class.
	 * @param name the name of the field
	 * @param descriptor its descriptor
	 * @param nested whether it holds a container of containers
	 */
	void addField(String name, String descriptor, boolean nested) {
		if (!nested) {
			this.flatFields.add(name + ":" + descriptor);
		}
	}

	Containers containers() {
		return this.rules.containers();
	}

	/**
	 * Return whether a field is of this class.
	 * @param field the field
	 */
	boolean declares(Reference field) {
		return field.owner().equals(Type.getObjectType(this.name).getClassName());
	}

	/**
	 * Return whether what a container holds is no container.
	 * @param field the field that has the container
	 * @return {@code false} also for the fields of other classes, whose generic
	 * signatures are not at hand
	 */
	boolean isFlat(Reference field) {
		return declares(field) && this.flatFields.contains(field.key());
	}

}
