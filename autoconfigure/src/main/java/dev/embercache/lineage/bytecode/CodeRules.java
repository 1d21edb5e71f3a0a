package dev.embercache.lineage.bytecode;

import java.util.function.Predicate;

import org.objectweb.asm.Type;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * The rules about libraries that decide what the summary of a class file says. Names of
 * classes are those of class files.
 */
public final class CodeRules {

	private final LibraryRules rules;

	private final Containers containers;

	private final Predicate<String> withoutMeaning;

	private final Predicate<String> forReflection;

	/**
	 * Create new rules for reading class files.
	 * @param rules the rules about libraries
	 */
	public CodeRules(LibraryRules rules) {
		this.rules = rules;
		this.containers = new Containers(rules);
		this.withoutMeaning = rules.remembering(Word.NO_MEANING);
		this.forReflection = rules.remembering(Word.FOR_REFLECTION);
	}

	Containers containers() {
		return this.containers;
	}

	/**
	 * Return whether a method does nothing with a class that depends on its code.
	 */
	boolean needsNameOnly(String owner, String name, String descriptor) {
		String className = owner.replace('/', '.');
		return this.rules.find(Word.NAME_ONLY, className, name, descriptor) != null
				|| this.rules.find(Word.READS_RESOURCE_BESIDE, className, name, descriptor) != null;
	}

	/**
	 * Return whether a method only checks its argument, and returns it or nothing.
	 */
	boolean checks(String owner, String name, String descriptor) {
		return this.rules.find(Word.CHECKS, owner.replace('/', '.'), name, descriptor) != null;
	}

	/**
	 * Return whether a method uses the constants of an enum that it gets.
	 */
	boolean needsConstantsOnly(String owner, String name, String descriptor) {
		return this.rules.find(Word.ENUMERATES, owner.replace('/', '.'), name, descriptor) != null;
	}

	/**
	 * Return whether nothing that runs depends on an annotation.
	 * @param annotation its descriptor
	 */
	boolean isWithoutMeaning(String annotation) {
		return this.withoutMeaning.test(Type.getType(annotation).getClassName());
	}

	/**
	 * Return whether only what looks into a class as a whole reads an annotation on it.
	 * @param annotation its descriptor
	 */
	boolean isForReflection(String annotation) {
		return this.forReflection.test(Type.getType(annotation).getClassName());
	}

	/**
	 * Return whether a method gets the name of a bean that the container is asked for.
	 */
	boolean findsBeansByName(String owner, String name, String descriptor) {
		return descriptor.startsWith("(Ljava/lang/String;") && findsBeans(owner, name, descriptor);
	}

	/**
	 * Return whether a method asks the container for beans.
	 */
	boolean findsBeans(String owner, String name, String descriptor) {
		return this.rules.find(Word.FINDS_BEANS, owner.replace('/', '.'), name, descriptor) != null;
	}

}
