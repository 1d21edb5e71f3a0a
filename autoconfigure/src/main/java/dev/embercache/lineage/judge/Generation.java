package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LastingFingerprints;
import dev.embercache.lineage.reach.Findings.Origin;
import dev.embercache.lineage.reach.Reach;

/**
 * The lineages and verdicts of one generation. Both are computed once and remembered.
 */
final class Generation {

	private static final int LOADED_AT_ONCE = 8;

	private final ClassIndex index;

	private final BeanWirings source;

	private final Map<String, BeanWiring> beans;

	private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

	private final Map<Fingerprint, Lineage> byId = new ConcurrentHashMap<>();

	private volatile Verdicts verdicts = new Verdicts();

	private final Map<Element, Element> elements = new ConcurrentHashMap<>();

	private final Outside outside;

	private final Function<String, Tracking> tracking;

	private final Judge judge;

	Generation(ClassIndex index, Map<String, BeanWiring> beans, BeanWirings source, Outside outside,
			Function<String, Tracking> tracking, LastingFingerprints known) {
		this.tracking = tracking;
		this.outside = outside;
		this.index = index;
		this.beans = beans;
		this.source = source;
		this.judge = new Judge(index, this::bean, outside, tracking, known);
	}

	void prepare() {
		this.index.prepare();
	}

	boolean mentions(String className) {
		return this.index.mentioned().contains(className);
	}

	Lineage lineageOf(Question question) {
		Answer answer = this.answers.get(question);
		if (answer == null) {
			answer = new Answer(compute(question));
			this.answers.put(question.copy(), answer);
		}
		else {
			answer.load();
		}
		Set<String> rewritten = rewritten(answer);
		if (!rewritten.isEmpty()) {
			answer = new Answer(doubted(answer.lineage(), rewritten));
			this.answers.put(question.copy(), answer);
		}
		return answer.lineage();
	}

	/**
	 * Return the classes, and the resources and the properties that name some, whose
	 * files were written after they had been read. As long as such a class is not loaded,
	 * nobody knows which code will be; and when it is, it may be other code than that of
	 * its fingerprint.
	 */
	private Set<String> rewritten(Answer answer) {
		if (answer.isSettled()) {
			return Set.of();
		}
		Set<String> rewritten = new HashSet<>();
		for (String className : answer.unsettled()) {
			if (this.index.isRewritten(className)) {
				rewritten.add(className);
			}
		}
		answer.locations().forEach((name, locations) -> {
			if (locations.stream().anyMatch(this.outside.resources()::isRewritten)) {
				rewritten.add(name);
			}
		});
		return rewritten;
	}

	private static Lineage doubted(Lineage lineage, Set<String> names) {
		List<Part> parts = new ArrayList<>();
		for (Part part : lineage.parts()) {
			boolean doubted = part.element().equals(Element.APPLICATION) || names.contains(part.element().owner());
			parts.add(doubted ? new Part(part.element(), Fingerprint.UNKNOWN, part.via()) : part);
		}
		return new Lineage(lineage.producer(), parts);
	}

	Verdict judge(Lineage lineage) {
		Verdicts verdicts = this.verdicts;
		Verdict verdict = verdicts.find(lineage);
		if (verdict == null) {
			boolean isFinal = this.judge.isFinal(lineage);
			verdict = this.judge.judge(lineage);
			if (isFinal) {
				verdicts.add(lineage, verdict);
			}
		}
		return verdict;
	}

	List<String> unmatched(Tracking tracking) {
		List<String> unmatched = new ArrayList<>();
		addUnmatched("classes", tracking.classes(), (name) -> !this.index.matching(name).isEmpty(), unmatched);
		addUnmatched("resources", tracking.resources(), this.outside.resources()::exists, unmatched);
		addUnmatched("properties", tracking.properties(), (name) -> this.outside.property(name).isPresent(), unmatched);
		addUnmatched("ignores", tracking.ignores(), (name) -> !this.index.matching(name).isEmpty(), unmatched);
		return unmatched;
	}

	Explanation explain(Lineage lineage) {
		return new LineageExplainer(this.index, this.outside.libraries()).explain(lineage, judge(lineage));
	}

	/**
	 * Return the lineages that values of a cache were given in this generation.
	 */
	Set<Lineage> given(String cache) {
		Set<Lineage> given = new LinkedHashSet<>();
		this.answers.forEach((question, answer) -> {
			if (question.cache().equals(cache)) {
				given.add(answer.lineage());
			}
		});
		return given;
	}

	private static void addUnmatched(String what, List<String> patterns, Predicate<String> matches,
			List<String> unmatched) {
		patterns.stream()
			.filter(matches.negate())
			.forEach((pattern) -> unmatched.add("%s '%s'".formatted(what, pattern)));
	}

