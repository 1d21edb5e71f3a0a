package dev.embercache.codec;

import java.io.Closeable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.util.Pair;
import org.springframework.http.ResponseEntity;

import static dev.embercache.codec.Case.refused;
import static dev.embercache.codec.Case.same;

/**
 * Entities, transfer objects and aggregates of them, as applications return them.
 */
final class AggregateCases {

	private AggregateCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(partsWithoutEquals());
		cases.addAll(transients());
		cases.addAll(hashedByTheirParent());
		cases.addAll(constants());
		cases.addAll(names());
		return cases;
	}

	private static List<Case> partsWithoutEquals() {
		return List.of(same("page of entities", () -> new PageImpl<>(vets(), PageRequest.of(0, 2), 5)),
				same("answer with an entity", () -> new Answer<>(200, new Vet("Ada"))),
				same("answer with answers with entities",
						() -> new Answer<>(200, List.of(new Answer<>(1, new Vet("Ada"))))),
				same("response with an entity", () -> ResponseEntity.ok(new Vet("Ada"))),
				same("pair with an entity", () -> Pair.of("a", new Vet("Ada"))),
				same("Guava list of entities", () -> ImmutableList.of(new Vet("Ada"), new Vet("Bob"))),
				same("Guava map of entities", () -> ImmutableMap.of("a", new Vet("Ada"))),
				same("entity that has no id yet", () -> new Entity(null, "Ada")),
				same("entity with an id", () -> new Entity(1L, "Ada")),
				same("answer with an entity that has no id yet", () -> new Answer<>(1, new Entity(null, "Ada"))),
				same("hash code by identity", () -> new Hashed("x")),
				refused("equals that asks a register", () -> Registered.of("x")),
				refused("answer with what asks a register", () -> new Answer<>(1, Registered.of("x"))),
				same("array compared by identity", () -> new ComparesArray(new int[] { 1, 2 })));
	}

	private static List<Vet> vets() {
		return new ArrayList<>(List.of(new Vet("Ada"), new Vet("Bob")));
	}

	private static List<Case> transients() {
		return List.of(same("entity that Hibernate enhanced", () -> new Enhanced("x")),
				same("transient list that an initializer fills", () -> new Logged("x")),
				same("transient list that was changed", () -> {
					Logged logged = new Logged("x");
					logged.log.add("y");
					return logged;
				}), same("transient list of a serializable class", () -> new SerializableLogged("x")),
				same("transient list of a list", () -> {
					LoggedList list = new LoggedList();
					list.add("x");
					return list;
				}), same("final transient map", () -> new Noted("x")),
				same("transient lock that a constructor makes", Guarded::new),
				same("transient lock of a serializable class that a constructor makes", SerializableGuarded::new),
				refused("transient lock that nothing makes", () -> new GivenLock(new ReentrantLock())),
				same("transient lock that is made when it is needed", () -> {
					LazyLock lazy = new LazyLock("x");
					lazy.lock();
					return lazy;
				}), same("transient lock beside a transient list", () -> new GuardedLog("x")));
	}

	private static List<Case> hashedByTheirParent() {
		return List.of(same("set of children that hash by their parent", () -> order(new HashSet<>())),
				same("child of a set that hashes by its parent",
						() -> order(new HashSet<>()).lines().iterator().next()),
				same("immutable set of such children", () -> {
					Order order = new Order(7);
					order.lines = Set.of(new Line(order, 1), new Line(order, 2));
					return order;
				}), same("unmodifiable set of such children", () -> {
					Order order = order(new HashSet<>());
					order.lines = Collections.unmodifiableSet(order.lines);
					return order;
				}), same("map by such children", () -> {
					Order order = new Order(7);
					order.counts = new LinkedHashMap<>(Map.of(new Line(order, 1), 5, new Line(order, 2), 6));
					return order;
				}), same("sorted set of such children", () -> order(new TreeSet<>(new ByNumber()))),
				same("list of aggregates",
						() -> new ArrayList<>(List.of(order(new HashSet<>()), order(new HashSet<>())))),
				same("set of aggregates", () -> new HashSet<>(Set.of(order(new HashSet<>())))),
				same("record around an immutable set of children", () -> {
					Order order = new Order(7);
					order.details = new Details(Set.of(new Line(order, 1)), List.of(Map.of(new Line(order, 2), "x")));
					return order;
				}), same("map that holds itself beside children", () -> {
					Map<Object, Object> map = new HashMap<>();
					map.put("self", map);
					map.put("order", order(new HashSet<>()));
					return map;
				}));
	}

	private static Order order(Set<Line> lines) {
		Order order = new Order(7);
		lines.add(new Line(order, 1));
		lines.add(new Line(order, 2));
		order.lines = lines;
		return order;
	}

	private static List<Case> constants() {
		return List.of(same("typesafe enum", () -> Level.HIGH),
				same("typesafe enum in a list", () -> List.of(Level.LOW)),
				same("typesafe enum with a body", () -> Level.ODD), same("null object", () -> NoCustomer.INSTANCE),
				same("constant of an interface", () -> Shape.NONE), same("lazy holder", Service::get),
				same("mutable constant", () -> Settings.DEFAULTS),
				same("other instance beside a constant", () -> new Settings("x")),
				same("constant of a record", () -> Amount.ZERO),
				same("constants twice", () -> new ArrayList<>(List.of(Amount.ZERO, Amount.ZERO, new Amount(0)))));
	}

	private static List<Case> names() {
		return List.of(same("class named Proxy", () -> new Net("x", new ProxyConfig("host", 80))),
				same("class with dollars", () -> new $$AutoValue_Rate(5)),
				same("closeable collection", () -> new Paged(List.of("a", "b"), 17)),
				same("anonymous class in a static method", AggregateCases::anonymous),
				same("local record with a captured object", () -> new Outer("outer").row("a")));
	}

	private static Object anonymous() {
		return new Vet("Ada") {

			private final String more = "more";

		};
	}

	static class Vet {

		private final String name;

		Vet(String name) {
			this.name = name;
		}

	}

	static final class Answer<T> {

		private final int code;

		private final T data;

		Answer(int code, T data) {
			this.code = code;
			this.data = data;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Answer<?> that && this.code == that.code && Objects.equals(this.data, that.data);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.code, this.data);
		}

	}

	static final class Entity {

		private final @Nullable Long id;

		private final String name;

		Entity(@Nullable Long id, String name) {
			this.id = id;
			this.name = name;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other || this.id != null && other instanceof Entity that && this.id.equals(that.id);
		}

		@Override
		public int hashCode() {
			return (this.id != null) ? this.id.hashCode() : super.hashCode();
		}

	}

	static final class Hashed {

		private final String name;

		Hashed(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Hashed that && this.name.equals(that.name);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

	/** Equal if both were registered, or both were not: copies are not. */
	static final class Registered {

		private static final Set<Object> REGISTER = Collections.newSetFromMap(new java.util.IdentityHashMap<>());

		private final String name;

		private Registered(String name) {
			this.name = name;
		}

		static Registered of(String name) {
			Registered registered = new Registered(name);
			REGISTER.add(registered);
			return registered;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Registered that && this.name.equals(that.name)
					&& REGISTER.contains(this) == REGISTER.contains(that);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	static final class ComparesArray {

		private final int[] numbers;

		ComparesArray(int[] numbers) {
			this.numbers = numbers;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof ComparesArray that && this.numbers == that.numbers;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	static class Enhanced {

		private final String name;

		private transient Object $$_hibernate_attributeInterceptor = Thread.currentThread();

		Enhanced(String name) {
			this.name = name;
		}

	}

	static class Logged {

		private final String name;

		final transient List<String> log = new ArrayList<>();

		Logged(String name) {
			this.name = name;
		}

	}

	static class SerializableLogged implements Serializable {

		private final String name;

		private transient List<String> log = new ArrayList<>(List.of("made"));

		SerializableLogged(String name) {
			this.name = name;
		}

	}

	static class LoggedList extends ArrayList<String> {

		private transient List<String> log = new ArrayList<>(List.of("made"));

	}

	static class Noted {

		private final transient Map<String, Object> notes;

		Noted(String name) {
			this.notes = new HashMap<>(Map.of(name, new Vet("x")));
		}

	}

	static class Guarded {

		private String name = "x";

		private final transient ReentrantLock lock = new ReentrantLock();

	}

	static class SerializableGuarded implements Serializable {

		private String name = "x";

		private transient ReentrantLock lock = new ReentrantLock();

	}

	static class GivenLock {

		private final transient ReentrantLock lock;

		GivenLock(ReentrantLock lock) {
			this.lock = lock;
		}

	}

	static class LazyLock implements Serializable {

		private final String name;

		private transient @Nullable ReentrantLock lock;

		LazyLock(String name) {
			this.name = name;
		}

		ReentrantLock lock() {
			if (this.lock == null) {
				this.lock = new ReentrantLock();
			}
			return this.lock;
		}

	}

	static class GuardedLog {

		private String name;

		private transient ReentrantLock lock = new ReentrantLock();

		private transient List<String> log = new ArrayList<>();

		GuardedLog() {
			this("none");
		}

		GuardedLog(String name) {
			this.name = name;
			this.log.add(name);
		}

	}

	static final class Order {

		private Set<Line> lines = new HashSet<>();

		private Map<Line, Integer> counts = new HashMap<>();

		private @Nullable Details details;

		private Integer id;

		Order(int id) {
			this.id = id;
		}

		Set<Line> lines() {
			return this.lines;
		}

	}

	record Details(Set<Line> first, List<Map<Line, String>> others) {

	}

	static final class Line {

		private final Order order;

		private final int number;

		Line(Order order, int number) {
			this.order = order;
			this.number = number;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Line that && this.order.id.equals(that.order.id) && this.number == that.number;
		}

		@Override
		public int hashCode() {
			return 31 * this.order.id.hashCode() + this.number;
		}

	}

	static final class ByNumber implements Comparator<Line> {

		@Override
		public int compare(Line left, Line right) {
			return left.order.id * 100 + left.number - (right.order.id * 100 + right.number);
		}

	}

	static class Level {

		static final Level LOW = new Level("low");

		static final Level HIGH = new Level("high");

		static final Level ODD = new Level("odd") {

			@Override
			String name() {
				return "?";
			}

		};

		private final String name;

		private Level(String name) {
			this.name = name;
		}

		String name() {
			return this.name;
		}

	}

	static class NoCustomer extends Vet {

		static final Vet INSTANCE = new NoCustomer();

		NoCustomer() {
			super("");
		}

	}

	interface Shape {

		Shape NONE = new Empty();

	}

	static final class Empty implements Shape {

	}

	static final class Service {

		private final String name = "x";

		private Service() {
		}

		static Service get() {
			return Holder.INSTANCE;
		}

		private static final class Holder {

			private static final Service INSTANCE = new Service();

		}

	}

	static final class Settings {

		static final Settings DEFAULTS = new Settings("default");

		private String name;

		Settings(String name) {
			this.name = name;
		}

	}

	record Amount(int value) {

		static final Amount ZERO = new Amount(0);

	}

	record ProxyConfig(String host, int port) {

	}

	record Net(String name, ProxyConfig proxy) {

	}

	static final class $$AutoValue_Rate {

		private final int rate;

		$$AutoValue_Rate(int rate) {
			this.rate = rate;
		}

	}

	static final class Paged extends ArrayList<String> implements Closeable {

		private final long total;

		Paged(List<String> content, long total) {
			super(content);
			this.total = total;
		}

		@Override
		public void close() {
			// Nothing to close.
		}

	}

	static final class Outer {

		private final String name;

		Outer(String name) {
			this.name = name;
		}

		Object row(String key) {
			return new Object[] { new Row(key) };
		}

		final class Row {

			private final String key;

			Row(String key) {
				this.key = key;
			}

			String all() {
				return Outer.this.name + this.key;
			}

		}

	}

}
