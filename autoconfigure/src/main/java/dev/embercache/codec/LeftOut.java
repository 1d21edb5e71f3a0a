package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks transient fields whose content is not carried.
 */
final class LeftOut {

	private LeftOut() {
	}

	/**
	 * Return the transient fields of a class that a head does not name, because their
	 * content was refused where it was written.
	 */
	static Map<Field, Refusal> missing(Class<?> type, String head) {
		Set<String> names = new HashSet<>(Arrays.asList(head.substring(type.getName().length()).split("[:(,)]")));
		Map<Field, Refusal> missing = new HashMap<>();
		InstanceFields.of(type, (field) -> InstanceFields.isTransient(field) && !names.contains(field.getName()))
			.forEach((field) -> missing.put(field, new Refusal("it was not written", Refusal.COMPUTED_ANEW)));
		return missing;
	}

	/**
	 * Check that a field does not lose its content for good: the copy has content of its
	 * own, or the class computes it on demand.
	 * @param refusal why it is not carried
	 * @throws Refusal if the field has content in the original only
	 */
	static void check(Field field, Object original, Object copy, Refusal refusal) {
		if (!field.getType().isPrimitive() && InstanceFields.get(field, original) != null
				&& InstanceFields.get(field, copy) == null && !FieldWrites.onlyWhenNeeded(field)) {
			throw new Refusal(
					"its transient field '%s' is not stored (%s), and nothing sets it when the object is read"
						.formatted(field.getName(), refusal.reason()),
					"Set it in a no-argument constructor or on first use, or return a plain value instead.");
		}
	}

}
