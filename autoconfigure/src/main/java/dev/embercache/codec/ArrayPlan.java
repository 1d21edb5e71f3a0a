package dev.embercache.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An array of references.
 */
final class ArrayPlan extends NodePlan {

	private final DeclaredPart place;

	ArrayPlan(Class<?> type, DeclaredPart place) {
		super(type, type.getTypeName());
		this.place = place;
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		return Arrays.copyOf((Object[]) value, ((Object[]) value).length, Object[].class);
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		Object array = Array.newInstance(type().componentType(), parts.length);
		System.arraycopy(parts, 0, array, 0, parts.length);
		return array;
	}

	@Override
	DeclaredPart declaredPart(int index) {
		return this.place;
	}

	/**
	 * An array of primitives, as the bytes that make it up.
	 */
	static final class OfPrimitives extends NodePlan {

		OfPrimitives(Class<?> type) {
			super(type, type.getTypeName());
		}

		@Override
		Object[] takeApart(Object value) {
			return new Object[] { toBytes(value) };
		}

		@Override
		@SuppressWarnings("NullAway") // the place accepts no null
		Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
			return fromBytes(type(), (byte[]) parts[0]);
		}

		@Override
		DeclaredPart declaredPart(int index) {
			return JdkScalars.INNER_BYTES;
		}

		@Override
		Object[] evidence(Object value) {
			return new Object[] { new String(toBytes(value), StandardCharsets.ISO_8859_1) };
		}

		private static byte[] toBytes(Object array) {
			int length = Array.getLength(array);
			ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, width(array.getClass())));
			switch (array.getClass().componentType().getName()) {
				case "byte" -> buffer.put((byte[]) array);
				case "boolean" -> {
					for (boolean each : (boolean[]) array) {
						buffer.put((byte) (each ? 1 : 0));
					}
				}
				case "short" -> buffer.asShortBuffer().put((short[]) array);
				case "char" -> buffer.asCharBuffer().put((char[]) array);
				case "int" -> buffer.asIntBuffer().put((int[]) array);
				case "long" -> buffer.asLongBuffer().put((long[]) array);
				case "float" -> buffer.asFloatBuffer().put((float[]) array);
				default -> buffer.asDoubleBuffer().put((double[]) array);
			}
			return buffer.array();
		}

		private static Object fromBytes(Class<?> type, byte[] bytes) {
			int width = width(type);
			if (bytes.length % width != 0) {
				throw new Refusal("an array of primitives ends too early", Refusal.COMPUTED_ANEW);
			}
			Object array = Array.newInstance(type.componentType(), bytes.length / width);
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			switch (type.componentType().getName()) {
				case "byte" -> buffer.get((byte[]) array);
				case "boolean" -> {
					for (int i = 0; i < bytes.length; i++) {
						Array.setBoolean(array, i, bytes[i] != 0);
					}
				}
				case "short" -> buffer.asShortBuffer().get((short[]) array);
				case "char" -> buffer.asCharBuffer().get((char[]) array);
				case "int" -> buffer.asIntBuffer().get((int[]) array);
				case "long" -> buffer.asLongBuffer().get((long[]) array);
				case "float" -> buffer.asFloatBuffer().get((float[]) array);
				default -> buffer.asDoubleBuffer().get((double[]) array);
			}
			return array;
		}

		private static int width(Class<?> type) {
			return switch (type.componentType().getName()) {
				case "byte", "boolean" -> 1;
				case "short", "char" -> 2;
				case "int", "float" -> 4;
				default -> 8;
			};
		}

	}

}
