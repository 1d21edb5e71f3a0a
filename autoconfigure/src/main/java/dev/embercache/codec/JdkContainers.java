package dev.embercache.codec;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * The JDK's collections, maps and entries, each with all the state that it has.
 */
@SuppressWarnings({ "unchecked", "rawtypes", "NullAway" }) // raw, with null elements
final class JdkContainers {

	/**
	 * The capacity up to which an array-backed queue may be allocated.
	 */
	private static final int MOST_RESERVED = 1 << 20;

	static final NodePlan ARRAY_LIST = Composed.sized(ArrayList.class, ArrayList::toArray,
			(size) -> new ArrayList<>(size), (list, parts) -> {
				// As addAll, which would copy them twice.
				for (Object part : parts) {
					list.add(part);
				}
			});

	static final NodePlan LINKED_SET = elements(LinkedHashSet.class, LinkedHashSet::new).unordered(0, 1);

	static final NodePlan LINKED_MAP = pairs(LinkedHashMap.class, LinkedHashMap::new).unordered(0, 0);

	static final NodePlan TREE_SET = sorted(TreeSet.class, TreeSet::comparator, TreeSet::new);

	static final NodePlan TREE_MAP = Composed.made(TreeMap.class, (map) -> sortedPairs(map.comparator(), map),
			(parts) -> putAll(new TreeMap<>((Comparator) parts[0]), parts, 1));

	private static final NodePlan ARRAY_DEQUE = elements(ArrayDeque.class, ArrayDeque::new);

	private static final NodePlan LINKED_LIST = elements(LinkedList.class, LinkedList::new);

	private static final NodePlan ENTRY = Composed.made(AbstractMap.SimpleEntry.class,
			(entry) -> new Object[] { entry.getKey(), entry.getValue() },
			(parts) -> new AbstractMap.SimpleEntry<>(parts[0], parts[1]));

	private static final NodePlan NULLS_LIST = Composed
		.fixed(listOfNulls(), List::toArray, (parts) -> Arrays.asList(parts).stream().toList())
		.named("java.util.ImmutableCollections$ListN:nulls");

	private JdkContainers() {
	}

