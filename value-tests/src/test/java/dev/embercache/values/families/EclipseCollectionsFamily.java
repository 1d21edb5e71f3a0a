package dev.embercache.values.families;

import java.util.List;

import org.eclipse.collections.api.bag.Bag;
import org.eclipse.collections.api.bimap.BiMap;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.primitive.ObjectIntMap;
import org.eclipse.collections.api.multimap.Multimap;
import org.eclipse.collections.impl.factory.Bags;
import org.eclipse.collections.impl.factory.BiMaps;
import org.eclipse.collections.impl.factory.Lists;
import org.eclipse.collections.impl.factory.Maps;
import org.eclipse.collections.impl.factory.Multimaps;
import org.eclipse.collections.impl.factory.Sets;
import org.eclipse.collections.impl.factory.SortedMaps;
import org.eclipse.collections.impl.factory.Stacks;
import org.eclipse.collections.impl.factory.primitive.IntLists;
import org.eclipse.collections.impl.factory.primitive.IntSets;
import org.eclipse.collections.impl.factory.primitive.LongObjectMaps;
import org.eclipse.collections.impl.factory.primitive.ObjectIntMaps;
import org.eclipse.collections.impl.tuple.Tuples;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Collections of Eclipse.
 */
public final class EclipseCollectionsFamily implements Family {

	@Override
	public String name() {
		return "Eclipse Collections";
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<ValueCase> cases() {
		return List.of(
				kept("MutableList of entities", () -> Lists.mutable.of(Vet.james(), Vet.helen()),
						(original, copy) -> assertThat(((MutableList<?>) copy).select((vet) -> true)).hasSize(2)),
				kept("MutableList of texts", () -> Lists.mutable.of("c", "d")).asKey(),
				kept("ImmutableList", () -> Lists.immutable.of("a", "b", "c")).asKey(),
				kept("ImmutableList of many",
						() -> Lists.immutable.ofAll(java.util.stream.IntStream.range(0, 20).boxed().toList())),
				kept("empty ImmutableList", () -> Lists.immutable.empty()),
				kept("ImmutableSet", () -> Sets.immutable.of("c", "d")).asKey(),
				kept("MutableSet", () -> Sets.mutable.of("a", "b")),
				kept("MutableMap of entities", () -> Maps.mutable.of("a", Vet.james(), "b", Vet.helen())),
				kept("ImmutableMap", () -> Maps.immutable.of("a", 1)).asKey(),
				kept("ImmutableSortedMap", () -> SortedMaps.immutable.of("b", 1, "a", 2)),
				kept("MutableBag", () -> Bags.mutable.of("a", "a", "b"),
						(original, copy) -> assertThat(((Bag<?>) copy).occurrencesOf("a")).isEqualTo(2)),
				kept("MutableStack", () -> Stacks.mutable.of("a", "b")), kept("MutableBiMap", () -> {
					org.eclipse.collections.api.bimap.MutableBiMap<String, Integer> map = BiMaps.mutable.empty();
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((BiMap<?, ?>) copy).inverse().get(1)).isEqualTo("a")),
				kept("list multimap", () -> {
					org.eclipse.collections.api.multimap.list.MutableListMultimap<String, Vet> map = Multimaps.mutable.list
						.empty();
					map.put("a", Vet.james());
					map.put("a", Vet.helen());
					return map;
				}, (original, copy) -> assertThat(((Multimap<?, ?>) copy).size()).isEqualTo(2)),
				kept("IntList", () -> IntLists.mutable.of(1, 2, 3)).asKey(),
				kept("ImmutableIntList", () -> IntLists.immutable.of(1, 2, 3)),
				kept("IntSet", () -> IntSets.mutable.of(1, 2)),
				kept("LongObjectMap", () -> LongObjectMaps.mutable.of(1L, "a")),
				kept("ObjectIntMap", () -> ObjectIntMaps.mutable.of("a", 1),
						(original, copy) -> assertThat(((ObjectIntMap<Object>) copy).get("a")).isEqualTo(1)),
				kept("Twin and Pair", () -> List.of(Tuples.twin("a", "b"), Tuples.pair("a", 1))).asKey());
	}

}
