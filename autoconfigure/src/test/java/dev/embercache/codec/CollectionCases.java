package dev.embercache.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.equal;
import static dev.embercache.codec.Case.kept;
import static dev.embercache.codec.Case.same;

/**
 * The collections and maps that a method may return.
 */
final class CollectionCases {

	private CollectionCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(lists());
		cases.addAll(sets());
		cases.addAll(hashMaps());
		cases.addAll(sortedMaps());
		cases.addAll(immutableMaps());
		cases.addAll(filledMaps());
		cases.addAll(queues());
		cases.addAll(wrappers());
		cases.addAll(views());
		cases.addAll(subclasses());
		return cases;
	}

	private static List<Case> lists() {
		return List.of(same("ArrayList", () -> new ArrayList<>(List.of("a", "b"))),
				same("ArrayList empty", ArrayList::new),
				same("ArrayList with null", () -> new ArrayList<>(Arrays.asList(null, "x", null))),
				same("ArrayList of Long", () -> new ArrayList<>(List.of(1L, 2L))),
				same("ArrayList mixed", () -> new ArrayList<>(Arrays.asList(1, 1L, "1", 1.0, 1.0f, '1', (byte) 1))),
				same("ArrayList of records", () -> new ArrayList<>(List.of(new Point(1, 2), new Point(3, 4)))),
				same("ArrayList of lists", () -> new ArrayList<>(List.of(new ArrayList<>(List.of(1)), List.of(2L)))),
				same("LinkedList", () -> new LinkedList<>(Arrays.asList(1, null))),
				same("Vector", () -> new Vector<>(List.of(1))), same("Stack", () -> {
					Stack<Object> stack = new Stack<>();
					stack.push("x");
					return stack;
				}), same("CopyOnWriteArrayList", () -> new CopyOnWriteArrayList<>(List.of(1, 2))),
				same("List.of()", List::of), same("List.of(1)", () -> List.of(1)),
				same("List.of(1, 2)", () -> List.of(1, 2)), same("List.of(1, 2, 3)", () -> List.of(1, 2, 3)),
				same("List.of lists", () -> List.of(List.of(), List.of(List.of("x")))),
				same("Stream.toList", () -> Stream.of(1, 2, 3).toList()),
				same("Stream.toList with null", () -> Stream.of("x", null).toList()),
				same("Stream.toList empty", () -> Stream.empty().toList()),
				same("Stream.toList one", () -> Stream.of(1).toList()),
				same("toUnmodifiableList", () -> Stream.of(1, 2).collect(Collectors.toUnmodifiableList())),
				same("List.copyOf", () -> List.copyOf(new ArrayList<>(List.of(5)))),
				same("Arrays.asList", () -> Arrays.asList("a", null)), same("Arrays.asList empty", Arrays::asList),
				same("Collections.emptyList", Collections::emptyList),
				same("Collections.singletonList", () -> Collections.singletonList(5L)),
				same("Collections.singletonList null", () -> Collections.singletonList(null)),
				same("Collections.nCopies", () -> Collections.nCopies(5, "x")),
				same("Collections.nCopies none", () -> Collections.nCopies(0, "x")),
				same("Collections.nCopies million", () -> Collections.nCopies(1_000_000, "x")),
				same("list of 100,000", () -> IntStream.range(0, 100_000).boxed().collect(Collectors.toList())));
	}

	private static List<Case> sets() {
		return List.of(same("HashSet", () -> new HashSet<>(List.of("a", "b", "c"))),
				same("HashSet empty", HashSet::new),
				same("HashSet with null", () -> new HashSet<>(Arrays.asList(null, 1L))),
				same("HashSet of enums", () -> new HashSet<>(EnumSet.allOf(Color.class))),
				same("HashSet of records", () -> new HashSet<>(Set.of(new Point(1, 2), new Point(2, 1)))),
				same("HashSet of sets", () -> new HashSet<>(Set.of(Set.of(1), new HashSet<>(Set.of(2))))),
				same("HashSet of objects without equals",
						() -> new HashSet<>(Set.of(new ClassCases.Box(1), new ClassCases.Box(2)))),
				same("LinkedHashSet", () -> new LinkedHashSet<>(List.of("z", "a", "m"))), same("Set.of()", Set::of),
				same("Set.of(1)", () -> Set.of(1)), same("Set.of(1, 2)", () -> Set.of(1, 2)),
				same("Set.of(1, 2, 3)", () -> Set.of(1, 2, 3)), same("Set.of enums", () -> Set.of(Color.values())),
				same("TreeSet", () -> new TreeSet<>(List.of(3, 1, 2))), same("TreeSet empty", TreeSet::new),
				same("TreeSet reversed", () -> tree(Comparator.reverseOrder(), 1, 2, 3)),
				same("TreeSet natural order", () -> tree(Comparator.naturalOrder(), 1, 2, 3)),
				same("TreeSet Collections.reverseOrder", () -> tree(Collections.reverseOrder(), 1, 2)),
				same("TreeSet reversed class", () -> tree(new ByLength().reversed(), "a", "bb")),
				same("TreeSet nullsFirst",
						() -> tree(Comparator.nullsFirst(Comparator.<String>naturalOrder()), "a", null)),
				same("TreeSet nullsLast", () -> tree(Comparator.nullsLast(new ByLength()), "a", null)),
				same("TreeSet CASE_INSENSITIVE", () -> tree(String.CASE_INSENSITIVE_ORDER, "a", "B")),
				same("TreeSet class comparator", () -> tree(new ByLength(), "ccc", "a")),
				same("TreeSet enum comparator", () -> tree(Orders.BACKWARDS, "a", "b")),
				same("EnumSet", () -> EnumSet.of(Color.RED, Color.BLUE)),
				same("EnumSet empty", () -> EnumSet.noneOf(Color.class)),
				same("EnumSet with bodies", () -> EnumSet.allOf(ClassCases.Operation.class)),
				same("EnumSet of the JDK", () -> EnumSet.of(TimeUnit.DAYS)),
				same("EnumSet jumbo", () -> EnumSet.of(ClassCases.Many.V00, ClassCases.Many.V69)),
				same("EnumSet jumbo empty", () -> EnumSet.noneOf(ClassCases.Many.class)),
				same("CopyOnWriteArraySet", () -> new CopyOnWriteArraySet<>(List.of(2, 1))),
				same("ConcurrentSkipListSet", () -> new ConcurrentSkipListSet<>(List.of(2, 1))),
				same("ConcurrentHashMap.newKeySet", () -> {
					Set<Object> set = ConcurrentHashMap.newKeySet();
					set.add(1);
					return set;
				}), same("Collections.emptySet", Collections::emptySet),
				same("Collections.singleton", () -> Collections.singleton("x")),
				same("Collections.newSetFromMap", () -> {
					Set<Object> set = Collections.newSetFromMap(new LinkedHashMap<>());
					set.add("x");
					return set;
				}), same("Collections.emptySortedSet", Collections::emptySortedSet),
				same("Collections.emptyNavigableSet", Collections::emptyNavigableSet),
				same("presized set of strings in a record that normalizes", () -> {
					Set<String> set = new HashSet<>(1 << 16);
					IntStream.range(0, 20_000).forEach((i) -> set.add("s" + i * 31L));
					return List.of(set, new ClassCases.Email("a@b"));
				}), same("record implementing Comparable in a TreeSet",
						() -> new TreeSet<>(Set.of(new ClassCases.Ranked(2), new ClassCases.Ranked(1)))));
	}

	@SafeVarargs
	private static <T> TreeSet<T> tree(Comparator<? super T> comparator, T... elements) {
		TreeSet<T> set = new TreeSet<>(comparator);
		for (T element : elements) {
			set.add(element);
		}
		return set;
	}

	private static List<Case> hashMaps() {
		return List.of(same("HashMap", () -> new HashMap<>(Map.of("a", 1, "b", 2L))),
				same("HashMap empty", HashMap::new), same("HashMap with nulls", () -> {
					Map<Object, Object> map = new HashMap<>();
					map.put(null, null);
					map.put("x", null);
					return map;
				}), same("HashMap Integer keys", () -> new HashMap<>(Map.of(1, "x"))),
				same("HashMap mixed keys", () -> new HashMap<>(Map.of(1, "x", 1L, "y", "1", "z"))),
				same("HashMap record keys", () -> new HashMap<>(Map.of(new Point(1, 2), "x"))),
				same("HashMap enum keys", () -> new HashMap<>(Map.of(Color.RED, 1, Color.BLUE, 2))),
				same("HashMap class keys", () -> new HashMap<>(Map.of(String.class, 1, Point.class, 2))),
				same("HashMap list keys", () -> new HashMap<>(Map.of(List.of(1), 1))),
				same("HashMap UUID keys", () -> new HashMap<>(Map.of(new java.util.UUID(1, 2), 1))),
				same("LinkedHashMap", () -> linked(false, "z", "a")), same("LinkedHashMap empty", LinkedHashMap::new),
				same("LinkedHashMap accessed", () -> linked(true, "z", "a", "b")),
				same("LinkedHashMap accessed empty", () -> linked(true)),
				same("ConcurrentHashMap", () -> new ConcurrentHashMap<>(Map.of("a", 1))),
				same("Hashtable", () -> new Hashtable<>(Map.of("a", 1))),
				same("IdentityHashMap", () -> new IdentityHashMap<>(Map.of(Color.RED, 1))),
				same("IdentityHashMap strings", () -> new IdentityHashMap<>(Map.of("x", 1))));
	}

	private static List<Case> sortedMaps() {
		return List.of(same("TreeMap", () -> new TreeMap<>(Map.of("b", 1, "a", 2))),
				same("TreeMap reversed", () -> treeMap(Comparator.reverseOrder())),
				same("TreeMap class comparator", () -> treeMap(new ByLength())),
				same("TreeMap case insensitive", () -> treeMap(String.CASE_INSENSITIVE_ORDER)),
				same("ConcurrentSkipListMap", () -> new ConcurrentSkipListMap<>(Map.of("b", 1, "a", 2))),
				same("ConcurrentSkipListMap reversed", () -> {
					Map<String, Object> map = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
					map.putAll(Map.of("a", 1, "b", 2));
					return map;
				}), same("EnumMap", () -> new EnumMap<>(Map.of(Color.RED, "x"))),
				same("EnumMap empty", () -> new EnumMap<>(Color.class)), same("EnumMap null value", () -> {
					Map<Color, Object> map = new EnumMap<>(Color.class);
					map.put(Color.BLUE, null);
					return map;
				}));
	}

	private static List<Case> immutableMaps() {
		return List.of(same("Map.of()", Map::of), same("Map.of(1)", () -> Map.of("a", 1)),
				same("Map.of(2)", () -> Map.of("a", 1, "b", 2)),
				same("Map.copyOf", () -> Map.copyOf(new HashMap<>(Map.of(1, 2)))),
				same("Map.ofEntries", () -> Map.ofEntries(Map.entry(1, List.of()), Map.entry(2, List.of(1L)))),
				same("Collections.emptyMap", Collections::emptyMap),
				same("Collections.singletonMap", () -> Collections.singletonMap("a", null)),
				same("Collections.emptySortedMap", Collections::emptySortedMap),
				same("Map.entry", () -> Map.entry("a", 1L)),
				same("SimpleEntry", () -> new AbstractMap.SimpleEntry<>("a", null)),
				same("SimpleImmutableEntry", () -> new AbstractMap.SimpleImmutableEntry<>("a", 1L)));
	}

	private static List<Case> filledMaps() {
		return List.of(
				same("map of lists", () -> new HashMap<>(Map.of("a", new ArrayList<>(List.of(1L)), "b", List.of()))),
				same("map of maps", () -> new LinkedHashMap<>(Map.of("a", new TreeMap<>(Map.of(1, Map.of()))))),
				same("groupingBy",
						() -> Stream.of(new Point(1, 2), new Point(1, 3))
							.collect(Collectors.groupingBy(Point::x, TreeMap::new, Collectors.toSet()))),
				same("partitioningBy as a HashMap",
						() -> new HashMap<>(Stream.of(1, 2, 3).collect(Collectors.partitioningBy((each) -> each > 1)))),
				equal("partitioningBy",
						() -> Stream.of(1, 2, 3).collect(Collectors.partitioningBy((each) -> each > 1))),
				same("presized map of records", () -> {
					Map<Point, Object> map = new HashMap<>(1 << 12);
					IntStream.range(0, 300).forEach((i) -> map.put(new Point(i * 7919, i), new ClassCases.Box(i)));
					return map;
				}), same("map with all kinds of keys", () -> {
					Map<Object, Object> map = new LinkedHashMap<>();
					map.put(1L, 1);
					map.put(1, 1L);
					map.put('1', "1");
					map.put(Optional.of(1), Set.of());
					map.put(LocalDate.EPOCH, new UUID(1, 1));
					map.put(List.of(), Instant.EPOCH);
					map.put(null, Color.RED);
					map.put(Point.class, 0.0f);
					return map;
				}),
				same("EnumMap of EnumMaps",
						() -> new EnumMap<>(Map.of(Color.RED, new EnumMap<>(Map.of(Color.BLUE, 1L))))),
				same("anonymous comparator without capture", () -> {
					SortedMap<String, Object> map = new TreeMap<>(backwards());
					map.put("a", 1L);
					map.put("b", 2);
					return map;
				}));
	}

	private static Map<Object, Object> linked(boolean accessOrder, Object... keys) {
		Map<Object, Object> map = new LinkedHashMap<>(16, 0.75f, accessOrder);
		for (Object key : keys) {
			map.put(key, key);
		}
		return map;
	}

	private static Map<String, Object> treeMap(Comparator<? super String> comparator) {
		Map<String, Object> map = new TreeMap<>(comparator);
		map.put("a", 1);
		map.put("bb", 2L);
		return map;
	}

	private static java.util.Comparator<String> backwards() {
		return new java.util.Comparator<>() {

			@Override
			public int compare(String left, String right) {
				return right.compareTo(left);
			}

		};
	}

	private static List<Case> queues() {
		return List.of(same("ArrayDeque", () -> new ArrayDeque<>(List.of(1, 2))),
				same("ArrayDeque empty", ArrayDeque::new),
				same("PriorityQueue", () -> new PriorityQueue<>(List.of(3, 1, 2))),
				same("PriorityQueue reversed", () -> {
					Queue<Integer> queue = new PriorityQueue<>(Comparator.reverseOrder());
					queue.addAll(List.of(1, 3, 2));
					return queue;
				}), same("ConcurrentLinkedQueue", () -> new ConcurrentLinkedQueue<>(List.of(1))),
				same("ConcurrentLinkedDeque", () -> new ConcurrentLinkedDeque<>(List.of(1))),
				same("LinkedBlockingQueue", () -> new LinkedBlockingQueue<>(List.of(1))),
				same("LinkedBlockingQueue bounded", () -> new LinkedBlockingQueue<>(5)),
				same("LinkedBlockingDeque", () -> new LinkedBlockingDeque<>(List.of(1))),
				same("ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(5, false, List.of(1))),
				same("LinkedTransferQueue", () -> new LinkedTransferQueue<>(List.of(1))),
				same("PriorityBlockingQueue", () -> new PriorityBlockingQueue<>(List.of(2, 1))));
	}

	private static List<Case> wrappers() {
		return List.of(same("unmodifiableList", () -> Collections.unmodifiableList(new ArrayList<>(List.of(1L)))),
				same("unmodifiableList linked", () -> Collections.unmodifiableList(new LinkedList<>(List.of(1)))),
				same("unmodifiableCollection", () -> Collections.unmodifiableCollection(new ArrayList<>(List.of(1)))),
				same("unmodifiableSet", () -> Collections.unmodifiableSet(new LinkedHashSet<>(List.of(2, 1)))),
				same("unmodifiableSet of EnumSet", () -> Collections.unmodifiableSet(EnumSet.of(Color.RED))),
				same("unmodifiableList of List.of", () -> Collections.unmodifiableList(List.of(List.of(1)))),
				same("unmodifiableCollection of List.of",
						() -> Collections.unmodifiableCollection(List.of(List.of(1)))),
				same("unmodifiableMap of Map.of", () -> Collections.unmodifiableMap(Map.of("a", Map.of("b", 1)))),
				same("unmodifiableSet of Set.of", () -> Collections.unmodifiableSet(Set.of(Set.of(1)))),
				same("unmodifiableMap", () -> Collections.unmodifiableMap(new HashMap<>(Map.of("a", 1)))),
				same("unmodifiableSortedMap", () -> Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("a", 1)))),
				same("unmodifiableNavigableMap",
						() -> Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of("a", 1)))),
				same("unmodifiableSortedSet", () -> Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(1)))),
				same("unmodifiableNavigableSet", () -> Collections.unmodifiableNavigableSet(new TreeSet<>(Set.of(1)))),
				same("synchronizedList", () -> Collections.synchronizedList(new ArrayList<>(List.of(1)))),
				same("synchronizedCollection", () -> Collections.synchronizedCollection(new ArrayList<>(List.of(1)))),
				same("synchronizedSet", () -> Collections.synchronizedSet(new HashSet<>(Set.of(1)))),
				same("synchronizedMap", () -> Collections.synchronizedMap(new HashMap<>(Map.of("a", 1L)))),
				same("synchronizedSortedMap", () -> Collections.synchronizedSortedMap(new TreeMap<>(Map.of("a", 1)))),
				same("synchronizedNavigableSet", () -> Collections.synchronizedNavigableSet(new TreeSet<>(Set.of(1)))),
				same("checkedList", () -> Collections.checkedList(new ArrayList<>(List.of("x")), String.class)),
				same("checkedList of own",
						() -> Collections.checkedList(new ArrayList<>(List.of(new Point(1, 2))), Point.class)),
				same("checkedSet", () -> Collections.checkedSet(new HashSet<>(Set.of(1)), Integer.class)),
				same("checkedMap",
						() -> Collections.checkedMap(new HashMap<>(Map.of("a", Color.RED)), String.class, Color.class)),
				same("checkedCollection",
						() -> Collections.checkedCollection(new ArrayList<>(List.of(1)), Number.class)),
				same("checkedSortedSet", () -> Collections.checkedSortedSet(new TreeSet<>(Set.of("x")), String.class)),
				same("unmodifiable of unmodifiable of record",
						() -> List.of(Collections.unmodifiableList(new ArrayList<>(List.of(new Point(1, 2)))))),
				same("asLifoQueue", () -> Collections.asLifoQueue(new ArrayDeque<>(List.of(1, 2)))));
	}

	private static List<Case> views() {
		return List.of(equal("subList", () -> new ArrayList<>(List.of(1, 2, 3)).subList(1, 3)),
				equal("subList of LinkedList", () -> new LinkedList<>(List.of(1, 2, 3)).subList(1, 3)),
				equal("subList of List.of", () -> List.of(1, 2, 3).subList(1, 3)),
				equal("subList of Arrays.asList", () -> Arrays.asList(1, 2, 3).subList(1, 2)),
				equal("subList of CopyOnWriteArrayList", () -> new CopyOnWriteArrayList<>(List.of(1, 2)).subList(0, 1)),
				equal("subList of Vector", () -> new Vector<>(List.of(1, 2)).subList(0, 1)),
				equal("keySet", () -> new HashMap<>(Map.of("a", 1, "b", 2)).keySet()),
				equal("keySet of LinkedHashMap", () -> linked(false, "z", "a").keySet()),
				equal("keySet of TreeMap", () -> new TreeMap<>(Map.of("a", 1)).keySet()),
				equal("keySet of ConcurrentHashMap", () -> new ConcurrentHashMap<>(Map.of("a", 1)).keySet()),
				equal("keySet of EnumMap", () -> new EnumMap<>(Map.of(Color.RED, 1)).keySet()),
				equal("values", () -> new LinkedHashMap<>(Map.of("a", 1L)).values()),
				equal("values of TreeMap", () -> new TreeMap<>(Map.of("a", 1, "b", 2)).values()),
				equal("values of Map.of", () -> Map.of("a", 1).values()),
				equal("entrySet", () -> new HashMap<>(Map.of("a", 1)).entrySet()),
				equal("entrySet of TreeMap", () -> new TreeMap<>(Map.of("a", 1)).entrySet()),
				equal("entry of HashMap", () -> new HashMap<>(Map.of("a", 1)).entrySet().iterator().next()),
				equal("entry of TreeMap", () -> new TreeMap<>(Map.of("a", 1)).firstEntry()),
				equal("headMap", () -> new TreeMap<>(Map.of("a", 1, "b", 2)).headMap("b")),
				equal("descendingMap", () -> new TreeMap<>(Map.of("a", 1, "b", 2)).descendingMap()),
				equal("tailSet", () -> new TreeSet<>(Set.of(1, 2, 3)).tailSet(2)),
				equal("descendingSet", () -> new TreeSet<>(Set.of(1, 2, 3)).descendingSet()),
				equal("navigableKeySet", () -> new TreeMap<>(Map.of("a", 1)).navigableKeySet()),
				equal("subMap of skip list", () -> new ConcurrentSkipListMap<>(Map.of("a", 1, "b", 2)).headMap("b")),
				equal("record with a subList",
						() -> new ClassCases.Basket(new ArrayList<>(List.of("a", "b")).subList(0, 1))));
	}

	private static List<Case> subclasses() {
		return List.of(same("ArrayList with fields", () -> {
			Tagged<String> list = new Tagged<>("tag");
			list.add("x");
			return list;
		}), same("HashMap with fields", () -> {
			Counted<String, Object> map = new Counted<>();
			map.put("x", 1L);
			map.put("y", new Point(1, 2));
			return map;
		}), same("HashSet subclass", () -> {
			Set<Object> set = new Words();
			set.addAll(List.of("a", "b", "c"));
			return set;
		}), same("LinkedHashMap subclass", () -> {
			Map<Object, Object> map = new Bounded(2);
			map.put("a", 1);
			map.put("b", 1);
			return map;
		}), same("TreeMap subclass", () -> {
			Map<String, Object> map = new Sorted();
			map.put("aa", 1L);
			map.put("b", 2);
			return map;
		}), same("anonymous ArrayList with initializer", () -> {
			String captured = "x";
			return anonymous(captured);
		}), same("AbstractList subclass", () -> new Range(1, 5)),
				same("AbstractMap subclass", () -> new OneEntry("a", 5L)),
				same("Collection of own without JDK superclass", () -> new ClassCases.Box(new Range(2, 3))),
				same("ArrayDeque subclass", () -> {
					Deck deck = new Deck();
					deck.add(1);
					deck.top = 5;
					return deck;
				}), kept("own map with a loading lambda", () -> new Loading((key) -> key)),
				same("PriorityQueue subclass", () -> {
					Tasks tasks = new Tasks();
					tasks.addAll(List.of(3, 1, 2));
					return tasks;
				}), same("LinkedHashSet subclass", () -> {
					Names names = new Names("x");
					names.addAll(List.of("z", "a"));
					return names;
				}), same("own collection over a record key map", () -> new Index(Map.of(new Point(1, 2), "x"))));
	}

	private static Object anonymous(String captured) {
		return new ArrayList<Object>() {

			private final String field = captured;

			{
				add(this.field);
			}

		};
	}

	static final class ByLength implements Comparator<String> {

		@Override
		public int compare(String left, String right) {
			return Integer.compare(left.length(), right.length());
		}

	}

	enum Orders implements Comparator<String> {

		BACKWARDS;

		@Override
		public int compare(String left, String right) {
			return right.compareTo(left);
		}

	}

	static class Tagged<E> extends ArrayList<E> {

		private final String tag;

		Tagged(String tag) {
			this.tag = tag;
		}

	}

	static class Counted<K, V> extends HashMap<K, V> {

		private int puts;

		@Override
		public V put(K key, V value) {
			this.puts++;
			return super.put(key, value);
		}

	}

	static class Words extends HashSet<Object> {

	}

	static class Bounded extends LinkedHashMap<Object, Object> {

		private final int most;

		Bounded(int most) {
			super(16, 0.75f, true);
			this.most = most;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
			return size() > this.most;
		}

	}

	static class Sorted extends TreeMap<String, Object> {

		Sorted() {
			super(new ByLength());
		}

	}

	static class Deck extends ArrayDeque<Object> {

		int top;

	}

	static final class Range extends AbstractList<Integer> {

		private final int from;

		private final int to;

		Range(int from, int to) {
			this.from = from;
			this.to = to;
		}

		@Override
		public Integer get(int index) {
			return this.from + index;
		}

		@Override
		public int size() {
			return this.to - this.from;
		}

	}

	static final class OneEntry extends AbstractMap<String, Object> {

		private final String key;

		private final Object value;

		OneEntry(String key, Object value) {
			this.key = key;
			this.value = value;
		}

		@Override
		public Set<Map.Entry<String, Object>> entrySet() {
			return Collections.singleton(Map.entry(this.key, this.value));
		}

	}

	static final class Index {

		private final Map<Point, String> index;

		Index(Map<Point, String> index) {
			this.index = index;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Index that && this.index.equals(that.index);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.index);
		}

	}

	static final class Loading extends HashMap<String, Object> {

		private final java.util.function.Function<String, Object> load;

		Loading(java.util.function.Function<String, Object> load) {
			this.load = load;
		}

	}

	static final class Tasks extends PriorityQueue<Object> {

		int done = 5;

	}

	static final class Names extends LinkedHashSet<String> {

		private final String kind;

		Names(String kind) {
			this.kind = kind;
		}

	}

}