	static void addTo(JdkPlans jdk) {
		jdk.addAll(List.of(ARRAY_LIST, LINKED_LIST, elements(Vector.class, Vector::new),
				elements(Stack.class, Stack::new), elements(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
				Composed.made((Class<List>) Arrays.asList().getClass(), List::toArray, Arrays::asList),
				elements(HashSet.class, HashSet::new).unordered(0, 1), LINKED_SET,
				elements(CopyOnWriteArraySet.class, CopyOnWriteArraySet::new), TREE_SET,
				sorted(ConcurrentSkipListSet.class, ConcurrentSkipListSet::comparator, ConcurrentSkipListSet::new),
				ARRAY_DEQUE, elements(ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new),
				elements(ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new),
				elements(LinkedTransferQueue.class, LinkedTransferQueue::new),
				sorted(PriorityQueue.class, PriorityQueue::comparator, PriorityQueue::new),
				sorted(PriorityBlockingQueue.class, PriorityBlockingQueue::comparator,
						(comparator) -> new PriorityBlockingQueue(11, comparator)),
				bounded(LinkedBlockingQueue.class, LinkedBlockingQueue::remainingCapacity, LinkedBlockingQueue::new,
						Integer.MAX_VALUE),
				bounded(LinkedBlockingDeque.class, LinkedBlockingDeque::remainingCapacity, LinkedBlockingDeque::new,
						Integer.MAX_VALUE),
				bounded(ArrayBlockingQueue.class, ArrayBlockingQueue::remainingCapacity, ArrayBlockingQueue::new,
						MOST_RESERVED)));
		jdk.addAll(List.of(pairs(HashMap.class, HashMap::new).unordered(0, 2),
				pairs(ConcurrentHashMap.class, ConcurrentHashMap::new).unordered(0, 2),
				pairs(Hashtable.class, Hashtable::new).unordered(0, 2),
				pairs(IdentityHashMap.class, IdentityHashMap::new).unordered(0, 2), TREE_MAP,
				Composed.made(ConcurrentSkipListMap.class, (map) -> sortedPairs(map.comparator(), map),
						(parts) -> putAll(new ConcurrentSkipListMap<>((Comparator) parts[0]), parts, 1)),
				ENTRY,
				Composed.made(AbstractMap.SimpleImmutableEntry.class,
						(entry) -> new Object[] { entry.getKey(), entry.getValue() },
						(parts) -> new AbstractMap.SimpleImmutableEntry<>(parts[0], parts[1])),
				entry(Map.entry("", ""), (parts) -> Map.entry(parts[0], parts[1]))));
		jdk.addAll(List.of(list(List.of(1), List::of), set(Set.of(1), Set::of), set(Set.of(1, 2, 3), Set::of),
				map(Map.of(1, 1), JdkContainers::mapOf), map(Map.of(1, 1, 2, 2), JdkContainers::mapOf),
				list(Collections.emptyList(), (parts) -> Collections.emptyList()),
				set(Collections.emptySet(), (parts) -> Collections.emptySet()),
				map(Collections.emptyMap(), (parts) -> Collections.emptyMap()),
				list(Collections.singletonList(1), (parts) -> Collections.singletonList(parts[0])),
				set(Collections.singleton(1), (parts) -> Collections.singleton(parts[0])),
				map(Collections.singletonMap(1, 1), (parts) -> Collections.singletonMap(parts[0], parts[1])),
				Composed.fixed((Class<List>) Collections.nCopies(1, 1).getClass(),
						(list) -> list.isEmpty() ? new Object[] { 0 } : new Object[] { list.size(), list.get(0) },
						(parts) -> Collections.nCopies((int) parts[0], (parts.length > 1) ? parts[1] : null))));
		addChoices(jdk);
	}

	/**
	 * Add the plans of classes whose values differ in more than their class.
	 */
	private static void addChoices(JdkPlans jdk) {
		NodePlan list = list(List.of(1, 2, 3), List::of);
		jdk.add(list, NULLS_LIST, (value) -> acceptsNull((List<?>) value));
		NodePlan accessed = Composed
			.filled(LinkedHashMap.class, JdkContainers::toPairs, () -> new LinkedHashMap<>(16, 0.75f, true),
					(map, parts) -> putAll(map, parts, 0))
			.named("java.util.LinkedHashMap:accessed");
		jdk.add(LINKED_MAP, accessed, (value) -> accessOrdered((LinkedHashMap) value));
		NodePlan keys = Composed
			.filled(ConcurrentHashMap.KeySetView.class, Set::toArray,
					() -> (ConcurrentHashMap.KeySetView) ConcurrentHashMap.newKeySet(),
					(set, parts) -> set.addAll(Arrays.asList(parts)))
			.unordered(0, 1);
		jdk.add(keys, new ViewPlan(LINKED_SET, (set) -> new LinkedHashSet<>((Set<?>) set)),
				(value) -> ((ConcurrentHashMap.KeySetView) value).getMappedValue() == null);
	}

	/**
	 * Return the plan of a class of the JDK that is not public, by what it implements, or
	 * {@code null}.
	 */
	static @Nullable NodePlan view(Class<?> type) {
		boolean nameless = !java.lang.reflect.Modifier.isPublic(type.getModifiers());
		if (!nameless || !type.getName().startsWith("java.util.")) {
			return null;
		}
		if (type.getName().startsWith("java.util.ImmutableCollections$") && List.class.isAssignableFrom(type)) {
			return new ViewPlan(NULLS_LIST, (list) -> Arrays.asList(((List<?>) list).toArray()).stream().toList());
		}
		if (List.class.isAssignableFrom(type)) {
			return new ViewPlan(ARRAY_LIST, (list) -> new ArrayList<>((List<?>) list));
		}
		if (SortedSet.class.isAssignableFrom(type)) {
			return new ViewPlan(TREE_SET, (set) -> new TreeSet<>((SortedSet<?>) set));
		}
		if (Set.class.isAssignableFrom(type)) {
			return new ViewPlan(LINKED_SET, (set) -> new LinkedHashSet<>((Set<?>) set));
		}
		if (SortedMap.class.isAssignableFrom(type)) {
			return new ViewPlan(TREE_MAP, (map) -> new TreeMap<>((SortedMap<?, ?>) map));
		}
		if (Map.class.isAssignableFrom(type)) {
			return new ViewPlan(LINKED_MAP, (map) -> new LinkedHashMap<>((Map<?, ?>) map));
		}
		if (Deque.class.isAssignableFrom(type)) {
			return new ViewPlan(LINKED_LIST, (deque) -> new LinkedList<>((Deque<?>) deque));
		}
		if (Map.Entry.class.isAssignableFrom(type)) {
			return new ViewPlan(ENTRY, (entry) -> new AbstractMap.SimpleEntry<>((Map.Entry<?, ?>) entry));
		}
		if (Collection.class.isAssignableFrom(type)) {
			return new ViewPlan(ARRAY_LIST, (collection) -> new ArrayList<>((Collection<?>) collection));
		}
		return null;
	}

	private static Class<List> listOfNulls() {
		return (Class<List>) (Class) java.util.stream.Stream.of(1, 2, 3).toList().getClass();
	}

	@SuppressWarnings("ReturnValueIgnored")
	private static boolean acceptsNull(List<?> list) {
		try {
			list.contains(null);
			return true;
		}
		catch (NullPointerException ex) {
			return false;
		}
	}

	/**
	 * A copy of the map tells, by what it does when it is read.
	 */
	private static boolean accessOrdered(LinkedHashMap map) {
		LinkedHashMap<Object, Object> copy = (LinkedHashMap<Object, Object>) map.clone();
		Object first = new Object();
		Object last = new Object();
		copy.clear();
		copy.put(first, first);
		copy.put(last, last);
		copy.get(first);
		return copy.keySet().iterator().next() == last;
	}

	private static <T extends Collection> Composed<T> elements(Class<T> type, Supplier<T> empty) {
		return Composed.filled(type, Collection::toArray, empty,
				(collection, parts) -> collection.addAll(Arrays.asList(parts)));
	}

	private static <T extends Collection> Composed<T> sorted(Class<T> type, Function<T, Comparator> comparator,
			Function<Comparator, T> empty) {
		return Composed.made(type, (collection) -> prepend(comparator.apply(collection), collection.toArray()),
				(parts) -> {
					T collection = empty.apply((Comparator) parts[0]);
					collection.addAll(Arrays.asList(parts).subList(1, parts.length));
					return collection;
				});
	}

	private static <T extends Collection> Composed<T> bounded(Class<T> type, ToIntFunction<T> remaining,
			IntFunction<T> empty, int most) {
		return Composed.made(type, (queue) -> {
			int capacity = queue.size() + remaining.applyAsInt(queue);
			if (capacity > most) {
				throw new Refusal("its capacity of %d is too large".formatted(capacity), Refusal.HOLD_OTHERWISE);
			}
			return prepend(capacity, queue.toArray());
		}, (parts) -> {
			if ((int) parts[0] > most) {
				throw new Refusal("its capacity is too large", Refusal.COMPUTED_ANEW);
			}
			T queue = empty.apply((int) parts[0]);
			queue.addAll(Arrays.asList(parts).subList(1, parts.length));
			return queue;
		});
	}

	private static <T extends Map> Composed<T> pairs(Class<T> type, Supplier<T> empty) {
		return Composed.filled(type, JdkContainers::toPairs, empty, (map, parts) -> putAll(map, parts, 0));
	}

	private static Composed<List> list(List example, Function<Object[], List> make) {
		return Composed.fixed((Class<List>) example.getClass(), List::toArray, make);
	}

	private static Composed<Set> set(Set example, Function<Object[], Set> make) {
		return Composed.fixed((Class<Set>) example.getClass(), Set::toArray, make).unordered(0, 1);
	}

	private static Composed<Map> map(Map example, Function<Object[], Map> make) {
		return Composed.fixed((Class<Map>) example.getClass(), JdkContainers::toPairs, make).unordered(0, 2);
	}

	private static Composed<Map.Entry> entry(Map.Entry example, Function<Object[], Map.Entry> make) {
		return Composed.fixed((Class<Map.Entry>) example.getClass(),
				(entry) -> new Object[] { entry.getKey(), entry.getValue() }, make);
	}

	private static Map mapOf(Object[] parts) {
		Map.Entry[] entries = new Map.Entry[parts.length / 2];
		for (int i = 0; i < entries.length; i++) {
			entries[i] = Map.entry(parts[2 * i], parts[2 * i + 1]);
		}
		return Map.ofEntries(entries);
	}

	static Object[] prepend(@Nullable Object first, Object[] rest) {
		Object[] parts = new Object[rest.length + 1];
		parts[0] = first;
		System.arraycopy(rest, 0, parts, 1, rest.length);
		return parts;
	}

	private static Object[] sortedPairs(@Nullable Comparator comparator, Map map) {
		return prepend(comparator, toPairs(map));
	}

	static Object[] toPairs(Map<?, ?> map) {
		List<Object> parts = new ArrayList<>(map.size() * 2);
		map.forEach((key, value) -> {
			parts.add(key);
			parts.add(value);
		});
		return parts.toArray();
	}

	private static <T extends Map> T putAll(T map, Object[] parts, int from) {
		if ((parts.length - from) % 2 != 0) {
			throw new Refusal("a key of the map has no value", Refusal.COMPUTED_ANEW);
		}
		for (int i = from; i < parts.length; i += 2) {
			map.put(parts[i], parts[i + 1]);
		}
		return map;
	}

}
