package dev.embercache.values.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.embercache.values.Computations;
import dev.embercache.values.Computations.MissException;
import dev.embercache.values.Families;
import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;
import dev.embercache.values.ValueService;
import dev.embercache.values.judge.Judge;
import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Kind;
import dev.embercache.values.judge.Outcome.Way;

/**
 * Reads all values that an earlier start of the application has put. All are decoded
 * before the first is made here, so that each of their classes is met by the decoder
 * first.
 */
final class Findings {

	private final ValueService values;

	private final Computations computations;

	private final Way way;

	private final List<Filling> fillings;

	private final Map<Filling, Read> reads = new LinkedHashMap<>();

	/**
	 * What was found: the values by where they come from, the answers by their keys, of
	 * which several may be equal.
	 */
	private final Set<Object> found = new HashSet<>();

	Findings(ValueService values, Computations computations, Way way, List<Filling> fillings) {
		this.values = values;
		this.computations = computations;
		this.way = way;
		this.fillings = fillings;
	}

	/**
	 * Return the number of entries that were found.
	 */
	int hits() {
		return this.found.size();
	}

	List<Outcome> outcomes() {
		this.computations.forbid(true);
		for (Filling filling : this.fillings) {
			if (!filling.key()) {
				Read read = read(() -> this.values.value(filling.family(), filling.name()));
				this.reads.put(filling, read);
				if (read.value() != null) {
					this.found.add(filling);
				}
			}
		}
		this.computations.forbid(false);
		Map<String, ValueCase> cases = cases();
		List<Outcome> outcomes = new ArrayList<>();
		for (Filling filling : this.fillings) {
			ValueCase each = cases.get(filling.family() + "/" + filling.name());
			outcomes.add(filling.key() ? key(filling, each) : value(filling, each));
		}
		return outcomes;
	}

	private static Map<String, ValueCase> cases() {
		Map<String, ValueCase> cases = new HashMap<>();
		for (Family family : Families.all()) {
			family.cases().forEach((each) -> cases.put(family.name() + "/" + each.name(), each));
		}
		return cases;
	}

	private Read read(Supplier<Object> call) {
		LogWatch.take();
		try {
			Object found = call.get();
			return new Read(found, LogWatch.take().fault());
		}
		catch (MissException ex) {
			LogWatch.Said said = LogWatch.take();
			return new Read(null, said.fault().isEmpty() ? said.last() : said.fault());
		}
		catch (RuntimeException | Error ex) {
			return new Read(null, "the caller gets " + ex);
		}
	}

	private Outcome value(Filling filling, ValueCase each) {
		Read read = this.reads.get(filling);
		if (read.value() == null) {
			return miss(filling, this.way, read.said());
		}
		if (!filling.refusal().isEmpty()) {
			return outcome(filling, this.way, Kind.WRONG, "stored in spite of: " + filling.refusal());
		}
		try {
			Judge.Finding finding = Judge.judge(each, read.value());
			return outcome(filling, this.way, finding.kind(), finding.detail());
		}
		catch (RuntimeException | Error ex) {
			return outcome(filling, this.way, Kind.WRONG, "cannot be judged: " + ex);
		}
	}

	/**
	 * A key is found by an equal one, and evicted by an equal one.
	 */
	private Outcome key(Filling filling, ValueCase each) {
		this.computations.forbid(true);
		Read found = read(() -> this.values.answer(each.make(), each.name()));
		this.computations.forbid(false);
		if (found.value() == null) {
			return miss(filling, Way.STORED_KEY, found.said());
		}
		this.found.add(each.make());
		if (!found.value().equals(each.name())) {
			return outcome(filling, Way.STORED_KEY, Kind.WRONG, "has the answer for another key: " + found.value());
		}
		if (!filling.refusal().isEmpty()) {
			return outcome(filling, Way.STORED_KEY, Kind.WRONG, "stored in spite of: " + filling.refusal());
		}
		this.values.forget(each.make());
		this.computations.take();
		this.values.answer(each.make(), each.name());
		return (this.computations.take() == 1) ? outcome(filling, Way.STORED_KEY, Kind.SAME, "")
				: outcome(filling, Way.STORED_KEY, Kind.WRONG, "is not evicted by an equal key");
	}

	private Outcome miss(Filling filling, Way way, String said) {
		if (!filling.failure().isEmpty()) {
			return outcome(filling, way, Kind.FAILING, filling.failure());
		}
		return filling.refusal().isEmpty() ? outcome(filling, way, Kind.FAILING, said)
				: outcome(filling, way, Kind.REFUSED, filling.refusal());
	}

	private static Outcome outcome(Filling filling, Way way, Kind kind, String detail) {
		return new Outcome(filling.family(), filling.name(), way, kind, detail);
	}

	/**
	 * Result of a call.
	 *
	 * @param value the value, or {@code null} if there was none
	 * @param said what the log said
	 */
	private record Read(@Nullable Object value, String said) {

	}

}
