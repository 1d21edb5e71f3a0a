package dev.embercache.codec;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The JDK's enums, and the types that can be the component of an array or a value
 * themselves without having a plan.
 */
final class JdkTypes {

	private static final List<Class<?>> ENUMS = List.of(java.time.DayOfWeek.class, java.time.Month.class,
			java.time.temporal.ChronoUnit.class, java.time.temporal.ChronoField.class, java.time.chrono.IsoEra.class,
			java.time.chrono.HijrahEra.class, java.time.chrono.MinguoEra.class, java.time.chrono.ThaiBuddhistEra.class,
			java.time.format.TextStyle.class, java.time.format.FormatStyle.class, java.time.format.ResolverStyle.class,
			java.time.format.SignStyle.class, java.util.concurrent.TimeUnit.class, java.math.RoundingMode.class,
			java.util.Locale.Category.class, java.util.Locale.FilteringMode.class,
			java.util.Locale.IsoCountryCode.class, java.text.Normalizer.Form.class,
			java.nio.file.StandardOpenOption.class, java.nio.file.StandardCopyOption.class,
			java.nio.file.LinkOption.class, java.nio.file.AccessMode.class, java.nio.file.FileVisitOption.class,
			java.nio.file.FileVisitResult.class, java.nio.file.attribute.PosixFilePermission.class,
			java.nio.file.attribute.AclEntryType.class, java.lang.annotation.ElementType.class,
			java.lang.annotation.RetentionPolicy.class, Thread.State.class, java.net.Proxy.Type.class,
			java.net.StandardProtocolFamily.class, java.sql.JDBCType.class, java.sql.RowIdLifetime.class,
			Character.UnicodeScript.class, java.util.stream.Collector.Characteristics.class);

	private static final List<Class<?>> OTHERS = List.of(boolean.class, byte.class, short.class, char.class, int.class,
			long.class, float.class, double.class, void.class, Object.class, Number.class, CharSequence.class,
			Comparable.class, java.io.Serializable.class, Cloneable.class, Enum.class, Record.class, Void.class,
			Iterable.class, java.util.Collection.class, List.class, java.util.Set.class, Map.class, Map.Entry.class,
			java.util.Queue.class, java.util.Deque.class, java.util.SortedSet.class, java.util.SortedMap.class,
			java.util.NavigableSet.class, java.util.NavigableMap.class, java.util.concurrent.ConcurrentMap.class,
			java.util.AbstractList.class, java.util.AbstractMap.class, java.util.AbstractSet.class,
			java.util.AbstractCollection.class, java.util.Comparator.class, java.util.Calendar.class,
			java.util.TimeZone.class, java.util.EnumSet.class, java.nio.ByteBuffer.class, java.nio.file.Path.class,
			Charset.class, java.net.InetAddress.class, java.time.ZoneId.class, java.time.chrono.Chronology.class,
			java.time.chrono.Era.class, java.time.chrono.ChronoLocalDate.class,
			java.time.chrono.ChronoLocalDateTime.class, java.time.chrono.ChronoZonedDateTime.class,
			java.time.temporal.Temporal.class, java.time.temporal.TemporalAccessor.class,
			java.time.temporal.TemporalAmount.class, java.time.temporal.TemporalUnit.class,
			java.time.temporal.TemporalField.class, java.util.function.Function.class,
			java.util.function.Supplier.class, java.util.function.Predicate.class, Runnable.class, AutoCloseable.class);

	private static final Map<String, Class<?>> NAMED = new HashMap<>();
	static {
		ENUMS.forEach((type) -> NAMED.put(type.getName(), type));
		OTHERS.forEach((type) -> NAMED.put(type.getName(), type));
	}

	private JdkTypes() {
	}

	static List<Class<?>> enums() {
		return ENUMS;
	}

	static @Nullable Class<?> named(String name) {
		return NAMED.get(name);
	}

}
