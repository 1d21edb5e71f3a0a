package dev.embercache.lineage.index;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.rules.AnnotationMark;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Tells which application code the container calls, so that no call of it can be seen.
 */
public final class Ambient {

	private final LibraryRules rules;

	private final Predicate<String> types;

	private final Predicate<String> imported;

	private final Predicate<String> injected;

	private final Predicate<String> components;

	private final Predicate<String> bound;

	private final Predicate<String> saysName;

	Ambient(LibraryRules rules) {
		this.rules = rules;
		this.types = rules.remembering(Word.AMBIENT);
		this.imported = rules.remembering(Word.IMPORTED);
		this.injected = rules.remembering(Word.INJECTED);
		this.components = rules.remembering(Word.COMPONENT);
		this.bound = rules.remembering(Word.BOUND);
		this.saysName = rules.remembering(Word.SAYS_NAME);
	}

	/**
	 * Return whether classes can change what any bean does by a type that they extend or
	 * implement, or by an annotation.
	 * @param type the name of the type, or that of the annotation after an {@code @}
	 */
	boolean isAdvice(String type) {
		return this.types.test(type);
	}

	/**
	 * Return whether an annotation asks the container to call a method before it hands
	 * the bean out.
	 * @param member the method
	 * @return whether it has such an annotation
	 */
	public boolean isCalledByContainer(Member member) {
		return member.isMethod()
				&& member.references().stream().anyMatch((reference) -> this.injected.test(reference.owner()));
	}

	/**
	 * Return whether a field adds something to other beans, as that of a mix-in does.
	 * @param member the field
	 * @return whether it has an annotation that says so
	 */
	public boolean isAdvice(Member member) {
		return !member.isMethod() && member.references()
			.stream()
			.anyMatch((reference) -> isAdvice(AnnotationMark.before(reference.owner())));
	}

	/**
	 * Return whether the container hands the annotations of the class that imports it to
	 * a class.
	 * @param summary the class
	 */
	public boolean isImported(ClassSummary summary) {
		return summary.interfaces().stream().anyMatch(this.imported);
	}

	/**
	 * Return whether a class says of itself that it is one of a bean.
	 * @param summary the class
	 * @return whether it is annotated as a component
	 */
	public boolean isComponent(ClassSummary summary) {
		return summary.references().stream().anyMatch((reference) -> this.components.test(reference.owner()));
	}

	/**
	 * Return the annotations by which a field of a class says that a library reads and
	 * writes fields, rather than calling accessors.
	 * @param summary the class
	 * @return the names; with a minus those by which a class says otherwise
	 */
	Set<String> fieldAnnotations(ClassSummary summary) {
		return summary.references()
			.stream()
			.map((reference) -> this.rules.find(Word.MAPS_FIELDS, AnnotationMark.before(reference.owner())))
			.filter(Objects::nonNull)
			.flatMap((rule) -> Stream.of(rule.text().split(",")))
			.collect(Collectors.toSet());
	}

	/**
	 * Return the resources that a library reads for a type without being told.
	 * @param summary the type
	 * @return the locations
	 */
	public List<String> resources(ClassSummary summary) {
		return summary.interfaces()
			.stream()
			.map((type) -> this.rules.find(Word.RESOURCES, type))
			.filter(Objects::nonNull)
			.flatMap((rule) -> Stream.of(rule.text().split(",")))
			.distinct()
			.toList();
	}

	/**
	 * Return whether an annotation says by which name the container sets a property.
	 * @param annotation the name of the annotation
	 */
	boolean saysName(String annotation) {
		return this.saysName.test(annotation);
	}

	/**
	 * Return whether the container sets all properties of a bean.
	 * @param summary the class of the bean
	 * @return whether it is bound to configuration properties
	 */
	public boolean isBound(ClassSummary summary) {
		return summary.references().stream().anyMatch((reference) -> this.bound.test(reference.owner()));
	}

}
