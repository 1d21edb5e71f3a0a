package dev.embercache.codec;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes keys in their canonical form: every element with its type and its length, lists
 * alike whatever their class, sets and maps in the order of their elements' bytes.
 * Nothing is ever read from it.
 */
final class KeyWriter {

	private static final String REMEDY_FOR_ARRAY = "Use a list instead, or compare it with Arrays.equals in the equals method of the class that holds it; this one is held live only.";

	static final int DEEPEST = 100;

	private static final int ROOM = 64;

	private final Plans plans;

	private final KeyForms forms;

	private ClassNames classNames = ClassNames.NONE;

	private boolean inDoubt;

	KeyWriter(Plans plans, KeyForms forms) {
		this.plans = plans;
		this.forms = forms;
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
			throw new EncodingException("Key %s: %s. %s".formatted(key.getClass().getName(), ex.reason(), ex.remedy()),
					ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new EncodingException("Key %s: its content cannot be read (%s). %s"
				.formatted(key.getClass().getName(), ex, Refusal.COMPARE_BY_CONTENT), ex);
		}
	}

	/**
	 * Return the classes of the key.
	 */
	ClassNames classNames() {
		return this.classNames;
	}

	/**
	 * Return whether the key contains a class with a hand-written {@code equals}.
	 */
	boolean inDoubt() {
		return this.inDoubt;
	}

	private byte[] bytes(@Nullable Object value, Class<?> holder, int depth) {
		ByteArrayBuilder bytes = new ByteArrayBuilder(ROOM);
		write(value, holder, bytes, depth);
		return bytes.toByteArray();
	}

	private void write(@Nullable Object value, Class<?> holder, ByteArrayBuilder out, int depth) {
		if (depth > DEEPEST) {
			throw new Refusal("it is nested more than %d levels deep".formatted(DEEPEST), Refusal.COMPARE_BY_CONTENT);
		}
		if (value == null) {
			out.append('0');
			return;
		}
		Plan plan = this.forms.plan(value);
		if (plan instanceof RefusedPlan refused) {
			throw new Refusal(refused.refusal().reason(), Refusal.COMPARE_BY_CONTENT, refused.refusal());
		}
		Class<?> named = (value instanceof Class<?> type) ? type : plan.type();
		if (!(plan instanceof ArgumentsPlan)) {
			this.classNames = this.classNames.and(this.plans.allowedTypes().names(named));
		}
		if (plan instanceof ScalarPlan scalar) {
			out.append('S');
			text(scalar.type().getName(), out);
			text(scalar.canonical(value), out);
		}
		else if (JdkClasses.contains(value.getClass()) && !value.getClass().isArray()) {
			writeForJdk(value, (NodePlan) plan, out, depth);
		}
		else if (!writeContainer(this.forms.container(value), out, depth)) {
			writeNode(value, (NodePlan) plan, holder, out, depth);
		}
	}

	/**
	 * Write what is equal to all lists, sets or maps of the same content.
	 * @return whether the value is such a container
	 */
	private boolean writeContainer(@Nullable Object value, ByteArrayBuilder out, int depth) {
		if (value instanceof List<?> list) {
			out.append('L');
			parts(list.toArray(), List.class, out, depth);
		}
		else if (value instanceof Set<?> set) {
			out.append('T');
			sorted(set.stream().map((element) -> bytes(element, Set.class, depth + 1)).toList(), out);
		}
		else if (value instanceof Map<?, ?> map) {
			out.append('M');
			List<byte[]> entries = new ArrayList<>();
			map.forEach((key, each) -> entries
				.add(framed(bytes(key, Map.class, depth + 1), bytes(each, Map.class, depth + 1))));
			sorted(entries, out);
		}
		return value instanceof List || value instanceof Set || value instanceof Map;
	}

