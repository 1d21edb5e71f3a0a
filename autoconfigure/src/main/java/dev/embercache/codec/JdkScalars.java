package dev.embercache.codec;

import java.io.File;
import java.math.MathContext;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.jar.Attributes;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JDK's values that are one token each.
 */
final class JdkScalars {

	static final ScalarPlan STRING = new JdkTexts.StringPlan();

	/** A string that is no valid Unicode, which no text format carries. */
	static final ScalarPlan UTF_16 = new JdkTexts.Utf16Plan();

	static final ScalarPlan LONG = number(Long.class, (value, out) -> out.writeNumber(value), JsonParser::getLongValue);

	static final ScalarPlan INTEGER = new IntegerPlan();

	static final ScalarPlan BOOLEAN = new BooleanPlan();

	static final ScalarPlan DOUBLE = new DoublePlan();

	/** Bytes inside a node, which are never seen outside it. */
	static final DeclaredPart INNER_BYTES = new DeclaredPart(byte[].class, new BytesPlan(), true);

	private JdkScalars() {
	}

	static List<ScalarPlan> plans() {
		List<ScalarPlan> plans = new ArrayList<>(JdkTimes.plans());
		plans.addAll(JdkNumbers.plans());
		plans.addAll(List.of(STRING, UTF_16, INTEGER, BOOLEAN, DOUBLE, LONG,
				number(Short.class, (value, out) -> out.writeNumber(value), JsonParser::getShortValue),
				number(Byte.class, (value, out) -> out.writeNumber(value),
						(in) -> (byte) JdkNumbers.within(in.getIntValue(), Byte.MIN_VALUE, Byte.MAX_VALUE)),
				number(Character.class, (value, out) -> out.writeNumber((int) value),
						(in) -> (char) JdkNumbers.within(in.getIntValue(), Character.MIN_VALUE, Character.MAX_VALUE)),
				ScalarPlan.exactText(Float.class, (value) -> Float.toString(value), Float::valueOf),
				ScalarPlan.exactText(UUID.class, UUID::toString, UUID::fromString),
				ScalarPlan.exactText(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
				ScalarPlan.exactText(OffsetTime.class, OffsetTime::toString, OffsetTime::parse),
				ScalarPlan.text(ZonedDateTime.class, JdkScalars::print, JdkScalars::parseZonedDateTime),
				ScalarPlan.text(Period.class, Period::toString, Period::parse),
				ScalarPlan.text(Year.class, Year::toString, (text) -> Year.of(Integer.parseInt(text))),
				ScalarPlan.exactText(YearMonth.class, (value) -> value.getYear() + "/" + value.getMonthValue(),
						(text) -> YearMonth.of(Integer.parseInt(head(text, '/')), Integer.parseInt(tail(text, '/')))),
				ScalarPlan.exactText(MonthDay.class, MonthDay::toString, MonthDay::parse),
				ScalarPlan.exactText(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of), region(),
				ScalarPlan.text(URI.class, URI::toString, URI::create), new JdkPlaces.UrlPlan(),
				ScalarPlan.text(File.class, File::getPath, File::new), path(),
				ScalarPlan.exactText(Currency.class, Currency::getCurrencyCode, Currency::getInstance),
				ScalarPlan.text(Locale.class, JdkScalars::print, JdkScalars::parseLocale),
				ScalarPlan.text(FileTime.class, (value) -> value.toInstant().toString(),
						(text) -> FileTime.from(Instant.parse(text))),
				ScalarPlan.exactText(Locale.LanguageRange.class, (value) -> value.getWeight() + ";" + value.getRange(),
						(text) -> new Locale.LanguageRange(tail(text, ';'), Double.parseDouble(head(text, ';')))),
				ScalarPlan.text(Runtime.Version.class, Runtime.Version::toString, Runtime.Version::parse),
				ScalarPlan.exactText(Attributes.Name.class, Attributes.Name::toString, Attributes.Name::new),
				ScalarPlan.text(MathContext.class, MathContext::toString, MathContext::new)));
		return plans;
	}

	/**
	 * Return the plan of a class of character sets; each has its own.
	 */
	static ScalarPlan charset(Class<?> type) {
		return new JdkPlaces.CharsetPlan(type);
	}

	private static <T> ScalarPlan number(Class<T> type, BiConsumer<T, JsonGenerator> write,
			Function<JsonParser, T> read) {
		return new NumberPlan<>(type, write, read);
	}

	private static String head(String text, char separator) {
		return text.substring(0, text.indexOf(separator));
	}

	private static String tail(String text, char separator) {
		return text.substring(text.indexOf(separator) + 1);
	}

	private static String print(ZonedDateTime value) {
		return value.toLocalDateTime() + " " + value.getOffset() + " " + value.getZone().getId();
	}

	private static ZonedDateTime parseZonedDateTime(String text) {
		String[] parts = text.split(" ", 3);
		return ZonedDateTime.ofInstant(LocalDateTime.parse(parts[0]), ZoneOffset.of(parts[1]), ZoneId.of(parts[2]));
	}

	/**
	 * Locales made with a constructor need not have a language tag of their own.
	 */
	private static String print(Locale value) {
		String tag = value.toLanguageTag();
		return Locale.forLanguageTag(tag).equals(value) ? tag
				: "#" + value.getLanguage() + "#" + value.getCountry() + "#" + value.getVariant();
	}

	@SuppressWarnings("deprecation")
	private static Locale parseLocale(String text) {
		if (!text.startsWith("#")) {
			return Locale.forLanguageTag(text);
		}
		String[] parts = text.split("#", 4);
		return new Locale(parts[1], parts[2], parts[3]);
	}

	@SuppressWarnings("unchecked")
	private static ScalarPlan region() {
		return ScalarPlan.text((Class<ZoneId>) ZoneId.of("UTC").getClass(), ZoneId::getId, ZoneId::of);
	}

	@SuppressWarnings("unchecked")
	private static ScalarPlan path() {
		return new JdkPlaces.PathPlan((Class<Path>) Path.of("").getClass());
	}

	private static final class IntegerPlan extends ScalarPlan {

		IntegerPlan() {
			super(Integer.class, "java.lang.Integer");
		}

		@Override
		boolean natural(Object value) {
			return true;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			out.writeNumber((Integer) value);
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_NUMBER_INT);
			return in.getIntValue();
		}

	}

