package dev.embercache.rules;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The first word of a rule: what it says about a class or a method.
 *
 * @since 0.1.0
 */
public enum Word {

	/**
	 * Instances are data: reading, hashing and comparing them runs no code but their own.
	 * Bytes of a store that others can write to may name the class.
	 */
	DATA(Subject.CLASSES, false),

	/**
	 * Instances of the type are not data but do something, so they are neither copied nor
	 * stored. The text says what they are, as in "it is a data source".
	 */
	SERVICE(Subject.CLASSES, true),

	/**
	 * Instances of the type are not data, because what they show lies elsewhere. The text
	 * says what to return instead, as in "Return a record.".
	 */
	VIEW(Subject.CLASSES, true),

	/**
	 * Instances of the type are meant to be changed by everyone who has them, such as
	 * counters.
	 */
	SHARED(Subject.CLASSES, false),

	/**
	 * Instances are carried by their fields although the class puts another object in
	 * their place when it is serialized.
	 */
	FIELDS(Subject.CLASSES, false),

	/**
	 * Instances never change, although the class puts another object in their place when
	 * it is serialized, so that this does not show.
	 */
	IMMUTABLE(Subject.CLASSES, false),

	/**
	 * Instances are equal if the fields are that the text names, separated by commas. A
	 * minus before a name says that the field follows from the others.
	 */
	EQUALITY(Subject.CLASSES, true),

	/**
	 * Instances are cache keys that consist of the arguments of a call. The text names
	 * the field that holds these in an array; a public constructor takes such an array.
	 */
	ARGUMENTS(Subject.CLASSES, true),

	/**
	 * Instances are comparators that compare elements by their natural order.
	 */
	NATURAL(Subject.CLASSES, false),

	/**
	 * The static method always returns the same object, such as a lambda that captures
	 * nothing. It takes no arguments.
	 */
	CONSTANT(Subject.METHODS, false),

	/**
	 * Lambdas that implement the interface consist of the elements that they iterate
	 * over, any number of times. The static method makes an instance of an
	 * {@link Iterable}.
	 */
	ITERABLE(Subject.METHODS, false);

	private final Subject subject;

	private final boolean needsText;

	Word(Subject subject, boolean needsText) {
		this.subject = subject;
		this.needsText = needsText;
	}

	static @Nullable Word find(String text) {
		return Stream.of(values()).filter((word) -> word.text().equals(text)).findFirst().orElse(null);
	}

	/**
	 * Return the word as it is written.
	 */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	Subject subject() {
		return this.subject;
	}

	boolean needsText() {
		return this.needsText;
	}

	/**
	 * The things that the pattern of a rule names.
	 */
	enum Subject {

		/** Classes. */
		CLASSES,

		/** Methods of classes. */
		METHODS

	}

}
