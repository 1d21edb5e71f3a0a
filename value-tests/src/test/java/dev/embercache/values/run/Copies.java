package dev.embercache.values.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.NestedExceptionUtils;

import dev.embercache.values.Computations;
import dev.embercache.values.Expectation;
import dev.embercache.values.Families;
import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;
import dev.embercache.values.ValueService;
import dev.embercache.values.judge.Judge;
import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Kind;
import dev.embercache.values.judge.Outcome.Way;

/**
 * Reads each value twice in the run that has put it.
 */
final class Copies {

	private final ValueService values;

	private final Computations computations;

	private final List<Outcome> outcomes = new ArrayList<>();

	Copies(ValueService values, Computations computations) {
		this.values = values;
		this.computations = computations;
	}

	List<Outcome> outcomes() {
		for (Family family : Families.all()) {
			for (ValueCase each : family.cases()) {
				add(family, each, Way.RUN, () -> value(family, each));
				if (each.key() != null) {
					add(family, each, Way.KEY, () -> key(each));
				}
			}
		}
		return this.outcomes;
	}

	private void add(Family family, ValueCase each, Way way, Supplier<Judge.Finding> call) {
		LogWatch.take();
		this.computations.take();
		Judge.Finding finding;
		try {
			finding = call.get();
		}
		catch (RuntimeException | Error ex) {
			finding = new Judge.Finding(Kind.FAILING,
					"the caller gets " + NestedExceptionUtils.getMostSpecificCause(ex));
		}
		this.outcomes.add(new Outcome(family.name(), each.name(), way, finding.kind(), finding.detail()));
	}

	private Judge.Finding value(Family family, ValueCase each) {
		String unfit = (each.expectation().kind() != Expectation.Kind.REFUSED) ? Judge.unfit(each) : null;
		if (unfit != null) {
			return new Judge.Finding(Kind.WRONG, "the case itself " + unfit);
		}
		this.values.value(family.name(), each.name());
		LogWatch.Said said = LogWatch.take();
		Object first = this.values.value(family.name(), each.name());
		Object second = this.values.value(family.name(), each.name());
		if (said.warnings().size() > 1) {
			return new Judge.Finding(Kind.WRONG, "more than one warning: " + said.warnings());
		}
		if (this.computations.take() != 1) {
			return new Judge.Finding(Kind.FAILING, "is computed again: " + said.fault());
		}
		if (!said.fault().isEmpty()) {
			return (first == second) ? new Judge.Finding(Kind.REFUSED, said.fault())
					: new Judge.Finding(Kind.WRONG, "copied in spite of: " + said.fault());
		}
		return Judge.judge(each, first, second);
	}

	private Judge.Finding key(ValueCase each) {
		this.values.answer(each.make(), each.name());
		String fault = LogWatch.take().fault();
		this.values.answer(each.make(), each.name());
		if (this.computations.take() != 1) {
			return new Judge.Finding(Kind.FAILING, "is not found by an equal key: " + fault);
		}
		this.values.forget(each.make());
		this.values.answer(each.make(), each.name());
		if (this.computations.take() != 1) {
			return new Judge.Finding(Kind.WRONG, "is not evicted by an equal key");
		}
		this.values.forget(each.make());
		return fault.isEmpty() ? new Judge.Finding(Kind.SAME, "") : new Judge.Finding(Kind.REFUSED, fault);
	}

}
