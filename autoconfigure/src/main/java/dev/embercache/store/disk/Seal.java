package dev.embercache.store.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum at the end of a value, over the name of its table, its key and the value.
 * MVStore does not check the content of its pages, and a value under a damaged key would
 * be somebody else's.
 */
final class Seal {

	static final int LENGTH = Integer.BYTES;

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
		if (length < 0 || ByteBuffer.wrap(value).getInt(length) != checksum(table, key, value)) {
			throw new VolumeException(VolumeException.Kind.DAMAGED, "the checksum of an entry differs", null);
		}
		return ByteBuffer.wrap(Arrays.copyOf(value, length));
	}

	private static int checksum(String table, byte[] key, byte[] value) {
		CRC32C checksum = new CRC32C();
		checksum.update(table.getBytes(StandardCharsets.UTF_8));
		checksum.update(key);
		checksum.update(value, 0, value.length - LENGTH);
		return (int) checksum.getValue();
	}

}
