package dev.embercache.values.families;

import java.util.List;

import com.google.common.base.Optional;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.BiMap;
import com.google.common.collect.EvictingQueue;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import com.google.common.collect.Range;
import com.google.common.collect.Table;
import com.google.common.collect.TreeRangeMap;
import com.google.common.hash.HashCode;
import com.google.common.net.HostAndPort;
import com.google.common.net.MediaType;
import com.google.common.primitives.Ints;
import com.google.common.primitives.UnsignedLong;
import com.google.common.util.concurrent.AtomicDouble;
import com.google.common.util.concurrent.RateLimiter;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.equal;
import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Collections and values of Guava.
 */
public final class GuavaFamily implements Family {

	@Override
	public String name() {
		return "Guava";
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("ImmutableList of entities", () -> ImmutableList.of(Vet.james(), Vet.helen())),
				kept("ImmutableList of one", () -> ImmutableList.of(Vet.james())),
				kept("ImmutableList of texts", () -> ImmutableList.of("a", "b")).asKey(),
				kept("empty ImmutableList", ImmutableList::of),
				kept("ImmutableSet", () -> ImmutableSet.of("a", "b")).asKey(),
				kept("ImmutableSet of entities", () -> ImmutableSet.of(Vet.james())),
				kept("ImmutableMap of entities", () -> ImmutableMap.of("a", Vet.james(), "b", Vet.helen())),
				kept("ImmutableMap of texts", () -> ImmutableMap.of("a", "b")).asKey(),
				kept("ImmutableSortedSet", () -> ImmutableSortedSet.of("b", "a")),
				kept("ImmutableSortedMap", () -> ImmutableSortedMap.of("b", 1, "a", 2)),
				kept("ImmutableBiMap", () -> ImmutableBiMap.of("a", 1),
						(original, copy) -> assertThat(((BiMap<?, ?>) copy).inverse().get(1)).isEqualTo("a")),
				kept("ImmutableListMultimap", () -> ImmutableListMultimap.of("a", Vet.james(), "a", Vet.helen()),
						(original, copy) -> assertThat(((Multimap<?, ?>) copy).containsKey("a")).isTrue()),
				kept("ImmutableMultiset", () -> ImmutableMultiset.of("a", "a", "b"),
						(original, copy) -> assertThat(((ImmutableMultiset<?>) copy).count("a")).isEqualTo(2)),
				kept("ImmutableTable", () -> ImmutableTable.of("a", 1, Vet.james()),
						(original, copy) -> assertThat(((Table<?, ?, ?>) copy).get("a", 1)).isNotNull()),
				kept("ImmutableRangeMap", () -> ImmutableRangeMap.of(Range.closed(1, 5), "a"),
						(original, copy) -> assertThat(((ImmutableRangeMap<Integer, ?>) copy).get(3)).isEqualTo("a")),
				kept("ArrayListMultimap", () -> {
					ArrayListMultimap<String, Vet> map = ArrayListMultimap.create();
					map.put("a", Vet.james());
					map.put("a", Vet.helen());
					return map;
				}, (original, copy) -> assertThat(((Multimap<?, ?>) copy).size()).isEqualTo(2)),
				kept("LinkedHashMultimap", () -> {
					LinkedHashMultimap<String, Integer> map = LinkedHashMultimap.create();
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((Multimap<?, ?>) copy).containsEntry("a", 1)).isTrue()),
				kept("HashMultiset", () -> HashMultiset.create(List.of("a", "a"))), kept("HashBasedTable", () -> {
					HashBasedTable<String, String, Integer> table = HashBasedTable.create();
					table.put("a", "b", 1);
					return table;
				}, (original, copy) -> assertThat(((Table<?, ?, ?>) copy).get("a", "b")).isEqualTo(1)),
				kept("HashBiMap", () -> {
					HashBiMap<String, Integer> map = HashBiMap.create();
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((BiMap<?, ?>) copy).inverse().get(1)).isEqualTo("a")),
				kept("TreeRangeMap", () -> {
					TreeRangeMap<Integer, String> map = TreeRangeMap.create();
					map.put(Range.closed(1, 5), "a");
					return map;
				}, (original, copy) -> assertThat(((TreeRangeMap<Integer, ?>) copy).get(3)).isEqualTo("a")),
				kept("EvictingQueue", () -> {
					EvictingQueue<String> queue = EvictingQueue.create(2);
					queue.add("a");
					return queue;
				}, (original, copy) -> assertThat(((EvictingQueue<?>) copy).remainingCapacity()).isEqualTo(1)),
				kept("Range", () -> Range.closedOpen(1, 5)).asKey(), kept("Range.all", Range::all, same),
				kept("Optional of an entity", () -> Optional.of(Vet.james())),
				kept("absent Optional", Optional::absent, same),
				kept("HashCode", () -> HashCode.fromString("abcdef01")).asKey(),
				kept("HostAndPort", () -> HostAndPort.fromString("localhost:80")).asKey(),
				kept("MediaType", () -> MediaType.PNG, same),
				kept("UnsignedLong", () -> UnsignedLong.valueOf(5)).asKey(),
				kept("UnsignedLong.ZERO", () -> UnsignedLong.ZERO, same),
				equal("Ints.asList", () -> Ints.asList(1, 2, 3)),
				refused("transformed list", "lambda", () -> Lists.transform(List.of(1, 2), (number) -> "n" + number)),
				equal("partition of a list", () -> Lists.partition(List.of(1, 2, 3), 2)),
				kept("record with an ImmutableList", () -> new Tags(ImmutableList.of("a"))).asKey(),
				refused("AtomicDouble", "copy-on-read: false", () -> new AtomicDouble(1)),
				refused("RateLimiter", "", () -> RateLimiter.create(5)));
	}

	record Tags(ImmutableList<String> names) {

	}

}
