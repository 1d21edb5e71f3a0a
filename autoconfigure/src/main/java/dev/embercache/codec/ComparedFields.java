package dev.embercache.codec;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

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

	private final ConcurrentMap<Class<?>, Set<Integer>> compared = new ConcurrentHashMap<>();

	private final OtherContents others;

	ComparedFields(Plans plans) {
		this.others = new OtherContents(plans);
	}

	/**
	 * Check that a value compares all fields of its class.
	 * @throws Refusal if it does not
	 */
	void check(Object value, StatePlan plan) {
		Set<Integer> compared = this.compared.computeIfAbsent(value.getClass(),
				(type) -> ConcurrentHashMap.newKeySet());
		if (compared.size() == plan.fields().size()) {
			return;
		}
		@Nullable Object[] parts = plan.takeApart(value);
		for (int i = 0; i < parts.length; i++) {
			if (!compared.contains(i) && isCompared(value, plan, parts, i)) {
				compared.add(i);
			}
		}
	}

	/**
	 * Return whether a field is certainly compared.
	 * @throws Refusal if it is not
	 */
	private boolean isCompared(Object value, StatePlan plan, @Nullable Object[] parts, int index) {
		Object content = parts[index];
		boolean certain = this.others.isTelling(content);
		for (Object other : this.others.of(content, plan.fields().get(index).getType())) {
			@Nullable Object[] changed = parts.clone();
			changed[index] = other;
			Boolean equal = equal(value, plan, changed);
			if (Boolean.TRUE.equals(equal)) {
				throw new Refusal(
						"equals of %s does not compare '%s' as it is, so that equal keys have different bytes"
							.formatted(value.getClass().getName(), plan.fields().get(index).getName()),
						KeyWriter.REMEDY);
			}
			certain &= equal != null;
		}
		return certain;
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

}
