package dev.embercache.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

import static dev.embercache.codec.Case.same;

/**
 * Scalars with their corners, arrays, times, and the JDK's single values.
 */
final class ScalarCases {

	private ScalarCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(scalars());
		cases.addAll(boxed());
		cases.addAll(arrays());
		cases.addAll(times());
		cases.addAll(locales());
		cases.addAll(places());
		cases.addAll(atomics());
		cases.addAll(optionals());
		cases.addAll(objects());
		return cases;
	}

	private static List<Case> scalars() {
		Object[] values = { true, false, (byte) -128, (short) -32768, 'x', '\uD800', '\u0000', 0, Integer.MIN_VALUE,
				Integer.MAX_VALUE, 0L, Long.MIN_VALUE, Long.MAX_VALUE, 1L, 0.0f, -0.0f, Float.NaN,
				Float.POSITIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, 0.0, -0.0, Double.NaN,
				Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e300, 5.0, 1e16, "", " ", "text",
				"\u0000", "\uD800", "\uDC00x", "a\uD83D\uDE00b", "x\uD83D", "\"\\\n\r\t\u2028", "[\"x\"]", "#x",
				"\uFEFF", "\uFFFF", "e\u0301", BigInteger.ZERO, BigInteger.ONE.shiftLeft(100),
				BigInteger.ONE.shiftLeft(100_000).negate(), new BigDecimal("1.00"), new BigDecimal("1.0"),
				new BigDecimal("1E+3"), new BigDecimal("-0.00"), new BigDecimal(BigInteger.TEN, -400),
				new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE), new BigDecimal("1".repeat(1200) + ".5"),
				new BigInteger("9".repeat(1001)), UUID.fromString("00000000-0000-0000-0000-000000000001"),
				new UUID(-1, Long.MIN_VALUE), MathContext.DECIMAL128, RoundingMode.HALF_EVEN, TimeUnit.DAYS,
				DayOfWeek.MONDAY, ChronoUnit.CENTURIES, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, String.class,
				int.class, int[].class, String[][].class, void.class, ClassCases.Point.class, ClassCases.Point[].class,
				List.class };
		List<Case> cases = new ArrayList<>();
		for (Object value : values) {
			String text = value.toString().replaceAll("[^ -~]", "?");
			cases.add(same(value.getClass().getSimpleName() + " " + text.substring(0, Math.min(30, text.length())),
					() -> value));
		}
		cases.add(same("string of 64 KiB", () -> "ä€".repeat(32 * 1024)));
		cases.add(same("string of 20 MB", () -> "x".repeat(20_000_000)));
		return cases;
	}

	private static List<Case> boxed() {
		return List.of(same("Long in Object", () -> new ClassCases.Box(5L)),
				same("Integer in Object", () -> new ClassCases.Box(5)),
				same("Short in Object", () -> new ClassCases.Box((short) 5)),
				same("Byte in Object", () -> new ClassCases.Box((byte) 5)),
				same("Character in Object", () -> new ClassCases.Box('c')),
				same("Float in Object", () -> new ClassCases.Box(1.5f)),
				same("Double in Object", () -> new ClassCases.Box(1.5)),
				same("whole Double in Object", () -> new ClassCases.Box(1.0)),
				same("NaN in Object", () -> new ClassCases.Box(Double.NaN)),
				same("String NaN in Object", () -> new ClassCases.Box("NaN")),
				same("lone surrogate in String field", () -> new ClassCases.Person("\uD800", 1)),
				same("BigDecimal in Object", () -> new ClassCases.Box(new BigDecimal("1.10"))),
				same("UUID in Object", () -> new ClassCases.Box(new UUID(1, 2))),
				same("Date in Object", () -> new ClassCases.Box(new Date(5))),
				same("array in Object", () -> new ClassCases.Box(new int[] { 1 })),
				same("null in Object", () -> new ClassCases.Box(null)),
				same("class in Object", () -> new ClassCases.Box(ClassCases.Person.class)));
	}

	private static List<Case> arrays() {
		return List.of(same("byte[]", () -> new byte[] { 0, -1, 127 }), same("byte[0]", () -> new byte[0]),
				same("byte[1M]", () -> new byte[1 << 20]), same("boolean[]", () -> new boolean[] { true, false, true }),
				same("short[]", () -> new short[] { Short.MIN_VALUE, 5 }),
				same("char[]", () -> new char[] { 'a', '\uD800', '\uFFFF' }),
				same("int[]", () -> new int[] { Integer.MIN_VALUE, 0, 7 }),
				same("long[]", () -> new long[] { Long.MAX_VALUE, -1 }),
				same("float[]", () -> new float[] { -0.0f, Float.NaN }),
				same("double[]", () -> new double[] { -0.0, Double.NaN, 1e-300 }),
				same("int[][]", () -> new int[][] { { 1 }, {}, null }),
				same("int[][][]", () -> new int[][][] { { { 1, 2 } }, {} }),
				same("String[]", () -> new String[] { "a", null, "" }), same("String[0]", () -> new String[0]),
				same("String[][]", () -> new String[][] { { "a" }, null }),
				same("Integer[]", () -> new Integer[] { 1, null }), same("Long[]", () -> new Long[] { 1L }),
				same("Object[]", () -> new Object[] { 1, 1L, "x", null, new int[0], 'c' }),
				same("Object[] with String[]", () -> new Object[] { new String[] { "x" } }),
				same("Number[]", () -> new Number[] { 1, 2.0, new BigDecimal("3.0") }),
				same("Comparable[]", () -> new Comparable<?>[] { 1, "x" }),
				same("List[]", () -> new List<?>[] { List.of(1), new ArrayList<>() }),
				same("enum[]", () -> new ClassCases.Color[] { ClassCases.Color.RED, null }),
				same("record[]", () -> new ClassCases.Point[] { new ClassCases.Point(1, 2) }),
				same("interface[]", () -> new ClassCases.Shape[] { new ClassCases.Circle(1) }),
				same("LocalDate[]", () -> new LocalDate[] { LocalDate.EPOCH }),
				same("Object[] of one array twice", () -> {
					int[] shared = { 1 };
					return new Object[] { shared, shared };
				}), same("Class[]", () -> new Class<?>[] { String.class }),
				same("Optional[]", () -> new Optional<?>[] { Optional.of(1) }),
				same("generic array", () -> new List<?>[] { new ArrayList<>(List.of(1)) }),
				same("Serializable[]", () -> new java.io.Serializable[] { 1, "x" }));
	}

	private static List<Case> times() {
		ZoneId berlin = ZoneId.of("Europe/Berlin");
		LocalDateTime overlap = LocalDateTime.of(2024, 10, 27, 2, 30);
		Object[] values = { Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(1, 1), LocalDate.MIN,
				LocalDate.MAX, LocalDate.of(2024, 2, 29), LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2),
				LocalDateTime.MIN, LocalDateTime.MAX, LocalDateTime.of(2024, 1, 1, 0, 0), OffsetDateTime.MIN,
				OffsetDateTime.MAX, OffsetDateTime.of(overlap, ZoneOffset.ofHoursMinutes(5, 45)), OffsetTime.MAX,
				OffsetTime.of(LocalTime.NOON, ZoneOffset.ofTotalSeconds(3601)), ZonedDateTime.of(overlap, berlin),
				ZonedDateTime.of(overlap, berlin).withLaterOffsetAtOverlap(), ZonedDateTime.of(overlap, ZoneOffset.UTC),
				ZonedDateTime.of(overlap, ZoneId.of("UTC")), ZonedDateTime.of(overlap, ZoneId.of("GMT+2")),
				ZonedDateTime.of(overlap, ZoneId.of("Z")), Duration.ZERO, Duration.ofSeconds(-1, 1),
				Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofSeconds(Long.MIN_VALUE), Period.ZERO,
				Period.of(1, -2, 3), Period.of(0, 14, 0), Year.of(2024), Year.of(-999_999_999), Year.of(12345),
				YearMonth.of(2024, 2), YearMonth.of(-5, 1), YearMonth.of(99999, 12), MonthDay.of(2, 29), Month.MAY,
				ZoneOffset.UTC, ZoneOffset.MAX, ZoneOffset.ofTotalSeconds(-1), berlin, ZoneId.of("UTC"),
				ZoneId.of("GMT+01:00"), ZoneId.of("Etc/GMT-14"), JapaneseDate.of(2020, 1, 1), MinguoDate.of(113, 1, 1),
				ThaiBuddhistDate.of(2567, 1, 1), HijrahDate.of(1445, 1, 1), JapaneseEra.REIWA,
				JapaneseChronology.INSTANCE, IsoChronology.INSTANCE, JapaneseDate.of(2020, 1, 1).atTime(LocalTime.NOON),
				JapaneseDate.of(2020, 1, 1).atTime(LocalTime.NOON).atZone(berlin),
				ThaiBuddhistDate.of(2567, 1, 1).until(ThaiBuddhistDate.of(2568, 3, 4)), ValueRange.of(1, 5),
				WeekFields.ISO, WeekFields.of(Locale.US), berlin.getRules(),
				berlin.getRules().nextTransition(Instant.EPOCH.plusSeconds(1_700_000_000L)), new Date(0),
				new Date(Long.MAX_VALUE), new java.sql.Date(5), new java.sql.Time(5),
				java.sql.Timestamp.from(Instant.ofEpochSecond(1, 123_456_789)), new java.sql.Timestamp(-1), calendar(),
				new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.JAPAN), buddhist(), lenient(),
				TimeZone.getTimeZone("Europe/Berlin"), TimeZone.getTimeZone("GMT+3"),
				new SimpleTimeZone(3_600_000, "mine") };
		List<Case> cases = new ArrayList<>();
		for (Object value : values) {
			String text = value.toString();
			cases.add(same(value.getClass().getSimpleName() + " " + text.substring(0, Math.min(40, text.length())),
					() -> value));
		}
		return cases;
	}

	private static Calendar calendar() {
		Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"), Locale.GERMANY);
		calendar.setTimeInMillis(1_700_000_000_123L);
		calendar.setFirstDayOfWeek(Calendar.SUNDAY);
		calendar.setMinimalDaysInFirstWeek(7);
		return calendar;
	}

	private static Calendar buddhist() {
		return new Calendar.Builder().setCalendarType("buddhist").setInstant(5).build();
	}

	private static Calendar lenient() {
		GregorianCalendar calendar = new GregorianCalendar(2024, Calendar.JANUARY, 32);
		calendar.setGregorianChange(new Date(0));
		return calendar;
	}

	private static List<Case> locales() {
		return List.of(same("Locale.ROOT", () -> Locale.ROOT), same("Locale de-CH", () -> new Locale("de", "CH")),
				same("Locale no_NO_NY", () -> new Locale("no", "NO", "NY")),
				same("Locale ja_JP_JP", () -> new Locale("ja", "JP", "JP")),
				same("Locale th_TH_TH", () -> new Locale("th", "TH", "TH")),
				same("Locale with odd variant", () -> new Locale("de", "DE", "x y#z")),
				same("Locale zh-Hant-TW", () -> Locale.forLanguageTag("zh-Hant-TW")),
				same("Locale with extension", () -> Locale.forLanguageTag("de-DE-u-co-phonebk")),
				same("Locale he", () -> new Locale("iw")), same("Currency", () -> Currency.getInstance("EUR")));
	}

	private static List<Case> places() {
		return List.of(same("URI", () -> URI.create("http://a/b?c=d#e%20f")),
				same("URI relative", () -> URI.create("a/../b")), same("URI opaque", () -> URI.create("mailto:a@b")),
				same("URI empty", () -> URI.create("")), same("URL", () -> new URL("http://example.invalid/x?y#z")),
				same("URL file", () -> new URL("file:/a/b")), same("Path", () -> Path.of("a", "b c")),
				same("Path absolute", () -> Path.of("/a/../b")), same("Path empty", () -> Path.of("")),
				same("File", () -> new File("a/b")),
				same("Inet4Address", () -> InetAddress.getByAddress(new byte[] { 10, 0, 0, 1 })),
				same("Inet4Address named", () -> InetAddress.getByAddress("host", new byte[] { 10, 0, 0, 1 })),
				same("Inet6Address", () -> InetAddress.getByName("::1")),
				same("InetSocketAddress", () -> new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 80)),
				same("InetSocketAddress unresolved", () -> InetSocketAddress.createUnresolved("host", 80)));
	}

	private static List<Case> atomics() {
		return List.of(same("AtomicInteger", () -> new AtomicInteger(5)), same("AtomicLong", () -> new AtomicLong(-5)),
				same("AtomicBoolean", () -> new AtomicBoolean(true)),
				same("AtomicReference", () -> new AtomicReference<>("x")),
				same("AtomicReference null", () -> new AtomicReference<>()),
				same("AtomicIntegerArray", () -> new AtomicIntegerArray(new int[] { 1, 2 })),
				same("AtomicLongArray", () -> new AtomicLongArray(new long[] { 1, 2 })),
				same("AtomicReferenceArray", () -> new AtomicReferenceArray<>(new String[] { "x", null })),
				same("LongAdder", () -> {
					LongAdder adder = new LongAdder();
					adder.add(7);
					return adder;
				}), same("DoubleAdder", () -> {
					DoubleAdder adder = new DoubleAdder();
					adder.add(0.5);
					return adder;
				}));
	}

	private static List<Case> optionals() {
		return List.of(same("Optional", () -> Optional.of("x")), same("Optional empty", Optional::empty),
				same("Optional nested", () -> Optional.of(Optional.of(5L))),
				same("OptionalInt", () -> OptionalInt.of(5)), same("OptionalInt empty", OptionalInt::empty),
				same("OptionalLong", () -> OptionalLong.of(5)), same("OptionalLong empty", OptionalLong::empty),
				same("OptionalDouble", () -> OptionalDouble.of(Double.NaN)));
	}

	private static List<Case> objects() {
		return List.of(same("Pattern", () -> Pattern.compile("a+", Pattern.DOTALL)),
				same("Pattern inline flags", () -> Pattern.compile("a(?i)b")),
				same("BitSet", () -> BitSet.valueOf(new long[] { 5, 0, 1L << 63 })), same("BitSet empty", BitSet::new),
				same("ByteBuffer", () -> ByteBuffer.wrap(new byte[] { 1, 2, 3, 4 })),
				same("ByteBuffer moved",
						() -> ByteBuffer.wrap(new byte[] { 1, 2, 3, 4 })
							.position(1)
							.limit(3)
							.order(ByteOrder.LITTLE_ENDIAN)),
				same("ByteBuffer read only", () -> ByteBuffer.wrap(new byte[] { 1 }).asReadOnlyBuffer()),
				same("ByteBuffer direct", () -> ByteBuffer.allocateDirect(8).putInt(5).flip()),
				same("StringBuilder", () -> new StringBuilder("x")), same("StringBuffer", () -> new StringBuffer("x")),
				same("Properties", () -> {
					Properties properties = new Properties();
					properties.setProperty("a", "b");
					return properties;
				}), same("Properties with defaults", () -> {
					Properties defaults = new Properties();
					defaults.setProperty("a", "b");
					Properties properties = new Properties(defaults);
					properties.setProperty("c", "d");
					return properties;
				}), same("RuntimeException", () -> new IllegalStateException("x", new java.io.IOException("y"))),
				same("application exception", () -> new ClassCases.OutOfStock("x", 5)),
				same("DecimalFormat", () -> new java.text.DecimalFormat("0.00")),
				same("SimpleDateFormat", () -> new java.text.SimpleDateFormat("yyyy", Locale.GERMANY)));
	}

}
