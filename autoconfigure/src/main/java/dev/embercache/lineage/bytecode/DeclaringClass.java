package dev.embercache.lineage.bytecode;

import java.util.HashSet;
import java.util.Set;

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
	 * @param signature its generic signature, made up from the descriptor if it has none
	 */
	void addField(String name, String descriptor, String signature) {
		if (!containers().isNested(signature)) {
			this.flatFields.add(name + ":" + descriptor);
		}
	}

	Containers containers() {
		return this.rules.containers();
	}

	/**
	 * Return whether what a container holds may be a container too.
	 * @param owner the internal name of the class of the field that has the container
	 * @param field the field
	 * @return {@code true} also for the fields of other classes, whose generic signatures
	 * are not at hand
	 */
	boolean mayNest(String owner, Reference field) {
		return !owner.equals(this.name) || !this.flatFields.contains(field.key());
	}

}
