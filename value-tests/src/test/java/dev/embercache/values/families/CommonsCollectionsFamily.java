package dev.embercache.values.families;

import java.util.List;
import java.util.Map;

import org.apache.commons.collections4.BidiMap;
import org.apache.commons.collections4.MultiValuedMap;
import org.apache.commons.collections4.bag.HashBag;
import org.apache.commons.collections4.bag.TreeBag;
import org.apache.commons.collections4.bidimap.DualHashBidiMap;
import org.apache.commons.collections4.bidimap.TreeBidiMap;
import org.apache.commons.collections4.keyvalue.DefaultMapEntry;
import org.apache.commons.collections4.keyvalue.MultiKey;
import org.apache.commons.collections4.list.TreeList;
import org.apache.commons.collections4.map.CaseInsensitiveMap;
import org.apache.commons.collections4.map.HashedMap;
import org.apache.commons.collections4.map.LRUMap;
import org.apache.commons.collections4.map.LinkedMap;
import org.apache.commons.collections4.map.ListOrderedMap;
import org.apache.commons.collections4.map.MultiKeyMap;
import org.apache.commons.collections4.multimap.ArrayListValuedHashMap;
import org.apache.commons.collections4.queue.CircularFifoQueue;
import org.apache.commons.collections4.set.ListOrderedSet;
import org.apache.commons.collections4.trie.PatriciaTrie;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Collections beyond those of the JDK.
 */
public final class CommonsCollectionsFamily implements Family {

	@Override
	public String name() {
		return "Commons Collections";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("ArrayListValuedHashMap", () -> {
			ArrayListValuedHashMap<String, Vet> map = new ArrayListValuedHashMap<>();
			map.put("a", Vet.james());
			map.put("a", Vet.helen());
			return map;
		}, (original, copy) -> assertThat(((MultiValuedMap<?, ?>) copy).size()).isEqualTo(2)),
				kept("DualHashBidiMap", () -> {
					DualHashBidiMap<String, Integer> map = new DualHashBidiMap<>();
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((BidiMap<?, ?>) copy).getKey(1)).isEqualTo("a")),
				kept("TreeBidiMap", () -> {
					TreeBidiMap<String, Integer> map = new TreeBidiMap<>();
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((BidiMap<?, ?>) copy).getKey(1)).isEqualTo("a")),
				kept("HashBag", () -> new HashBag<>(List.of("a", "a", "b")),
						(original, copy) -> assertThat(((HashBag<?>) copy).getCount("a")).isEqualTo(2)),
				kept("TreeBag", () -> new TreeBag<>(List.of("a", "a", "b"))),
				kept("CaseInsensitiveMap", () -> new CaseInsensitiveMap<>(Map.of("Ab", 1)),
						(original, copy) -> assertThat(((Map<?, ?>) copy).get("aB")).isEqualTo(1)),
				kept("LinkedMap of entities", () -> {
					LinkedMap<String, Vet> map = new LinkedMap<>();
					map.put("b", Vet.james());
					map.put("a", Vet.helen());
					return map;
				}, (original, copy) -> assertThat(((LinkedMap<?, ?>) copy).firstKey()).isEqualTo("b")),
				kept("HashedMap", () -> new HashedMap<>(Map.of("a", 1))), kept("LRUMap", () -> {
					LRUMap<String, Integer> map = new LRUMap<>(2);
					map.put("a", 1);
					return map;
				}, (original, copy) -> assertThat(((LRUMap<?, ?>) copy).maxSize()).isEqualTo(2)),
				kept("ListOrderedMap", () -> {
					ListOrderedMap<String, Integer> map = new ListOrderedMap<>();
					map.put("b", 1);
					map.put("a", 2);
					return map;
				}, (original, copy) -> assertThat(((ListOrderedMap<?, ?>) copy).get(0)).isEqualTo("b")),
				kept("ListOrderedSet",
						() -> ListOrderedSet.listOrderedSet(new java.util.ArrayList<>(List.of("b", "a")))),
				kept("MultiKey", () -> new MultiKey<>("a", "b")).asKey(), kept("MultiKeyMap", () -> {
					MultiKeyMap<String, Integer> map = new MultiKeyMap<>();
					map.put("a", "b", 1);
					return map;
				}, (original, copy) -> assertThat(((MultiKeyMap<?, ?>) copy).get("a", "b")).isEqualTo(1)),
				kept("CircularFifoQueue", () -> new CircularFifoQueue<>(List.of("a", "b")),
						(original, copy) -> assertThat(((CircularFifoQueue<?>) copy).maxSize()).isEqualTo(2)),
				kept("TreeList", () -> new TreeList<>(List.of("a", "b"))),
				kept("PatriciaTrie", () -> new PatriciaTrie<>(Map.of("ab", 1, "ac", 2)),
						(original, copy) -> assertThat(((PatriciaTrie<?>) copy).prefixMap("a")).hasSize(2)),
				kept("DefaultMapEntry", () -> new DefaultMapEntry<>("a", Vet.james())));
	}

}
