package dev.embercache.lineage.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Tells what a library that maps objects, as a JPA provider does, sees of a class: its
 * fields, its constructors, its accessors, methods that have annotations, and those that
 * types of libraries declare. Other methods run only where code calls them.
 */
public final class DataMembers {

	private static final Pattern ACCESSOR = Pattern.compile("(?:get|is|set)[^a-z].*");

	private final ClassIndex index;

	public DataMembers(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return whether a library answers each method of an interface by what that method
	 * declares: one that extends types of mapping libraries, and no others of libraries.
	 * @param className the name of the type
	 */
	public boolean answersEach(String className) {
		if (!this.index.hierarchy().isImplementedElsewhere(className)
				|| !this.index.summary(className).has(Opcodes.ACC_INTERFACE)) {
			return false;
		}
		Set<String> types = new LinkedHashSet<>(this.index.summary(className).interfaces());
		this.index.hierarchy()
			.supertypes(className)
			.forEach((type) -> types.addAll(this.index.summary(type).interfaces()));
		types.removeIf(this.index::isApplication);
		return !types.isEmpty() && types.stream().allMatch(this.index.libraryCode().methods()::maps);
	}

	/**
	 * Return what a mapping library sees of the members of a class.
	 * @param summary the class
	 * @return the members, in the order of the class
	 */
	public List<Member> of(ClassSummary summary) {
		Set<MemberRef> callable = this.index.libraryTypes().callable(summary.name());
		boolean isEnum = summary.has(Opcodes.ACC_ENUM);
		boolean accessors = !isEnum && !isReadByField(summary);
		return summary.members()
			.stream()
			.filter((member) -> !isEnum && isPart(member) || callable.contains(member.in(summary.name()))
					|| accessors && isAccessor(member, summary) || hasAnnotation(member))
			.toList();
	}

	/**
	 * Return whether a member is something that objects consist of, or that makes them.
	 * Constants are all that there is of an enum.
	 */
	private static boolean isPart(Member member) {
		return member.isMethod() ? member.name().equals("<init>") : !member.has(Opcodes.ACC_STATIC);
	}

	private static boolean isAccessor(Member method, ClassSummary summary) {
		return !method.has(Opcodes.ACC_STATIC)
				&& (ACCESSOR.matcher(method.name()).matches() || method.descriptor().startsWith("()")
						&& summary.find(method.name() + ":" + method.descriptor().substring(2)) != null);
	}

	/**
	 * Return whether a library reads and writes the fields of a class, and calls no
	 * accessors: a field has the annotation that decides it, and no accessor has any.
	 */
	private boolean isReadByField(ClassSummary summary) {
		boolean decided = false;
		for (ClassSummary at = summary; at != null; at = superclass(at)) {
			Set<String> deciding = this.index.libraryCode().ambient().fieldAnnotations(at);
			for (Member member : at.members()) {
				if (!member.isMethod()) {
					decided |= member.references().stream().map(Reference::owner).anyMatch(deciding::contains);
				}
				else if (ACCESSOR.matcher(member.name()).matches() && hasAnnotation(member)) {
					return false;
				}
			}
			if (at.references().stream().map(Reference::owner).map("-"::concat).anyMatch(deciding::contains)) {
				return false;
			}
		}
		return decided;
	}

	private @Nullable ClassSummary superclass(ClassSummary summary) {
		String name = summary.superName();
		return (name == null || LibraryMethods.NONE.contains(name)) ? null : this.index.state(name).summary();
	}

	/**
	 * Return whether a member has an annotation, or works with one.
	 * @param member the member
	 */
	public boolean hasAnnotation(Member member) {
		return member.references()
			.stream()
			.filter((reference) -> reference.how() == How.MENTION)
			.map((reference) -> this.index.state(reference.owner()).summary())
			.filter(Objects::nonNull)
			.anyMatch((type) -> type.has(Opcodes.ACC_ANNOTATION));
	}

}
