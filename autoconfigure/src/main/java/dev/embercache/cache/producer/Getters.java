package dev.embercache.cache.producer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Asks objects of libraries that may not be there.
 */
final class Getters {

	private Getters() {
	}

	/**
	 * Call a public method without parameters.
	 * @param target the object
	 * @param name the name of the method
	 * @return what it returns, or {@code null} if there is no such method or it fails
	 */
	static @Nullable Object call(Object target, String name) {
		Method method = ClassUtils.getMethodIfAvailable(target.getClass(), name);
		if (method == null) {
			return null;
		}
		try {
			return ClassUtils.getPubliclyAccessibleMethodIfPossible(method, target.getClass()).invoke(target);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return null;
		}
	}

}
