package dev.embercache.values.families;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aggregates whose children are hashed or sorted through their parent.
 */
public final class AggregatesFamily implements Family {

	@Override
	public String name() {
		return "Java: aggregates";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("set of children that hash through their parent", () -> new Order(7, new HashSet<>()).with(3),
						AggregatesFamily::findsChildren),
				kept("the same, linked", () -> new Order(7, new LinkedHashSet<>()).with(3),
						AggregatesFamily::findsChildren),
				kept("the same, sorted", () -> new Order(7, new TreeSet<>()).with(3), AggregatesFamily::findsChildren),
				kept("one child as the root", () -> new Order(7, new HashSet<>()).with(1).items.iterator().next()),
				kept("set of aggregates",
						() -> new HashSet<>(
								Set.of(new Order(7, new HashSet<>()).with(2), new Order(8, new HashSet<>()).with(2)))),
				kept("map with children as keys", () -> {
					Shelf shelf = new Shelf(3);
					Order order = new Order(9, new HashSet<>()).with(2);
					order.items.forEach((item) -> shelf.counts.put(item, 1));
					shelf.order = order;
					return shelf;
				}, (original, copy) -> assertThat(((Shelf) copy).counts)
					.containsKey(((Shelf) original).order.items.iterator().next())),
				kept("set that holds what holds it", () -> {
					Group group = new Group("staff");
					group.members.add(new Member("James", group));
					group.members.add(new Member("Helen", group));
					return group.members;
				}, (original, copy) -> assertThat(((Set<?>) copy).contains(((Set<?>) original).iterator().next()))
					.isTrue()));
	}

	private static void findsChildren(Object original, Object copy) {
		for (Item item : ((Order) original).items) {
			assertThat(((Order) copy).items.contains(item)).isTrue();
		}
	}

	static final class Order {

		private final Long id;

		private final Set<Item> items;

		Order(long id, Set<Item> items) {
			this.id = id;
			this.items = items;
		}

		Order with(int count) {
			for (int i = 0; i < count; i++) {
				this.items.add(new Item(this, i));
			}
			return this;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Order order && order.id.equals(this.id);
		}

		@Override
		public int hashCode() {
			return this.id.hashCode();
		}

	}

	static final class Item implements Comparable<Item> {

		private final Order order;

		private final Integer position;

		Item(Order order, int position) {
			this.order = order;
			this.position = position;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Item item && item.order.id.equals(this.order.id)
					&& item.position.equals(this.position);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.order.id.intValue(), this.position.intValue());
		}

		@Override
		public int compareTo(Item other) {
			int orders = this.order.id.compareTo(other.order.id);
			return (orders != 0) ? orders : this.position.compareTo(other.position);
		}

	}

	static final class Shelf {

		private final int number;

		private final Map<Item, Integer> counts = new HashMap<>();

		private Order order;

		Shelf(int number) {
			this.number = number;
		}

	}

	static final class Group {

		private final String name;

		private final Set<Member> members = new HashSet<>();

		Group(String name) {
			this.name = name;
		}

	}

	record Member(String name, Group group) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Member member && member.name.equals(this.name)
					&& member.group.name.equals(this.group.name);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode() + this.group.name.hashCode();
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