	private Lineage compute(Question question) {
		Producer producer = question.producer();
		Reach reach = reach(question);
		boolean followed = producer != null && reach.isCodeFollowed();
		reach.addValues(question.classNames(), followed ? Kind.VALUE : Kind.CLASS);
		reach.addLibraries(question.libraryNames());
		reach.addStated();
		if (producer != null) {
			producer.wiring().forEach(this::learn);
			reach.addProducer(producer);
		}
		addLibraries(reach);
		Map<Element, Integer> positions = new TreeMap<>();
		reach.found().origins().keySet().forEach((element) -> positions.put(element, 0));
		int position = 0;
		for (Map.Entry<Element, Integer> entry : positions.entrySet()) {
			entry.setValue(position++);
		}
		List<Part> parts = new ArrayList<>(positions.size());
		positions.keySet().forEach((element) -> {
			Origin origin = reach.found().origins().getOrDefault(element, Origin.PRODUCER);
			parts.add(new Part(this.elements.computeIfAbsent(element, (key) -> key), this.judge.fingerprint(element),
					via(origin, positions)));
		});
		Lineage lineage = new Lineage((producer != null) ? producer.name() : null, parts);
		Lineage other = this.byId.putIfAbsent(lineage.id(), lineage);
		return (other != null) ? other : lineage;
	}

	private Reach reach(Question question) {
		Producer producer = question.producer();
		Tracking ofCache = this.tracking.apply(question.cache());
		Reach reach = new Reach(this.index, this.source,
				(producer != null) ? ofCache.and(producer.tracking()) : ofCache);
		reach.found().add(new Element(Kind.CACHE, question.cache()), null);
		return reach;
	}

	/**
	 * Add each library once, by the first of its classes in the order of their names.
	 */
	private void addLibraries(Reach reach) {
		Map<String, Map.Entry<Reference, Element>> libraries = new HashMap<>();
		reach.found()
			.calls()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(Comparator.comparing(Reference::owner)))
			.forEach((call) -> {
				String owner = call.getKey().owner();
				String archive = this.index.isApplication(owner) ? null : this.outside.libraries().archive(owner);
				if (archive != null) {
					libraries.putIfAbsent(archive, call);
				}
			});
		libraries.values()
			.forEach((call) -> reach.found().add(new Element(Kind.LIBRARY, call.getKey().owner()), call.getValue()));
	}

	private static int via(Origin origin, Map<Element, Integer> positions) {
		Element via = origin.via();
		if (via == null) {
			return origin.byValue() ? Part.BY_VALUE : Part.BY_PRODUCER;
		}
		return positions.getOrDefault(via, Part.BY_PRODUCER);
	}

	private void learn(BeanWiring bean) {
		BeanWiring before = this.beans.put(bean.name(), bean);
		if (before != null && !before.equals(bean)) {
			this.verdicts = new Verdicts();
		}
	}

	private @Nullable BeanWiring bean(String name) {
		BeanWiring known = this.beans.get(name);
		return (known != null) ? known : this.source.find(name);
	}

	/**
	 * A lineage, with the classes whose files may matter yet, and the locations of the
	 * files and resources by the name of the element that names them.
	 */
	private final class Answer {

		private final Lineage lineage;

		private final Map<String, Set<String>> locations = new HashMap<>();

		private volatile Set<String> unsettled = Set.of();

		Answer(Lineage lineage) {
			this.lineage = lineage;
			if (!lineage.inDoubt()) {
				this.unsettled = read(lineage);
			}
		}

		private Set<String> read(Lineage lineage) {
			Set<String> classNames = new HashSet<>();
			for (Part part : lineage.parts()) {
				switch (part.element().kind()) {
					case CLASS, VALUE, DECLARATION, METHOD, FIELD, STATEMENT, INITIALIZER ->
						classNames.add(part.element().owner());
					case RESOURCE -> addLocations(part.element(), Set.of(part.element().name()));
					case PROPERTY ->
						addLocations(part.element(), Generation.this.outside.locations(part.element().name()));
					case APPLICATION -> classNames.addAll(Generation.this.index.names());
					default -> {
						// Names only
					}
				}
			}
			return classNames;
		}

		private void addLocations(Element element, Set<String> locations) {
			if (!locations.isEmpty()) {
				this.locations.merge(element.name(), locations, (one, other) -> {
					Set<String> both = new HashSet<>(one);
					both.addAll(other);
					return both;
				});
			}
		}

		Lineage lineage() {
			return this.lineage;
		}

		/**
		 * Return the classes whose files have to be looked at.
		 */
		Set<String> unsettled() {
			return this.unsettled;
		}

		boolean isSettled() {
			return this.unsettled.isEmpty() && this.locations.isEmpty();
		}

		/**
		 * Load some of the classes, so that their files need not be looked at for ever.
		 * Those that the producer calls are loaded in any case by now, and this costs
		 * nothing; the others may take their time, so that it is not all of them at once.
		 */
		void load() {
			Set<String> before = this.unsettled;
			if (before.isEmpty()) {
				return;
			}
			Set<String> remaining = new HashSet<>(before);
			remaining.removeIf(Generation.this.index::isSettled);
			remaining.stream()
				.filter((className) -> !Generation.this.index.wasLoaded(className))
				.limit(LOADED_AT_ONCE)
				.forEach(Generation.this.index::load);
			this.unsettled = remaining;
		}

		Map<String, Set<String>> locations() {
			return this.locations;
		}

	}

}
