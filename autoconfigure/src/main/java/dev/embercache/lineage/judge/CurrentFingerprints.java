package dev.embercache.lineage.judge;

import java.util.ArrayDeque;
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
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.ClassIndex.ClassState;
import dev.embercache.lineage.index.DataMembers;
import dev.embercache.lineage.index.LastingFingerprints;

/**
 * Computes the fingerprint that an element has in this generation: from the summary of
 * its class, from the index where it is a set of methods or classes, from the container
 * where it is a bean, from outside of the code where it is a resource, a property or a
 * library.
 * <p>
 * What depends on classes alone is handed on to the next generation, which drops only
 * what a changed class can have touched. All generations share these
 * {@link LastingFingerprints}, and one owns them at a time: the first question of a
 * generation takes them over, and from then on an earlier generation that is still at
 * work computes its own.
 */
final class CurrentFingerprints {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Outside outside;

	private final Function<String, Tracking> tracking;

	private final LastingFingerprints known;

	/** Stands for this generation as the owner, and holds nothing of it. */
	private final Object owner = new Object();

	private final Supplier<LastingFingerprints> lasting = SingletonSupplier.of(this::takeOver);

	private final Map<Element, Fingerprint> others = new ConcurrentHashMap<>();

	CurrentFingerprints(ClassIndex index, BeanWirings beans, Outside outside, Function<String, Tracking> tracking,
			LastingFingerprints known) {
		this.known = known;
		this.tracking = tracking;
		this.outside = outside;
		this.index = index;
		this.beans = beans;
	}

	/**
	 * Return the fingerprint that an element has now.
	 * @param element the element
	 * @return its fingerprint
	 */
	Fingerprint fingerprint(Element element) {
		return switch (element.kind()) {
			case BEAN -> bean(element.name());
			case BEANS -> beans(element);
			case ADVICE -> advice();
			case ROWS -> of(element.name(), this.beans.rows(element.name()));
			case DATABASE -> of(element.name(), this.beans.database(element.name()));
			case SURROUNDINGS -> this.outside.surroundings().fingerprint(element.name());
			case INSTANCES -> instances(element.name());
			default -> memoized(element);
		};
	}

	private Fingerprint bean(String name) {
		BeanWiring bean = this.beans.find(name);
		return (bean != null) ? bean.fingerprint(this.index::stable) : Fingerprint.ABSENT;
	}

	private Fingerprint beans(Element element) {
		List<String> names = element.equals(Element.ALL_BEANS) ? this.beans.all() : this.beans.ofType(element.name());
		Tokens tokens = new Tokens();
		names.stream()
			.map(this.beans::find)
			.filter(Objects::nonNull)
			.map((bean) -> bean.asCandidate(this.index::stable))
			.sorted()
			.forEach(tokens::add);
		return tokens.fingerprint();
	}

	private Fingerprint advice() {
		return new Tokens().addAll(this.index.hierarchy().advice(this.beans.attributedAdvice()))
			.addAll(names(this.index.hierarchy().adviceLambdas()))
			.fingerprint();
	}

	private static Fingerprint of(String dataSource, @Nullable String identity) {
		return (identity != null) ? new Tokens().add(dataSource).add(identity).fingerprint() : Fingerprint.ABSENT;
	}

	/**
	 * Forget what configuration properties were.
	 */
	void forgetProperties() {
		this.others.keySet().removeIf((element) -> element.kind() == Kind.PROPERTY);
	}

	/**
	 * Return whether there can be instances of a class. That there are none is something
	 * to know of it.
	 */
	private Fingerprint instances(String className) {
		boolean none = this.index.creations().areOfContainerOnly(className) && !this.beans.mayMake(className);
		return none ? new Tokens().add(className).fingerprint() : Fingerprint.ABSENT;
	}

	private Fingerprint memoized(Element element) {
		LastingFingerprints lasting = this.lasting.get();
		Fingerprint known = lasting.find(this.owner, element);
		known = (known != null) ? known : this.others.get(element);
		if (known == null) {
			known = compute(element);
			if (!lasting.keep(this.owner, element, known)) {
				this.others.put(element, known);
			}
		}
		return known;
	}

	private LastingFingerprints takeOver() {
		this.known.takeOver(this.owner, this.index.states());
		return this.known;
	}

	private Fingerprint compute(Element element) {
		return switch (element.kind()) {
			case CLASS -> this.index.state(element.name()).fingerprint();
			case VALUE -> of(element, this::value);
			case DATA -> of(element, this::data);
			case DECLARATION -> of(element, ClassSummary::declaration);
			case INITIALIZER -> of(element, this::initializer);
			case METHOD, FIELD -> of(element, (summary) -> member(element, summary.find(element.member())));
			case TARGETS -> members(this.index.hierarchy().targets(element.member()).keySet());
			case STATE -> members(this.index.setters().of(element));
			case CALLERS -> members(this.index.callers().of(element.member()).keySet());
			case CALLABLE -> members(this.index.libraryTypes().callable(element.name()));
			case SUBTYPES -> set(this.index.subtypes(element.name()));
			case APPLICATION -> application();
			case RESOURCE -> this.outside.resource(element.name());
			case PROPERTY -> this.outside.property(element.name());
			case LIBRARY -> this.outside.libraries().fingerprint(element.name());
			case CLASSES -> set(this.index.matching(element.name()));
			case CACHE -> this.tracking.apply(element.name()).fingerprint();
			case STATEMENT -> of(element, (summary) -> statement(summary.find(element.member())));
			case ADVICE, BEAN, BEANS, ROWS, INSTANCES, DATABASE, SURROUNDINGS ->
				throw new IllegalArgumentException("It may change at any time");
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
		Set<MemberRef> callable = this.index.libraryTypes().callable(summary.name());
		Deque<Member> open = new ArrayDeque<>();
		for (Member member : summary.members()) {
			boolean constructor = member.name().equals("<init>") && !summary.has(Opcodes.ACC_ENUM);
			if (constructor || callable.contains(member.in(summary.name()))) {
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

	/**
	 * Return what a library that maps objects sees of a class. Of an enum it knows the
	 * names, and their order.
	 */
	private Fingerprint data(ClassSummary summary) {
		Tokens tokens = new Tokens().add(summary.declaration());
		summary.members()
			.stream()
			.filter((member) -> member.has(Opcodes.ACC_ENUM))
			.map(Member::name)
			.forEach(tokens::add);
		Map<String, Fingerprint> parts = new TreeMap<>();
		new DataMembers(this.index).of(summary).forEach((member) -> parts.put(member.key(), member.fingerprint()));
		parts.forEach((key, fingerprint) -> tokens.add(key).add(fingerprint));
		return tokens.fingerprint();
	}

	private Fingerprint member(Element element, @Nullable Member member) {
		if (member == null) {
			return Fingerprint.ABSENT;
		}
		if (member.isMethod()) {
			return member.fingerprint();
		}
		return new Tokens().add(member.fingerprint())
			.addAll(names(this.index.hierarchy().writers(element.member())))
			.fingerprint();
	}

	private Fingerprint initializer(ClassSummary summary) {
		Member initializer = this.index.libraryCode().initializers().findEffective(summary);
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

	private static Fingerprint members(Set<MemberRef> members) {
		return new Tokens().addAll(names(members)).fingerprint();
	}

	private static List<String> names(Set<MemberRef> members) {
		return members.stream().map(MemberRef::toString).toList();
	}

	private static Fingerprint set(Set<String> names) {
		return new Tokens().addAll(names).fingerprint();
	}

}
