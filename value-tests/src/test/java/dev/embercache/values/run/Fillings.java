package dev.embercache.values.run;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.NestedExceptionUtils;

import dev.embercache.values.Computations;
import dev.embercache.values.Families;
import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;
import dev.embercache.values.ValueService;

/**
 * Puts all values into the cache.
 */
final class Fillings {

	private final ValueService values;

	private final Computations computations;

	private final List<Filling> fillings = new ArrayList<>();

	Fillings(ValueService values, Computations computations) {
		this.values = values;
		this.computations = computations;
	}

	/**
	 * Put them.
	 * @param keys whether those that are keys are also put as keys
	 */
	List<Filling> fill(boolean keys) {
		for (Family family : Families.all()) {
			family.cases().stream().filter(ValueCase::stored).forEach((each) -> {
				fill(family, each, false, () -> this.values.value(family.name(), each.name()));
				if (keys && each.key() != null) {
					fill(family, each, true, () -> this.values.answer(each.make(), each.name()));
				}
			});
		}
		return this.fillings;
	}

	private void fill(Family family, ValueCase each, boolean key, Runnable call) {
		LogWatch.take();
		this.computations.take();
		String failure = "";
		try {
			call.run();
		}
		catch (RuntimeException | Error ex) {
			failure = "the caller gets " + NestedExceptionUtils.getMostSpecificCause(ex);
		}
		this.fillings.add(new Filling(family.name(), each.name(), key, LogWatch.take().fault(), failure));
	}

}
