package dev.embercache.store.disk.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.embercache.entry.Checksum;

/**
 * A checksum at the end of a value, over the name of its table, its key and the value.
 * MVStore does not check the content of its pages, and a value under a damaged key would
 * be that of another key.
 *
 * @since 0.1.0
 */
public final class Seal {

	/**
	 * The number of bytes of a seal.
	 */
	public static final int LENGTH = Checksum.LENGTH;

	private Seal() {
	}

	/**
	 * Seal a value.
	 * @param table the name of its table
	 * @param key its key
	 * @param value the value, the last four bytes of which become the checksum
	 * @return the value
	 */
	public static byte[] put(String table, byte[] key, byte[] value) {
		ByteBuffer.wrap(value).putInt(value.length - LENGTH, checksum(table, key, value));
		return value;
	}

	/**
	 * Open a value that was sealed.
	 * @param table the name of its table
	 * @param key its key
	 * @param value the value
	 * @return a buffer of the value without its checksum
	 * @throws VolumeException if the checksum is wrong
	 */
	public static ByteBuffer open(String table, byte[] key, byte[] value) {
		int length = value.length - LENGTH;
		if (length < 0 || Checksum.at(value, length) != checksum(table, key, value)) {
			throw new VolumeException(VolumeException.Kind.DAMAGED, "the checksum of an entry does not match", null);
		}
		return ByteBuffer.wrap(Arrays.copyOf(value, length));
	}

	private static int checksum(String table, byte[] key, byte[] value) {
		return Checksum.of(table, key, value, value.length - LENGTH);
	}

}
