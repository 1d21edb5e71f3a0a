package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The delegate of a property of Kotlin ({@code by lazy}) that was not computed yet, with
 * the field that holds it: the field tells which code computes the property.
 *
 * @param field the field that holds the delegate
 * @param delegate the delegate, which is not asked
 * @param initializer the lambda that it would call
 */
record UnaskedLazy(Field field, Object delegate, Object initializer) {

	private static final String INTERFACE = "kotlin.Lazy";

	private static final Set<String> DELEGATES = Set.of("kotlin.SynchronizedLazyImpl", "kotlin.SafePublicationLazyImpl",
			"kotlin.UnsafeLazyImpl");

	/**
	 * Return whether a class is one of those whose instances are carried unasked.
	 */
	static boolean isDelegate(Class<?> type) {
		return DELEGATES.contains(type.getName());
	}

	/**
	 * Return whether a field can hold such a delegate.
	 */
	static boolean fits(Field field) {
		return field.getType().getName().equals(INTERFACE);
	}

	/**
	 * Return what is carried in the place of the content of such a field: the content
	 * itself, if it is not the delegate of a lambda or was asked already.
	 */
	static @Nullable Object of(Field field, @Nullable Object content) {
		Field initializer = (content != null && isDelegate(content.getClass()))
				? ReflectionUtils.findField(content.getClass(), "initializer") : null;
		if (content == null || initializer == null) {
			return content;
		}
		ReflectionUtils.makeAccessible(initializer);
		Object lambda = InstanceFields.get(initializer, content);
		return (lambda != null && (lambda.getClass().isHidden() || LinkedInitializer.find(lambda) != null))
				? new UnaskedLazy(field, content, lambda) : content;
	}

	/**
	 * Return what the lambda captured, in order.
	 */
	List<@Nullable Object> captured() {
		LinkedInitializer linked = LinkedInitializer.find(this.initializer);
		if (linked != null) {
			return linked.captured();
		}
		List<@Nullable Object> captured = new ArrayList<>();
		for (Field each : this.initializer.getClass().getDeclaredFields()) {
			if (!Modifier.isStatic(each.getModifiers())) {
				each.setAccessible(true);
				captured.add(InstanceFields.get(each, this.initializer));
			}
		}
		return captured;
	}

}
