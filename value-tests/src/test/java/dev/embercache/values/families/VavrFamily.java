package dev.embercache.values.families;

import java.util.List;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Stream;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import io.vavr.control.Validation;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Persistent collections and control types of Vavr.
 */
public final class VavrFamily implements Family {

	@Override
	public String name() {
		return "Vavr";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("Option.some of an entity", () -> Option.some(Vet.james())),
				kept("Option.some", () -> Option.some("a")).asKey(), kept("Option.none", Option::none, same).asKey(),
				kept("Either.right of an entity", () -> Either.right(Vet.james())),
				kept("Either.left", () -> Either.left("not found")),
				kept("Try.success", () -> Try.success(Vet.james())),
				kept("Try.failure", () -> Try.failure(new IllegalStateException("closed")),
						(original, copy) -> assertThat(((Try<?>) copy).getCause()).hasMessage("closed")),
				kept("Validation", () -> Validation.invalid("too short")),
				kept("List", () -> io.vavr.collection.List.of("a", "b", "c")).asKey(),
				kept("List of entities", () -> io.vavr.collection.List.of(Vet.james(), Vet.helen())),
				kept("empty List", io.vavr.collection.List::empty, same), kept("Vector", () -> Vector.of(1, 2, 3)),
				kept("HashMap", () -> HashMap.of("a", 1, "b", 2),
						(original, copy) -> assertThat(((HashMap<?, ?>) copy).length()).isEqualTo(2)),
				kept("LinkedHashMap", () -> LinkedHashMap.of("a", 1, "b", 2)),
				kept("TreeMap", () -> TreeMap.of("a", 1, "b", 2)),
				kept("HashSet", () -> HashSet.of("a", "b"),
						(original, copy) -> assertThat(((HashSet<?>) copy).toJavaSet().contains("a")).isTrue()),
				kept("Tuple2 with an entity", () -> Tuple.of("a", Vet.james())),
				kept("Tuple3", () -> Tuple.of("a", 1, true)).asKey(),
				refused("Stream of a list", "Return toList()", () -> Stream.of(1, 2, 3)));
	}

}
