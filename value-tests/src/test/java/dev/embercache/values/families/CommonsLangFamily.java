package dev.embercache.values.families;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import org.apache.commons.lang3.IntegerRange;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.mutable.MutableBoolean;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.lang3.mutable.MutableObject;
import org.apache.commons.lang3.time.FastDateFormat;
import org.apache.commons.lang3.tuple.ImmutablePair;
import org.apache.commons.lang3.tuple.MutablePair;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.commons.lang3.tuple.Triple;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pairs, ranges and mutable values.
 */
public final class CommonsLangFamily implements Family {

	@Override
	public String name() {
		return "Commons Lang";
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("Pair with an entity", () -> Pair.of("a", Vet.james())),
				kept("Pair of texts", () -> Pair.of("a", "b")).asKey(), kept("null pair", ImmutablePair::nullPair),
				kept("MutablePair", () -> MutablePair.of("a", Vet.james())),
				kept("Triple with entities", () -> Triple.of("a", Vet.james(), Vet.helen())),
				kept("Triple of texts", () -> Triple.of("a", 1, true)).asKey(),
				kept("list of Pairs", () -> List.of(Pair.of("a", 1), Pair.of("b", 2))),
				kept("map with Pairs as keys", () -> new LinkedHashMap<>(Map.of(Pair.of("a", 1), Vet.james())),
						(original, copy) -> assertThat(((Map<?, ?>) copy).get(Pair.of("a", 1))).isNotNull()),
				kept("Range", () -> Range.of(1, 5),
						(original, copy) -> assertThat(((Range<Integer>) copy).contains(3)).isTrue())
					.asKey(),
				kept("IntegerRange", () -> IntegerRange.of(1, 5),
						(original, copy) -> assertThat(((IntegerRange) copy).contains(3)).isTrue())
					.asKey(),
				kept("MutableInt", () -> new MutableInt(3)),
				kept("MutableObject of an entity", () -> new MutableObject<>(Vet.james())),
				kept("MutableBoolean", () -> new MutableBoolean(true)),
				kept("Fraction", () -> Fraction.getFraction(3, 4)).asKey(),
				kept("Fraction.ONE_HALF", () -> Fraction.ONE_HALF, same),
				kept("FastDateFormat", () -> FastDateFormat.getInstance("yyyy-MM-dd", TimeZone.getTimeZone("UTC")),
						(original, copy) -> assertThat(((FastDateFormat) copy).format(0L)).isEqualTo("1970-01-01")));
	}

}
