package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The instance fields of a class, by reflection.
 */
final class InstanceFields {

	private InstanceFields() {
	}

	/**
	 * Return instance fields that a class and its superclasses outside the JDK declare,
	 * topmost first.
	 */
	static List<Field> of(Class<?> type, Predicate<Field> filter) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null && !JdkClasses.contains(each); each = each.getSuperclass()) {
			List<Field> declared = new ArrayList<>();
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !isAddedByHibernate(field) && filter.test(field)) {
					field.setAccessible(true);
					declared.add(field);
				}
			}
			fields.addAll(0, declared);
		}
		return fields;
	}

	/**
	 * Return whether a field is one that Hibernate's bytecode enhancement added to an
	 * entity, for bookkeeping that ends with the session.
	 */
	private static boolean isAddedByHibernate(Field field) {
		return field.getName().startsWith("$$_hibernate_");
	}

	static @Nullable Object get(Field field, Object value) {
		try {
			return field.get(value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static boolean isTransient(Field field) {
		return Modifier.isTransient(field.getModifiers());
	}

	static boolean isFinal(Field field) {
		return Modifier.isFinal(field.getModifiers());
	}

}
