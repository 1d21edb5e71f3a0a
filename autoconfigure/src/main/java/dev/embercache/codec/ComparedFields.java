package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Finds out which fields a hand-written {@code equals} compares. The bytes of a key
 * contain all of its fields. If its class compares only some of them, an equal key has
 * other bytes, and an eviction by it would miss the entry.
 * <p>
 * The answer is found by experiment: a field is given {@linkplain OtherContents another
 * content}, and the value must not be equal to the result. A field for which no other
 * content can be tried counts as compared, for this value only. Safe for use by several
 * threads.
 */
final class ComparedFields {

	private final ConcurrentMap<Class<?>, Seen> seen = new ConcurrentHashMap<>();

	private final Set<Class<?>> only = ConcurrentHashMap.newKeySet();

	private final OtherContents others;

	ComparedFields(Plans plans) {
		this.others = new OtherContents(plans);
	}

	/**
	 * Check that a value compares all fields of its class. Transient ones need not be
	 * compared: they may hold what was computed from the others.
	 * @return the transient fields that are not compared
	 * @throws Refusal if it does not
	 */
	Set<Field> check(Object value, StatePlan plan) {
		Seen seen = this.seen.computeIfAbsent(value.getClass(), (type) -> Seen.of(plan));
		if (seen.compared.size() + seen.computed.size() == plan.fields().size()) {
			return seen.computed;
		}
		@Nullable Object[] parts = plan.takeApart(value);
		Set<Field> left = new HashSet<>(seen.computed);
		for (int i = 0; i < parts.length; i++) {
			Field field = plan.fields().get(i);
			if (!seen.compared.contains(field) && !seen.computed.contains(field)
					&& !isCompared(value, plan, parts, i, seen)) {
				left.add(field);
			}
		}
		return left;
	}

	/**
	 * Check that a value compares no more fields than are named for its class: two keys
	 * that differ in another one would have the same bytes.
	 * @param derived the fields that follow from those
	 * @throws Refusal if it does
	 */
	void checkOnly(Object value, StatePlan plan, List<Field> named, Supplier<List<Field>> derived) {
		if (this.only.contains(value.getClass())) {
			return;
		}
		Set<Field> known = new HashSet<>(named);
		known.addAll(derived.get());
		boolean certain = true;
		@Nullable Object[] parts = plan.takeApart(value);
		for (int i = 0; i < parts.length; i++) {
			Field field = plan.fields().get(i);
			if (!known.contains(field) && !InstanceFields.isTransient(field)) {
				List<@Nullable Object> others = this.others.of(parts[i], field.getType());
				certain &= !others.isEmpty();
				for (Object other : others) {
					@Nullable Object[] changed = parts.clone();
					changed[i] = other;
					Boolean equal = equal(value, plan, changed);
					certain &= equal != null;
					if (Boolean.FALSE.equals(equal)) {
						throw new Refusal("equals of %s also compares '%s', which its rule does not name"
							.formatted(value.getClass().getName(), field.getName()), Refusal.COMPARE_BY_CONTENT);
					}
				}
			}
		}
		if (certain) {
			this.only.add(value.getClass());
		}
	}

	/**
	 * Return whether a value may compare a field. A transient one need not be compared,
	 * which is found out for each value anew: what is told of one may not hold for
	 * another.
	 * @throws Refusal if the field is not compared as it is
	 */
	private boolean isCompared(Object value, StatePlan plan, @Nullable Object[] parts, int index, Seen seen) {
		Field field = plan.fields().get(index);
		boolean certain = this.others.isTelling(parts[index]);
		int equal = 0;
		List<@Nullable Object> others = this.others.of(parts[index], field.getType());
		for (Object other : others) {
			Boolean same = equal(value, plan, changed(plan, parts, index, other, seen));
			certain &= same != null;
			equal += Boolean.TRUE.equals(same) ? 1 : 0;
		}
		boolean isTransient = InstanceFields.isTransient(field);
		if (isTransient && equal == others.size() && equal > 0) {
			return false;
		}
		if (equal > 0) {
			throw new Refusal("equals of %s does not compare '%s' as it is, so equal keys would have different bytes"
				.formatted(value.getClass().getName(), field.getName()), Refusal.COMPARE_BY_CONTENT);
		}
		if (certain && !isTransient) {
			seen.compared.add(field);
		}
		return true;
	}

	/**
	 * Return the parts with another content of one field, and without what may have been
	 * computed from the former one.
	 */
	private static @Nullable Object[] changed(StatePlan plan, @Nullable Object[] parts, int index, Object other,
			Seen seen) {
		@Nullable Object[] changed = parts.clone();
		for (int i = 0; i < changed.length; i++) {
			if (seen.computed.contains(plan.fields().get(i)) && !plan.fields().get(i).getType().isPrimitive()) {
				changed[i] = null;
			}
		}
		changed[index] = other;
		return changed;
	}

	/**
	 * Return whether a value takes another one for itself, or {@code null} if there
	 * cannot be such another one.
	 */
	private static @Nullable Boolean equal(Object value, StatePlan plan, @Nullable Object[] parts) {
		Object other;
		try {
			other = plan.putTogether(null, parts);
		}
		catch (RuntimeException | Error ex) {
			return null;
		}
		try {
			return value.equals(other);
		}
		catch (RuntimeException | Error ex) {
			// It looked at what is there no more.
			return false;
		}
	}

	/**
	 * The outcome of the experiments with a class so far.
	 *
	 * @param compared the fields that are certainly compared
	 * @param computed the transient fields that the class computes when they are needed
	 */
	private record Seen(Set<Field> compared, Set<Field> computed) {

		static Seen of(StatePlan plan) {
			Set<Field> computed = new HashSet<>();
			plan.fields()
				.stream()
				.filter((field) -> InstanceFields.isTransient(field) && FieldWrites.onlyWhenNeeded(field))
				.forEach(computed::add);
			return new Seen(ConcurrentHashMap.newKeySet(), Set.copyOf(computed));
		}

	}

}
