package dev.embercache.codec;

import java.io.Serializable;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Holder;
import dev.embercache.codec.ClassCases.Point;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.collection.spi.PersistentSet;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metrics;
import org.springframework.http.ResponseEntity;

import static dev.embercache.codec.Case.equal;
import static dev.embercache.codec.Case.kept;
import static dev.embercache.codec.Case.refused;
import static dev.embercache.codec.Case.same;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Cases that were written after the code that they judge.
 */
final class LaterCases {

	private LaterCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(application());
		cases.addAll(jdk());
		cases.addAll(entities());
		return cases;
	}

	private static List<Case> application() {
		return List.of(refused("instance logger", () -> new WithLogger("x")), same("Date subclass", () -> new Day(5)),
				refused("event with its source", () -> new Happened(new Point(1, 2), "x")),
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
				}), same("presized set of strings in a record that normalises", () -> {
					Set<String> set = new HashSet<>(1 << 16);
					IntStream.range(0, 20_000).forEach((i) -> set.add("s" + i * 31L));
					return List.of(set, new ClassCases.Email("a@b"));
				}),
				same("record with a clamped value beyond", () -> new ClassCases.Holder<>(ClassCases.Clamped.of(50))),
				same("record with varargs", () -> new Variadic("a", "b")),
				same("record implementing Comparable in a TreeSet",
						() -> new TreeSet<>(Set.of(new Ranked(2), new Ranked(1)))),
				same("record with a compact constructor that copies a map",
						() -> new Settings(new HashMap<>(Map.of("a", 1)))),
				same("record with a static factory and private data", () -> Ranked.first()),
				same("generic class with bounds", () -> new Bounded<>(5L, List.of(6L))),
				same("class with an array of itself", () -> new Branch("a", new Branch("b"), null)),
				same("two interfaces", () -> new Both("x")),
				same("interface constant class", () -> new Implementing(5)),
				same("nested generics",
						() -> new Holder<>(Map.of("a", List.of(Optional.of(new Holder<>(Set.of(1L))))))),
				same("result type",
						() -> List.of(new Result.Ok<>(5L), new Result.Failed<>(new IllegalStateException("x")))),
				same("class with a field named like a keyword in JSON", () -> new Strange("a", "b", "c")),
				same("a class with one hundred references to one list", () -> {
					List<Object> shared = new ArrayList<>(List.of("x"));
					return IntStream.range(0, 100).mapToObj((i) -> new ClassCases.Box(shared)).toList();
				}), same("lazily cached hash", () -> {
					CachedHash hash = new CachedHash("x");
					hash.hashCode();
					return hash;
				}), same("non-serializable superclass with fields", () -> new Sub("a", "b")),
				same("protected readResolve of a superclass", () -> Pooled.of("x")),
				same("default serializable with nested non-serializable", () -> new Holding(new ClassCases.Box("x"))),
				refused("class that holds a thread", () -> new Holding(Thread.currentThread())),
				refused("iterator in a transparent holder", () -> new Holder<>(List.of(1).iterator())),
				same("own collection over a record key map", () -> new Index(Map.of(new Point(1, 2), "x"))),
				kept("own map with a loading lambda", () -> new Loading((key) -> key)),
				same("anonymous comparator without capture", () -> {
					SortedMap<String, Object> map = new TreeMap<>(backwards());
					map.put("a", 1L);
					map.put("b", 2);
					return map;
				}), same("PriorityQueue subclass", () -> {
					Tasks tasks = new Tasks();
					tasks.addAll(List.of(3, 1, 2));
					return tasks;
				}), same("LinkedHashSet subclass", () -> {
					Names names = new Names("x");
					names.addAll(List.of("z", "a"));
					return names;
				}), same("exception with suppressed", () -> {
					Exception exception = new Exception("x");
					exception.addSuppressed(new IllegalStateException("y"));
					return exception;
				}));
	}

	private static java.util.Comparator<String> backwards() {
		return new java.util.Comparator<>() {

			@Override
			public int compare(String left, String right) {
				return right.compareTo(left);
			}

		};
	}

	private static List<Case> jdk() {
		return List.of(same("FileTime", () -> FileTime.fromMillis(5)),
				same("IntSummaryStatistics", () -> IntStream.range(0, 5).summaryStatistics()),
				same("IntSummaryStatistics empty", IntSummaryStatistics::new), same("DoubleSummaryStatistics", () -> {
					DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
					statistics.accept(0.1);
					statistics.accept(0.2);
					return statistics;
				}), same("SQLException", () -> new SQLException("x", "y", 5)),
				same("EnumMap of EnumMaps",
						() -> new EnumMap<>(Map.of(Color.RED, new EnumMap<>(Map.of(Color.BLUE, 1L))))),
				same("map with all kinds of keys", () -> {
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
				}), equal("Guava Lists.partition", () -> Lists.partition(List.of(1, 2, 3), 2)),
				equal("Guava Lists.reverse", () -> Lists.reverse(new ArrayList<>(List.of(1, 2)))),
				refused("Guava Lists.transform", () -> Lists.transform(List.of(1), (each) -> each + 1)),
				kept("Guava Sets.union", () -> Sets.union(Set.of(1), Set.of(2))),
				refused("Guava Maps.filterKeys", () -> Maps.filterKeys(new HashMap<>(Map.of(1, 1)), (key) -> true)),
				same("Guava ImmutableMap of lists",
						() -> ImmutableMap.of(Color.RED, ImmutableList.of(new Point(1, 2)))),
				equal("ImmutableMap values", () -> ImmutableMap.of("a", 1).values()),
				equal("ImmutableMap keySet", () -> ImmutableMap.of("a", 1, "b", 2).keySet()),
				same("Distance", () -> new Distance(5, Metrics.KILOMETERS)), same("ResponseEntity of a page",
						() -> ResponseEntity.ok(new PageImpl<>(List.of(new Point(1, 2)), PageRequest.of(0, 1), 7))));
	}

	private static List<Case> entities() {
		return List.of(same("entity", () -> new Customer(5L, "x")), equal("entity with a bag",
				() -> new Bag(
						new PersistentBag<>(LibraryCases.session(), new ArrayList<>(List.of(new Customer(1L, "x")))))),
				equal("entity with a set",
						() -> new Bag(new PersistentSet<>(LibraryCases.session(), new HashSet<>(Set.of("a"))))),
				equal("proxy of an entity", () -> new CustomerProxy(new Customer(5L, "x"))),
				equal("proxy and its entity", () -> {
					Customer customer = new Customer(5L, "x");
					return new ArrayList<>(List.of(customer, new CustomerProxy(customer)));
				}), refused("proxy without its entity", () -> new CustomerProxy(null)),
				refused("list of proxies without entities", () -> List.of(new CustomerProxy(null))));
	}

	static final class WithLogger {

		private final Logger logger = LoggerFactory.getLogger(getClass());

		private final String name;

		WithLogger(String name) {
			this.name = name;
		}

	}

	static final class Day extends Date {

		Day(long time) {
			super(time);
		}

	}

	static final class Happened extends EventObject {

		private final String what;

		Happened(Object source, String what) {
			super(source);
			this.what = what;
		}

	}

	record Variadic(String... names) {
	}

	record Ranked(int rank) implements Comparable<Ranked> {

		static Ranked first() {
			return new Ranked(1);
		}

		@Override
		public int compareTo(Ranked other) {
			return Integer.compare(this.rank, other.rank);
		}

	}

	record Settings(Map<String, Object> values) {

		Settings {
			values = Map.copyOf(values);
		}

	}

	static final class Bounded<T extends Number & Comparable<T>> {

		private final T low;

		private final List<? extends T> others;

		Bounded(T low, List<? extends T> others) {
			this.low = low;
			this.others = others;
		}

	}

	static final class Branch {

		private final String name;

		private final Branch[] branches;

		Branch(String name, Branch... branches) {
			this.name = name;
			this.branches = branches;
		}

	}

	record Both(String value) implements Runnable, Serializable {

		@Override
		public void run() {
			// Nothing to do.
		}

	}

	static final class Implementing implements java.util.function.Supplier<Integer> {

		private final int value;

		Implementing(int value) {
			this.value = value;
		}

		@Override
		public Integer get() {
			return this.value;
		}

	}

	sealed interface Result<T> {

		record Ok<T>(T value) implements Result<T> {
		}

		record Failed<T>(Exception cause) implements Result<T> {
		}

	}

	static final class Strange {

		private final String $ref;

		private final String _class;

		private final String ünïcode;

		Strange(String ref, String type, String text) {
			this.$ref = ref;
			this._class = type;
			this.ünïcode = text;
		}

	}

	static final class CachedHash {

		private final String name;

		private int hash;

		CachedHash(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof CachedHash that && this.name.equals(that.name);
		}

		@Override
		public int hashCode() {
			if (this.hash == 0) {
				this.hash = this.name.hashCode();
			}
			return this.hash;
		}

	}

	static class Base {

		private String base;

		Base() {
			this.base = "default";
		}

	}

	static final class Sub extends Base implements Serializable {

		private final String own;

		Sub(String base, String own) {
			super.base = base;
			this.own = own;
		}

	}

	abstract static class Interned implements Serializable {

		private static final Map<String, Object> POOL = new HashMap<>();

		protected final String name;

		Interned(String name) {
			this.name = name;
		}

		protected Object readResolve() {
			return POOL.computeIfAbsent(this.name, (key) -> this);
		}

	}

	static final class Pooled extends Interned {

		private Pooled(String name) {
			super(name);
		}

		static Object of(String name) {
			return new Pooled(name).readResolve();
		}

	}

	static final class Holding implements Serializable {

		private final Object held;

		Holding(Object held) {
			this.held = held;
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

	static class Customer {

		private Long id;

		private String name;

		protected Customer() {
		}

		Customer(Long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	static final class Bag {

		private final java.util.Collection<?> orders;

		Bag(java.util.Collection<?> orders) {
			this.orders = orders;
		}

	}

	static final class CustomerProxy extends Customer implements HibernateProxy {

		private final transient LazyInitializer initializer = mock(LazyInitializer.class);

		CustomerProxy(Customer customer) {
			given(this.initializer.isUninitialized()).willReturn(customer == null);
			given(this.initializer.getImplementation()).willReturn(customer);
		}

		@Override
		public Object writeReplace() {
			return this;
		}

		@Override
		public LazyInitializer getHibernateLazyInitializer() {
			return this.initializer;
		}

	}

}
