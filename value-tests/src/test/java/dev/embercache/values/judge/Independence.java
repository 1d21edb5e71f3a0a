package dev.embercache.values.judge;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Whether what one reader does to its copy can be seen in that of another.
 */
final class Independence {

	private static final List<Class<?>> MUTABLE = List.of(ArrayList.class, LinkedList.class, ArrayDeque.class,
			HashMap.class, HashSet.class, TreeMap.class, TreeSet.class, Date.class, BitSet.class);

	private final Constants constants = new Constants();

	private Independence() {
	}

	/**
	 * Return what two copies have in common that their readers can change, or
	 * {@code null}.
	 */
	static @Nullable String violation(Object first, Object second) {
		Independence independence = new Independence();
		Set<Object> common = independence.mutables(first);
		common.retainAll(independence.mutables(second));
		return common.isEmpty() ? null
				: "two readers share " + Likeness.describe(common.iterator().next()) + ", which can be changed";
	}

	private Set<Object> mutables(Object root) {
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Set<Object> mutables = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Object> pending = new ArrayDeque<>(List.of(root));
		while (!pending.isEmpty()) {
			Object each = pending.pop();
			if (seen.add(each) && this.constants.name(each) == null && !(each instanceof Enum)) {
				if (isMutable(each)) {
					mutables.add(each);
				}
				parts(each).stream().filter((part) -> part != null).forEach(pending::push);
			}
		}
		return mutables;
	}

	private static boolean isMutable(Object value) {
		Class<?> type = value.getClass();
		if (type.isArray()) {
			return Array.getLength(value) > 0;
		}
		return MUTABLE.stream().anyMatch((mutable) -> mutable.isAssignableFrom(type)) || Types.isApplication(type)
				&& fields(type).stream().anyMatch((field) -> !Modifier.isFinal(field.getModifiers()));
	}

	/**
	 * Return what a reader reaches through a value: what a library hides inside of its
	 * objects is left out.
	 */
	private static List<@Nullable Object> parts(Object value) {
		List<@Nullable Object> parts = new ArrayList<>();
		if (value instanceof Object[] array) {
			Collections.addAll(parts, array);
		}
		else if (value instanceof Map<?, ?> map) {
			parts.addAll(map.keySet());
			parts.addAll(map.values());
		}
		else if (value instanceof Collection<?> collection) {
			parts.addAll(collection);
		}
		else if (value instanceof Optional<?> optional) {
			parts.add(optional.orElse(null));
		}
		if (Types.isApplication(value.getClass()) && !Types.isLambda(value.getClass())) {
			fields(value.getClass()).forEach((field) -> parts.add(Likeness.read(field, value)));
		}
		return parts;
	}

	private static List<Field> fields(Class<?> type) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null && Types.isApplication(each); each = each.getSuperclass()) {
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !Libraries.isHidden(field.getName())) {
					fields.add(field);
				}
			}
		}
		return fields;
	}

}
