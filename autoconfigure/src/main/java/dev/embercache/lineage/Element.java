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

	/** Everything that can stand around any bean. */
	public static final Element ADVICE = new Element(Kind.ADVICE, "");

	/** All beans. */
	public static final Element ALL_BEANS = new Element(Kind.BEANS, "");

	/** All application classes. */
	public static final Element APPLICATION = new Element(Kind.APPLICATION, "");

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

	/**
	 * Return the element for a method or a field.
	 * @param member the method or field
	 * @return the element
	 */
	public static Element of(MemberRef member) {
		return of(member.isMethod() ? Kind.METHOD : Kind.FIELD, member);
	}

	/**
	 * Return an element that is named as a method or a field.
	 * @param kind what it is
	 * @param member the method or field
	 * @return the element
	 */
	public static Element of(Kind kind, MemberRef member) {
		return new Element(kind, member.toString());
	}

	/**
	 * Return the name of the class that this element belongs to.
	 * @return the name of the class, or of the element if it does not belong to one
	 */
	public String owner() {
		int end = endOfOwner();
		return (end < 0) ? this.name : this.name.substring(0, end);
	}

	/**
	 * Return the method or field that this element is named as.
	 * @return the method or field
	 * @throws IllegalArgumentException if it is named as something else
	 */
	public MemberRef member() {
		return MemberRef.parse(this.name);
	}

	/**
	 * Return whether this is state that a library holds, rather than a field.
	 */
	public boolean isOfLibrary() {
		return this.kind == Kind.STATE && this.name.indexOf(':') < 0;
	}

	private int endOfOwner() {
		return switch (this.kind) {
			case METHOD, TARGETS, CALLERS, STATEMENT -> this.name.lastIndexOf('.', this.name.indexOf('('));
			case FIELD, STATE -> this.name.lastIndexOf('.', this.name.indexOf(':'));
			default -> -1;
		};
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
		 * What an instance of a class is made of: its fields and what makes it, without
		 * the methods that only its users call; named {@code com.acme.Price}.
		 */
		VALUE('v'),

		/**
		 * A class without its members: its supertypes, annotations and flags; named
		 * {@code com.acme.Price}.
		 */
		DECLARATION('d'),

		/**
		 * A method, constructor or static initializer, with the lambdas in it; named
		 * {@code com.acme.FlatTax.percent(I)I}.
		 */
		METHOD('m'),

		/**
		 * A field with its constant value, and the set of methods that write to it; named
		 * {@code com.acme.FlatTax.rate:I}.
		 */
		FIELD('f'),

		/**
		 * The set of methods that a call can come to; named as the called method.
		 */
		TARGETS('t'),

		/**
		 * The set of methods that write to a field of an object which lives longer than a
		 * call, or that change what it holds or hand it on; named as the field. Also the
		 * set of methods that change what a library holds; named as the rules name that.
		 */
		STATE('w'),

		/**
		 * The set of methods that call a method; named as that.
		 */
		CALLERS('u'),

		/**
		 * The set of methods of a class that code outside of the application can call;
		 * named by the class.
		 */
		CALLABLE('o'),

		/**
		 * The set of application classes that extend or implement a type directly, named
		 * by that type; or that have an annotation, named by that with an {@code @}.
		 */
		SUBTYPES('s'),

		/**
		 * Whether there can be instances of a class that only the container makes; named
		 * by the class.
		 */
		INSTANCES('y'),

		/**
		 * How a bean was made and what was injected into it; named by the bean.
		 */
		BEAN('b'),

		/**
		 * The set of beans that the container chooses from when it is asked for a type;
		 * named by the type, which can be an annotation.
		 */
		BEANS('k'),

		/**
		 * The rows of a database that begins empty in each generation, such as one in
		 * memory; named by the bean of the data source.
		 */
		ROWS('e'),

		/**
		 * The set of application classes that can stand around any bean, such as aspects.
		 */
		ADVICE('x'),

		/**
		 * All application classes, where it cannot be told which of them matter.
		 */
		APPLICATION('a'),

		/**
		 * Resources or files; named by their location.
		 */
		RESOURCE('r'),

		/**
		 * A configuration property, or those below a prefix, such as {@code pricing.*},
		 * or a text with placeholders.
		 */
		PROPERTY('p'),

		/**
		 * A library; named by one of its classes.
		 */
		LIBRARY('l'),

		/**
		 * The set of application classes that match a pattern; named by that.
		 */
		CLASSES('g'),

		/**
		 * What is said about the lineages of a cache; named by that.
		 */
		CACHE('h'),

		/**
		 * What an annotation says about the lineages of a method; named as the method.
		 */
		STATEMENT('n'),

		/**
		 * What the static initializer of a class does besides filling its static fields;
		 * named by the class.
		 */
		INITIALIZER('i'),

		/**
		 * Something that the JVM has whatever the application says, and that what
		 * libraries and the JDK compute can depend on; named as in {@code depends} rules.
		 */
		SURROUNDINGS('j'),

		/**
		 * Which database rows come from, and the scripts that fill it when the
		 * application starts; named by the bean of the data source.
		 */
		DATABASE('q'),

		/**
		 * What a library that maps objects sees of a class: its fields, constructors,
		 * accessors and annotated methods; named {@code com.acme.Price}.
		 */
		DATA('z');

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
