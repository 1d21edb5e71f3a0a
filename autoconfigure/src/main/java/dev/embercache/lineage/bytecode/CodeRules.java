package dev.embercache.lineage.bytecode;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.objectweb.asm.Type;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
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

	private final Map<String, Set<String>> namingBeans = new ConcurrentHashMap<>();

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
		return isAbout(Word.NAME_ONLY, owner, name, descriptor)
				|| isAbout(Word.READS_RESOURCE_BESIDE, owner, name, descriptor);
	}

	/**
	 * Return whether a method only checks its argument, and returns it or nothing.
	 */
	boolean checks(String owner, String name, String descriptor) {
		return isAbout(Word.CHECKS, owner, name, descriptor);
	}

	/**
	 * Return whether a method uses the constants of an enum that it gets.
	 */
	boolean needsConstantsOnly(String owner, String name, String descriptor) {
		return isAbout(Word.ENUMERATES, owner, name, descriptor);
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
	 * Return the attributes of an annotation that are names of beans.
	 * @param annotation its descriptor
	 */
	Set<String> attributesNamingBeans(String annotation) {
		return this.namingBeans.computeIfAbsent(annotation, (key) -> {
			Rule rule = this.rules.find(Word.NAMES_BEANS, Type.getType(key).getClassName());
			return (rule != null) ? Set.of(rule.text().split(",")) : Set.of();
		});
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
		return isAbout(Word.FINDS_BEANS, owner, name, descriptor);
	}

	private boolean isAbout(Word word, String owner, String name, String descriptor) {
		return this.rules.find(word, owner.replace('/', '.'), name, descriptor) != null;
	}

}
