package dev.embercache.lineage.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.ClassIndex.ClassState;
import dev.embercache.lineage.index.Initializers;
import dev.embercache.lineage.index.LastingFingerprints;

/**
 * Compares a lineage with the code of a generation.
 */
final class Judge {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Outside outside;

	private final Function<String, Tracking> tracking;

	private final LastingFingerprints known;

	private final Object token = new Object();

	private final Supplier<LastingFingerprints> lasting = SingletonSupplier.of(this::takeOver);

	private final Map<Element, Fingerprint> others = new ConcurrentHashMap<>();

	Judge(ClassIndex index, BeanWirings beans, Outside outside, Function<String, Tracking> tracking,
			LastingFingerprints known) {
		this.known = known;
		this.tracking = tracking;
		this.outside = outside;
		this.index = index;
		this.beans = beans;
	}

	/**
	 * Return whether all beans of a lineage are known, so that its verdict will stay what
	 * it is.
	 * @param lineage the lineage
	 * @return whether no other verdict is possible in this generation
	 */
	boolean isFinal(Lineage lineage) {
		for (String bean : lineage.beans()) {
			if (this.beans.find(bean) == null) {
				return false;
			}
		}
		return true;
	}

	Verdict judge(Lineage lineage) {
		List<Part> different = new ArrayList<>();
		for (Part part : lineage.parts()) {
			if (!part.fingerprint().sameAs(fingerprint(part.element()))) {
				different.add(part);
			}
		}
		if (different.isEmpty()) {
			return new Verdict.Holds();
		}
		Reason reason = new Reason(lineage, this.index, this.outside.libraries());
		return new Verdict.Stale(different.stream()
			.sorted(Comparator.comparing((part) -> lineage.path(part).size()))
			.map((part) -> reason.of(part, fingerprint(part.element())))
			.toList());
	}

	/**
	 * Return the fingerprint that an element has now.
	 * @param element the element
	 * @return its fingerprint
	 */
	Fingerprint fingerprint(Element element) {
		if (element.kind() == Kind.BEAN) {
			BeanWiring bean = this.beans.find(element.name());
			return (bean != null) ? bean.fingerprint(this.index::stable) : Fingerprint.ABSENT;
		}
		LastingFingerprints lasting = this.lasting.get();
		Fingerprint known = lasting.find(this.token, element);
		known = (known != null) ? known : this.others.get(element);
		if (known == null) {
			known = compute(element);
			if (!lasting.keep(this.token, element, known)) {
				this.others.put(element, known);
			}
		}
		return known;
	}

	private LastingFingerprints takeOver() {
		this.known.takeOver(this.token, this.index.states());
		return this.known;
	}

	private Fingerprint compute(Element element) {
		return switch (element.kind()) {
			case CLASS -> this.index.state(element.name()).fingerprint();
			case VALUE -> of(element, this::value);
			case DECLARATION -> of(element, ClassSummary::declaration);
			case INITIALIZER -> of(element, Judge::initializer);
			case METHOD, FIELD -> of(element, (summary) -> member(element, summary.find(element.key())));
			case TARGETS -> set(this.index.hierarchy().targets(element.owner(), element.key()).keySet());
			case STATE -> set(this.index.callers().setters(element.owner(), element.key()));
			case CALLERS -> set(this.index.callers().of(element.owner(), element.key()).keySet());
			case CALLABLE -> set(this.index.libraryTypes().callable(element.name()));
			case SUBTYPES -> set(this.index.subtypes(element.name()));
			case ADVICE -> set(this.index.hierarchy().advice());
			case APPLICATION -> application();
			case RESOURCE -> this.outside.resources().fingerprint(element.name());
			case PROPERTY -> this.outside.property(element.name());
			case LIBRARY -> this.outside.libraries().fingerprint(element.name());
			case CLASSES -> set(this.index.matching(element.name()));
			case CACHE -> this.tracking.apply(element.name()).fingerprint();
			case STATEMENT -> of(element, (summary) -> statement(summary.find(element.key())));
			case BEAN -> throw new IllegalArgumentException("The wiring of a bean is not of the code");
		};
	}

	private Fingerprint of(Element element, Function<ClassSummary, Fingerprint> part) {
		ClassState state = this.index.state(element.owner());
		ClassSummary summary = state.summary();
		return (summary != null && state.fingerprint().isKnown()) ? part.apply(summary) : state.fingerprint();
	}

	/**
	 * Return what an instance of a class is made of. What its other methods do matters
	 * only where the producer calls them, which its reach says. The codec makes objects
	 * by a constructor or by none, and sorts and hashes them; of an enum it knows the
	 * names, and their order.
	 */
	private Fingerprint value(ClassSummary summary) {
		Tokens tokens = new Tokens().add(summary.declaration());
		Set<String> making = makingOf(summary);
		boolean isEnum = summary.has(Opcodes.ACC_ENUM);
		Map<String, Fingerprint> parts = new TreeMap<>();
		for (Member member : summary.members()) {
			if (isEnum && member.has(Opcodes.ACC_ENUM)) {
				tokens.add(member.name());
			}
			else if (member.isMethod() ? making.contains(member.key()) : !isEnum && !member.has(Opcodes.ACC_STATIC)) {
				parts.put(member.key(), member.fingerprint());
			}
		}
		parts.forEach((key, fingerprint) -> tokens.add(key).add(fingerprint));
		return tokens.fingerprint();
	}

	/**
	 * Return the methods of a value class that take part in its making, with those of the
	 * same class that they call, such as the one behind a bridge.
	 */
	private Set<String> makingOf(ClassSummary summary) {
		Set<String> callable = this.index.libraryTypes().callable(summary.name());
		Deque<Member> open = new ArrayDeque<>();
		for (Member member : summary.members()) {
			boolean constructor = member.name().equals("<init>") && !summary.has(Opcodes.ACC_ENUM);
			if (constructor || callable.contains(summary.name() + "." + member.key())) {
				open.add(member);
			}
		}
		Set<String> making = new HashSet<>();
		for (Member member = open.poll(); member != null; member = open.poll()) {
			if (making.add(member.key())) {
				member.references()
					.stream()
					.filter((reference) -> reference.owner().equals(summary.name()))
					.map((reference) -> summary.find(reference.key()))
					.filter(Objects::nonNull)
					.filter(Member::isMethod)
					.forEach(open::add);
			}
		}
		return making;
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

	private static Fingerprint initializer(ClassSummary summary) {
		Member initializer = Initializers.findEffective(summary);
		return (initializer != null) ? initializer.fingerprint() : Fingerprint.ABSENT;
	}

	private static Fingerprint statement(@Nullable Member member) {
		if (member == null) {
			return Fingerprint.ABSENT;
		}
		return set(member.references()
			.stream()
			.filter((reference) -> reference.how() == How.STATEMENT)
			.map(Reference::name)
			.collect(Collectors.toSet()));
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

}
