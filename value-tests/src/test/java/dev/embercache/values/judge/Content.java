package dev.embercache.values.judge;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static dev.embercache.values.judge.Likeness.require;

/**
 * Compares what has its content behind an interface or in the JDK, whose fields nobody
 * may read.
 */
final class Content {

	private final Likeness likeness;

	Content(Likeness likeness) {
		this.likeness = likeness;
	}

	/**
	 * Compare the content.
	 * @return whether the type was one that is compared here
	 */
	boolean compare(Object original, Object copy, String path) {
		if (original instanceof Map<?, ?> map && copy instanceof Map<?, ?> other) {
			compareMaps(map, other, path);
		}
		else if (original instanceof Collection<?> collection && copy instanceof Collection<?> other) {
			compareCollections(collection, other, path);
		}
		else if (Proxy.isProxyClass(original.getClass())) {
			// What it answers is a matter of its probes.
			return true;
		}
		else if (Types.isLambda(original.getClass()) && original instanceof Iterable<?> elements
				&& copy instanceof Iterable<?> others) {
			compareCollections(list(elements), list(others), path);
		}
		else if (original instanceof Map.Entry<?, ?> entry && copy instanceof Map.Entry<?, ?> other) {
			this.likeness.compare(entry.getKey(), other.getKey(), path + ".key");
			this.likeness.compare(entry.getValue(), other.getValue(), path + ".value");
		}
		else if (original instanceof Throwable throwable && copy instanceof Throwable other) {
			this.likeness.compare(throwable.getMessage(), other.getMessage(), path + ".message");
			this.likeness.compare(throwable.getCause(), other.getCause(), path + ".cause");
			return Types.isJdk(original.getClass());
		}
		else if (Types.isJdk(original.getClass())) {
			return compareJdk(original, copy, path);
		}
		else {
			return false;
		}
		return true;
	}

	private static List<Object> list(Iterable<?> elements) {
		List<Object> list = new ArrayList<>();
		elements.forEach(list::add);
		return list;
	}

	private boolean compareJdk(Object original, Object copy, String path) {
		if (original instanceof Optional<?> optional && copy instanceof Optional<?> other) {
			this.likeness.compare(optional.orElse(null), other.orElse(null), path + ".get()");
		}
		else if (original instanceof AtomicReference<?> reference && copy instanceof AtomicReference<?> other) {
			this.likeness.compare(reference.get(), other.get(), path + ".get()");
		}
		else if (original instanceof CompletableFuture<?> future && copy instanceof CompletableFuture<?> other) {
			this.likeness.compare(future.getNow(null), other.getNow(null), path + ".getNow()");
		}
		else if (original instanceof Pattern pattern && copy instanceof Pattern other) {
			require(pattern.pattern().equals(other.pattern()) && pattern.flags() == other.flags(), path,
					() -> "is another pattern");
		}
		else if (original instanceof URL url && copy instanceof URL other) {
			require(url.toExternalForm().equals(other.toExternalForm()), path, () -> "is another URL");
		}
		else if (original instanceof ByteBuffer buffer && copy instanceof ByteBuffer other) {
			require(buffer.equals(other) && buffer.order() == other.order(), path, () -> "is another buffer");
		}
		else if (original instanceof Lock && copy instanceof Lock) {
			return true;
		}
		else if (original instanceof Number || original instanceof AtomicBoolean || original instanceof CharSequence) {
			require(original.toString().equals(copy.toString()), path,
					() -> "is '" + copy + "' instead of '" + original + "'");
		}
		else if (!Types.overridesEquals(original.getClass())) {
			require(original instanceof Comparator || original.toString().equals(copy.toString())
					|| original.getClass() == Object.class, path, () -> "is another");
		}
		else {
			return false;
		}
		return true;
	}

	private void compareMaps(Map<?, ?> original, Map<?, ?> copy, String path) {
		require(original.size() == copy.size(), path, () -> "has " + copy.size() + " entries");
		if (original instanceof SortedMap<?, ?> sorted && copy instanceof SortedMap<?, ?> other) {
			compareComparators(sorted.comparator(), other.comparator(), path);
		}
		List<Map.Entry<?, ?>> others = new ArrayList<>(copy.entrySet());
		for (Map.Entry<?, ?> entry : original.entrySet()) {
			Map.Entry<?, ?> other = isOrdered(original) ? others.remove(0) : takeEntry(others, entry, path);
			this.likeness.compare(entry.getKey(), other.getKey(), path + ".key(" + entry.getKey() + ")");
			this.likeness.compare(entry.getValue(), other.getValue(), path + "[" + entry.getKey() + "]");
		}
		for (Object key : copy.keySet()) {
			require(copy.containsKey(key), path, () -> "does not find its own key " + key);
		}
	}

	private Map.Entry<?, ?> takeEntry(List<Map.Entry<?, ?>> others, Map.Entry<?, ?> entry, String path) {
		for (Map.Entry<?, ?> other : others) {
			if (this.likeness.isLike(entry.getKey(), other.getKey())) {
				others.remove(other);
				return other;
			}
		}
		throw new Likeness.Difference(path, "has no key " + entry.getKey());
	}

	private void compareCollections(Collection<?> original, Collection<?> copy, String path) {
		require(original.size() == copy.size(), path, () -> "has " + copy.size() + " elements");
		if (original instanceof SortedSet<?> sorted && copy instanceof SortedSet<?> other) {
			compareComparators(sorted.comparator(), other.comparator(), path);
		}
		List<Object> others = new ArrayList<>(copy);
		int index = 0;
		for (Object element : original) {
			Object other = isOrdered(original) ? others.remove(0) : take(others, element, path);
			this.likeness.compare(element, other, path + "[" + index++ + "]");
		}
		if (original instanceof Set && original.stream().allMatch(original::contains)) {
			for (Object element : copy) {
				require(copy.contains(element), path, () -> "does not find its own element " + element);
			}
			if (original.stream().allMatch((element) -> element != null && isApplicationEqual(element))) {
				require(original.containsAll(copy) && copy.containsAll(original), path,
						() -> "does not find equal elements");
			}
		}
	}

	private static boolean isApplicationEqual(Object element) {
		return Types.isApplication(element.getClass()) && !element.getClass().isRecord()
				&& Types.overridesEquals(element.getClass());
	}

	private @Nullable Object take(List<Object> others, @Nullable Object element, String path) {
		for (int i = 0; i < others.size(); i++) {
			if (this.likeness.isLike(element, others.get(i))) {
				return others.remove(i);
			}
		}
		throw new Likeness.Difference(path, "has no element " + element);
	}

	private void compareComparators(@Nullable Comparator<?> original, @Nullable Comparator<?> copy, String path) {
		this.likeness.compare(original, copy, path + ".comparator()");
	}

	private static boolean isOrdered(Object container) {
		String name = container.getClass().getSimpleName();
		return container instanceof List || container instanceof SortedMap || container instanceof SortedSet
				|| container instanceof Queue || name.contains("Linked") || name.contains("Enum")
				|| name.contains("Immutable") || name.contains("CopyOnWrite");
	}

}
