package dev.embercache.lineage.index;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.rules.AnnotationMark;

/**
 * Finds the application classes with an annotation, or with one that has it in turn. All
 * classes are looked at for an answer, so that only what rules name is asked for. A
 * method that names the annotation otherwise is found as well.
 */
public final class Annotations {

	private final ClassIndex index;

	private final Map<String, Set<String>> classes = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> composed = new ConcurrentHashMap<>();

	Annotations(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the classes that have an annotation, on them or on a method.
	 * @param annotation its name, with or without an {@code @}
	 * @return the names of the classes, sorted, without other annotations
	 */
	public Set<String> classes(String annotation) {
		return Hierarchy.remember(this.classes, AnnotationMark.strip(annotation), () -> {
			Set<String> names = names(annotation);
			Set<String> found = new TreeSet<>();
			for (String name : this.index.names()) {
				ClassSummary summary = this.index.summary(name);
				if (!summary.has(Opcodes.ACC_ANNOTATION)
						&& (has(summary.references(), names) || summary.members().stream().anyMatch(isMethod(names)))) {
					found.add(name);
				}
			}
			return found;
		});
	}

	/**
	 * Return whether a class has an annotation.
	 * @param className the name of the class
	 * @param annotation its name, with or without an {@code @}
	 */
	public boolean isOn(String className, String annotation) {
		return has(this.index.summary(className).references(), names(annotation));
	}

	/**
	 * Return the methods of a class that have an annotation.
	 * @param className the name of the class
	 * @param annotation its name, with or without an {@code @}
	 */
	public Collection<Member> methods(String className, String annotation) {
		return this.index.summary(className).members().stream().filter(isMethod(names(annotation))).toList();
	}

	private static Predicate<Member> isMethod(Set<String> annotations) {
		return (member) -> member.isMethod() && has(member.references(), annotations);
	}

	private static boolean has(Collection<Reference> references, Set<String> annotations) {
		return references.stream()
			.anyMatch((reference) -> reference.how() == How.MENTION && annotations.contains(reference.owner()));
	}

	/**
	 * Return an annotation, and those of the application that have it.
	 */
	private Set<String> names(String annotation) {
		return Hierarchy.remember(this.composed, AnnotationMark.strip(annotation), () -> {
			Set<String> names = new TreeSet<>();
			addComposed(AnnotationMark.strip(annotation), names);
			return names;
		});
	}

	private void addComposed(String annotation, Set<String> names) {
		if (names.add(annotation)) {
			this.index.subtypes("java.lang.annotation.Annotation")
				.stream()
				.filter((name) -> has(this.index.summary(name).references(), Set.of(annotation)))
				.forEach((name) -> addComposed(name, names));
		}
	}

}
