package dev.embercache.codec;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Makes contents for a field that are not equal to a given one but as close to it as
 * possible: a text in another case, a list in another order, an array with one other
 * element.
 */
final class OtherContents {

	/** Parts of parts are tried no deeper. */
	private static final int DEEPEST = 3;

	/** So many parts of a value are tried, and so many elements of an array. */
	private static final int MOST = 16;

	private final Plans plans;

	OtherContents(Plans plans) {
		this.plans = plans;
	}

	/**
	 * Return what can be tried instead of a content; the last may be {@code null}.
	 */
	List<@Nullable Object> of(@Nullable Object content, Class<?> declared) {
		if (content == null) {
			return (declared == String.class) ? List.<@Nullable Object>of("x") : List.<@Nullable Object>of();
		}
		List<@Nullable Object> others = new ArrayList<>(of(content, DEEPEST));
		if (others.isEmpty() || !(content instanceof Number || content instanceof String)) {
			others.add(null);
		}
		return others;
	}

	/**
	 * Return whether what can be tried does not depend on the content.
	 */
	boolean isTelling(@Nullable Object content) {
		return (content instanceof String text) ? !upper(text).equals(lower(text))
				: content != null && scalar(content) != null;
	}

	private List<Object> of(Object content, int depth) {
		List<Object> others = new ArrayList<>();
		try {
			for (Object other : candidates(content, depth)) {
				if (!Objects.deepEquals(content, other)) {
					others.add(other);
				}
			}
		}
		catch (RuntimeException ex) {
			// Such as that of a time after which there is none.
			return others;
		}
		return others;
	}

