package dev.embercache.values.families;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of classes: inner ones, such with odd names, counters, and what holds resources.
 */
public final class ClassesFamily implements Family {

	@Override
	public String name() {
		return "Java: kinds of classes";
	}

	@Override
	public List<ValueCase> cases() {
		List<ValueCase> cases = new ArrayList<>(counters());
		cases
			.addAll(List.of(kept("class named ProxyConfig", () -> new Net("office", new ProxyConfig("10.0.0.1", 8080))),
					kept("class named $$AutoValue_Money", () -> new $$AutoValue_Money("EUR", 3)).asKey(),
					kept("class named EnhancerByHand", () -> new Vet$$EnhancerByHand("James")),
					kept("inner class of plain data", () -> new Invoice("a1").line("tea", 3),
							(original, copy) -> assertThat(((Invoice.Line) copy).label()).isEqualTo("a1: tea")),
					kept("aggregate with inner classes", () -> {
						Invoice invoice = new Invoice("a1");
						invoice.lines.add(invoice.line("tea", 3));
						invoice.lines.add(invoice.line("milk", 1));
						return invoice;
					}), kept("anonymous class of a static method", () -> ClassesFamily.named("anonymous")),
					kept("map made with braces", ClassesFamily::braces), kept("comparator of a class", () -> {
						TreeMap<String, Integer> lengths = new TreeMap<>(new ByLength());
						lengths.put("aaa", 3);
						lengths.put("b", 1);
						return lengths;
					}, (original, copy) -> assertThat(((TreeMap<?, ?>) copy).firstKey()).isEqualTo("b")),
					kept("local record", () -> {
						record Point(int x, int y) {
						}
						return new Point(1, 2);
					}).asKey(),
					kept("closeable list", () -> new Batch(12, List.of("a", "b")),
							(original, copy) -> assertThat(((Batch) copy).total).isEqualTo(12)),
					refused("lambda in a record", "Rule.condition",
							() -> new Rule("even", (number) -> number % 2 == 0)),
					refused("stream", "tream", () -> List.of(1, 2).stream()),
					refused("iterator", "terator", () -> new ArrayList<>(List.of(1)).iterator())));
		return cases;
	}

	/**
	 * A counter has to be the object itself.
	 */
	private static List<ValueCase> counters() {
		return List.of(refused("AtomicInteger", "copy-on-read: false", () -> new AtomicInteger(3)),
				refused("AtomicLong", "track-code: false", () -> new AtomicLong(3)),
				refused("LongAdder", "copy-on-read: false", LongAdder::new),
				refused("AtomicReference", "copy-on-read: false", () -> new AtomicReference<>("a")),
				refused("ReentrantLock", "ock", ReentrantLock::new),
				kept("entity with an AtomicInteger", () -> new Ticket("a", new AtomicInteger(2))));
	}

	private static Object named(String name) {
		return new Comparable<String>() {

			private final String own = name;

			@Override
			public int compareTo(String other) {
				return this.own.compareTo(other);
			}

			@Override
			public String toString() {
				return this.own;
			}

		};
	}

	private static Map<String, Integer> braces() {
		return new HashMap<>() {
			private static final long serialVersionUID = 1L;

			{
				put("a", 1);
				put("b", 2);
			}
		};
	}

	record Net(String name, ProxyConfig proxy) {

	}

	record ProxyConfig(String host, int port) {

	}

	record $$AutoValue_Money(String currency, long amount) {

	}

	static class Vet$$EnhancerByHand {

		private final String name;

		Vet$$EnhancerByHand(String name) {
			this.name = name;
		}

	}

	static class Invoice {

		private final String number;

		private final List<Line> lines = new ArrayList<>();

		Invoice(String number) {
			this.number = number;
		}

		Line line(String product, int count) {
			return new Line(product, count);
		}

		class Line {

			private final String product;

			private int count;

			Line(String product, int count) {
				this.product = product;
				this.count = count;
			}

			String label() {
				return Invoice.this.number + ": " + this.product;
			}

		}

	}

	static final class ByLength implements Comparator<String> {

		@Override
		public int compare(String one, String other) {
			return Integer.compare(one.length(), other.length());
		}

	}

	static final class Batch extends ArrayList<String> implements AutoCloseable {

		private static final long serialVersionUID = 1L;

		private final long total;

		Batch(long total, List<String> elements) {
			super(elements);
			this.total = total;
		}

		@Override
		public void close() {
		}

	}

	record Rule(String name, IntPredicate condition) {

	}

	record Ticket(String name, AtomicInteger uses) {

	}

}
