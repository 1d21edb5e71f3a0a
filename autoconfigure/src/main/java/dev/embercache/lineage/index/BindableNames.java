package dev.embercache.lineage.index;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Tells which names below its prefix a class that is bound to the configuration can get
 * values for: those of the components of a record, or of the properties of a bean with a
 * constructor without parameters. The names of parameters of another constructor need not
 * be in class files.
 */
public final class BindableNames {

	private static final String NO_ARGUMENTS = "()V";

	private final ClassIndex index;

	public BindableNames(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the names that a class can be bound to.
	 * @param className the name of the class
	 * @return the names as they stand in the configuration, with dashes, or {@code null}
	 * if it can be any
	 */
	public @Nullable Set<String> of(String className) {
		Set<String> names = new TreeSet<>();
		boolean record = false;
		String at = className;
		while (at != null && !LibraryMethods.NONE.contains(at)) {
			ClassSummary summary = this.index.isApplication(at) ? this.index.state(at).summary() : null;
			if (summary == null || !isPlain(summary)) {
				return null;
			}
			summary.members().forEach((member) -> addName(member, names));
			at = summary.superName();
			record |= "java.lang.Record".equals(at);
		}
		return isConstructedBy(this.index.summary(className), record) ? names : null;
	}

	/**
	 * Return whether a class is no collection, and none of its names is said by an
	 * annotation.
	 */
	private boolean isPlain(ClassSummary summary) {
		return this.index.hierarchy()
			.supertypes(summary.name())
			.stream()
			.map((type) -> this.index.summary(type).supertypes())
			.flatMap(Set::stream)
			.noneMatch(BindableNames::isCollection)
				&& summary.supertypes().stream().noneMatch(BindableNames::isCollection)
				&& Stream
					.concat(summary.references().stream(),
							summary.members().stream().flatMap((member) -> member.references().stream()))
					.map(Reference::owner)
					.noneMatch(this.index.libraryCode().ambient()::saysName);
	}

	private static boolean isCollection(String type) {
		return type.startsWith("java.util.") || type.equals("java.lang.Iterable");
	}

	private static boolean isConstructedBy(ClassSummary summary, boolean record) {
		return summary.members()
			.stream()
			.filter((member) -> member.name().equals("<init>"))
			.map((member) -> record || member.descriptor().equals(NO_ARGUMENTS))
			.toList()
			.equals(List.of(true));
	}

	private static void addName(Member member, Set<String> names) {
		if (member.has(Opcodes.ACC_STATIC)) {
			return;
		}
		String name = member.name();
		if (!member.isMethod()) {
			names.add(dashed(name));
		}
		else if (name.startsWith("set") && Type.getArgumentTypes(member.descriptor()).length == 1) {
			addProperty(name.substring(3), names);
		}
		else if (member.descriptor().startsWith("()")) {
			if (name.startsWith("get")) {
				addProperty(name.substring(3), names);
			}
			else if (name.startsWith("is")) {
				addProperty(name.substring(2), names);
			}
		}
	}

	private static void addProperty(String name, Set<String> names) {
		if (!name.isEmpty()) {
			boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
			names.add(dashed(acronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
		}
	}

	private static String dashed(String name) {
		StringBuilder dashed = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			char letter = (name.charAt(i) == '_') ? '-' : name.charAt(i);
			if (Character.isUpperCase(letter) && !dashed.isEmpty() && dashed.charAt(dashed.length() - 1) != '-') {
				dashed.append('-');
			}
			dashed.append(Character.toLowerCase(letter));
		}
		return dashed.toString();
	}

}
