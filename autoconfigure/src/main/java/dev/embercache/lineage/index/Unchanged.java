package dev.embercache.lineage.index;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.index.ClassIndex.ClassState;
import dev.embercache.rules.AnnotationMark;

/**
 * Tells which elements have the fingerprint that they had in an earlier generation, from
 * what has changed in which classes. What names one class depends on that class. What is
 * a set of methods or classes depends on the shape of all classes, and on those
 * references that its search looks at. Whatever else an element depends on, it is not
 * said to be unchanged.
 */
final class Unchanged {

	private final Ambient ambient;

	private final Set<String> changed = new HashSet<>();

	private final Set<How> differing = EnumSet.noneOf(How.class);

	private boolean sameShape;

	private boolean sameFlows = true;

	/**
	 * Compare two generations.
	 * @param before all application classes of the one
	 * @param now all application classes of the other
	 * @param ambient what the container calls in both
	 */
	@SuppressWarnings("ReferenceEquality")
	Unchanged(Map<String, ClassState> before, Map<String, ClassState> now, Ambient ambient) {
		this.ambient = ambient;
		this.sameShape = before.keySet().equals(now.keySet());
		if (!this.sameShape) {
			this.changed.addAll(before.keySet());
			this.changed.removeAll(now.keySet());
		}
		now.forEach((name, state) -> {
			ClassState other = before.get(name);
			if (other == null || !isSame(other, state)) {
				this.changed.add(name);
			}
			if (other != null && other.summary() != state.summary()) {
				compare(other.summary(), state.summary());
			}
		});
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isSame(ClassState before, ClassState now) {
		return before.summary() != null && before.summary() == now.summary() && before.fingerprint().isKnown()
				&& now.fingerprint().isKnown();
	}

	private void compare(@Nullable ClassSummary before, @Nullable ClassSummary now) {
		if (before == null || now == null) {
			this.sameShape = false;
			return;
		}
		this.sameShape &= before.access() == now.access() && Objects.equals(before.superName(), now.superName())
				&& before.interfaces().equals(now.interfaces()) && before.references().equals(now.references())
				&& before.members().size() == now.members().size();
		for (Member member : now.members()) {
			Member other = before.find(member.key());
			if (other == null) {
				this.sameShape = false;
				return;
			}
			this.sameShape &= member.access() == other.access()
					&& this.ambient.isCalledByContainer(member) == this.ambient.isCalledByContainer(other);
			this.sameFlows &= member.flows().equals(other.flows()) && member.nested() == other.nested();
			addDiffering(member.references(), other.references());
			addDiffering(other.references(), member.references());
		}
	}

	private void addDiffering(List<Reference> some, List<Reference> others) {
		if (!some.equals(others)) {
			Collection<Reference> known = new HashSet<>(others);
			some.stream()
				.filter((reference) -> !known.contains(reference))
				.forEach((reference) -> this.differing.add(reference.how()));
		}
	}

	/**
	 * Return the classes that have changed, have come, have gone or cannot be read.
	 * @return the names of the classes
	 */
	Set<String> changed() {
		return this.changed;
	}

	/**
	 * Return whether it can be told of an element, if it is unchanged.
	 * @param element the element
	 * @param states all application classes
	 */
	static boolean canTell(Element element, Map<String, ClassState> states) {
		return switch (element.kind()) {
			case TARGETS, CALLERS, CALLABLE -> true;
			case STATE -> !element.isOfLibrary();
			case SUBTYPES -> !AnnotationMark.isBefore(element.name());
			default -> isOfOneClass(element.kind()) && states.containsKey(element.owner());
		};
	}

	/**
	 * Return whether elements of a kind change with the class that they belong to.
	 */
	static boolean isOfOneClass(Kind kind) {
		return switch (kind) {
			case CLASS, DECLARATION, METHOD, INITIALIZER, STATEMENT, VALUE, FIELD -> true;
			default -> false;
		};
	}

	/**
	 * Return whether elements of a kind are unchanged: all of them, or all but those of
	 * the {@link #changed() changed} classes if they are of one class.
	 * @param kind the kind
	 */
	boolean mayContain(Kind kind) {
		return switch (kind) {
			case CLASS, DECLARATION, METHOD, INITIALIZER, STATEMENT -> true;
			case VALUE, CALLABLE, SUBTYPES -> this.sameShape;
			case FIELD -> this.sameShape && same(How::isWrite);
			case TARGETS -> this.sameShape && !this.differing.contains(How.LAMBDA);
			case STATE -> this.sameShape && this.sameFlows && same((how) -> how.isChange() || how.isCall())
					&& !this.differing.contains(How.LAMBDA);
			case CALLERS -> this.sameShape && same(How::isCall);
			case ADVICE, CLASSES, APPLICATION, BEAN, BEANS, ROWS, INSTANCES, CACHE, RESOURCE, PROPERTY, LIBRARY,
					SURROUNDINGS, DATABASE, DATA ->
				false;
		};
	}

	private boolean same(Predicate<How> hows) {
		return this.differing.stream().noneMatch(hows);
	}

}
