package dev.embercache.lineage.reach;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.DataMembers;

/**
 * Adds types of which a library maps instances, as a JPA provider does with entities.
 * What it sees of a class is less than all: code calls the other methods, or nobody. Adds
 * also the interfaces that such a library implements, as Spring Data does with
 * repositories, of which each method counts by itself, together with what the interface
 * is about.
 */
final class MappedTypes {

	private final ClassIndex index;

	private final DataMembers members;

	private final Degrees degrees;

	private final ReachedElements found;

	private final UsedTypes used;

	private final Instances instances;

	private final Map<String, Boolean> answering = new HashMap<>();

	private final Set<String> interfaces = new HashSet<>();

	private final Set<String> mapped = new HashSet<>();

	private final Set<String> parts = new HashSet<>();

	MappedTypes(ClassIndex index, Degrees degrees, ReachedElements found, UsedTypes used, Instances instances) {
		this.index = index;
		this.members = new DataMembers(index);
		this.degrees = degrees;
		this.found = found;
		this.used = used;
		this.instances = instances;
	}

	/**
	 * Return whether a library answers each method of an interface by what it declares.
	 */
	boolean answersEach(String className) {
		return this.answering.computeIfAbsent(className, this.members::answersEach);
	}

	/**
	 * Add a type that only a library implements.
	 * @param className the name of the type
	 * @param via the element through which it was found
	 */
	void addImplementedElsewhere(String className, @Nullable Element via) {
		if (answersEach(className)) {
			addInterface(className, via);
		}
		else {
			this.degrees.addDeep(className, via);
		}
	}

	private void addInterface(String className, @Nullable Element via) {
		this.used.markUsed(className);
		if (!this.degrees.isApplication(className) || !this.interfaces.add(className)) {
			return;
		}
		this.degrees.addMentioned(className, via);
		Element declaration = new Element(Kind.DECLARATION, className);
		subjects(className).forEach((subject) -> addSubject(subject, declaration));
		Element subtypes = new Element(Kind.SUBTYPES, className);
		this.found.add(subtypes, declaration);
		this.index.subtypes(className).forEach((subtype) -> addImplementedElsewhere(subtype, subtypes));
	}

	/**
	 * Return what an interface and those that it extends are about, such as entities.
	 */
	private List<Reference> subjects(String className) {
		return Stream.concat(Stream.of(className), this.index.hierarchy().supertypes(className).stream())
			.map(this.index::summary)
			.flatMap((summary) -> summary.references()
				.stream()
				.filter((reference) -> !summary.supertypes().contains(reference.owner())))
			.toList();
	}

	private void addSubject(Reference reference, Element via) {
		if (reference.how() == How.LITERAL) {
			this.degrees.addDeep(reference.owner(), via);
		}
		else {
			add(reference.owner(), via);
		}
	}

	/**
	 * Add what a library works with to answer a method of an interface. Expressions can
	 * call any method of what they are given: those of a projection are given the
	 * entities, and those of an annotation the parameters.
	 * @param method the abstract method
	 * @param via the element that has it
	 */
	void addAnswer(Member method, Element via) {
		Set<String> types = method.references().stream().map(Reference::owner).collect(Collectors.toSet());
		if (types.stream().anyMatch(this::isEvaluated)) {
			types.forEach((type) -> this.degrees.addDeepIfData(type, via));
			subjects(via.owner()).forEach((subject) -> this.degrees.addDeepIfData(subject.owner(), via));
			return;
		}
		if (this.members.hasAnnotation(method)) {
			List<String> parameters = Stream.of(Type.getArgumentTypes(method.descriptor()))
				.map((parameter) -> parameter.getClassName().replace("[]", ""))
				.toList();
			boolean any = parameters.stream().anyMatch((type) -> type.startsWith("java.util."));
			types.stream()
				.filter((type) -> any || parameters.contains(type))
				.forEach((type) -> this.degrees.addDeepIfData(type, via));
		}
		types.forEach((type) -> add(type, via));
	}

	/**
	 * Return whether a type is a projection with expressions.
	 */
	private boolean isEvaluated(String type) {
		return this.degrees.isApplication(type) && this.index.summary(type)
			.members()
			.stream()
			.anyMatch((member) -> member.has(Opcodes.ACC_ABSTRACT)
					&& this.index.libraryCode().ambient().isCalledByContainer(member));
	}

	/**
	 * Add the types that code names which calls a mapping library.
	 * @param code the code
	 * @param via the element that has it
	 */
	void addReferred(Member code, Element via) {
		code.references().forEach((reference) -> this.used.markUsed(reference.owner()));
		code.references()
			.stream()
			.filter((reference) -> !reference.how().isStatic() && reference.how() != How.SUPER_CALL)
			.forEach((reference) -> add(reference.owner(), via));
	}

	private void add(String className, Element via) {
		if (answersEach(className)) {
			addInterface(className, via);
		}
		else if (this.degrees.isData(className)) {
			addMapped(className, via);
		}
	}

	private void addMapped(String className, Element via) {
		this.used.markUsed(className);
		if (!this.mapped.add(className)) {
			return;
		}
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null || summary.has(Opcodes.ACC_INTERFACE)) {
			this.degrees.addDeep(className, via);
			return;
		}
		this.degrees.addMentioned(className, via);
		Element data = new Element(Kind.DATA, className);
		this.found.add(data, via);
		this.degrees.later(() -> addAllBehind(summary, data));
	}

	private void addAllBehind(ClassSummary summary, Element data) {
		String className = summary.name();
		this.degrees.addInitialized(className, data);
		addMembers(summary, className, data);
		for (String supertype : this.index.hierarchy().supertypes(className)) {
			Element inherited = new Element(Kind.DATA, supertype);
			this.found.add(inherited, data);
			addMembers(this.index.summary(supertype), className, inherited);
		}
		if (!summary.has(Opcodes.ACC_ENUM)) {
			Element subtypes = new Element(Kind.SUBTYPES, className);
			this.found.add(subtypes, data);
			this.index.subtypes(className)
				.stream()
				.filter((subtype) -> this.instances.canExist(subtype, subtypes)
						|| !this.index.subtypes(subtype).isEmpty())
				.forEach((subtype) -> add(subtype, subtypes));
		}
	}

	private void addMembers(ClassSummary summary, String className, Element data) {
		List<Member> seen = this.members.of(summary);
		this.degrees.follow(summary.name(), seen, className, data);
		if (this.parts.add(summary.name())) {
			Set<String> supertypes = summary.supertypes();
			Stream
				.concat(summary.references().stream().filter((reference) -> !supertypes.contains(reference.owner())),
						seen.stream()
							.filter((member) -> !member.isMethod() || this.members.hasAnnotation(member))
							.flatMap((member) -> member.references().stream()))
				.forEach((reference) -> addSubject(reference, data));
		}
	}

}
