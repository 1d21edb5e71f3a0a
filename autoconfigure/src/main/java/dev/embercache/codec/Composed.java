package dev.embercache.codec;

import java.util.BitSet;
import java.util.Date;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A class of the JDK that its public methods take apart and put together.
 *
 * @param <T> the class
 */
final class Composed<T> extends NodePlan {

	private final Class<T> composed;

	private final Function<T, @Nullable Object[]> apart;

	private final @Nullable IntFunction<T> empty;

	private final @Nullable BiConsumer<T, @Nullable Object[]> fill;

	private final @Nullable Function<@Nullable Object[], T> together;

	private final boolean unchangeable;

	private final Unordered unordered;

	private final DeclaredPart[] places;

	private Composed(Class<T> type, String name, Function<T, @Nullable Object[]> apart, @Nullable IntFunction<T> empty,
			@Nullable BiConsumer<T, @Nullable Object[]> fill, @Nullable Function<@Nullable Object[], T> together,
			boolean unchangeable, Unordered unordered, DeclaredPart... places) {
		super(type, name);
		this.composed = type;
		this.apart = apart;
		this.empty = empty;
		this.fill = fill;
		this.together = together;
		this.unchangeable = unchangeable;
		this.unordered = unordered;
		this.places = places;
	}

	/**
	 * Return the plan of a class whose instances can be there before their parts.
	 */
	static <T> Composed<T> filled(Class<T> type, Function<T, @Nullable Object[]> apart, Supplier<T> empty,
			BiConsumer<T, @Nullable Object[]> fill) {
		return sized(type, apart, (size) -> empty.get(), fill);
	}

	/**
	 * Return the plan of a class whose instances can be there before their parts, and are
	 * smaller where the number of these is known.
	 * @param empty makes an instance for a number of parts, or for 0 if it is not known
	 */
	static <T> Composed<T> sized(Class<T> type, Function<T, @Nullable Object[]> apart, IntFunction<T> empty,
			BiConsumer<T, @Nullable Object[]> fill) {
		return new Composed<>(type, type.getName(), apart, empty, fill, null, false, Unordered.NONE);
	}

	/**
	 * Return the plan of a class whose instances are made of their parts.
	 */
	static <T> Composed<T> made(Class<T> type, Function<T, @Nullable Object[]> apart,
			Function<@Nullable Object[], T> together, DeclaredPart... places) {
		return new Composed<>(type, type.getName(), apart, null, null, together, false, Unordered.NONE, places);
	}

	/**
	 * Return the plan of a class whose instances are made of their parts and do not
	 * change.
	 */
	static <T> Composed<T> fixed(Class<T> type, Function<T, @Nullable Object[]> apart,
			Function<@Nullable Object[], T> together, DeclaredPart... places) {
		return new Composed<>(type, type.getName(), apart, null, null, together, true, Unordered.NONE, places);
	}

	Composed<T> unordered(int from, int size) {
		return new Composed<>(this.composed, name(), this.apart, this.empty, this.fill, this.together,
				this.unchangeable, new Unordered(from, size), this.places);
	}

	@Override
	Composed<T> named(String name) {
		return new Composed<>(this.composed, name, this.apart, this.empty, this.fill, this.together, this.unchangeable,
				this.unordered, this.places);
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		return this.apart.apply(this.composed.cast(value));
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		if (this.together != null) {
			return this.together.apply(parts);
		}
		if (this.empty == null || this.fill == null) {
			throw new IllegalStateException("Neither made nor filled: " + type());
		}
		T value = (allocated != null) ? this.composed.cast(allocated) : this.empty.apply(parts.length);
		this.fill.accept(value, parts);
		return value;
	}

	@Override
	@Nullable Object allocate() {
		return (this.empty != null) ? this.empty.apply(0) : null;
	}

	@Override
	boolean allocatable() {
		return this.empty != null;
	}

	@Override
	DeclaredPart declaredPart(int index) {
		return (this.places.length > 0) ? this.places[Math.min(index, this.places.length - 1)] : DeclaredPart.ANY;
	}

	@Override
	boolean unchangeable() {
		return this.unchangeable;
	}

	@Override
	boolean looksIntoParts() {
		return this.unordered.size() > 0 || Set.class.isAssignableFrom(type()) || Map.class.isAssignableFrom(type())
				|| Queue.class.isAssignableFrom(type());
	}

	@Override
	Unordered unordered() {
		return this.unordered;
	}

	@Override
	boolean byValue() {
		return Date.class.isAssignableFrom(type()) || type() == BitSet.class
				|| type().getName().startsWith("java.util.Optional");
	}

}
