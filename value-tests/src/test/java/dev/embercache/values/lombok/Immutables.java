package dev.embercache.values.lombok;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import lombok.AccessLevel;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.Singular;
import lombok.ToString;
import lombok.Value;
import lombok.With;
import lombok.experimental.NonFinal;
import lombok.experimental.StandardException;
import lombok.experimental.SuperBuilder;
import lombok.extern.jackson.Jacksonized;

/**
 * Immutable classes of Lombok, and their builders.
 */
final class Immutables {

	private Immutables() {
	}

	/**
	 * A value.
	 */
	@Value
	static class Point {

		int x;

		Integer y;

	}

	/**
	 * A value with a factory, and one field that is filled later.
	 */
	@Value(staticConstructor = "of")
	static class Range<T extends Comparable<T>> {

		T from;

		T to;

		@NonFinal
		String note;

	}

	/**
	 * A value with an array.
	 */
	@Value
	static class Search {

		String text;

		String[] fields;

		int[] pages;

	}

	/**
	 * A value that can be had with another part.
	 */
	@Value
	@With
	static class Price {

		BigDecimal amount;

		String currency;

		LocalDate since;

	}

	/**
	 * A value that is built.
	 */
	@Value
	@Builder(toBuilder = true)
	@SuppressWarnings("cast") // by what is made of it
	static class Book {

		String isbn;

		String title;

		@Builder.Default
		int pages = 100;

		@Singular
		List<String> authors;

		@Singular
		Set<String> tags;

		@Singular("price")
		Map<String, BigDecimal> prices;

	}

	/**
	 * A built value that Jackson reads.
	 */
	@Value
	@Builder
	@Jacksonized
	static class Document {

		String id;

		Point at;

	}

	/**
	 * Properties that all animals have.
	 */
	@Getter
	@SuperBuilder(toBuilder = true)
	@EqualsAndHashCode
	@ToString
	abstract static class Animal {

		private final String name;

		@Builder.Default
		private final int legs = 4;

	}

	/**
	 * An animal.
	 */
	@Getter
	@SuperBuilder(toBuilder = true)
	@EqualsAndHashCode(callSuper = true)
	@ToString(callSuper = true)
	static class Bird extends Animal {

		private final Double span;

		@Singular
		private final List<String> songs;

	}

	/**
	 * An animal without an equals of its own.
	 */
	@Getter
	@SuperBuilder
	static class Snake extends Animal {

		private final double length;

	}

	/**
	 * A record that is built and had with another part.
	 */
	@Builder(toBuilder = true)
	@With
	record Slot(String room, int hour, @Singular List<String> guests) {

	}

	/**
	 * Remembers its hash code.
	 */
	@Getter
	@AllArgsConstructor
	@EqualsAndHashCode(cacheStrategy = EqualsAndHashCode.CacheStrategy.LAZY)
	static final class Hashed {

		private final String name;

		private final List<String> parts;

	}

	/**
	 * A kind of its own, made before there were enums.
	 */
	@Getter
	@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
	static final class Unit {

		static final Unit METER = new Unit("m");

		static final Unit GRAM = new Unit("g");

		private final String symbol;

	}

	/**
	 * A kind.
	 */
	@Getter
	@RequiredArgsConstructor
	enum Size {

		SMALL("S"), LARGE("L");

		private final String letter;

	}

	/**
	 * Holds what exists once.
	 */
	@Value
	static class Measure {

		double amount;

		Unit unit;

		Size size;

	}

	/**
	 * An exception with the usual constructors.
	 */
	@StandardException
	static class ShopException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