	private static final class NumberPlan<T> extends ScalarPlan {

		private final Class<T> boxed;

		private final BiConsumer<T, JsonGenerator> write;

		private final Function<JsonParser, T> read;

		NumberPlan(Class<T> type, BiConsumer<T, JsonGenerator> write, Function<JsonParser, T> read) {
			super(type, type.getName());
			this.boxed = type;
			this.write = write;
			this.read = read;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			this.write.accept(this.boxed.cast(value), out);
		}

		@Override
		@SuppressWarnings("NullAway") // the functions given above never return null
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_NUMBER_INT);
			return this.read.apply(in);
		}

	}

	private static final class BooleanPlan extends ScalarPlan {

		BooleanPlan() {
			super(Boolean.class, "java.lang.Boolean");
		}

		@Override
		boolean natural(Object value) {
			return true;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			out.writeBoolean((Boolean) value);
		}

		@Override
		Object read(JsonParser in) {
			return in.getBooleanValue();
		}

	}

	/**
	 * A number if it is finite, otherwise text.
	 */
	private static final class DoublePlan extends ScalarPlan {

		DoublePlan() {
			super(Double.class, "java.lang.Double");
		}

		@Override
		boolean natural(Object value) {
			return Double.isFinite((Double) value);
		}

		@Override
		void write(Object value, JsonGenerator out) {
			if (natural(value)) {
				out.writeNumber((Double) value);
			}
			else {
				out.writeString(value.toString());
			}
		}

		@Override
		Object read(JsonParser in) {
			if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
				return in.getDoubleValue();
			}
			expect(in, JsonToken.VALUE_STRING);
			return Double.valueOf(in.getString());
		}

	}

	private static final class BytesPlan extends ScalarPlan {

		BytesPlan() {
			super(byte[].class, "byte[]:inner");
		}

		@Override
		void write(Object value, JsonGenerator out) {
			Segments.write((byte[]) value, out);
		}

		@Override
		Object read(JsonParser in) {
			return in.getBinaryValue();
		}

		@Override
		boolean same(Object left, Object right) {
			return java.util.Arrays.equals((byte[]) left, (byte[]) right);
		}

	}

}
