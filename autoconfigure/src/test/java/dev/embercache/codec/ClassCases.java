package dev.embercache.codec;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Holder;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.kept;
import static dev.embercache.codec.Case.refused;
import static dev.embercache.codec.Case.same;

/**
 * Application classes of every shape.
 */
final class ClassCases {

	private ClassCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(records());
		cases.addAll(classes());
		cases.addAll(enums());
		cases.addAll(annotated());
		cases.addAll(serialized());
		cases.addAll(inner());
		cases.addAll(transients());
		return cases;
	}

	private static List<Case> records() {
		return List.of(same("record", () -> new Point(1, 2)), same("record empty", Nothing::new),
				same("record of all primitives",
						() -> new Primitives(true, (byte) 1, (short) 2, 'c', 4, 5L, -0.0f, Double.NaN)),
				same("record nested", () -> new Line(new Point(1, 2), new Point(3, 4))),
				same("record with null", () -> new Line(null, new Point(1, 1))),
				same("record generic Long", () -> new Holder<>(5L)),
				same("record generic record", () -> new Holder<>(new Holder<>(new Point(1, 2)))),
				same("record generic list", () -> new Holder<>(List.of(1L, 2))),
				same("record validated", () -> new Percent(50)), same("record normalizing", () -> new Email(" A@B ")),
				same("record with overridden accessor", () -> new Shouting("quiet")),
				same("record defensive copy", () -> new Basket(new ArrayList<>(List.of("a")))),
				same("record implementing interface", () -> new Circle(1.5)),
				same("record with array", () -> new Blob(new byte[] { 1, 2 }, new String[] { "x" })),
				same("record with optional", () -> new Holder<>(Optional.of(new Point(1, 2)))),
				same("record with @class component", () -> new Named("x", "@class", 5)),
				same("record with own equals", () -> new CaseInsensitive("aBc")),
				same("record private", () -> new Hidden("x", 1)), same("record local", () -> {
					record Local(String name, Object value) {
					}
					return new Local("x", 5L);
				}), same("record recursive", () -> new Tree("root", List.of(new Tree("leaf", List.of())))),
				same("record of map", () -> new Holder<>(Map.of(new Point(1, 2), List.of(Instant.EPOCH)))),
				same("record of dates", () -> new Dates(new Date(5), LocalDate.EPOCH, Instant.EPOCH)),
				same("record with varied constructor", () -> new Ordered(1, 5)),
				refused("record with a constructor that is not idempotent", () -> new Growing(5)),
				refused("record with a constructor that swaps", () -> new Swapped(1, 2)),
				same("record that looks not idempotent and is", () -> Clamped.of(5)),
				refused("record that throws for its own components", () -> {
					Once.allowed = true;
					Once once = new Once("x");
					Once.allowed = false;
					return once;
				}), same("record of interface", () -> new Holder<Shape>(new Square(2))),
				same("record of primitives in wrappers", () -> new Wrapped(1, 2L, null, 'x', true)),
				same("record with a clamped value beyond", () -> new Holder<>(Clamped.of(50))),
				same("record with varargs", () -> new Variadic("a", "b")),
				same("record with a compact constructor that copies a map",
						() -> new Settings(new HashMap<>(Map.of("a", 1)))),
				same("record with a static factory and private data", () -> Ranked.first()),
				same("two interfaces", () -> new Both("x")),
				same("nested generics",
						() -> new Holder<>(Map.of("a", List.of(Optional.of(new Holder<>(Set.of(1L))))))),
				same("result type",
						() -> List.of(new Result.Ok<>(5L), new Result.Failed<>(new IllegalStateException("x")))));
	}

	private static List<Case> classes() {
		return List.of(same("bean", () -> {
			Bean bean = new Bean();
			bean.setName("x");
			bean.setTags(new ArrayList<>(List.of("a")));
			return bean;
		}), same("public constructor with arguments beside the one without", () -> new Person("x", 5)),
				same("final fields", () -> new Final("x", List.of(1L))),
				same("no usable constructor", () -> Closed.create("x")),
				same("constructor that validates", () -> new Validated("x")),
				same("constructor that throws without arguments", () -> Strict.of("x")),
				same("builder", () -> Built.builder().name("x").size(5).build()),
				same("builder itself", () -> Built.builder().name("x")),
				same("shadowed fields", () -> new Child("up", "down")),
				same("three levels", () -> new GrandChild("a", "b", "c")),
				same("sealed hierarchy", () -> List.of(new Circle(1), new Square(2), new Triangle(1, 2, 3))),
				same("abstract superclass", () -> new Dog("Rex", 5)),
				same("generic superclass", () -> new StringNode("x")),
				same("field of type Object", () -> new Box(new Point(1, 2))),
				same("fields of interface types", () -> new Interfaces("x", 5, new ArrayList<>(List.of("x")))),
				same("no fields", Empty::new), same("getters that lie", () -> new Lying("truth")),
				same("getter that throws", () -> new Throwing("x")), same("setter that changes", () -> {
					Doubling doubling = new Doubling();
					doubling.setValue(5);
					return doubling;
				}), same("static fields", () -> new WithStatics("x")),
				same("equals by id only", () -> new Entity(5L, "x")), same("no equals", () -> new Box(new Box("x"))),
				same("field of own type", () -> new Chain("a", new Chain("b", null))),
				same("exception field", () -> new Box(new IllegalStateException("x"))),
				same("Number subclass", () -> new Fraction(1, 2)), same("Comparable", () -> new Version("1.0")),
				same("named comparator class", CollectionCases.ByLength::new),
				same("class implementing Iterable", () -> new Words(List.of("a", "b"))),
				same("class implementing Map.Entry", () -> new Pair("a", 5L)),
				same("class implementing CharSequence", () -> new Text("abc")),
				same("field initialized by constructor only", () -> {
					Bean bean = new Bean();
					bean.setTags(null);
					return bean;
				}), same("StringBuilder in field", () -> new Box(new StringBuilder("x"))),
				same("money", () -> new Money(new BigDecimal("10.50"), java.util.Currency.getInstance("EUR"))),
				same("generic class with bounds", () -> new Bounded<>(5L, List.of(6L))),
				same("interface constant class", () -> new Implementing(5)),
				same("class with a field named like a keyword in JSON", () -> new Strange("a", "b", "c")),
				same("lazily cached hash", () -> {
					CachedHash hash = new CachedHash("x");
					hash.hashCode();
					return hash;
				}), same("non-serializable superclass with fields", () -> new Sub("a", "b")),
				same("default serializable with nested non-serializable", () -> new Holding(new Box("x"))));
	}

	private static List<Case> enums() {
		return List.of(same("enum", () -> Color.RED), same("enum with body", () -> Operation.PLUS),
				same("enum in Object", () -> new Box(Color.BLUE)),
				same("enum with body in Object", () -> new Box(Operation.MINUS)),
				same("enum with toString", () -> Loud.ONE),
				same("enum in field", () -> new Painted(Color.RED, Operation.PLUS)),
				same("enum null in field", () -> new Painted(null, null)),
				same("enum in interface field", () -> new Holder<Supplier<String>>(Planet.EARTH)),
				same("enum in list", () -> List.of(Color.RED, Operation.PLUS)));
	}

	private static List<Case> annotated() {
		return List.of(same("@JsonIgnore", () -> new Ignoring("x", "secret")),
				same("@JsonProperty", () -> new Renamed("x")), same("@JsonView", () -> new Viewed("x", "y")),
				same("@JsonInclude", () -> new Including(null, 0)),
				same("@JsonUnwrapped", () -> new Unwrapped(new Point(1, 2))),
				same("@JsonValue", () -> new Valued("x", 5)), same("@JsonCreator", () -> Created.of("x")),
				same("@JsonFormat", () -> new Formatted(new Date(123_456_789L))),
				same("@JsonTypeInfo", () -> new Typed("x")), same("@JsonIdentityInfo", () -> new Identified(5, "x")),
				same("@JsonIgnoreProperties", () -> new IgnoringAll("x")),
				same("@JsonAutoDetect", () -> new Undetected("x")),
				same("@JsonProperty on enum", () -> AnnotatedEnum.ONE),
				same("annotated record", () -> new AnnotatedRecord("x", 5L)));
	}

	private static List<Case> serialized() {
		return List.of(same("readResolve singleton", () -> Single.INSTANCE),
				same("readResolve singleton in field", () -> new Box(Single.INSTANCE)),
				same("writeReplace", () -> new Proxied("x", 5)), same("Externalizable", () -> new External("x", 5L)),
				refused("Externalizable that forgets", () -> new Forgetful("x", 5)),
				same("own writeObject", () -> new OwnForm("x", new Point(1, 2))),
				same("readObject that restores a lock", () -> new Locked("x")),
				same("serialVersionUID", () -> new Serial("x")),
				same("application exception with cause", () -> new OutOfStock("x", 1)),
				same("writeReplace without a way back", () -> new OneWay("x")),
				same("protected readResolve of a superclass", () -> Pooled.of("x")));
	}

	private static List<Case> inner() {
		Outer outer = new Outer("outer");
		return List.of(same("inner class with its outer instance", () -> outer.new Inner("inner")),
				same("anonymous class", () -> anonymous("captured")),
				same("anonymous class of an interface", () -> shape(2)), same("local class", () -> {
					int captured = 5;
					class Local {

						private final String name = "x";

						int captured() {
							return captured + this.name.length();
						}

					}
					return new Local();
				}), same("static nested", () -> new Outer.Nested("x")), same("inner twice with one outer", () -> {
					Outer shared = new Outer("x");
					return List.of(shared.new Inner("a"), shared.new Inner("b"), shared);
				}));
	}

	private static Object anonymous(String captured) {
		return new Object() {

			private final String field = captured + "!";

			@Override
			public String toString() {
				return this.field + captured;
			}

		};
	}

	private static NamedShape shape(double size) {
		return new NamedShape() {

			@Override
			public double area() {
				return size;
			}

		};
	}

	private static List<Case> transients() {
		return List.of(same("transient cache of a derived value", () -> {
			Derived derived = new Derived("x");
			derived.display();
			return derived;
		}), same("transient field that equals reads", () -> new ReadByEquals("x", 5)),
				same("transient field that equals reads, empty", () -> new ReadByEquals("x", 0)),
				refused("final transient lock of a serializable class", () -> new FinalLock("x")),
				kept("final transient lock set by a constructor", FinalLockWithConstructor::new),
				same("transient counter", () -> {
					Serial serial = new Serial("x");
					serial.reads = 7;
					return serial;
				}));
	}

	public record Point(int x, int y) {
	}

	record Nothing() {
	}

	record Primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {
	}

	record Line(Point from, Point to) {
	}

	record Holder<T>(T value) {
	}

	record Percent(int value) {

		Percent {
			if (value < 0 || value > 100) {
				throw new IllegalArgumentException("not a percentage");
			}
		}

	}

	record Email(String value) {

		Email {
			value = value.trim().toLowerCase(java.util.Locale.ROOT);
		}

	}

	record Shouting(String text) {

		@Override
		public String text() {
			return this.text.toUpperCase(java.util.Locale.ROOT) + "!";
		}

	}

	record Basket(List<String> items) {

		Basket {
			items = List.copyOf(items);
		}

	}

	record Blob(byte[] bytes, String[] names) {
	}

	record Named(String type, String atClass, Object value) {
	}

	record CaseInsensitive(String text) {

		@Override
		public boolean equals(Object other) {
			return other instanceof CaseInsensitive that && this.text.equalsIgnoreCase(that.text);
		}

		@Override
		public int hashCode() {
			return this.text.toLowerCase(java.util.Locale.ROOT).hashCode();
		}

	}

	private record Hidden(String a, int b) {
	}

	record Tree(String name, List<Tree> children) {
	}

	record Dates(Date date, LocalDate day, Instant instant) {
	}

	record Ordered(int low, int high) {

		Ordered {
			if (low > high) {
				int swap = low;
				low = high;
				high = swap;
			}
		}

	}

	record Swapped(int first, int second) {

		Swapped(int first, int second) {
			this.first = second;
			this.second = first;
		}

	}

	record Growing(int value) {

		Growing {
			value = value + 1;
		}

	}

	record Clamped(int value) {

		Clamped {
			value = (value > 100) ? value - 1 : value;
		}

		static Clamped of(int value) {
			return new Clamped(value);
		}

	}

	record Once(String name) {

		static boolean allowed = true;

		Once {
			if (!allowed) {
				throw new IllegalStateException("only once");
			}
		}

	}

	record Wrapped(Integer a, Long b, Double c, Character d, Boolean e) {
	}

	sealed interface Shape permits Circle, Square, Triangle {

	}

	interface NamedShape {

		double area();

	}

	record Circle(double radius) implements Shape {
	}

	record Square(double side) implements Shape {
	}

	static final class Triangle implements Shape {

		private final double a;

		private final double b;

		private final double c;

		Triangle(double a, double b, double c) {
			this.a = a;
			this.b = b;
			this.c = c;
		}

	}

	static final class Box {

		private final Object value;

		Box(Object value) {
			this.value = value;
		}

	}

	static class Bean {

		private String name;

		private List<String> tags = new ArrayList<>(List.of("default"));

		public void setName(String name) {
			this.name = name;
		}

		public void setTags(List<String> tags) {
			this.tags = tags;
		}

	}

	public static class Person {

		private String name;

		private int age;

		public Person() {
			this.name = "nobody";
		}

		public Person(String name, int age) {
			this.name = name;
			this.age = age;
		}

	}

	static final class Final {

		private final String name;

		private final List<Long> numbers;

		Final(String name, List<Long> numbers) {
			this.name = name;
			this.numbers = numbers;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Final that && this.name.equals(that.name) && this.numbers.equals(that.numbers);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.name, this.numbers);
		}

	}

	static final class Closed {

		private final String name;

		private Closed(String name, Object ignored) {
			this.name = name;
		}

		static Closed create(String name) {
			return new Closed(name, null);
		}

	}

	static class Validated {

		private final String name;

		Validated(String name) {
			this.name = Objects.requireNonNull(name);
		}

	}

	static final class Strict {

		private String name;

		private Strict() {
			throw new IllegalStateException("not like this");
		}

		private Strict(String name) {
			this.name = name;
		}

		static Strict of(String name) {
			return new Strict(name);
		}

	}

	static final class Built {

		private final String name;

		private final int size;

		private Built(Builder builder) {
			this.name = builder.name;
			this.size = builder.size;
		}

		static Builder builder() {
			return new Builder();
		}

		static final class Builder {

			private String name;

			private int size;

			Builder name(String name) {
				this.name = name;
				return this;
			}

			Builder size(int size) {
				this.size = size;
				return this;
			}

			Built build() {
				return new Built(this);
			}

		}

	}

	static class Parent {

		private final String name;

		Parent(String name) {
			this.name = name;
		}

	}

	static class Child extends Parent {

		private final String name;

		Child(String up, String down) {
			super(up);
			this.name = down;
		}

	}

	static class GrandChild extends Child {

		private final String name;

		GrandChild(String a, String b, String c) {
			super(a, b);
			this.name = c;
		}

	}

	abstract static class Animal {

		protected final String name;

		Animal(String name) {
			this.name = name;
		}

	}

	static class Dog extends Animal {

		private final int age;

		Dog(String name, int age) {
			super(name);
			this.age = age;
		}

	}

	static class Node<T> {

		protected T value;

	}

	static class StringNode extends Node<String> {

		StringNode(String value) {
			this.value = value;
		}

	}

	static class Interfaces {

		private final CharSequence text;

		private final Number number;

		private final Iterable<String> all;

		Interfaces(CharSequence text, Number number, Iterable<String> all) {
			this.text = text;
			this.number = number;
			this.all = all;
		}

	}

	static class Empty {

	}

	static class Lying {

		private final String value;

		Lying(String value) {
			this.value = value;
		}

		public String getValue() {
			return "lie";
		}

		public String getOther() {
			return "other";
		}

	}

	static class Throwing {

		private final String value;

		Throwing(String value) {
			this.value = value;
		}

		public String getValue() {
			throw new IllegalStateException();
		}

	}

	static class Doubling {

		private int value;

		public void setValue(int value) {
			this.value = value * 2;
		}

	}

	static class WithStatics {

		static String shared = "shared";

		private final String own;

		WithStatics(String own) {
			this.own = own;
		}

	}

	static class Entity {

		private final Long id;

		private String name;

		Entity(Long id, String name) {
			this.id = id;
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Entity that && this.id.equals(that.id);
		}

		@Override
		public int hashCode() {
			return 31;
		}

	}

	static class Chain {

		final String name;

		Chain next;

		Chain(String name, Chain next) {
			this.name = name;
			this.next = next;
		}

	}

	static class Fraction extends Number {

		private final int a;

		private final int b;

		Fraction(int a, int b) {
			this.a = a;
			this.b = b;
		}

		@Override
		public int intValue() {
			return this.a / this.b;
		}

		@Override
		public long longValue() {
			return intValue();
		}

		@Override
		public float floatValue() {
			return (float) this.a / this.b;
		}

		@Override
		public double doubleValue() {
			return (double) this.a / this.b;
		}

	}

	static class Version implements Comparable<Version> {

		private final String text;

		Version(String text) {
			this.text = text;
		}

		@Override
		public int compareTo(Version other) {
			return this.text.compareTo(other.text);
		}

	}

	static class Words implements Iterable<String> {

		private final List<String> words;

		Words(List<String> words) {
			this.words = words;
		}

		@Override
		public java.util.Iterator<String> iterator() {
			return this.words.iterator();
		}

	}

	static class Pair implements Map.Entry<String, Object> {

		private final String key;

		private Object value;

		Pair(String key, Object value) {
			this.key = key;
			this.value = value;
		}

		@Override
		public String getKey() {
			return this.key;
		}

		@Override
		public Object getValue() {
			return this.value;
		}

		@Override
		public Object setValue(Object value) {
			return this.value = value;
		}

	}

	static class Text implements CharSequence {

		private final String text;

		Text(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

	}

	record Money(BigDecimal amount, java.util.Currency currency) {
	}

	enum Color {

		RED, GREEN, BLUE

	}

	enum Operation {

		PLUS {
			@Override
			int apply(int a, int b) {
				return a + b;
			}
		},
		MINUS {
			@Override
			int apply(int a, int b) {
				return a - b;
			}
		};

		abstract int apply(int a, int b);

	}

	enum Loud {

		ONE;

		@Override
		public String toString() {
			return "one!";
		}

	}

	enum Planet implements Supplier<String> {

		EARTH;

		@Override
		public String get() {
			return "earth";
		}

	}

	enum Many {

		V00, V01, V02, V03, V04, V05, V06, V07, V08, V09, V10, V11, V12, V13, V14, V15, V16, V17, V18, V19, V20, V21,
		V22, V23, V24, V25, V26, V27, V28, V29, V30, V31, V32, V33, V34, V35, V36, V37, V38, V39, V40, V41, V42, V43,
		V44, V45, V46, V47, V48, V49, V50, V51, V52, V53, V54, V55, V56, V57, V58, V59, V60, V61, V62, V63, V64, V65,
		V66, V67, V68, V69

	}

	record Painted(Color color, Operation operation) {
	}

	record Ignoring(String name, @JsonIgnore String secret) {
	}

	record Renamed(@JsonProperty("other") String name) {
	}

	static class Viewed {

		@JsonView(Color.class)
		private final String a;

		@JsonView(Operation.class)
		private final String b;

		Viewed(String a, String b) {
			this.a = a;
			this.b = b;
		}

	}

	@JsonInclude(JsonInclude.Include.NON_DEFAULT)
	static class Including {

		private final String a;

		private final int b;

		Including(String a, int b) {
			this.a = a;
			this.b = b;
		}

	}

	static class Unwrapped {

		@JsonUnwrapped
		private final Point point;

		Unwrapped(Point point) {
			this.point = point;
		}

	}

	static class Valued {

		@JsonValue
		private final String a;

		private final int b;

		Valued(String a, int b) {
			this.a = a;
			this.b = b;
		}

	}

	static final class Created {

		private final String a;

		private Created(String a) {
			this.a = a;
		}

		@JsonCreator
		static Created of(String a) {
			return new Created(a + "!");
		}

	}

	static class Formatted {

		@JsonFormat(pattern = "yyyy")
		private final Date date;

		Formatted(Date date) {
			this.date = date;
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	static class Typed {

		private final String a;

		Typed(String a) {
			this.a = a;
		}

	}

	@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
	static class Identified {

		private final int id;

		private final String a;

		Identified(int id, String a) {
			this.id = id;
			this.a = a;
		}

	}

	@JsonIgnoreProperties("a")
	static class IgnoringAll {

		private final String a;

		IgnoringAll(String a) {
			this.a = a;
		}

	}

	@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NONE)
	static class Undetected {

		private final String a;

		Undetected(String a) {
			this.a = a;
		}

	}

	enum AnnotatedEnum {

		@JsonProperty("uno")
		ONE

	}

	record AnnotatedRecord(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String a, @JsonIgnore Object b) {
	}

	static final class Single implements Serializable {

		static final Single INSTANCE = new Single();

		private Single() {
		}

		private Object readResolve() {
			return INSTANCE;
		}

	}

	static final class Proxied implements Serializable {

		private final transient String name;

		private final transient int size;

		Proxied(String name, int size) {
			this.name = name;
			this.size = size;
		}

		private Object writeReplace() {
			return new Replacement(this.name + "/" + this.size);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Proxied that && this.name.equals(that.name) && this.size == that.size;
		}

		@Override
		public int hashCode() {
			return this.size;
		}

		private record Replacement(String text) implements Serializable {

			private Object readResolve() {
				String[] parts = this.text.split("/");
				return new Proxied(parts[0], Integer.parseInt(parts[1]));
			}

		}

	}

	static final class OneWay implements Serializable {

		private final String name;

		OneWay(String name) {
			this.name = name;
		}

		private Object writeReplace() {
			return this.name;
		}

	}

	public static class External implements Externalizable {

		private String name;

		private Object value;

		public External() {
		}

		External(String name, Object value) {
			this.name = name;
			this.value = value;
		}

		@Override
		public void writeExternal(ObjectOutput out) throws IOException {
			out.writeUTF(this.name);
			out.writeObject(this.value);
		}

		@Override
		public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
			this.name = in.readUTF();
			this.value = in.readObject();
		}

	}

	public static class Forgetful implements Externalizable {

		private String name;

		private int size;

		public Forgetful() {
		}

		Forgetful(String name, int size) {
			this.name = name;
			this.size = size;
		}

		@Override
		public void writeExternal(ObjectOutput out) throws IOException {
			out.writeUTF(this.name);
		}

		@Override
		public void readExternal(ObjectInput in) throws IOException {
			this.name = in.readUTF();
		}

	}

	static class OwnForm implements Serializable {

		private transient String name;

		private final Point point;

		OwnForm(String name, Point point) {
			this.name = name;
			this.point = point;
		}

		private void writeObject(ObjectOutputStream out) throws IOException {
			out.defaultWriteObject();
			out.writeUTF(this.name);
		}

		private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
			in.defaultReadObject();
			this.name = in.readUTF();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof OwnForm that && this.name.equals(that.name) && this.point.equals(that.point);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	static class Locked implements Serializable {

		private final String name;

		private transient ReentrantLock lock = new ReentrantLock();

		Locked(String name) {
			this.name = name;
		}

		private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
			in.defaultReadObject();
			this.lock = new ReentrantLock();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Locked that && this.name.equals(that.name) && !that.lock.isLocked();
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	static class Serial implements Serializable {

		private static final long serialVersionUID = 1L;

		private final String name;

		transient int reads;

		Serial(String name) {
			this.name = name;
		}

	}

	static class OutOfStock extends RuntimeException {

		private final int left;

		private final Map<String, Object> details = new HashMap<>(Map.of("a", 1L));

		OutOfStock(String message, int left) {
			super(message, new IllegalStateException("cause"));
			this.left = left;
		}

	}

	static class Outer {

		private final String name;

		Outer(String name) {
			this.name = name;
		}

		class Inner {

			private final String name;

			Inner(String name) {
				this.name = name;
			}

			String all() {
				return Outer.this.name + this.name;
			}

		}

		static class Nested {

			private final String name;

			Nested(String name) {
				this.name = name;
			}

		}

	}

	static class Derived {

		private final String name;

		private transient String display;

		Derived(String name) {
			this.name = name;
		}

		String display() {
			if (this.display == null) {
				this.display = "<" + this.name + ">";
			}
			return this.display;
		}

	}

	static class ReadByEquals implements Serializable {

		private final String name;

		private final transient int size;

		ReadByEquals(String name, int size) {
			this.name = name;
			this.size = size;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof ReadByEquals that && this.name.equals(that.name) && this.size == that.size;
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	static class FinalLock implements Serializable {

		private final String name;

		private final transient ReentrantLock lock = new ReentrantLock();

		FinalLock(String name) {
			this.name = name;
		}

	}

	static class FinalLockWithConstructor {

		private String name = "x";

		private final transient ReentrantLock lock = new ReentrantLock();

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

}
