package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The static final fields that can hold instances of a class which exist once, such as
 * typesafe enums, null objects, {@code INSTANCE} and Kotlin's objects: those of the class
 * itself, of the types that it extends or implements, and of the classes around it. Their
 * content is looked at when an instance is met, never before: to look at a field
 * initializes its class.
 * <p>
 * Safe for use by several threads.
 */
final class Constants {

	private final List<Field> fields;

	/**
	 * The names of the fields by their content, once all of them have some.
	 */
	private volatile @Nullable Map<Object, String> names;

	private Constants(List<Field> fields) {
		this.fields = fields;
	}

	/**
	 * Return the constants of a class, or {@code null} if none of its instances can be
	 * one.
	 */
	static @Nullable Constants of(Class<?> type) {
		List<Field> fields = new ArrayList<>();
		try {
			for (Class<?> holder : holders(type)) {
				addFields(type, holder, fields);
			}
		}
		catch (LinkageError ex) {
			// A class around it needs what is not there, so it holds nothing either.
		}
		return fields.isEmpty() ? null : new Constants(List.copyOf(fields));
	}

	private static void addFields(Class<?> type, Class<?> holder, List<Field> fields) {
		for (Field field : holder.getDeclaredFields()) {
			if (holds(field, type, holder)) {
				field.setAccessible(true);
				fields.add(field);
			}
		}
	}

	/**
	 * A field of another class counts only if its type says that it is about this one.
	 */
	private static boolean holds(Field field, Class<?> type, Class<?> holder) {
		return Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())
				&& field.getType().isAssignableFrom(type) && (holder == type || !World.jdk(field.getType()));
	}

	private static Collection<Class<?>> holders(Class<?> type) {
		Set<Class<?>> holders = new LinkedHashSet<>();
		for (Class<?> each = type; each != null && !World.jdk(each); each = each.getSuperclass()) {
			holders.add(each);
			addInterfaces(each, holders);
		}
		for (Class<?> each = type.getEnclosingClass(); each != null; each = each.getEnclosingClass()) {
			holders.add(each);
		}
		if (Stream.of(type.getDeclaredConstructors())
			.allMatch((constructor) -> Modifier.isPrivate(constructor.getModifiers()))) {
			// Nobody else makes instances, so one that is met may be that of a holder.
			holders.addAll(List.of(type.getDeclaredClasses()));
		}
		return holders;
	}

	private static void addInterfaces(Class<?> type, Set<Class<?>> holders) {
		for (Class<?> implemented : type.getInterfaces()) {
			if (!World.jdk(implemented) && holders.add(implemented)) {
				addInterfaces(implemented, holders);
			}
		}
	}

	/**
	 * Return the name of the field that holds an instance, or {@code null}.
	 */
	@Nullable String nameOf(Object value) {
		Map<Object, String> names = this.names;
		return ((names != null) ? names : look(value)).get(value);
	}

	private Map<Object, String> look(Object value) {
		Map<Object, String> names = new IdentityHashMap<>();
		boolean complete = true;
		for (Field field : this.fields) {
			Object constant = StatePlan.get(field, value);
			complete &= constant != null;
			if (constant != null) {
				names.putIfAbsent(constant, name(field));
			}
		}
		if (complete) {
			this.names = names;
		}
		return names;
	}

	/**
	 * Return the instance that a field holds.
	 * @throws Refusal if there is no such field, or it does not hold an instance
	 */
	Object get(String name, Class<?> type) {
		for (Field field : this.fields) {
			Object value = name(field).equals(name) ? StatePlan.get(field, type) : null;
			if (type.isInstance(value) && value.getClass() == type) {
				return value;
			}
		}
		throw new Refusal("there is no %s in %s now".formatted(name, type.getName()), GraphReader.REMEDY);
	}

	private static String name(Field field) {
		return field.getDeclaringClass().getName() + "." + field.getName();
	}

}
