package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LastingFingerprints;

/**
 * One generation of the application as the analysis sees it: gives lineages to what is
 * computed now, and verdicts on lineages of earlier generations. Both are memoized, since
 * a hit asks for the verdict and a put for the lineage.
 * <p>
 * The memo of lineages is keyed by the question: cache, producer, and the classes in the
 * value and the key. An answer can change in one way only: the file of a class that is
 * not loaded yet is rewritten, so that it is not known which code will run. A
 * {@link WatchedLineage} notices that; its successor is in doubt and never holds.
 * <p>
 * The memo of verdicts holds while nothing new is learned about beans. A producer that is
 * called for the first time tells how its beans were wired; if that differs from what was
 * known, {@link #verdicts} is replaced as a whole, so that a verdict which another thread
 * is computing from the former knowledge lands in the former memo and is not seen again.
 * A verdict on a lineage with a bean that is not there yet is not memoized.
 * <p>
 * Everything else, the index of classes and the fingerprints, is computed at most once in
 * a generation. Redefining classes in place makes a new {@code Generation}
 * ({@link Lineages#refresh()}).
 */
final class Generation {

	private final ClassIndex index;

	private final KnownWirings beans;

	private final Outside outside;

	private final CurrentFingerprints fingerprints;

	private final LineageFactory factory;

	private final Judge judge;

	private final Map<Question, WatchedLineage> answers = new ConcurrentHashMap<>();

	private volatile Verdicts verdicts = new Verdicts();

	Generation(ClassIndex index, KnownWirings beans, Outside outside, Function<String, Tracking> tracking,
			LastingFingerprints known) {
		this.index = index;
		this.beans = beans;
		this.outside = outside;
		this.fingerprints = new CurrentFingerprints(index, beans, outside, tracking, known);
		this.factory = new LineageFactory(index, beans, outside, tracking, this.fingerprints);
		this.judge = new Judge(index, beans, outside.libraries(), this.fingerprints);
	}

	void prepare() {
		this.index.prepare();
		this.outside.surroundings().prepare();
	}

	boolean mentions(String className) {
		return this.index.mentioned().contains(className);
	}

	Lineage lineageOf(Question question) {
		WatchedLineage answer = this.answers.get(question);
		if (answer == null) {
			learn(question.producer());
			answer = remember(question, this.factory.create(question));
		}
		else {
			answer.settle();
		}
		Lineage current = answer.current();
		if (!current.equals(answer.lineage())) {
			remember(question, current);
		}
		return current;
	}

	private WatchedLineage remember(Question question, Lineage lineage) {
		WatchedLineage answer = new WatchedLineage(lineage, this.index, this.outside);
		this.answers.put(question.copy(), answer);
		return answer;
	}

	private void learn(@Nullable Producer producer) {
		if (producer == null) {
			return;
		}
		boolean news = false;
		for (BeanWiring bean : producer.wiring()) {
			news |= this.beans.learn(bean);
		}
		if (news) {
			this.verdicts = new Verdicts();
		}
	}

	/**
	 * Ask again for configuration properties, and judge and answer by what they are now.
	 */
	void forgetProperties() {
		this.fingerprints.forgetProperties();
		this.answers.clear();
		this.verdicts = new Verdicts();
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

	Explanation explain(Lineage lineage) {
		return new LineageExplainer(this.index, this.beans, this.outside.libraries()).explain(lineage, judge(lineage));
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

	List<String> unmatched(Tracking tracking) {
		List<String> unmatched = new ArrayList<>();
		addUnmatched("classes", tracking.classes(), (name) -> !this.index.matching(name).isEmpty(), unmatched);
		addUnmatched("resources", tracking.resources(), this.outside.resources()::exists, unmatched);
		addUnmatched("properties", tracking.properties(), (name) -> this.outside.property(name).isPresent(), unmatched);
		addUnmatched("ignores", tracking.ignores(), (name) -> !this.index.matching(name).isEmpty(), unmatched);
		return unmatched;
	}

	private static void addUnmatched(String what, List<String> patterns, Predicate<String> matches,
			List<String> unmatched) {
		patterns.stream()
			.filter(matches.negate())
			.forEach((pattern) -> unmatched.add("%s '%s'".formatted(what, pattern)));
	}

}
