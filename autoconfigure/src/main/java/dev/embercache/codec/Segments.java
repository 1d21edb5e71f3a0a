package dev.embercache.codec;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.dataformat.smile.SmileConstants;
import tools.jackson.dataformat.smile.SmileGenerator;

/**
 * Collects the bytes of a value. Large arrays are kept as they are until the end, while
 * the generator would take them in small pieces through two buffers, so that a large
 * value would be in memory two more times.
 */
final class Segments extends OutputStream {

	/**
	 * An array is large if it does not fit into the generator's own buffer.
	 */
	private static final int LARGE = 8000;

	private final ByteArrayBuilder small = new ByteArrayBuilder(256);

	private final List<byte[]> before = new ArrayList<>(0);

	/**
	 * Write an array, which must not be changed until the value is encoded.
	 */
	static void write(byte[] bytes, JsonGenerator out) {
		if (bytes.length >= LARGE && out instanceof SmileGenerator smile
				&& out.streamWriteOutputTarget() instanceof Segments segments) {
			segments.append(bytes, smile);
		}
		else {
			out.writeBinary(bytes);
		}
	}

	private void append(byte[] bytes, SmileGenerator out) {
		out.writeRaw(SmileConstants.TOKEN_MISC_BINARY_RAW);
		writeLength(bytes.length, out);
		out.flush();
		this.before.add(this.small.toByteArray());
		this.before.add(bytes);
		this.small.reset();
	}

	/**
	 * Write a number as Smile has it: the last byte, which is marked, has 6 bits of it,
	 * and those before it have 7.
	 */
	private static void writeLength(int length, SmileGenerator out) {
		int shift = 6;
		while (length >>> shift > 0x7F) {
			shift += 7;
		}
		for (; shift >= 6; shift -= 7) {
			out.writeRaw((byte) ((length >>> shift) & 0x7F));
		}
		out.writeRaw((byte) (0x80 | (length & 0x3F)));
	}

	@Override
	public void write(int each) {
		this.small.append(each);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.small.write(bytes, offset, length);
	}

	byte[] toByteArray() {
		byte[] last = this.small.toByteArray();
		if (this.before.isEmpty()) {
			return last;
		}
		this.before.add(last);
		byte[] all = new byte[this.before.stream().mapToInt((bytes) -> bytes.length).reduce(0, Math::addExact)];
		int end = 0;
		for (byte[] bytes : this.before) {
			System.arraycopy(bytes, 0, all, end, bytes.length);
			end += bytes.length;
		}
		return all;
	}

}
