package dev.embercache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for a lambda that computes a property: it runs the same code with what was
 * captured. A lambda of its own could only be made by the module of the class, and its
 * class would stay for as long as that.
 *
 * @param code the code, which takes what was captured
 * @param captured what was captured, in order
 */
record LinkedInitializer(MethodHandle code, List<@Nullable Object> captured) implements InvocationHandler {

	/**
	 * Return an object that runs the code when its one method is called.
	 */
	Object as(Class<?> function) {
		return Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] { function }, this);
	}

	/**
	 * Return what runs an initializer, or {@code null} if it is another object.
	 */
	static @Nullable LinkedInitializer find(Object initializer) {
		return (Proxy.isProxyClass(initializer.getClass())
				&& Proxy.getInvocationHandler(initializer) instanceof LinkedInitializer linked) ? linked : null;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getDeclaringClass() != Object.class) {
			return this.code.invokeWithArguments(this.captured);
		}
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "initializer";
		};
	}

}
