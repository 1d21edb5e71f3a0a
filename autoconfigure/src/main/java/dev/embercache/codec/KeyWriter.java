package dev.embercache.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * Writes keys in their canonical form: every element with its type and its length, lists
 * alike whatever their class, sets and maps in the order of their elements' bytes.
 * Nothing is ever read from it.
 */
final class KeyWriter {

	private static final String SIMPLE_KEY = "org.springframework.cache.interceptor.SimpleKey";

	static final String REMEDY = "Use a key that compares by value, such as a record; this one is held live only.";

	private static final int DEEPEST = 100;

	private final Plans plans;

	private final Set<String> classNames = new HashSet<>();

	private boolean inDoubt;

	KeyWriter(Plans plans) {
		this.plans = plans;
	}

	/**
	 * Write a key.
	 * @throws EncodingException if it has no canonical form
	 */
	byte[] write(Object key) throws EncodingException {
		try {
			return bytes(key, key.getClass(), 0);
		}
		catch (Refusal ex) {
			throw new EncodingException("Key %s: %s. %s".formatted(key.getClass().getName(), ex.reason(), REMEDY), ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new EncodingException(
					"Key %s: it cannot be taken apart (%s). %s".formatted(key.getClass().getName(), ex, REMEDY), ex);
		}
	}

	Set<String> classNames() {
		return this.classNames;
	}

	/**
	 * Return whether the key holds a class whose {@code equals} somebody wrote.
	 */
	boolean inDoubt() {
		return this.inDoubt;
	}

	private byte[] bytes(@Nullable Object value, Class<?> holder, int depth) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			write(value, holder, new DataOutputStream(bytes), depth);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	private void write(@Nullable Object value, Class<?> holder, DataOutputStream out, int depth) throws IOException {
		if (depth > DEEPEST) {
			throw new Refusal("it is nested more than %d deep".formatted(DEEPEST), REMEDY);
		}
		if (value == null) {
			out.writeByte('0');
			return;
		}
		Plan plan = this.plans.of(value);
		if (plan instanceof RefusedPlan refused) {
			throw refused.refusal();
		}
		this.classNames
			.addAll(this.plans.world().applicationNames((value instanceof Class<?> type) ? type : plan.type()));
		if (plan instanceof ScalarPlan scalar) {
			out.writeByte('S');
			text(scalar.type().getName(), out);
			text(scalar.canonical(value), out);
		}
		else if (World.jdk(value.getClass()) && !value.getClass().isArray()) {
			writeForJdk(value, (NodePlan) plan, out, depth);
		}
		else {
			writeNode(value, (NodePlan) plan, holder, out, depth);
		}
	}

	private void writeForJdk(Object value, NodePlan plan, DataOutputStream out, int depth) throws IOException {
		if (value instanceof List<?> list) {
			out.writeByte('L');
			parts(list.toArray(), value.getClass(), out, depth);
		}
		else if (value instanceof Set<?> set && byEquals(value)) {
			out.writeByte('T');
			sorted(set.stream().map((element) -> bytes(element, Set.class, depth + 1)).toList(), out);
		}
		else if (value instanceof Map<?, ?> map && byEquals(value)) {
			out.writeByte('M');
			List<byte[]> entries = new ArrayList<>();
			map.forEach((key, each) -> entries
				.add(framed(bytes(key, Map.class, depth + 1), bytes(each, Map.class, depth + 1))));
			sorted(entries, out);
		}
		else if (value instanceof Map.Entry<?, ?> entry) {
			out.writeByte('E');
			parts(new Object[] { entry.getKey(), entry.getValue() }, Map.Entry.class, out, depth);
		}
		else if (plan.byValue()) {
			out.writeByte('V');
			text(plan.name(), out);
			rawParts(plan.takeApart(value), out, depth);
		}
		else {
			throw new Refusal("a %s is equal to itself only".formatted(value.getClass().getName()), REMEDY);
		}
	}

	private static boolean byEquals(Object container) {
		return !(container instanceof IdentityHashMap || container.getClass().getName().contains("FromMap")
				|| container instanceof SortedSet<?> set && set.comparator() != null
				|| container instanceof SortedMap<?, ?> map && map.comparator() != null);
	}

	private void writeNode(Object value, NodePlan plan, Class<?> holder, DataOutputStream out, int depth)
			throws IOException {
		Class<?> type = value.getClass();
		boolean simple = type.getName().equals(SIMPLE_KEY);
		if (type.isArray()) {
			if (holder != Arrays.class) {
				throw new Refusal("an array is equal to itself only", REMEDY);
			}
		}
		else if (!simple && !(plan instanceof RecordPlan && !this.plans.equality().written(type))) {
			if (!this.plans.equality().declared(type)) {
				throw new Refusal("class %s has no equals of its own".formatted(type.getName()), REMEDY);
			}
			this.inDoubt = true;
		}
		out.writeByte('N');
		text(plan.name(), out);
		Class<?> within = (simple || type.isArray() || !(plan instanceof RecordPlan)) ? Arrays.class : type;
		if (type.isArray() && type.componentType().isPrimitive()) {
			rawParts(plan.takeApart(value), out, depth);
		}
		else {
			parts(plan.takeApart(value), within, out, depth);
		}
	}

	private void parts(@Nullable Object[] parts, Class<?> holder, DataOutputStream out, int depth) throws IOException {
		out.writeInt(parts.length);
		for (Object part : parts) {
			write(part, holder, out, depth + 1);
		}
	}

	private void rawParts(@Nullable Object[] parts, DataOutputStream out, int depth) throws IOException {
		out.writeInt(parts.length);
		for (Object part : parts) {
			if (part instanceof byte[] bytes) {
				out.writeByte('B');
				out.writeInt(bytes.length);
				out.write(bytes);
			}
			else {
				write(part, Object.class, out, depth + 1);
			}
		}
	}

	private static void sorted(Collection<byte[]> elements, DataOutputStream out) throws IOException {
		List<byte[]> sorted = new ArrayList<>(elements);
		sorted.sort(Arrays::compare);
		out.writeInt(sorted.size());
		for (byte[] element : sorted) {
			out.writeInt(element.length);
			out.write(element);
		}
	}

	private static byte[] framed(byte[] key, byte[] value) {
		byte[] entry = Arrays.copyOf(key, key.length + value.length);
		System.arraycopy(value, 0, entry, key.length, value.length);
		return entry;
	}

	private static void text(String text, DataOutputStream out) throws IOException {
		byte[] exact = text.getBytes(StandardCharsets.UTF_8);
		if (!new String(exact, StandardCharsets.UTF_8).equals(text)) {
			out.writeByte('W');
			out.writeInt(text.length());
			out.writeChars(text);
		}
		else {
			out.writeByte('U');
			out.writeInt(exact.length);
			out.write(exact);
		}
	}

}