	private static String upper(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	private List<?> candidates(Object content, int depth) {
		if (content instanceof String text) {
			return List.of(text + "x", upper(text), lower(text));
		}
		Object other = scalar(content);
		if (other != null) {
			return (content instanceof BigDecimal number) ? List.of(other, number.setScale(number.scale() + 1))
					: List.of(other);
		}
		if (depth == 0) {
			return List.of();
		}
		if (content.getClass().isArray()) {
			return arrays(content, depth);
		}
		if (content instanceof List<?> list) {
			return lists(list, depth);
		}
		if (content instanceof Set<?> set) {
			return sets(set, depth);
		}
		if (content instanceof Map<?, ?> map) {
			return maps(map, depth);
		}
		if (content instanceof Optional<?> optional) {
			return optional.isEmpty() ? List.of(Optional.of("x")) : List.of(Optional.empty());
		}
		return (this.plans.of(content) instanceof StatePlan plan) ? states(content, plan, depth) : List.of();
	}

	@SuppressWarnings("EnumOrdinal")
	private static @Nullable Object scalar(Object content) {
		if (content instanceof Number number) {
			return number(number);
		}
		if (content instanceof Character character) {
			return (char) (character + 1);
		}
		if (content instanceof Boolean flag) {
			return !flag;
		}
		if (content instanceof Enum<?> constant) {
			Object[] constants = constant.getDeclaringClass().getEnumConstants();
			return constants[(constant.ordinal() + 1) % constants.length];
		}
		if (content instanceof UUID id) {
			return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
		}
		if (content instanceof Duration duration) {
			return duration.plusNanos(1);
		}
		if (content instanceof Date date) {
			Date other = (Date) date.clone();
			other.setTime(date.getTime() + 1);
			return other;
		}
		return (content instanceof Temporal temporal) ? temporal(temporal) : null;
	}

	private static @Nullable Object number(Number content) {
		if (content instanceof Integer number) {
			return number + 1;
		}
		if (content instanceof Long number) {
			return number + 1;
		}
		if (content instanceof Short number) {
			return (short) (number + 1);
		}
		if (content instanceof Byte number) {
			return (byte) (number + 1);
		}
		if (content instanceof Double number) {
			return number.isNaN() ? Double.valueOf(0) : Math.nextUp(number);
		}
		if (content instanceof Float number) {
			return number.isNaN() ? Float.valueOf(0) : Math.nextUp(number);
		}
		if (content instanceof BigInteger number) {
			return number.add(BigInteger.ONE);
		}
		return (content instanceof BigDecimal number) ? number.add(BigDecimal.ONE) : null;
	}

	private static @Nullable Temporal temporal(Temporal content) {
		for (ChronoUnit unit : List.of(ChronoUnit.NANOS, ChronoUnit.DAYS, ChronoUnit.MONTHS, ChronoUnit.YEARS)) {
			if (content.isSupported(unit)) {
				return content.plus(1, unit);
			}
		}
		return null;
	}

	/**
	 * One other element in each place. One element more may be what the holder leaves
	 * room for.
	 */
	private List<Object> arrays(Object content, int depth) {
		int length = Array.getLength(content);
		List<Object> others = new ArrayList<>();
		for (int i = 0; i < Math.min(length, MOST); i++) {
			Object element = Array.get(content, i);
			for (Object other : (element != null) ? of(element, depth - 1) : List.of()) {
				others.add(array(content, length, i, other));
			}
		}
		if (length == 0) {
			others.add(Array.newInstance(content.getClass().componentType(), 1));
		}
		return others;
	}

	private static Object array(Object content, int length, int place, @Nullable Object element) {
		Object other = Array.newInstance(content.getClass().componentType(), length);
		System.arraycopy(content, 0, other, 0, Math.min(Array.getLength(content), length));
		Array.set(other, place, element);
		return other;
	}

	private List<Object> lists(List<?> content, int depth) {
		List<@Nullable Object> reversed = new ArrayList<>(content);
		Collections.reverse(reversed);
		List<Object> others = new ArrayList<>(List.of(reversed));
		for (int i = 0; i < Math.min(content.size(), MOST); i++) {
			Object element = content.get(i);
			for (Object other : (element != null) ? of(element, depth - 1) : List.of()) {
				List<@Nullable Object> changed = new ArrayList<>(content);
				changed.set(i, other);
				others.add(changed);
			}
		}
		List<@Nullable Object> longer = new ArrayList<>(content);
		longer.add(content.isEmpty() ? "x" : content.get(0));
		others.add(longer);
		return others;
	}

	private List<Object> sets(Set<?> content, int depth) {
		Object first = content.isEmpty() ? null : content.iterator().next();
		List<Object> others = new ArrayList<>();
		for (Object other : (first != null) ? of(first, depth - 1) : List.of("x")) {
			Set<@Nullable Object> changed = new LinkedHashSet<>(content);
			changed.remove(first);
			changed.add(other);
			others.add(changed);
		}
		return others;
	}

	private List<Object> maps(Map<?, ?> content, int depth) {
		if (content.isEmpty()) {
			return List.of(Map.of("x", "x"));
		}
		Map.Entry<?, ?> first = content.entrySet().iterator().next();
		List<Object> others = new ArrayList<>();
		Object value = first.getValue();
		for (Object other : (value != null) ? of(value, depth - 1) : List.of()) {
			Map<@Nullable Object, @Nullable Object> changed = new LinkedHashMap<>(content);
			changed.put(first.getKey(), other);
			others.add(changed);
		}
		Map<@Nullable Object, @Nullable Object> shorter = new LinkedHashMap<>(content);
		shorter.remove(first.getKey());
		others.add(shorter);
		return others;
	}

	/**
	 * One other part in each place. What the class itself does not compare tells nothing
	 * of who holds it.
	 */
	private List<Object> states(Object content, StatePlan plan, int depth) {
		@Nullable Object[] parts = plan.takeApart(content);
		List<Object> others = new ArrayList<>();
		for (int i = 0; i < Math.min(parts.length, MOST); i++) {
			Object part = parts[i];
			for (Object other : (part != null) ? of(part, depth - 1) : List.of()) {
				@Nullable Object[] changed = parts.clone();
				changed[i] = other;
				others.addAll(together(plan, changed));
			}
		}
		return others;
	}

	private static Collection<Object> together(StatePlan plan, @Nullable Object[] parts) {
		try {
			return List.of(plan.putTogether(null, parts));
		}
		catch (RuntimeException | LinkageError ex) {
			return List.of();
		}
	}

}
