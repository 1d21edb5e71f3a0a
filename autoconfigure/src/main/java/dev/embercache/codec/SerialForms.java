package dev.embercache.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The JDK's classes that are carried in their own form of Java serialization: classes
 * with state that no public method shows, or with more state than is worth a form of
 * ours.
 */
final class SerialForms {

	private static final List<String> CHANGEABLE = List.of("java.util.Collections$UnmodifiableCollection",
			"java.util.Collections$UnmodifiableList", "java.util.Collections$UnmodifiableRandomAccessList",
			"java.util.Collections$UnmodifiableSet", "java.util.Collections$UnmodifiableSortedSet",
			"java.util.Collections$UnmodifiableNavigableSet",
			"java.util.Collections$UnmodifiableNavigableSet$EmptyNavigableSet",
			"java.util.Collections$UnmodifiableSequencedCollection", "java.util.Collections$UnmodifiableSequencedSet",
			"java.util.Collections$UnmodifiableSequencedMap", "java.util.Collections$UnmodifiableMap",
			"java.util.Collections$UnmodifiableSortedMap", "java.util.Collections$UnmodifiableNavigableMap",
			"java.util.Collections$UnmodifiableNavigableMap$EmptyNavigableMap",
			"java.util.Collections$SynchronizedCollection", "java.util.Collections$SynchronizedList",
			"java.util.Collections$SynchronizedRandomAccessList", "java.util.Collections$SynchronizedSet",
			"java.util.Collections$SynchronizedSortedSet", "java.util.Collections$SynchronizedNavigableSet",
			"java.util.Collections$SynchronizedMap", "java.util.Collections$SynchronizedSortedMap",
			"java.util.Collections$SynchronizedNavigableMap", "java.util.Collections$CheckedCollection",
			"java.util.Collections$CheckedList", "java.util.Collections$CheckedRandomAccessList",
			"java.util.Collections$CheckedSet", "java.util.Collections$CheckedSortedSet",
			"java.util.Collections$CheckedNavigableSet", "java.util.Collections$CheckedMap",
			"java.util.Collections$CheckedSortedMap", "java.util.Collections$CheckedNavigableMap",
			"java.util.Collections$CheckedQueue", "java.util.Collections$SetFromMap",
			"java.util.Collections$SequencedSetFromMap", "java.util.Collections$AsLIFOQueue", "java.util.Properties",
			"java.util.GregorianCalendar", "java.util.JapaneseImperialCalendar", "sun.util.BuddhistCalendar",
			"java.util.SimpleTimeZone", "sun.util.calendar.ZoneInfo", "java.text.SimpleDateFormat",
			"java.text.DecimalFormat", "java.text.DecimalFormatSymbols", "java.text.DateFormatSymbols",
			"java.text.MessageFormat", "java.text.ChoiceFormat", "java.net.InetSocketAddress", "java.lang.Throwable",
			"java.lang.Exception", "java.lang.RuntimeException", "java.lang.IllegalArgumentException",
			"java.lang.IllegalStateException", "java.lang.NullPointerException", "java.lang.NumberFormatException",
			"java.lang.UnsupportedOperationException", "java.lang.ArithmeticException", "java.io.IOException",
			"java.util.NoSuchElementException", "java.io.FileNotFoundException", "java.io.UncheckedIOException",
			"java.lang.Error", "java.lang.IndexOutOfBoundsException", "java.lang.ArrayIndexOutOfBoundsException",
			"java.lang.ClassCastException", "java.lang.ClassNotFoundException", "java.lang.InterruptedException",
			"java.lang.SecurityException", "java.lang.StackOverflowError", "java.time.DateTimeException",
			"java.time.format.DateTimeParseException", "java.util.ConcurrentModificationException",
			"java.util.InputMismatchException", "java.util.MissingResourceException",
			"java.util.concurrent.CancellationException", "java.util.concurrent.CompletionException",
			"java.util.concurrent.ExecutionException", "java.net.URISyntaxException", "java.net.UnknownHostException",
			"java.net.ConnectException", "java.net.SocketTimeoutException", "java.sql.SQLException",
			"java.text.ParseException", "java.lang.CloneNotSupportedException", "java.util.concurrent.TimeoutException",
			"javax.naming.CompositeName", "javax.naming.ldap.LdapName", "java.awt.Point", "java.awt.Dimension",
			"java.awt.Rectangle", "java.awt.Insets", "java.awt.geom.Point2D$Double", "java.awt.geom.Point2D$Float",
			"java.awt.geom.Rectangle2D$Double", "java.awt.geom.Rectangle2D$Float", "java.awt.geom.AffineTransform");

