package dev.embercache.lineage.index;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Knows which static initializers do no more than to fill static fields of their own
 * class. Nobody can tell whether such a one ran, but by reading one of these fields.
 */
public final class Initializers {

	public static final String KEY = "<clinit>()V";

	private static final String CONSTRUCTOR = "<init>";

	private final LibraryRules rules;

	Initializers(LibraryRules rules) {
		this.rules = rules;
	}

	/**
	 * Return the name of the static initializer of a class.
	 * @param className the name of the class
	 */
	public static MemberRef of(String className) {
		return new MemberRef(className, "<clinit>", "()V");
	}

	/**
	 * Return the static initializer of a class, if it does more than to fill fields.
	 * @param summary the class
	 * @return the initializer, or {@code null} if there is none that matters by itself
	 */
	public @Nullable Member findEffective(ClassSummary summary) {
		Member initializer = summary.find(KEY);
		return (initializer == null || isHarmless(initializer, summary.name())) ? null : initializer;
	}

	private boolean isHarmless(Member initializer, String className) {
		return initializer.references().stream().allMatch((reference) -> isHarmless(reference, className));
	}

	private boolean isHarmless(Reference reference, String className) {
		return switch (reference.how()) {
			case MENTION, LAMBDA -> true;
			case STATIC_WRITE, STATIC_READ, CHANGE -> reference.owner().equals(className);
			case NEW -> isHarmlessCall(reference.owner(), CONSTRUCTOR, "");
			case SPECIAL_CALL, STATIC_CALL, VIRTUAL_CALL ->
				isHarmlessCall(reference.owner(), reference.name(), reference.descriptor());
			default -> false;
		};
	}

	private boolean isHarmlessCall(String owner, String name, String descriptor) {
		return this.rules.find(Word.HARMLESS, owner, name, descriptor) != null;
	}

}
