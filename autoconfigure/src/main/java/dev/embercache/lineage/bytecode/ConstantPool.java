package dev.embercache.lineage.bytecode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renames classes in a class file, by the entries of its constant pool that name classes.
 * Declarations that no code refers to keep their names. What refers to a text that is the
 * signature of a generic type cannot be told from the pool; such a text is taken for one
 * by its looks.
 */
final class ConstantPool {

	private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

	private static final Pattern GENERIC = Pattern.compile("[(<L\\[T][^ ]*<[^ ]*");

	private static final Pattern CLASS_IN_SIGNATURE = Pattern.compile("L([^;<:]+)(?=[;<])");

	private static final int HEADER = 8;

	private final byte[] bytes;

	private final int[] offsets;

	private final BitSet texts = new BitSet();

	private final BitSet classes = new BitSet();

	private final BitSet descriptors = new BitSet();

	private final BitSet strings = new BitSet();

	private int end;

	private ConstantPool(byte[] bytes) {
		this.bytes = bytes;
		this.offsets = new int[unsignedShort(HEADER)];
		this.end = HEADER + 2;
		for (int i = 1; i < this.offsets.length; i++) {
			this.offsets[i] = this.end;
			i += entry(i);
		}
	}

	/**
	 * Rename classes.
	 * @param bytes a class file
	 * @param renaming gives a class its name, in the form of class files
	 * @return the class file with other names
	 * @throws RuntimeException if it cannot be read, or a text in the code is the name of
	 * such a class
	 */
	static byte[] rename(byte[] bytes, UnaryOperator<String> renaming) {
		try {
			return new ConstantPool(bytes).renamed(renaming);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read an entry.
	 * @return how many entries it takes besides its own
	 */
	private int entry(int index) {
		int tag = this.bytes[this.end];
		int first = this.end + 1;
		this.end = first + switch (tag) {
			case 1 -> 2 + unsignedShort(first);
			case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
			case 5, 6 -> 8;
			case 7, 8, 16, 19, 20 -> 2;
			case 15 -> 3;
			default -> throw new IllegalArgumentException("Constant of the unknown kind " + tag);
		};
		switch (tag) {
			case 1 -> this.texts.set(index);
			case 7 -> this.classes.set(unsignedShort(first));
			case 8 -> this.strings.set(unsignedShort(first));
			case 12 -> this.descriptors.set(unsignedShort(first + 2));
			case 16 -> this.descriptors.set(unsignedShort(first));
			default -> {
				// Names no class
			}
		}
		return (tag == 5 || tag == 6) ? 1 : 0;
	}

	private byte[] renamed(UnaryOperator<String> renaming) throws IOException {
		ByteArrayOutputStream renamed = new ByteArrayOutputStream(this.bytes.length + 256);
		DataOutputStream output = new DataOutputStream(renamed);
		int written = 0;
		for (int i = this.texts.nextSetBit(0); i >= 0; i = this.texts.nextSetBit(i + 1)) {
			if (this.classes.get(i) || this.descriptors.get(i) || !this.strings.get(i) && mayNameNested(i)) {
				int start = this.offsets[i] + 1;
				int length = 2 + unsignedShort(start);
				String text = new DataInputStream(new ByteArrayInputStream(this.bytes, start, length)).readUTF();
				String other = renamed(i, text, renaming);
				if (!other.equals(text)) {
					if (this.strings.get(i)) {
						throw new IllegalArgumentException("A text in the code is the name of a numbered class");
					}
					output.write(this.bytes, written, start - written);
					output.writeUTF(other);
					written = start + length;
				}
			}
		}
		output.write(this.bytes, written, this.bytes.length - written);
		return renamed.toByteArray();
	}

	private boolean mayNameNested(int index) {
		int start = this.offsets[index] + 3;
		for (int i = start; i < start + unsignedShort(start - 2); i++) {
			if (this.bytes[i] == '$') {
				return true;
			}
		}
		return false;
	}

	private String renamed(int index, String text, UnaryOperator<String> renaming) {
		boolean descriptor = this.descriptors.get(index);
		if (!descriptor && this.classes.get(index) && !text.startsWith("[")) {
			return renaming.apply(text);
		}
		if (descriptor || this.classes.get(index)) {
			return CLASS_IN_DESCRIPTOR.matcher(text)
				.replaceAll((match) -> Matcher.quoteReplacement("L" + renaming.apply(match.group(1)) + ";"));
		}
		return !GENERIC.matcher(text).matches() ? text : CLASS_IN_SIGNATURE.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement("L" + renaming.apply(match.group(1))));
	}

	private int unsignedShort(int offset) {
		return (this.bytes[offset] & 0xFF) << 8 | this.bytes[offset + 1] & 0xFF;
	}

}
