package dev.embercache.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JDK's numbers of any length.
 */
final class JdkNumbers {

	private static final int LONG_NUMBER = 1000;

	/** More digits than these do not fit into a {@code long}. */
	private static final int LONG_DIGITS = 18;

	/** Smile loses the upper bits of scales that are much larger. */
	private static final int LARGE_SCALE = 1000;

	private JdkNumbers() {
	}

	static List<ScalarPlan> plans() {
		return List.of(ScalarPlan.exactText(BigInteger.class, JdkNumbers::print, JdkNumbers::parseInteger),
				new DecimalPlan());
	}

	/**
	 * Long numbers go by their bits: reading a million decimal digits takes minutes.
	 */
	private static String print(BigInteger value) {
		return (value.bitLength() < LONG_NUMBER) ? value.toString()
				: "#" + Base64.getEncoder().encodeToString(value.toByteArray());
	}

	private static BigInteger parseInteger(String text) {
		if (text.startsWith("#")) {
			return new BigInteger(Base64.getDecoder().decode(text.substring(1)));
		}
		within(text.length(), 1, LONG_NUMBER);
		return new BigInteger(text);
	}

	static int within(int value, int lowest, int highest) {
		if (value < lowest || value > highest) {
			throw new Refusal("a number out of range", Refusal.COMPUTED_ANEW);
		}
		return value;
	}

	private static String print(BigDecimal value) {
		return print(value.unscaledValue()) + ((value.scale() != 0) ? "@" + value.scale() : "");
	}

	private static BigDecimal parseDecimal(String text) {
		int at = text.indexOf('@');
		return (at < 0) ? new BigDecimal(parseInteger(text))
				: new BigDecimal(parseInteger(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
	}

	/**
	 * A number with its scale, or text where it is long.
	 */
	private static final class DecimalPlan extends ScalarPlan {

		DecimalPlan() {
			super(BigDecimal.class, "java.math.BigDecimal");
		}

		@Override
		void write(Object value, JsonGenerator out) {
			BigDecimal decimal = (BigDecimal) value;
			if (decimal.precision() <= LONG_DIGITS && Math.abs((long) decimal.scale()) < LARGE_SCALE) {
				out.writeNumber(decimal);
			}
			else {
				out.writeString(print(decimal));
			}
		}

		@Override
		String canonical(Object value) {
			return print((BigDecimal) value);
		}

		@Override
		Object read(JsonParser in) {
			if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
				return in.getDecimalValue();
			}
			expect(in, JsonToken.VALUE_STRING);
			return parseDecimal(in.getString());
		}

	}

}
