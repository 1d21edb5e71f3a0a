package dev.embercache.values.judge;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds objects that exist once: those that a static final field of their own class, of a
 * type above it or of the class around it holds.
 */
final class Constants {

	private final Map<Class<?>, Map<Object, String>> constants = new IdentityHashMap<>();

	/**
	 * Return the name of the constant, or {@code null} if the object is none.
	 */
	@Nullable String name(Object candidate) {
		Class<?> type = candidate.getClass();
		if (Types.isJdk(type) || type.isArray() || Types.isLambda(type)) {
			return null;
		}
		return this.constants.computeIfAbsent(type, Constants::find).get(candidate);
	}

	private static Map<Object, String> find(Class<?> type) {
		Map<Object, String> found = new IdentityHashMap<>();
		for (Class<?> owner : owners(type)) {
			for (Field field : owner.getDeclaredFields()) {
				int modifiers = field.getModifiers();
				if (Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers)
						&& field.getType().isAssignableFrom(type)) {
					Object held = read(field);
					if (held != null && held.getClass() == type) {
						found.putIfAbsent(held, owner.getSimpleName() + "." + field.getName());
					}
				}
			}
		}
		return found;
	}

	private static List<Class<?>> owners(Class<?> type) {
		Set<Class<?>> owners = new LinkedHashSet<>();
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			owners.add(each);
			addInterfaces(each, owners);
		}
		if (type.getEnclosingClass() != null) {
			owners.add(type.getEnclosingClass());
		}
		owners.removeIf(Types::isJdk);
		return new ArrayList<>(owners);
	}

	private static void addInterfaces(Class<?> type, Set<Class<?>> owners) {
		for (Class<?> each : type.getInterfaces()) {
			owners.add(each);
			addInterfaces(each, owners);
		}
	}

	private static @Nullable Object read(Field field) {
		try {
			field.setAccessible(true);
			return field.get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
