package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Copies what can change in a key, as far as {@code equals} looks: what is equal to
 * itself only is shared with the original, and so is what cannot be copied. Whoever asks
 * has to see whether the copy is equal.
 */
final class KeyCopier {

	private final Plans plans;

	KeyCopier(Plans plans) {
		this.plans = plans;
	}

	/**
	 * Copy a key.
	 * @throws Refusal if it is too deep
	 */
	Object copy(Object key) {
		return copy(key, 0);
	}

	private Object copy(Object value, int depth) {
		if (depth > KeyWriter.DEEPEST) {
			throw new Refusal("it is nested more than %d levels deep".formatted(KeyWriter.DEEPEST),
					Refusal.COMPARE_BY_CONTENT);
		}
		if (!(this.plans.of(value) instanceof NodePlan plan) || !comparesByContent(value.getClass())) {
			return value;
		}
		@Nullable Object[] parts = plan.takeApart(value);
		boolean changed = false;
		for (int i = 0; i < parts.length; i++) {
			Object part = parts[i];
			if (part != null && !plan.declaredPart(i).isBytes()) {
				parts[i] = copy(part, depth + 1);
				changed |= parts[i] != part;
			}
		}
		return (!changed && plan.unchangeable() && !plan.resolving()) ? value : plan.putTogether(null, parts);
	}

	private boolean comparesByContent(Class<?> type) {
		return type.isArray() || this.plans.equality().declared(type);
	}

}
