package dev.embercache.lineage.bytecode;

import java.util.Arrays;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;

import dev.embercache.lineage.Tokens;

/**
 * Writes the constants of class files as tokens.
 */
final class Constants {

	private Constants() {
	}

	static void add(Object value, Tokens tokens) {
		tokens.add(value.getClass().getName());
		if (value instanceof Handle handle) {
			tokens.add(handle.getTag()).add(handle.getOwner()).add(handle.getName()).add(handle.getDesc());
		}
		else if (value instanceof ConstantDynamic dynamic) {
			tokens.add(dynamic.getName()).add(dynamic.getDescriptor());
			add(dynamic.getBootstrapMethod(), tokens);
			for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
				add(dynamic.getBootstrapMethodArgument(i), tokens);
			}
		}
		else if (value instanceof Double number) {
			tokens.add(Double.doubleToRawLongBits(number));
		}
		else if (value instanceof Float number) {
			tokens.add(Float.floatToRawIntBits(number));
		}
		else {
			tokens.add(value.getClass().isArray() ? text(value) : value.toString());
		}
	}

	private static String text(Object array) {
		if (array instanceof double[] numbers) {
			return Arrays.toString(Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray());
		}
		if (array instanceof float[] numbers) {
			int[] bits = new int[numbers.length];
			for (int i = 0; i < bits.length; i++) {
				bits[i] = Float.floatToRawIntBits(numbers[i]);
			}
			return Arrays.toString(bits);
		}
		if (array instanceof char[] characters) {
			return new String(characters);
		}
		return Arrays.deepToString(new Object[] { array });
	}

}
