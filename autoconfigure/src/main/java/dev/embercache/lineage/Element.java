package dev.embercache.lineage;

import java.util.Comparator;

import org.springframework.util.Assert;

/**
 * Something that a cached value came from, by name. An element stays the same when its
 * content changes.
 *
 * @param kind what it is
 * @param name its name, unique within its kind
 * @since 0.1.0
 */
public record Element(Kind kind, String name) implements Comparable<Element> {

	private static final Comparator<Element> ORDER = Comparator.comparing(Element::kind).thenComparing(Element::name);

	/**
	 * Create a new element.
	 * @param kind what it is
	 * @param name its name, unique within its kind
	 */
	public Element {
		Assert.notNull(kind, "'kind' must not be null");
		Assert.notNull(name, "'name' must not be null");
	}

	@Override
	public int compareTo(Element other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

	/**
	 * What an element can be.
	 */
	public enum Kind {

		/**
		 * A class with all that it declares; named {@code com.acme.Price}.
		 */
		CLASS('c'),

		/**
		 * The set of application classes that extend or implement a type directly; named
		 * by that type.
		 */
		SUBTYPES('s'),

		/**
		 * How a bean was made and what was injected into it; named by the bean.
		 */
		BEAN('b');

		private final char code;

		Kind(char code) {
			this.code = code;
		}

		/**
		 * Return the letter that stands for this kind in the binary form.
		 * @return the letter, which never changes
		 */
		char code() {
			return this.code;
		}

	}

}
