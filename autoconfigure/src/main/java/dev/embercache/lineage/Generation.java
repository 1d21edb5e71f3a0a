package dev.embercache.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Reach.Origin;

/**
 * The lineages and verdicts of one generation. Both are computed once and remembered.
 */
final class Generation {

	private final ClassIndex index;

	private final BeanWirings source;

	private final Map<String, BeanWiring> beans;

	private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

	private final Map<Fingerprint, Lineage> byId = new ConcurrentHashMap<>();

	private final Map<Fingerprint, Verdict> verdicts = new ConcurrentHashMap<>();

	private final Map<Element, Element> elements = new ConcurrentHashMap<>();

	private final Judge judge;

	Generation(ClassIndex index, Map<String, BeanWiring> beans, BeanWirings source) {
		this.index = index;
		this.beans = beans;
		this.source = source;
		this.judge = new Judge(index, this::bean);
	}

	void prepare() {
		this.index.prepare();
	}

	Lineage lineageOf(@Nullable Producer producer, Collection<String> classNames) {
		Question question = new Question(producer,
				(classNames instanceof Set<String> names) ? names : Set.copyOf(classNames));
		Answer answer = this.answers.get(question);
		if (answer == null) {
			answer = new Answer(compute(producer, question.classNames()));
			this.answers.put(new Question(producer, Set.copyOf(question.classNames())), answer);
		}
		Set<String> rewritten = rewritten(answer);
		if (!rewritten.isEmpty()) {
			answer = new Answer(doubted(answer.lineage(), rewritten));
			this.answers.put(new Question(producer, Set.copyOf(question.classNames())), answer);
		}
		return answer.lineage();
	}

	/**
	 * Return the classes whose files were written after they had been read. As long as
	 * such a class is not loaded, nobody knows which code will be; and when it is, it may
	 * be other code than that of its fingerprint.
	 */
	private Set<String> rewritten(Answer answer) {
		Set<String> rewritten = new HashSet<>();
		if (!answer.lineage().inDoubt()) {
			for (String className : answer.classNames()) {
				if (this.index.isRewritten(className)) {
					rewritten.add(className);
				}
			}
		}
		return rewritten;
	}

	private static Lineage doubted(Lineage lineage, Set<String> classNames) {
		List<Part> parts = new ArrayList<>();
		for (Part part : lineage.parts()) {
			boolean doubted = part.element().equals(Element.APPLICATION) || classNames.contains(part.element().owner());
			parts.add(doubted ? new Part(part.element(), Fingerprint.UNKNOWN, part.via()) : part);
		}
		return new Lineage(lineage.producer(), parts);
	}

	Verdict judge(Lineage lineage) {
		Verdict verdict = this.verdicts.get(lineage.id());
		if (verdict == null) {
			boolean isFinal = this.judge.isFinal(lineage);
			verdict = this.judge.judge(lineage);
			if (isFinal) {
				this.verdicts.put(lineage.id(), verdict);
			}
		}
		return verdict;
	}

	private Lineage compute(@Nullable Producer producer, Set<String> classNames) {
		Reach reach = new Reach(this.index);
		reach.addValues(classNames, (producer != null) ? Kind.VALUE : Kind.CLASS);
		if (producer != null) {
			producer.wiring().forEach(this::learn);
			reach.addProducer(producer);
		}
		Map<Element, Integer> positions = new TreeMap<>();
		reach.origins().keySet().forEach((element) -> positions.put(element, 0));
		int position = 0;
		for (Map.Entry<Element, Integer> entry : positions.entrySet()) {
			entry.setValue(position++);
		}
		List<Part> parts = new ArrayList<>(positions.size());
		positions.keySet().forEach((element) -> {
			Origin origin = reach.origins().getOrDefault(element, Origin.PRODUCER);
			parts.add(new Part(this.elements.computeIfAbsent(element, (key) -> key), this.judge.fingerprint(element),
					via(origin, positions)));
		});
		Lineage lineage = new Lineage((producer != null) ? producer.name() : null, parts);
		Lineage other = this.byId.putIfAbsent(lineage.id(), lineage);
		return (other != null) ? other : lineage;
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
			this.verdicts.clear();
		}
	}

	private @Nullable BeanWiring bean(String name) {
		BeanWiring known = this.beans.get(name);
		return (known != null) ? known : this.source.find(name);
	}

	/**
	 * What a lineage is asked for by.
	 *
	 * @param producer the producer, if there is one
	 * @param classNames the names of the classes of the value and the key
	 */
	private record Question(@Nullable Producer producer, Set<String> classNames) {

	}

	/**
	 * A lineage, with the classes whose code it names.
	 */
	private final class Answer {

		private final Lineage lineage;

		private final Set<String> classNames = new HashSet<>();

		Answer(Lineage lineage) {
			this.lineage = lineage;
			for (Part part : lineage.parts()) {
				switch (part.element().kind()) {
					case CLASS, VALUE, DECLARATION, METHOD, FIELD -> this.classNames.add(part.element().owner());
					case APPLICATION -> this.classNames.addAll(Generation.this.index.names());
					default -> {
						// Names only
					}
				}
			}
		}

		Lineage lineage() {
			return this.lineage;
		}

		Set<String> classNames() {
			return this.classNames;
		}

	}

}
