package dev.embercache.store.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.embercache.entry.Checksum;

/**
 * A checksum at the end of a value, over the name of its table, its key and the value.
 * MVStore does not check the content of its pages, and a value under a damaged key would
 * be somebody else's.
 */
final class Seal {

	static final int LENGTH = Checksum.LENGTH;

	private Seal() {
	}

	/**
	 * Return the bytes of the buffer, the last four of which become the checksum.
	 */
	static byte[] put(String table, byte[] key, byte[] value) {
		ByteBuffer.wrap(value).putInt(value.length - LENGTH, checksum(table, key, value));
		return value;
	}

	/**
	 * Return a buffer of the value without its checksum.
	 * @throws VolumeException if the checksum is wrong
	 */
	static ByteBuffer open(String table, byte[] key, byte[] value) {
		int length = value.length - LENGTH;
		if (length < 0 || Checksum.at(value, length) != checksum(table, key, value)) {
			throw new VolumeException(VolumeException.Kind.DAMAGED, "the checksum of an entry differs", null);
		}
		return ByteBuffer.wrap(Arrays.copyOf(value, length));
	}

	private static int checksum(String table, byte[] key, byte[] value) {
		return Checksum.of(table, key, value, value.length - LENGTH);
	}

}
