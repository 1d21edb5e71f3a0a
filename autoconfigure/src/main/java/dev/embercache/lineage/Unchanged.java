package dev.embercache.lineage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import dev.embercache.lineage.ClassIndex.ClassState;
import dev.embercache.lineage.ClassSummary.Member;
import dev.embercache.lineage.ClassSummary.Reference;
import dev.embercache.lineage.ClassSummary.Reference.How;

/**
 * Tells which elements have the fingerprint that they had in an earlier generation, from
 * what has changed in which classes. What names one class depends on that class. What is
 * a set of methods or classes depends on the shape of all classes, and on those
 * references that its search looks at. Whatever else an element depends on, it is not
 * said to be unchanged.
 */
final class Unchanged implements Predicate<Element> {

	private static final Set<How> WRITES = EnumSet.of(How.WRITE, How.STATIC_WRITE);

	private static final Set<How> CHANGES = EnumSet.of(How.WRITE, How.STATIC_WRITE, How.OWN_CHANGE, How.CHANGE);

	private static final Set<How> CALLS = EnumSet.of(How.STATIC_CALL, How.SPECIAL_CALL, How.VIRTUAL_CALL, How.SELF_CALL,
			How.SUPER_CALL);

	private final Set<String> classes = new HashSet<>();

	private final Set<How> differing = EnumSet.noneOf(How.class);

	private boolean sameShape;

	/**
	 * Compare two generations.
	 * @param before all application classes of the one
	 * @param now all application classes of the other
	 */
	Unchanged(Map<String, ClassState> before, Map<String, ClassState> now) {
		this.sameShape = before.keySet().equals(now.keySet());
		now.forEach((name, state) -> {
			ClassState other = before.get(name);
			if (other != null) {
				compare(name, other, state);
			}
		});
	}

	private void compare(String name, ClassState before, ClassState now) {
		if (before.summary() == null || now.summary() == null) {
			this.sameShape = false;
			return;
		}
		if (now.fingerprint().isKnown() && before.fingerprint().isKnown() && before.summary() == now.summary()) {
			this.classes.add(name);
		}
		else if (before.summary() != now.summary()) {
			compare(before.summary(), now.summary());
		}
	}

	private void compare(ClassSummary before, ClassSummary now) {
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
					&& Ambient.isCalledByContainer(member) == Ambient.isCalledByContainer(other);
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

	@Override
	public boolean test(Element element) {
		return switch (element.kind()) {
			case CLASS, DECLARATION, METHOD, INITIALIZER, STATEMENT -> this.classes.contains(element.owner());
			case VALUE -> this.sameShape && this.classes.contains(element.owner());
			case FIELD -> this.sameShape && this.classes.contains(element.owner()) && same(WRITES);
			case TARGETS -> this.sameShape && !this.differing.contains(How.LAMBDA);
			case STATE -> this.sameShape && same(CHANGES);
			case CALLERS -> this.sameShape && same(CALLS);
			case CALLABLE, SUBTYPES, ADVICE -> this.sameShape;
			case CLASSES, APPLICATION, BEAN, CACHE, RESOURCE, PROPERTY, LIBRARY -> false;
		};
	}

	private boolean same(Set<How> hows) {
		return hows.stream().noneMatch(this.differing::contains);
	}

}
