package dev.embercache.values.families;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.equal;
import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities and transfer objects as applications write them.
 */
public final class PlainJavaFamily implements Family {

	@Override
	public String name() {
		return "Java: entities and transfer objects";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("entity without equals", Vet::james), kept("list of entities", Vet::all),
				kept("Optional in a list", () -> List.of(Optional.of(Vet.helen()), Optional.empty())),
				kept("array of entities", () -> {
					Vet vet = Vet.james();
					return new Vet[] { vet, Vet.helen(), vet };
				}), kept("map from id to entity", () -> {
					Map<Integer, Vet> vets = new LinkedHashMap<>();
					Vet.all().forEach((vet) -> vets.put(vet.getId(), vet));
					return vets;
				}), kept("one entity in two places", () -> {
					Vet vet = Vet.james();
					return Map.of("best", vet, "cheapest", vet, "all", new ArrayList<>(List.of(vet)));
				}), kept("answer with generated equals", () -> new Answer<>(200, Vet.james())),
				kept("answer of a list", () -> new Answer<>(200, Vet.all())),
				kept("answer of an answer", () -> new Answer<>(200, new Answer<>(404, null))),
				kept("entity that is equal by its id", () -> new Owner(1L, "George")).asRefusedKey("name"),
				kept("entity without an id yet", () -> new Owner(null, "George")),
				kept("map with entities as keys", () -> {
					Map<Owner, String> owners = new HashMap<>();
					owners.put(new Owner(1L, "George"), "Madison");
					owners.put(new Owner(2L, "Betty"), "Sun Prairie");
					return owners;
				}, (original, copy) -> assertThat(((Map<?, ?>) copy).get(new Owner(2L, "Betty")))
					.isEqualTo("Sun Prairie")),
				kept("record with an entity",
						() -> new Visit(LocalDate.of(2026, 1, 2), Vet.james(), List.of("rabies"))),
				kept("record of numbers and times",
						() -> new Payment(new BigDecimal("10.50"), Instant.parse("2026-01-02T03:04:05Z"), 7L))
					.asKey(),
				kept("record with an array, equal by its content", () -> new Search("cat", new String[] { "a", "b" }))
					.asKey(),
				kept("transient field with an initializer", Journal::new,
						(original, copy) -> ((Journal) copy).add("one more")),
				kept("transient field of a Serializable", SerializableJournal::new,
						(original, copy) -> ((SerializableJournal) copy).add("one more")),
				kept("field in a superclass", () -> new Cat("Leo", 3)),
				kept("subclasses of a sealed type", () -> List.of(new Circle(2), new Square(3), new Circle(2))),
				kept("builder's immutable object", () -> Address.builder().street("110 W. Liberty").build()),
				kept("object that refers to itself", () -> {
					Node node = new Node("root", null);
					node.children.add(new Node("leaf", node));
					node.children.add(node);
					return node;
				}), equal("unmodifiable list of entities", () -> Collections.unmodifiableList(Vet.all())),
				equal("Arrays.asList of entities", () -> Arrays.asList(Vet.james(), null, Vet.helen())),
				equal("sub-list of entities", () -> Vet.all().subList(1, 2)),
				kept("stream's toList of entities", () -> Vet.all().stream().toList()),
				equal("values of a map of entities", () -> new LinkedHashMap<>(Map.of(1, Vet.james())).values()));
	}

	/**
	 * Wrapper with an {@code equals} as a generator writes it.
	 */
	static final class Answer<T> {

		private int code;

		private T data;

		Answer(int code, T data) {
			this.code = code;
			this.data = data;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Answer<?> answer && answer.code == this.code
					&& Objects.equals(answer.data, this.data);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.code, this.data);
		}

	}

	static final class Owner {

		private Long id;

		private String name;

		Owner(Long id, String name) {
			this.id = id;
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return this == other || other instanceof Owner owner && this.id != null && this.id.equals(owner.id);
		}

		@Override
		public int hashCode() {
			return Owner.class.hashCode() * 0 + 31;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Visit(LocalDate date, Vet vet, List<String> reasons) {

	}

	record Payment(BigDecimal amount, Instant time, long customer) {

	}

	record Search(String query, String[] categories) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Search search && search.query.equals(this.query)
					&& Arrays.equals(search.categories, this.categories);
		}

		@Override
		public int hashCode() {
			return 31 * this.query.hashCode() + Arrays.hashCode(this.categories);
		}

		@Override
		public String toString() {
			return this.query + Arrays.toString(this.categories);
		}

	}

	static class Journal {

		private final String title = "diary";

		private transient List<String> log = new ArrayList<>(List.of("opened"));

		void add(String line) {
			this.log.add(line);
		}

	}

	static class SerializableJournal implements Serializable {

		private static final long serialVersionUID = 1L;

		private String title = "diary";

		private transient List<String> log = new ArrayList<>();

		void add(String line) {
			this.log.add(line);
		}

	}

	static class Pet {

		private final String name;

		Pet(String name) {
			this.name = name;
		}

	}

	static final class Cat extends Pet {

		private final int age;

		Cat(String name, int age) {
			super(name);
			this.age = age;
		}

	}

	sealed interface Shape permits Circle, Square {

	}

	record Circle(double radius) implements Shape {

	}

	record Square(double side) implements Shape {

	}

	static final class Address {

		private final String street;

		private final List<String> lines;

		private Address(Builder builder) {
			this.street = builder.street;
			this.lines = List.of(builder.street);
		}

		static Builder builder() {
			return new Builder();
		}

		static final class Builder {

			private String street = "";

			Builder street(String street) {
				this.street = street;
				return this;
			}

			Address build() {
				return new Address(this);
			}

		}

	}

	static final class Node {

		private final String name;

		private final Node parent;

		private final List<Node> children = new ArrayList<>();

		Node(String name, Node parent) {
			this.name = name;
			this.parent = parent;
		}

	}

}