	private void writeForJdk(Object value, NodePlan plan, ByteArrayBuilder out, int depth) {
		if (this.forms.byEquals(value) && writeContainer(value, out, depth)) {
			return;
		}
		if (value instanceof Map.Entry<?, ?> entry) {
			out.append('E');
			parts(new Object[] { entry.getKey(), entry.getValue() }, Map.Entry.class, out, depth);
		}
		else if (value instanceof InetAddress address) {
			// Whatever its name is.
			out.append('A');
			rawParts(new Object[] { address.getAddress() }, out, depth);
		}
		else if (plan.byValue()) {
			out.append('V');
			text(plan.name(), out);
			rawParts(plan.takeApart(value), out, depth);
		}
		else {
			throw new Refusal("a %s is equal only to itself".formatted(value.getClass().getName()),
					Refusal.COMPARE_BY_CONTENT);
		}
	}

	private void writeNode(Object value, NodePlan plan, Class<?> holder, ByteArrayBuilder out, int depth) {
		Class<?> type = value.getClass();
		boolean byRule = plan instanceof RecordPlan && !this.plans.equality().written(type);
		if (type.isArray()) {
			if (holder != Arrays.class) {
				throw new Refusal("an array is equal only to itself", REMEDY_FOR_ARRAY);
			}
		}
		Set<Field> left = Set.of();
		if (!type.isArray() && !byRule && !plan.byValue() && !(plan instanceof ArgumentsPlan)) {
			left = check(value, plan);
			this.inDoubt = true;
		}
		out.append('N');
		text(plan.name(), out);
		if (plan.byValue() || type.isArray() && type.componentType().isPrimitive()) {
			rawParts(plan.takeApart(value), out, depth);
		}
		else {
			parts(this.forms.parts(value, plan, left), byRule ? type : Arrays.class, out, depth);
		}
	}

	/**
	 * Check that a class has a hand-written {@code equals}, and that it compares
	 * everything that is written.
	 * @return the transient fields that it does not compare
	 */
	private Set<Field> check(Object value, NodePlan plan) {
		if (!this.plans.equality().declared(value.getClass())) {
			throw new Refusal("class %s does not override equals".formatted(value.getClass().getName()),
					Refusal.COMPARE_BY_CONTENT);
		}
		return this.forms.check(value, plan);
	}

	private void parts(@Nullable Object[] parts, Class<?> holder, ByteArrayBuilder out, int depth) {
		out.appendFourBytes(parts.length);
		for (Object part : parts) {
			write(part, holder, out, depth + 1);
		}
	}

	private void rawParts(@Nullable Object[] parts, ByteArrayBuilder out, int depth) {
		out.appendFourBytes(parts.length);
		for (Object part : parts) {
			if (part instanceof byte[] bytes) {
				out.append('B');
				out.appendFourBytes(bytes.length);
				out.write(bytes);
			}
			else {
				write(part, Object.class, out, depth + 1);
			}
		}
	}

	private static void sorted(Collection<byte[]> elements, ByteArrayBuilder out) {
		List<byte[]> sorted = new ArrayList<>(elements);
		sorted.sort(Arrays::compare);
		out.appendFourBytes(sorted.size());
		for (byte[] element : sorted) {
			out.appendFourBytes(element.length);
			out.write(element);
		}
	}

	private static byte[] framed(byte[] key, byte[] value) {
		byte[] entry = Arrays.copyOf(key, key.length + value.length);
		System.arraycopy(value, 0, entry, key.length, value.length);
		return entry;
	}

	private static void text(String text, ByteArrayBuilder out) {
		byte[] exact = text.getBytes(StandardCharsets.UTF_8);
		if (new String(exact, StandardCharsets.UTF_8).equals(text)) {
			out.append('U');
			out.appendFourBytes(exact.length);
			out.write(exact);
			return;
		}
		out.append('W');
		out.appendFourBytes(text.length());
		for (int i = 0; i < text.length(); i++) {
			out.appendTwoBytes(text.charAt(i));
		}
	}

}
