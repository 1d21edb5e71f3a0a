package dev.embercache.values.lombok;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import lombok.AccessLevel;
import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.NonNull;
import lombok.RequiredArgsConstructor;
import lombok.Setter;
import lombok.Synchronized;
import lombok.ToString;
import lombok.experimental.Accessors;
import lombok.experimental.Delegate;
import lombok.experimental.FieldDefaults;

/**
 * Entities and transfer objects that can be changed.
 */
final class Entities {

	private Entities() {
	}

	/**
	 * Equal to itself only.
	 */
	@Getter
	@Setter
	@AllArgsConstructor
	static class Vet {

		private Long id;

		private String name;

	}

	/**
	 * Answer of some service to a client.
	 */
	@Data
	@NoArgsConstructor
	@AllArgsConstructor
	static class Answer<T> {

		private int code;

		private T data;

		private Map<String, List<String>> headers = new TreeMap<>();

		Answer(int code, T data) {
			this.code = code;
			this.data = data;
		}

	}

	/**
	 * Has a superclass that its equals asks.
	 */
	@Data
	@EqualsAndHashCode(callSuper = true)
	@ToString(callSuper = true)
	static class Pet extends Named {

		private int age;

	}

	/**
	 * Has a superclass that its equals does not ask.
	 */
	@Data
	@EqualsAndHashCode(callSuper = false)
	static class Visit extends Named {

		private String reason;

	}

	/**
	 * Has a name.
	 */
	@Data
	static class Named {

		private String name;

	}

	/**
	 * Equal by its id.
	 */
	@Getter
	@Setter
	@EqualsAndHashCode(of = "id")
	@AllArgsConstructor
	static class Product {

		private Long id;

		private String title;

		private List<String> tags;

	}

	/**
	 * Equal by what is marked.
	 */
	@Data
	@EqualsAndHashCode(onlyExplicitlyIncluded = true)
	static class Customer {

		@EqualsAndHashCode.Include
		private final String email;

		private String name;

		private List<String> phones = new ArrayList<>();

	}

	/**
	 * Has parts that its equals leaves out, as each side of a relation does.
	 */
	@Data
	static class Cart {

		private final String number;

		private final List<CartItem> items = new ArrayList<>();

		Cart add(String article) {
			CartItem item = new CartItem(article);
			item.setCart(this);
			this.items.add(item);
			return this;
		}

	}

	/**
	 * One side of the relation.
	 */
	@Data
	static class CartItem {

		private final String article;

		@ToString.Exclude
		@EqualsAndHashCode.Exclude
		private Cart cart;

	}

	/**
	 * An aggregate whose children hash through it.
	 */
	@Getter
	@EqualsAndHashCode(of = "id")
	@RequiredArgsConstructor
	static class Invoice {

		private final Long id;

		private final Set<Row> rows = new HashSet<>();

		Invoice add(int position) {
			this.rows.add(new Row(this, position));
			return this;
		}

	}

	/**
	 * Hashes through its parent.
	 */
	@Getter
	@EqualsAndHashCode
	@AllArgsConstructor
	static class Row {

		private final Invoice invoice;

		private final int position;

	}

	/**
	 * Has transient fields, which equals leaves out.
	 */
	@Data
	static class Session {

		private final String user;

		private transient List<String> log = new ArrayList<>();

		private transient int visits = 1;

	}

	/**
	 * Compares its arrays by what is in them.
	 */
	@Data
	@AllArgsConstructor
	static class Picture {

		private String name;

		private byte[] bytes;

		private String[][] tags;

	}

	/**
	 * Without get and set.
	 */
	@Data
	@Accessors(fluent = true, chain = true)
	static class Fluent {

		private String name;

		private int count;

	}

	/**
	 * Has prefixes, and fields that are private and final without saying so.
	 */
	@Getter
	@EqualsAndHashCode
	@Accessors(prefix = "m")
	@AllArgsConstructor
	@FieldDefaults(makeFinal = true, level = AccessLevel.PRIVATE)
	static class Prefixed {

		String mName;

		int mCount;

	}

	/**
	 * Has a part that must be there, and a factory.
	 */
	@Data
	@RequiredArgsConstructor(staticName = "of")
	static class Address {

		@NonNull
		private final String street;

		private final String town;

		private String note;

	}

	/**
	 * Has locks that Lombok puts there.
	 */
	@RequiredArgsConstructor
	static class Guarded {

		private final List<String> lines = new ArrayList<>();

		@Synchronized
		Guarded add(String line) {
			this.lines.add(line);
			return this;
		}

		@Synchronized
		int size() {
			return this.lines.size();
		}

	}

	/**
	 * Delegates to a list.
	 */
	@Data
	static class Shelf {

		@Delegate
		private final List<String> books = new ArrayList<>();

		private final String room;

	}

}
