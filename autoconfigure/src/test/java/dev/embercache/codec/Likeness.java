package dev.embercache.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Whether two values are alike to everyone who looks, judged without the codec.
 */
final class Likeness {

	private final Map<Object, Object> counterparts = new IdentityHashMap<>();

	private int depth;

	private Likeness() {
	}

	/**
	 * A trial: what it learns is forgotten with it.
	 */
	private Likeness(Likeness known) {
		this.counterparts.putAll(known.counterparts);
		this.depth = known.depth;
	}

	private boolean alike(Object left, Object right, boolean classes) {
		try {
			new Likeness(this).compare(left, right, "", classes);
			return true;
		}
		catch (Difference ex) {
			return false;
		}
	}

	/**
	 * Return the path to the first difference, or {@code null}.
	 */
	static @Nullable String difference(Object left, Object right, boolean classes) {
		try {
			new Likeness().compare(left, right, "", classes);
			return null;
		}
		catch (Difference ex) {
			return ex.getMessage();
		}
	}

	private void compare(@Nullable Object left, @Nullable Object right, String path, boolean classes) {
		if (left == right) {
			return;
		}
		require(left != null && right != null, path + " null");
		require(!classes || left.getClass() == right.getClass(), path + " " + left.getClass() + " " + right.getClass());
		if (left instanceof String || left instanceof Number && left.getClass().getName().startsWith("java.lang")
				|| left instanceof Enum || left instanceof Boolean || left instanceof Character) {
			require(left.equals(right), path);
			return;
		}
		Object counterpart = this.counterparts.putIfAbsent(left, right);
		if (counterpart == right) {
			return;
		}
		// What is a value may come back as several: each of them is looked at.
		require(counterpart == null || left instanceof Record || left instanceof Comparable, path + " shared");
		if (this.depth > 200) {
			return;
		}
		this.depth++;
		compareContent(left, right, path, classes);
		this.depth--;
	}

	private void compareContent(Object left, Object right, String path, boolean classes) {
		if (left.getClass().isArray()) {
			require(Array.getLength(left) == Array.getLength(right), path + ".length");
			for (int i = 0; i < Array.getLength(left); i++) {
				compare(Array.get(left, i), Array.get(right, i), path + "[" + i + "]", classes);
			}
		}
		else if (left instanceof Map<?, ?> map) {
			compareMaps(map, (Map<?, ?>) right, path, classes);
			compareFields(left, right, path, classes);
		}
		else if (left instanceof Collection<?> collection) {
			compareCollections(collection, (Collection<?>) right, path, classes);
			compareFields(left, right, path, classes);
		}
		else if (left instanceof Optional<?> optional) {
			compare(optional.orElse(null), ((Optional<?>) right).orElse(null), path + "?", classes);
		}
		else if (left instanceof AtomicReference<?> reference) {
			compare(reference.get(), ((AtomicReference<?>) right).get(), path + "*", classes);
		}
		else if (left instanceof Map.Entry<?, ?> entry) {
			compare(entry.getKey(), ((Map.Entry<?, ?>) right).getKey(), path + ".key", classes);
			compare(entry.getValue(), ((Map.Entry<?, ?>) right).getValue(), path + ".value", classes);
		}
		else if (left instanceof com.google.protobuf.Message) {
			require(left.equals(right), path);
		}
		else if (left instanceof Pattern pattern) {
			require(pattern.pattern().equals(((Pattern) right).pattern())
					&& pattern.flags() == ((Pattern) right).flags(), path);
		}
		else if (left instanceof URL url) {
			require(url.toExternalForm().equals(((URL) right).toExternalForm()), path);
		}
		else if (left instanceof ByteBuffer buffer) {
			ByteBuffer other = (ByteBuffer) right;
			require(buffer.equals(other) && buffer.position() == other.position() && buffer.limit() == other.limit()
					&& buffer.order() == other.order() && buffer.isReadOnly() == other.isReadOnly(), path);
		}
		else if (left instanceof Throwable throwable) {
			Throwable other = (Throwable) right;
			compare(throwable.getMessage(), other.getMessage(), path + ".message", classes);
			compare(throwable.getCause(), other.getCause(), path + ".cause", classes);
			compare(throwable.getStackTrace(), other.getStackTrace(), path + ".stackTrace", classes);
			compareFields(left, right, path, classes);
		}
		else if (left.getClass().getClassLoader() == null
				|| left.getClass().getClassLoader() == ClassLoader.getPlatformClassLoader()) {
			require(overridesEquals(left) ? left.equals(right) && right.equals(left)
					: left instanceof Comparator || left.toString().equals(right.toString()), path);
		}
		else {
			compareFields(left, right, path, classes);
			if (overridesEquals(left) && !holdsArray(left) && !Identity.decides(left)) {
				require(equal(left, right), path + " equals");
			}
		}
	}

