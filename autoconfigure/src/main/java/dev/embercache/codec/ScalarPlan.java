package dev.embercache.codec;

import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The plan of values that are one token: they cannot change, and it does not matter which
 * instance one gets.
 */
abstract non-sealed class ScalarPlan extends Plan {

	ScalarPlan(Class<?> type, String name) {
		super(type, name);
	}

	/**
	 * Return a plan for a class whose values are text.
	 */
	static <T> ScalarPlan text(Class<T> type, Function<T, String> print, Function<String, T> parse) {
		return new TextPlan<>(type, print, parse, true);
	}

	/**
	 * Return a plan for a class whose values are text, each of which is known to give
	 * back the value that it was made from.
	 */
	static <T> ScalarPlan exactText(Class<T> type, Function<T, String> print, Function<String, T> parse) {
		return new TextPlan<>(type, print, parse, false);
	}

	/**
	 * Return a plan for a class whose values are whole numbers, but for some which are
	 * text. Numbers are written and read in a fraction of the time.
	 * @param counts whether a value is the number that {@code number} says
	 */
	static <T> ScalarPlan numberOrText(Class<T> type, Predicate<T> counts, ToLongFunction<T> number,
			LongFunction<T> ofNumber, Function<T, String> print, Function<String, T> parse) {
		return new CountedPlan<>(type, counts, number, ofNumber, print, parse);
	}

	/**
	 * Return whether the token alone tells the class, wherever it stands.
	 */
	boolean natural(Object value) {
		return false;
	}

	abstract void write(Object value, JsonGenerator out);

	/**
	 * Read the token at which the parser stands.
	 */
	abstract Object read(JsonParser in);

	/**
	 * Return whether two values of this class cannot be told apart.
	 */
	boolean same(Object left, Object right) {
		return left.equals(right);
	}

	/**
	 * Return a text that no value has that is not equal to this one.
	 * @throws Refusal if the class has no such text
	 */
	String canonical(Object value) {
		return value.toString();
	}

	static void expect(JsonParser in, JsonToken token) {
		if (in.currentToken() != token) {
			throw new Refusal("%s expected, but %s found".formatted(token, in.currentToken()), Refusal.COMPUTED_ANEW);
		}
	}

	private static final class CountedPlan<T> extends ScalarPlan {

		private final Class<T> boxed;

		private final Predicate<T> counts;

		private final ToLongFunction<T> number;

		private final LongFunction<T> ofNumber;

		private final Function<T, String> print;

		private final Function<String, T> parse;

		CountedPlan(Class<T> type, Predicate<T> counts, ToLongFunction<T> number, LongFunction<T> ofNumber,
				Function<T, String> print, Function<String, T> parse) {
			super(type, type.getName());
			this.boxed = type;
			this.counts = counts;
			this.number = number;
			this.ofNumber = ofNumber;
			this.print = print;
			this.parse = parse;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			T typed = this.boxed.cast(value);
			if (this.counts.test(typed)) {
				out.writeNumber(this.number.applyAsLong(typed));
			}
			else {
				out.writeString(this.print.apply(typed));
			}
		}

		@Override
		String canonical(Object value) {
			return this.print.apply(this.boxed.cast(value));
		}

		@Override
		Object read(JsonParser in) {
			if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
				return this.ofNumber.apply(in.getLongValue());
			}
			expect(in, JsonToken.VALUE_STRING);
			return this.parse.apply(in.getString());
		}

	}

	private static final class TextPlan<T> extends ScalarPlan {

		private final Class<T> boxed;

		private final Function<T, String> print;

		private final Function<String, T> parse;

		private final boolean checked;

		TextPlan(Class<T> type, Function<T, String> print, Function<String, T> parse, boolean checked) {
			super(type, type.getName());
			this.boxed = type;
			this.print = print;
			this.parse = parse;
			this.checked = checked;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			String text = this.print.apply(this.boxed.cast(value));
			if (this.checked && !same(this.parse.apply(text), value)) {
				throw new Refusal("it cannot be restored from its text", Refusal.HOLD_OTHERWISE);
			}
			out.writeString(text);
		}

		@Override
		String canonical(Object value) {
			return this.print.apply(this.boxed.cast(value));
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_STRING);
			return this.parse.apply(in.getString());
		}

		@Override
		boolean same(Object left, Object right) {
			return left.equals(right);
		}

	}

}
