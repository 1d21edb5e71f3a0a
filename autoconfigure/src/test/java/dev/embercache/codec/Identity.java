package dev.embercache.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the {@code equals} of a value comes down to the identity of something, so that
 * no copy is equal to it: judged without the codec.
 */
final class Identity {

	private Identity() {
	}

	static boolean decides(Object value) {
		return holdsWhatComparesByIdentity(value);
	}

	private static boolean differsFromItsClone(Object value) {
		try {
			Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
			Constructor<?> constructor = (Constructor<?>) factory
				.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
				.invoke(factory.getMethod("getReflectionFactory").invoke(null), value.getClass(),
						Object.class.getDeclaredConstructor());
			if (!Modifier.isAbstract(value.getClass().getModifiers()) && !value.getClass().isRecord()
					&& fieldsOfTheJdk(value.getClass()).isEmpty()) {
				Object clone = constructor.newInstance();
				for (Field field : fields(value.getClass())) {
					field.set(clone, field.get(value));
				}
				return !value.equals(clone) || value.hashCode() != clone.hashCode();
			}
			return false;
		}
		catch (ReflectiveOperationException | RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

	private static boolean holdsWhatComparesByIdentity(Object root) {
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Object> open = new ArrayDeque<>(List.of(root));
		while (!open.isEmpty()) {
			Object value = open.pop();
			if (!seen.add(value) || value instanceof Enum) {
				continue;
			}
			if (value.getClass().isArray()) {
				if (value.getClass().componentType().isPrimitive()) {
					return true;
				}
				for (int i = 0; i < Array.getLength(value); i++) {
					push(Array.get(value, i), open);
				}
			}
			else if (value instanceof Collection<?> collection) {
				collection.forEach((each) -> push(each, open));
			}
			else if (value instanceof Map<?, ?> map) {
				map.forEach((key, each) -> {
					push(key, open);
					push(each, open);
				});
			}
			else if (!JdkClasses.contains(value.getClass())) {
				if (!overridesEquals(value) || differsFromItsClone(value)) {
					return true;
				}
				fields(value.getClass()).forEach((field) -> push(get(field, value), open));
			}
		}
		return false;
	}

	private static void push(Object value, Deque<Object> open) {
		if (value != null) {
			open.push(value);
		}
	}

	private static Object get(Field field, Object value) {
		try {
			return field.get(value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean overridesEquals(Object value) {
		try {
			return value.getClass().getMethod("equals", Object.class).getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Field> fields(Class<?> type) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null && !JdkClasses.contains(each); each = each.getSuperclass()) {
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					field.setAccessible(true);
					fields.add(field);
				}
			}
		}
		return fields;
	}

	private static List<Field> fieldsOfTheJdk(Class<?> type) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (JdkClasses.contains(each)) {
				for (Field field : each.getDeclaredFields()) {
					if (!Modifier.isStatic(field.getModifiers())) {
						fields.add(field);
					}
				}
			}
		}
		return fields;
	}

}