	private static boolean equal(Object left, Object right) {
		try {
			return left.equals(right) && left.hashCode() == right.hashCode();
		}
		catch (StackOverflowError ex) {
			return true;
		}
	}

	private static boolean holdsArray(Object value) {
		return value.getClass().isRecord() && Stream.of(value.getClass().getDeclaredFields())
			.anyMatch((field) -> field.getType().isArray() || field.getType() == Object.class
					|| Throwable.class.isAssignableFrom(field.getType())
					|| Collection.class.isAssignableFrom(field.getType()));
	}

	private static boolean overridesEquals(Object value) {
		try {
			return value.getClass().getMethod("equals", Object.class).getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void compareMaps(Map<?, ?> left, Map<?, ?> right, String path, boolean classes) {
		require(left.size() == right.size(), path + ".size");
		if (left instanceof Properties properties) {
			require(properties.stringPropertyNames().equals(((Properties) right).stringPropertyNames()), path);
		}
		if (left instanceof SortedMap<?, ?> sorted) {
			comparators(sorted.comparator(), ((SortedMap<?, ?>) right).comparator(), path);
		}
		List<Map.Entry<?, ?>> others = new ArrayList<>(right.entrySet());
		int index = 0;
		for (Map.Entry<?, ?> entry : left.entrySet()) {
			Map.Entry<?, ?> other = ordered(left) ? others.get(index++) : find(others, entry);
			compare(entry.getKey(), other.getKey(), path + ".key", classes);
			compare(entry.getValue(), other.getValue(), path + ".value", classes);
		}
	}

	private static boolean ordered(Object container) {
		String name = container.getClass().getName();
		return container instanceof SortedMap || container instanceof SortedSet || name.contains("Linked")
				|| name.contains("CopyOnWrite") || container instanceof List || container instanceof Queue
				|| name.contains("Enum");
	}

	private Map.Entry<?, ?> find(List<Map.Entry<?, ?>> others, Map.Entry<?, ?> entry) {
		return others.stream()
			.filter((other) -> entry.getKey() instanceof String ? entry.getKey().equals(other.getKey())
					: alike(entry.getKey(), other.getKey(), true))
			.findFirst()
			.orElseThrow(() -> new Difference("no key " + entry.getKey()));
	}

	private void compareCollections(Collection<?> left, Collection<?> right, String path, boolean classes) {
		require(left.size() == right.size(), path + ".size");
		if (left instanceof SortedSet<?> sorted) {
			comparators(sorted.comparator(), ((SortedSet<?>) right).comparator(), path);
		}
		if (left instanceof Set && simple(left)) {
			require(left.equals(right), path);
			return;
		}
		List<Object> others = new ArrayList<>(right);
		int index = 0;
		for (Object element : left) {
			if (ordered(left) || !(left instanceof Set)) {
				compare(element, others.get(index), path + "[" + index++ + "]", classes);
			}
			else {
				boolean matched = others.stream()
					.anyMatch((other) -> other == element
							|| element != null && other != null && alike(element, other, classes));
				require(matched, path + " no element");
			}
		}
		if ((left instanceof List || left instanceof Set) && JdkClasses.contains(left.getClass())) {
			require(this.depth > 50 || !simple(left)
					|| left.equals(right) && right.equals(left) && left.hashCode() == right.hashCode(),
					path + " equals");
		}
	}

	private static boolean simple(Collection<?> collection) {
		return collection.stream().allMatch((each) -> each instanceof String || each instanceof Number);
	}

	private void comparators(@Nullable Comparator<?> left, @Nullable Comparator<?> right, String path) {
		if (left != null && right != null && !JdkClasses.contains(left.getClass())) {
			compare(left, right, path + ".comparator", true);
		}
		require((left != null) == (right != null) && (left == null || left.getClass() == right.getClass()), path);
	}

	private void compareFields(Object left, Object right, String path, boolean classes) {
		if (left.getClass() != right.getClass()) {
			return;
		}
		for (Class<?> type = left.getClass(); type != null && !JdkClasses.contains(type); type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
					field.setAccessible(true);
					try {
						compare(field.get(left), field.get(right), path + "." + field.getName(), classes);
					}
					catch (IllegalAccessException ex) {
						throw new IllegalStateException(ex);
					}
				}
			}
		}
	}

	private static void require(boolean condition, String path) {
		if (!condition) {
			throw new Difference(path);
		}
	}

	private static final class Difference extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Difference(String path) {
			super(path, null, false, false);
		}

	}

}
