package dev.embercache.lineage.bytecode;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Knows the types whose objects hold others and can be changed, such as collections,
 * arrays and atomic references. Names are those of class files.
 */
final class Containers {

	/** Types that say little of their objects, which may be containers. */
	private static final Set<String> ANYTHING = Set.of("java/io/Serializable", "java/lang/Cloneable",
			"java/lang/Appendable", "java/lang/CharSequence", "java/lang/Comparable", "java/lang/AutoCloseable");

	private final LibraryRules rules;

	private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

	Containers(LibraryRules rules) {
		this.rules = rules;
	}

	/**
	 * Return whether a field of this type may hold an object that can be changed without
	 * application code that writes to a field.
	 * @param descriptor the descriptor of the type
	 * @return whether it is an array, a container or anything
	 */
	boolean isContainer(String descriptor) {
		return descriptor.startsWith("[")
				|| descriptor.startsWith("L") && isContainerClass(descriptor.substring(1, descriptor.length() - 1));
	}

	boolean isContainerClass(String name) {
		return name.startsWith("[") || kind(name) != Kind.OTHER;
	}

	/**
	 * Return whether a place of this type may hold a container, perhaps by a type that
	 * says little.
	 * @param descriptor the descriptor of the type
	 */
	boolean mayBeContainer(String descriptor) {
		return isContainer(descriptor)
				|| descriptor.startsWith("L") && ANYTHING.contains(descriptor.substring(1, descriptor.length() - 1));
	}

	/**
	 * Return whether a container holds others.
	 * @param signature the generic signature of a field, or its descriptor
	 * @return whether what it holds can be changed like itself
	 */
	boolean isNested(String signature) {
		int containers = 0;
		for (int i = signature.indexOf('L'); i >= 0; i = signature.indexOf('L', i + 1)) {
			int end = i + 1;
			while (end < signature.length() && ";<.".indexOf(signature.charAt(end)) < 0) {
				end++;
			}
			if (isContainerClass(signature.substring(i + 1, end))) {
				containers++;
			}
			i = end - 1;
		}
		return containers + signature.chars().filter((character) -> character == '[').count() > 1;
	}

	/**
	 * Return the generic signature of a field that has none of its own.
	 * @param descriptor the descriptor of the field
	 * @return one that says that a container may hold anything
	 */
	String signature(String descriptor) {
		boolean any = descriptor.startsWith("L")
				&& kind(descriptor.substring(1, descriptor.length() - 1)) == Kind.CONTAINER;
		return any ? descriptor.replace(";", "<Ljava/lang/Object;>;") : descriptor;
	}

	private Kind kind(String name) {
		return this.kinds.computeIfAbsent(name, this::findKind);
	}

	private Kind findKind(String name) {
		String className = name.replace('/', '.');
		if (this.rules.has(Word.MUTABLE, className)) {
			return Kind.MUTABLE;
		}
		return this.rules.has(Word.CONTAINER, className) ? Kind.CONTAINER : Kind.OTHER;
	}

	/**
	 * Return whether a method leaves the container that it is called on as it is.
	 * @param owner the class of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 * @return whether it only looks at it, or returns a view of it
	 */
	boolean looks(String owner, String name, String descriptor) {
		return this.rules.find(Word.LOOKS, owner.replace('/', '.'), name, descriptor) != null;
	}

	/**
	 * Return whether a method leaves a container that it gets as an argument as it is,
	 * and does not keep it.
	 * @param owner the class of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 * @return whether it only reads what is in there
	 */
	boolean takesACopy(String owner, String name, String descriptor) {
		return this.rules.find(Word.COPIES, owner.replace('/', '.'), name, descriptor) != null;
	}

	/**
	 * Return whether a call returns a container that nobody can change.
	 * @param owner the class of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 * @return whether neither the container nor what it was made from can be changed
	 */
	boolean isUnmodifiable(String owner, String name, String descriptor) {
		return this.rules.find(Word.UNMODIFIABLE, owner.replace('/', '.'), name, descriptor) != null;
	}

	/**
	 * The kinds of types.
	 */
	private enum Kind {

		/** Objects hold others, and can be changed. */
		CONTAINER,

		/** Objects can be changed, and hold what their type says, if anything. */
		MUTABLE,

		/** Objects change only if their class writes to fields. */
		OTHER

	}

}
