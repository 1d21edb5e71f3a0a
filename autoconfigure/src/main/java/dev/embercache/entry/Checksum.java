package dev.embercache.entry;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The checksum at the end of what is written: CRC-32C, big-endian.
 */
final class Checksum {

	static final int LENGTH = Integer.BYTES;

	private Checksum() {
	}

	static int of(byte[] bytes, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, length);
		return (int) checksum.getValue();
	}

	static int at(byte[] bytes, int offset) {
		return ByteBuffer.wrap(bytes).getInt(offset);
	}

}
