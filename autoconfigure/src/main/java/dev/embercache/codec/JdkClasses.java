package dev.embercache.codec;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tells the JDK's classes from those of libraries and applications.
 */
final class JdkClasses {

	private static final List<String> PREFIXES = List.of("java.", "jdk.", "sun.", "com.sun.", "oracle.",
			"javax.naming.", "javax.management.", "javax.script.", "javax.sql.", "javax.swing.", "javax.xml.");

	private JdkClasses() {
	}

	/**
	 * Return whether a class, or the element type of an array, is one of the JDK.
	 */
	static boolean contains(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return loader == null || loader == ClassLoader.getPlatformClassLoader();
	}

	/**
	 * Return whether no superclass in the JDK gives the instances of a class fields.
	 */
	static boolean stateless(Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (contains(each) && hasFields(each, Modifier.STATIC)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the superclass in the JDK whose fields nobody else can read, or
	 * {@code null}. What the JDK's abstract collections keep is none.
	 */
	static @Nullable Class<?> statefulSuperclass(Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (contains(each) && hasFields(each,
					Modifier.STATIC | (each.getName().startsWith("java.util.Abstract") ? Modifier.TRANSIENT : 0))) {
				return each;
			}
		}
		return null;
	}

	private static boolean hasFields(Class<?> type, int without) {
		return Arrays.stream(type.getDeclaredFields()).anyMatch((field) -> (field.getModifiers() & without) == 0);
	}

	/**
	 * Return whether a name is one that only the JDK can give to a class.
	 */
	static boolean isName(String name) {
		return PREFIXES.stream().anyMatch(name::startsWith);
	}

}