	private static final List<String> UNCHANGEABLE = List.of("java.util.regex.Pattern", "java.net.Inet4Address",
			"java.net.Inet6Address", "java.lang.StackTraceElement", "java.time.temporal.ValueRange",
			"java.time.temporal.WeekFields", "java.time.zone.ZoneRules", "java.time.zone.ZoneOffsetTransition",
			"java.time.zone.ZoneOffsetTransitionRule", "java.time.chrono.IsoChronology",
			"java.time.chrono.JapaneseChronology", "java.time.chrono.MinguoChronology",
			"java.time.chrono.ThaiBuddhistChronology", "java.time.chrono.HijrahChronology",
			"java.time.chrono.JapaneseDate", "java.time.chrono.JapaneseEra", "java.time.chrono.MinguoDate",
			"java.time.chrono.ThaiBuddhistDate", "java.time.chrono.HijrahDate",
			"java.time.chrono.ChronoLocalDateTimeImpl", "java.time.chrono.ChronoZonedDateTimeImpl",
			"java.time.chrono.ChronoPeriodImpl", "java.util.Comparators$NaturalOrderComparator",
			"java.util.Comparators$NullComparator", "java.util.Collections$ReverseComparator",
			"java.util.Collections$ReverseComparator2", "javax.naming.ldap.Rdn", "java.awt.Color",
			"java.lang.String$CaseInsensitiveComparator");

	private SerialForms() {
	}

	@SuppressWarnings("unchecked")
	static void addTo(JdkPlans jdk) {
		add(jdk, CHANGEABLE, false);
		add(jdk, UNCHANGEABLE, true);
		addWrapper(jdk, Collections.unmodifiableCollection(List.of()), Collection.class,
				Collections::unmodifiableCollection);
		addWrapper(jdk, Collections.unmodifiableList(new ArrayList<>()), List.class, Collections::unmodifiableList);
		addWrapper(jdk, Collections.unmodifiableSet(Set.of()), Set.class, Collections::unmodifiableSet);
		addWrapper(jdk, Collections.unmodifiableMap(Map.of()), Map.class, Collections::unmodifiableMap);
	}

	/**
	 * Add a wrapper: its serialized form tells what it wraps, and that is enough to
	 * create it.
	 */
	@SuppressWarnings({ "unchecked", "NullAway" }) // a wrapper never holds null
	private static <T, W extends T> void addWrapper(JdkPlans jdk, W example, Class<T> wrapped, Function<T, T> wrap) {
		Class<Object> type = (Class<Object>) example.getClass();
		SerialPlan form = new SerialPlan(type, false);
		jdk.add(form,
				Composed
					.made(type, (value) -> new Object[] { form.findOnlyPart(value) },
							(parts) -> wrap.apply(wrapped.cast(parts[0])))
					.named(type.getName() + ":wrapping"),
				(value) -> form.findOnlyPart(value) != null);
	}

	private static void add(JdkPlans jdk, List<String> names, boolean unchangeable) {
		for (String name : names) {
			try {
				jdk.add(new SerialPlan(Class.forName(name, false, ClassLoader.getPlatformClassLoader()), unchangeable));
			}
			catch (ClassNotFoundException ex) {
				// Not every release of the JDK has all of them.
				continue;
			}
		}
	}

	/**
	 * Return the enum of a set or map that is made for one. If it is empty, only its
	 * serialized form tells.
	 */
	static Class<?> enumOf(Object container, Collection<?> constants) {
		for (Object constant : constants) {
			return ((Enum<?>) constant).getDeclaringClass();
		}
		List<Class<?>> mentioned = new ArrayList<>();
		try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream()) {

			@Override
			protected void annotateClass(Class<?> type) {
				mentioned.add(type);
			}

		}) {
			out.writeObject(container);
		}
		catch (IOException ex) {
			throw new Refusal("its enum cannot be determined", Refusal.HOLD_OTHERWISE, ex);
		}
		return mentioned.stream()
			.filter(Class::isEnum)
			.findFirst()
			.orElseThrow(() -> new Refusal("its enum cannot be determined", Refusal.HOLD_OTHERWISE));
	}

}
