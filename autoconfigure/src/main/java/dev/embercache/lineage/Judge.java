package dev.embercache.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.ClassIndex.ClassState;
import dev.embercache.lineage.ClassSummary.Member;

/**
 * Compares a lineage with the code of a generation.
 */
final class Judge {

	private final ClassIndex index;

	private final BeanWirings beans;

	private boolean missedBeans;

	Judge(ClassIndex index, BeanWirings beans) {
		this.index = index;
		this.beans = beans;
	}

	/**
	 * Return whether a bean was not known, so that another answer is possible once it is.
	 * @return whether the last verdict is a preliminary one
	 */
	boolean missedBeans() {
		return this.missedBeans;
	}

	Verdict judge(Lineage lineage) {
		List<Change> changes = new ArrayList<>();
		Reason reason = new Reason(lineage, this.index);
		lineage.parts()
			.stream()
			.filter((part) -> !part.fingerprint().sameAs(fingerprint(part.element())))
			.sorted((one, other) -> Integer.compare(lineage.path(one).size(), lineage.path(other).size()))
			.forEach((part) -> changes.add(reason.of(part, fingerprint(part.element()))));
		return changes.isEmpty() ? new Verdict.Holds() : new Verdict.Stale(changes);
	}

	/**
	 * Return the fingerprint that an element has now.
	 * @param element the element
	 * @return its fingerprint
	 */
	Fingerprint fingerprint(Element element) {
		return switch (element.kind()) {
			case CLASS -> this.index.state(element.name()).fingerprint();
			case DECLARATION -> of(element, ClassSummary::declaration);
			case METHOD, FIELD -> of(element, (summary) -> member(element, summary.find(element.key())));
			case TARGETS -> set(this.index.hierarchy().targets(element.owner(), element.key()).keySet());
			case CALLABLE -> set(this.index.hierarchy().callable(element.name()));
			case SUBTYPES -> set(this.index.subtypes(element.name()));
			case ADVICE -> set(this.index.hierarchy().advice());
			case BEAN -> wiring(element.name());
			case APPLICATION -> application();
		};
	}

	private Fingerprint of(Element element, Function<ClassSummary, Fingerprint> part) {
		ClassState state = this.index.state(element.owner());
		ClassSummary summary = state.summary();
		return (summary != null && state.fingerprint().isKnown()) ? part.apply(summary) : state.fingerprint();
	}

	private Fingerprint member(Element element, @Nullable Member member) {
		if (member == null) {
			return Fingerprint.ABSENT;
		}
		if (member.isMethod()) {
			return member.fingerprint();
		}
		return new Tokens().add(member.fingerprint())
			.addAll(this.index.hierarchy().writers(element.owner(), element.key()))
			.fingerprint();
	}

	private Fingerprint application() {
		Tokens tokens = new Tokens();
		for (String name : new TreeSet<>(this.index.names())) {
			Fingerprint fingerprint = this.index.state(name).fingerprint();
			if (!fingerprint.isKnown()) {
				return Fingerprint.UNKNOWN;
			}
			tokens.add(name).add(fingerprint);
		}
		return tokens.fingerprint();
	}

	private static Fingerprint set(Set<String> names) {
		return new Tokens().addAll(names).fingerprint();
	}

	private Fingerprint wiring(String beanName) {
		BeanWiring bean = this.beans.find(beanName);
		if (bean == null) {
			this.missedBeans = true;
			return Fingerprint.ABSENT;
		}
		return bean.fingerprint();
	}

}
