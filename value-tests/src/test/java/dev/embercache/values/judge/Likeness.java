package dev.embercache.values.judge;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Whether two values are alike to everyone who looks: the same classes, the same content
 * in all fields, shared in the same places, and constants that are the constants.
 */
final class Likeness {

	private final Map<Object, Object> copies = new IdentityHashMap<>();

	private final Map<Object, Object> originals = new IdentityHashMap<>();

	private final Constants constants = new Constants();

	private final boolean classes;

	private Likeness(boolean classes) {
		this.classes = classes;
	}

	/**
	 * Return the first difference, or {@code null} if there is none.
	 * @param original the value as it was made
	 * @param copy what came back
	 * @param classes whether the classes have to be the same
	 */
	static @Nullable String difference(Object original, Object copy, boolean classes) {
		try {
			new Likeness(classes).compare(original, copy, "value");
			return null;
		}
		catch (Difference ex) {
			return ex.getMessage();
		}
		catch (StackOverflowError ex) {
			return "cannot be compared, too deep";
		}
	}

	/**
	 * Whether two parts are alike, given what is known of those around them.
	 */
	boolean isLike(@Nullable Object original, @Nullable Object copy) {
		Likeness attempt = new Likeness(this.classes);
		attempt.copies.putAll(this.copies);
		attempt.originals.putAll(this.originals);
		try {
			attempt.compare(original, copy, "");
			return true;
		}
		catch (Difference ex) {
			return false;
		}
	}

	void compare(@Nullable Object original, @Nullable Object copy, String path) {
		if (original == copy) {
			return;
		}
		if (original == null || copy == null) {
			throw new Difference(path, "is " + describe(copy) + " instead of " + describe(original));
		}
		boolean sameClass = Types.isSame(original.getClass(), copy.getClass());
		require(sameClass || !this.classes, path, () -> "is " + describe(copy) + " instead of " + describe(original));
		String constant = this.constants.name(original);
		require(constant == null, path, () -> "is not " + constant + " itself but a copy of it");
		require(!(original instanceof Enum), path, () -> "is not " + original + " itself");
		if (Types.isScalar(original.getClass())) {
			require(original.equals(copy), path, () -> "is '" + copy + "' instead of '" + original + "'");
			return;
		}
		if (isNew(original, copy, path)) {
			compareContent(original, copy, path, sameClass);
		}
	}

	private boolean isNew(Object original, Object copy, String path) {
		Object known = this.copies.putIfAbsent(original, copy);
		Object source = this.originals.putIfAbsent(copy, original);
		if (this.classes && !(original instanceof Record) && !Types.isLambda(original.getClass())) {
			require(known == null || known == copy, path, () -> "is no longer shared: " + describe(original));
			require(source == null || source == original || isInterchangeable(copy), path,
					() -> "is shared now: " + describe(original));
		}
		return known != copy;
	}

	/**
	 * Whether the JDK itself may give one object for two of the kind.
	 */
	private static boolean isInterchangeable(Object value) {
		return value instanceof Collection<?> collection && collection.isEmpty() && Types.isJdk(value.getClass())
				|| value instanceof Map<?, ?> map && map.isEmpty() && Types.isJdk(value.getClass())
				|| value.getClass().isArray() && Array.getLength(value) == 0;
	}

	private void compareContent(Object original, Object copy, String path, boolean sameClass) {
		if (original.getClass().isArray()) {
			compareArrays(original, copy, path);
			return;
		}
		boolean compared = new Content(this).compare(original, copy, path);
		if (sameClass && !Types.isJdk(original.getClass()) && !Proxy.isProxyClass(original.getClass())
				&& !Types.isLambda(original.getClass())) {
			compareFields(original, copy, path, compared);
		}
		else if (!compared && !Types.isLambda(original.getClass())) {
			require(original.equals(copy), path,
					() -> "is " + describe(copy) + " '" + copy + "' instead of '" + original + "'");
		}
	}

	private void compareArrays(Object original, Object copy, String path) {
		require(copy.getClass().isArray() && Array.getLength(original) == Array.getLength(copy), path,
				() -> "has another length");
		for (int i = 0; i < Array.getLength(original); i++) {
			compare(Array.get(original, i), Array.get(copy, i), path + "[" + i + "]");
		}
	}

	private void compareFields(Object original, Object copy, String path, boolean compared) {
		if (Libraries.isComparedByEquals(original.getClass())) {
			require(original.equals(copy), path, () -> "is '" + copy + "' instead of '" + original + "'");
			return;
		}
		if (!Types.isApplication(original.getClass())) {
			fillCaches(original, copy);
		}
		for (Class<?> type = original.getClass(); type != null && !Types.isJdk(type); type = type.getSuperclass()) {
			// The tables inside of a library's container are laid out as its history was.
			if (compared && !Types.isApplication(type)) {
				continue;
			}
			boolean ownForm = Types.definesItsForm(type);
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !Libraries.isHidden(field.getName())) {
					compareField(field, original, copy, path, ownForm);
				}
			}
		}
	}

	private void compareField(Field field, Object original, Object copy, String path, boolean ownForm) {
		boolean left = Modifier.isTransient(field.getModifiers());
		if (left && ownForm) {
			return;
		}
		Object expected = read(field, original);
		if (left && !Types.isApplication(field.getDeclaringClass())
				&& (expected == null || field.getType().isPrimitive())) {
			return;
		}
		compare(expected, read(field, copy), path + "." + field.getName());
	}

	/**
	 * Make the caches of a library's objects that are filled when somebody asks.
	 */
	private static void fillCaches(Object original, Object copy) {
		try {
			original.hashCode();
			copy.hashCode();
			original.toString();
			copy.toString();
		}
		catch (RuntimeException | StackOverflowError ex) {
			// Then there is nothing to be filled.
		}
	}

	static @Nullable Object read(Field field, Object owner) {
		try {
			field.setAccessible(true);
			return field.get(owner);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String describe(@Nullable Object value) {
		return (value != null) ? value.getClass().getTypeName() : "null";
	}

	static void require(boolean condition, String path, Supplier<String> difference) {
		if (!condition) {
			throw new Difference(path, difference.get());
		}
	}

	/**
	 * Two values differ.
	 */
	static final class Difference extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Difference(String path, String difference) {
			super(path + " " + difference, null, false, false);
		}

	}

}
