package dev.embercache.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The JDK's values with parts that are no collections: optionals, dates, atomics, bit
 * sets, buffers, and the sets and maps of enums.
 */
@SuppressWarnings({ "unchecked", "rawtypes", "NullAway" }) // raw, with null parts
final class JdkObjects {

	private static final DeclaredPart LONG = new DeclaredPart(Long.class, JdkScalars.LONG, true);

	private JdkObjects() {
	}

	static void addTo(JdkPlans jdk) {
		jdk.addAll(List.of(
				Composed.fixed(Optional.class, (value) -> new Object[] { value.orElse(null) },
						(parts) -> Optional.ofNullable(parts[0])),
				Composed.fixed(OptionalInt.class,
						(value) -> value.isPresent() ? new Object[] { value.getAsInt() } : new Object[0],
						(parts) -> (parts.length > 0) ? OptionalInt.of((int) parts[0]) : OptionalInt.empty()),
				Composed.fixed(OptionalLong.class,
						(value) -> value.isPresent() ? new Object[] { value.getAsLong() } : new Object[0],
						(parts) -> (parts.length > 0) ? OptionalLong.of((long) parts[0]) : OptionalLong.empty()),
				Composed.fixed(OptionalDouble.class,
						(value) -> value.isPresent() ? new Object[] { value.getAsDouble() } : new Object[0],
						(parts) -> (parts.length > 0) ? OptionalDouble.of((double) parts[0])
								: OptionalDouble.empty())));
		addDates(jdk);
		addAtomics(jdk);
		addBuffers(jdk);
		jdk.add(Composed.made(StringBuilder.class, (value) -> new Object[] { value.toString() },
				(parts) -> new StringBuilder((String) parts[0])));
		jdk.add(Composed.made(StringBuffer.class, (value) -> new Object[] { value.toString() },
				(parts) -> new StringBuffer((String) parts[0])));
		jdk.add(Composed.made(BitSet.class, (value) -> new Object[] { value.toByteArray() },
				(parts) -> BitSet.valueOf((byte[]) parts[0]), JdkScalars.INNER_BYTES));
		addEnumCollections(jdk);
		addManifests(jdk);
		jdk.addAll(JdkSecurity.plans());
		jdk.addAll(JdkXml.plans());
		addStatistics(jdk);
	}

	private static void addManifests(JdkPlans jdk) {
		jdk.add(Composed.made(Attributes.class, JdkContainers::toPairs, (parts) -> {
			Attributes attributes = new Attributes();
			for (int i = 0; i < parts.length; i += 2) {
				attributes.put(parts[i], parts[i + 1]);
			}
			return attributes;
		}));
		jdk.add(Composed.made(Manifest.class, (manifest) -> JdkContainers.prepend(manifest.getMainAttributes(),
				JdkContainers.toPairs(manifest.getEntries())), (parts) -> {
					Manifest manifest = new Manifest();
					manifest.getMainAttributes().putAll((Attributes) parts[0]);
					for (int i = 1; i < parts.length; i += 2) {
						manifest.getEntries().put((String) parts[i], (Attributes) parts[i + 1]);
					}
					return manifest;
				}));
	}

	private static void addStatistics(JdkPlans jdk) {
		jdk.add(Composed.made(IntSummaryStatistics.class,
				(value) -> new Object[] { value.getCount(), (long) value.getMin(), (long) value.getMax(),
						value.getSum() },
				(parts) -> new IntSummaryStatistics((long) parts[0], (int) (long) parts[1], (int) (long) parts[2],
						(long) parts[3]),
				LONG));
		jdk.add(Composed.made(LongSummaryStatistics.class,
				(value) -> new Object[] { value.getCount(), value.getMin(), value.getMax(), value.getSum() },
				(parts) -> new LongSummaryStatistics((long) parts[0], (long) parts[1], (long) parts[2],
						(long) parts[3]),
				LONG));
		jdk.add(Composed.made(DoubleSummaryStatistics.class,
				(value) -> new Object[] { value.getCount(), value.getMin(), value.getMax(), value.getSum() },
				(parts) -> new DoubleSummaryStatistics((long) parts[0], (double) parts[1], (double) parts[2],
						(double) parts[3])));
	}

	private static void addDates(JdkPlans jdk) {
		jdk.add(Composed.made(Date.class, (date) -> new Object[] { date.getTime() },
				(parts) -> new Date((long) parts[0]), LONG));
		jdk.add(Composed.made(java.sql.Date.class, (date) -> new Object[] { date.getTime() },
				(parts) -> new java.sql.Date((long) parts[0]), LONG));
		jdk.add(Composed.made(java.sql.Time.class, (date) -> new Object[] { date.getTime() },
				(parts) -> new java.sql.Time((long) parts[0]), LONG));
		jdk.add(Composed.made(Timestamp.class, (date) -> new Object[] { date.getTime(), (long) date.getNanos() },
				(parts) -> {
					Timestamp timestamp = new Timestamp((long) parts[0]);
					timestamp.setNanos((int) (long) parts[1]);
					return timestamp;
				}, LONG));
	}

