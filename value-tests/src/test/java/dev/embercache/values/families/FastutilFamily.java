package dev.embercache.values.families;

import java.util.List;
import java.util.Map;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Collections of primitives.
 */
public final class FastutilFamily implements Family {

	@Override
	public String name() {
		return "fastutil";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("IntArrayList", () -> new IntArrayList(new int[] { 1, 2, 3 })).asKey(),
				kept("DoubleArrayList", () -> DoubleArrayList.of(1.5, 2.5)),
				kept("IntImmutableList", () -> IntImmutableList.of(1, 2)).asKey(),
				kept("empty IntList", () -> IntLists.EMPTY_LIST),
				kept("ObjectArrayList of entities", () -> new ObjectArrayList<>(Vet.all())),
				kept("IntOpenHashSet", () -> new IntOpenHashSet(new int[] { 1, 2, 3 }),
						(original, copy) -> assertThat(((IntOpenHashSet) copy).contains(2)).isTrue()),
				kept("LongOpenHashSet", () -> new LongOpenHashSet(new long[] { 1, 2, 3 })).asKey(),
				kept("Object2IntOpenHashMap", () -> new Object2IntOpenHashMap<>(Map.of("a", 1)),
						(original, copy) -> assertThat(((Object2IntOpenHashMap<?>) copy).getInt("a")).isEqualTo(1)),
				kept("Object2IntOpenHashMap with a default", () -> {
					Object2IntOpenHashMap<String> map = new Object2IntOpenHashMap<>();
					map.defaultReturnValue(-1);
					return map;
				}, (original, copy) -> assertThat(((Object2IntOpenHashMap<?>) copy).getInt("a")).isEqualTo(-1)),
				kept("Long2ObjectOpenHashMap of entities", () -> new Long2ObjectOpenHashMap<>(Map.of(1L, Vet.james())),
						(original, copy) -> assertThat(((Long2ObjectOpenHashMap<?>) copy).get(1L)).isNotNull()),
				kept("Int2ObjectOpenHashMap", () -> new Int2ObjectOpenHashMap<>(Map.of(1, "a"))).asKey(),
				kept("Object2ObjectOpenHashMap", () -> new Object2ObjectOpenHashMap<>(Map.of("a", "b")),
						(original, copy) -> assertThat(((Map<?, ?>) copy).get("a")).isEqualTo("b")),
				kept("Object2DoubleLinkedOpenHashMap", () -> {
					Object2DoubleLinkedOpenHashMap<String> map = new Object2DoubleLinkedOpenHashMap<>();
					map.put("b", 1.5);
					map.put("a", 2.5);
					return map;
				}, (original, copy) -> assertThat(((Object2DoubleLinkedOpenHashMap<?>) copy).firstKey())
					.isEqualTo("b")));
	}

}
