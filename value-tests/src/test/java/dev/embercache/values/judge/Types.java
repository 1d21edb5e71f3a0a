package dev.embercache.values.judge;

import java.io.Externalizable;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Facts about a type that the judge needs.
 */
final class Types {

	private static final Set<Class<?>> SCALARS = Set.of(String.class, Boolean.class, Character.class, Byte.class,
			Short.class, Integer.class, Long.class, Float.class, Double.class, Class.class, BigDecimal.class,
			BigInteger.class, UUID.class, Locale.class, URI.class, Currency.class);

	private Types() {
	}

	/**
	 * Whether the type belongs to the JDK.
	 */
	static boolean isJdk(Class<?> type) {
		return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
	}

	/**
	 * Whether objects of the type are as good as their content, so that nobody asks
	 * whether two are one.
	 */
	static boolean isScalar(Class<?> type) {
		return SCALARS.contains(type) || type.getName().startsWith("java.time.") || Charset.class.isAssignableFrom(type)
				|| InetAddress.class.isAssignableFrom(type) || type == URL.class;
	}

	/**
	 * Whether the type is one of the application, here of the families.
	 */
	static boolean isApplication(Class<?> type) {
		return type.getName().startsWith("dev.embercache.values.");
	}

	/**
	 * Whether the type is that of a lambda, which has no content but what it captures.
	 */
	static boolean isLambda(Class<?> type) {
		return type.isHidden() || type.getName().contains("$$Lambda") || isStandIn(type);
	}

	/**
	 * Whether the type is that of something that runs the code of one of Kotlin's
	 * lambdas.
	 */
	private static boolean isStandIn(Class<?> type) {
		return Proxy.isProxyClass(type) && Stream.of(type.getInterfaces())
			.anyMatch((implemented) -> implemented.getName().startsWith("kotlin.jvm.functions."));
	}

	/**
	 * Whether two types are one, or those of lambdas of one class: each link makes a
	 * class of its own, and something else may stand in for a lambda.
	 */
	static boolean isSame(Class<?> type, Class<?> other) {
		return type == other || isLambda(type) && isLambda(other)
				&& (isStandIn(type) || isStandIn(other) || host(type).equals(host(other)));
	}

	private static String host(Class<?> lambda) {
		int end = lambda.getName().indexOf("$$Lambda");
		return (end < 0) ? lambda.getName() : lambda.getName().substring(0, end);
	}

	/**
	 * Whether the type has an {@code equals} that is more than identity.
	 */
	static boolean overridesEquals(Class<?> type) {
		try {
			return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Whether the class says by itself how it is serialized, so that its transient fields
	 * are made by it and not by whoever copies it.
	 */
	static boolean definesItsForm(Class<?> type) {
		if (Externalizable.class.isAssignableFrom(type)) {
			return true;
		}
		for (Method method : type.getDeclaredMethods()) {
			if (Set.of("writeObject", "readObject", "writeReplace", "readResolve").contains(method.getName())) {
				return true;
			}
		}
		return false;
	}

}
