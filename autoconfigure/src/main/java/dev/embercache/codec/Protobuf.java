package dev.embercache.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * Messages of Protocol Buffers, recognized by name, so the library does not have to be
 * there. A message of a generated class is carried as its bytes, with the entries of its
 * maps in the order of their keys, so that equal messages have equal bytes.
 */
final class Protobuf {

	private static final String MESSAGE = "com.google.protobuf.MessageLite";

	private Protobuf() {
	}

	/**
	 * Return the plan of a class of messages, or {@code null} if it is none.
	 * @throws Refusal if its messages cannot be read by their class alone
	 */
	static @Nullable NodePlan find(Class<?> type) {
		Class<?> message = message(type);
		if (message == null) {
			return null;
		}
		try {
			Method parser = type.getMethod("parser");
			if (!Modifier.isStatic(parser.getModifiers()) || parser.getParameterCount() != 0) {
				throw noClass(type);
			}
			return new MessagePlan(type, parser, new Output(message));
		}
		catch (NoSuchMethodException ex) {
			throw noClass(type);
		}
		catch (ReflectiveOperationException ex) {
			throw new Refusal("a message of an unknown version of Protocol Buffers", Refusal.HOLD_OTHERWISE, ex);
		}
	}

	private static Refusal noClass(Class<?> type) {
		return new Refusal("a %s is a message without a class of its own".formatted(type.getSimpleName()),
				"Return a message of a generated class.");
	}

	private static @Nullable Class<?> message(@Nullable Class<?> type) {
		if (type == null || JdkClasses.contains(type)) {
			return null;
		}
		for (Class<?> implemented : type.getInterfaces()) {
			Class<?> found = implemented.getName().equals(MESSAGE) ? implemented : message(implemented);
			if (found != null) {
				return found;
			}
		}
		return message(type.getSuperclass());
	}

	private static Object invoke(Method method, @Nullable Object target, @Nullable Object... arguments) {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw new Refusal("%s failed (%s)".formatted(method.getName(), ex.getCause()), Refusal.HOLD_OTHERWISE,
					ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes messages.
	 */
	private static final class Output {

		private final Method size;

		private final Method write;

		private final Method open;

		private final Method order;

		Output(Class<?> message) throws ReflectiveOperationException {
			Class<?> output = Class.forName("com.google.protobuf.CodedOutputStream", true, message.getClassLoader());
			this.size = message.getMethod("getSerializedSize");
			this.write = message.getMethod("writeTo", output);
			this.open = output.getMethod("newInstance", byte[].class);
			this.order = output.getMethod("useDeterministicSerialization");
		}

		byte[] write(Object message) {
			byte[] bytes = new byte[(int) invoke(this.size, message)];
			Object output = invoke(this.open, null, bytes);
			invoke(this.order, output);
			invoke(this.write, message, output);
			return bytes;
		}

	}

	/**
	 * A class of messages.
	 */
	private static final class MessagePlan extends NodePlan {

		private final Method parser;

		private final Output output;

		private final boolean extendable;

		MessagePlan(Class<?> type, Method parser, Output output) {
			super(type, type.getName() + ":message");
			this.parser = parser;
			this.output = output;
			this.extendable = type.getSuperclass() != null && type.getSuperclass().getName().contains("Extendable");
		}

		@Override
		Object[] takeApart(Object value) {
			return new Object[] { this.output.write(value) };
		}

		@Override
		Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
			Object reading = invoke(this.parser, null);
			try {
				Method parse = reading.getClass().getMethod("parsePartialFrom", byte[].class);
				parse.setAccessible(true);
				return invoke(parse, reading, parts[0]);
			}
			catch (NoSuchMethodException ex) {
				throw new Refusal("its parser is unknown", Refusal.HOLD_OTHERWISE, ex);
			}
		}

		@Override
		DeclaredPart declaredPart(int index) {
			return JdkScalars.INNER_BYTES;
		}

		@Override
		boolean unchangeable() {
			return true;
		}

		@Override
		boolean byValue() {
			return true;
		}

		/**
		 * Extensions of a message are unknown to its class.
		 */
		@Override
		Proof proof() {
			return this.extendable ? Proof.EACH : Proof.NONE;
		}

		@Override
		boolean alike(Object original, Object copy) {
			return original.equals(copy);
		}

	}

}