	private static void addAtomics(JdkPlans jdk) {
		jdk.addAll(List.of(
				Composed.made(AtomicInteger.class, (value) -> new Object[] { value.get() },
						(parts) -> new AtomicInteger((int) parts[0])),
				Composed.made(AtomicLong.class, (value) -> new Object[] { value.get() },
						(parts) -> new AtomicLong((long) parts[0]), LONG),
				Composed.made(AtomicBoolean.class, (value) -> new Object[] { value.get() },
						(parts) -> new AtomicBoolean((boolean) parts[0])),
				Composed.made(LongAdder.class, (value) -> new Object[] { value.sum() }, (parts) -> {
					LongAdder adder = new LongAdder();
					adder.add((long) parts[0]);
					return adder;
				}, LONG), Composed.made(DoubleAdder.class, (value) -> new Object[] { value.sum() }, (parts) -> {
					DoubleAdder adder = new DoubleAdder();
					adder.add((double) parts[0]);
					return adder;
				}), Composed.made(AtomicIntegerArray.class, (value) -> {
					int[] array = new int[value.length()];
					Arrays.setAll(array, value::get);
					return new Object[] { array };
				}, (parts) -> new AtomicIntegerArray((int[]) parts[0])),
				Composed.made(AtomicLongArray.class, (value) -> {
					long[] array = new long[value.length()];
					Arrays.setAll(array, value::get);
					return new Object[] { array };
				}, (parts) -> new AtomicLongArray((long[]) parts[0]))));
		jdk.addAll(List.of(Composed.filled(AtomicReference.class, (value) -> new Object[] { value.get() },
				AtomicReference::new, (value, parts) -> value.set(parts[0])),
				Composed.made(AtomicReferenceArray.class, (value) -> {
					Object[] array = new Object[value.length()];
					Arrays.setAll(array, value::get);
					return array;
				}, AtomicReferenceArray::new),
				Composed.made(AtomicMarkableReference.class,
						(value) -> new Object[] { value.getReference(), value.isMarked() },
						(parts) -> new AtomicMarkableReference<>(parts[0], (boolean) parts[1])),
				Composed.made(AtomicStampedReference.class,
						(value) -> new Object[] { value.getReference(), value.getStamp() },
						(parts) -> new AtomicStampedReference<>(parts[0], (int) parts[1]))));
	}

	private static void addBuffers(JdkPlans jdk) {
		ByteBuffer heap = ByteBuffer.allocate(1);
		ByteBuffer direct = ByteBuffer.allocateDirect(1);
		for (ByteBuffer example : List.of(heap, heap.asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer())) {
			jdk.add(Composed.made((Class<ByteBuffer>) example.getClass(), JdkObjects::takeApart,
					(parts) -> buffer((byte[]) parts[0], (byte[]) parts[1], example.isDirect(), example.isReadOnly()),
					JdkScalars.INNER_BYTES));
		}
	}

	private static Object[] takeApart(ByteBuffer buffer) {
		byte[] content = new byte[buffer.capacity()];
		buffer.duplicate().clear().get(content);
		ByteBuffer state = ByteBuffer.allocate(9).putInt(buffer.position()).putInt(buffer.limit());
		state.put((byte) ((buffer.order() == ByteOrder.BIG_ENDIAN) ? 1 : 0));
		return new Object[] { content, state.array() };
	}

	private static ByteBuffer buffer(byte[] content, byte[] state, boolean direct, boolean readOnly) {
		ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(content.length) : ByteBuffer.allocate(content.length);
		buffer.put(content).clear();
		ByteBuffer given = readOnly ? buffer.asReadOnlyBuffer() : buffer;
		ByteBuffer values = ByteBuffer.wrap(state);
		int position = values.getInt();
		given.limit(values.getInt()).position(position);
		return given.order((values.get() == 1) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
	}

	private static void addEnumCollections(JdkPlans jdk) {
		for (EnumSet example : List.of(EnumSet.noneOf(TimeUnit.class), EnumSet.noneOf(Character.UnicodeScript.class))) {
			jdk.add(Composed.made((Class<EnumSet>) example.getClass(),
					(set) -> JdkContainers.prepend(SerialForms.enumOf(set, set), set.toArray()), (parts) -> {
						EnumSet made = EnumSet.noneOf(((Class<?>) parts[0]).asSubclass(Enum.class));
						made.addAll(Arrays.asList(parts).subList(1, parts.length));
						return made;
					}));
		}
		jdk.add(Composed.made(EnumMap.class, (map) -> JdkContainers.prepend(SerialForms.enumOf(map, map.keySet()),
				JdkContainers.toPairs((Map<?, ?>) map)), (parts) -> {
					EnumMap made = new EnumMap(((Class<?>) parts[0]).asSubclass(Enum.class));
					for (int i = 1; i < parts.length; i += 2) {
						made.put((Enum) parts[i], parts[i + 1]);
					}
					return made;
				}));
	}

}
