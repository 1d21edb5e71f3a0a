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
 * Which fields the {@code equals} that somebody wrote was seen to compare. A key has all
 * its fields in its bytes. If its class compares only some, an equal key has other bytes,
 * and an eviction by it would miss the entry.
 * <p>
 * Seen by trial: a field is given {@linkplain OtherContents another content}, and the
 * value must not take the result for itself. What has no other content that could be
 * tried counts as compared, for this value only. Safe for use by several threads.
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
		if (seen.compared.size() + seen.left.size() < plan.fields().size()) {
			@Nullable Object[] parts = plan.takeApart(value);
			for (int i = 0; i < parts.length; i++) {
				Field field = plan.fields().get(i);
				if (!seen.compared.contains(field) && !seen.left.contains(field)) {
					look(value, plan, parts, i, seen);
				}
			}
		}
		return seen.left;
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
		@Nullable Object[] parts = plan.takeApart(value);
		for (int i = 0; i < parts.length; i++) {
			Field field = plan.fields().get(i);
			if (!known.contains(field) && !FieldPlan.isTransient(field)) {
				for (Object other : this.others.of(parts[i], field.getType())) {
					@Nullable Object[] changed = parts.clone();
					changed[i] = other;
					if (Boolean.FALSE.equals(equal(value, plan, changed))) {
						throw new Refusal("equals of %s compares '%s' too, which its rule does not name"
							.formatted(value.getClass().getName(), field.getName()), KeyWriter.REMEDY);
					}
				}
			}
		}
		this.only.add(value.getClass());
	}

	private void look(Object value, StatePlan plan, @Nullable Object[] parts, int index, Seen seen) {
		Field field = plan.fields().get(index);
		boolean certain = this.others.isTelling(parts[index]);
		for (Object other : this.others.of(parts[index], field.getType())) {
			@Nullable Object[] changed = parts.clone();
			for (int i = 0; i < changed.length; i++) {
				if (seen.left.contains(plan.fields().get(i)) && !plan.fields().get(i).getType().isPrimitive()) {
					// It may have been computed from the former content.
					changed[i] = null;
				}
			}
			changed[index] = other;
			Boolean equal = equal(value, plan, changed);
			if (Boolean.TRUE.equals(equal) && FieldPlan.isTransient(field)) {
				seen.left.add(field);
				return;
			}
			if (Boolean.TRUE.equals(equal)) {
				throw new Refusal("equals of %s does not compare '%s' as it is, so that equal keys have different bytes"
					.formatted(value.getClass().getName(), field.getName()), KeyWriter.REMEDY);
			}
			certain &= equal != null;
		}
		if (certain) {
			seen.compared.add(field);
		}
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
	 * What was seen of a class.
	 *
	 * @param compared the fields that are certainly compared
	 * @param left the transient fields that are not
	 */
	private record Seen(Set<Field> compared, Set<Field> left) {

		static Seen of(StatePlan plan) {
			Seen seen = new Seen(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
			plan.fields()
				.stream()
				.filter((field) -> FieldPlan.isTransient(field) && FieldWrites.onlyWhenNeeded(field))
				.forEach(seen.left::add);
			return seen;
		}

	}

}
