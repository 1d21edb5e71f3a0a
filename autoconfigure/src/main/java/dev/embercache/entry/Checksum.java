package dev.embercache.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The checksum that follows written bytes: CRC-32C, big-endian.
 *
 * @since 0.1.0
 */
public final class Checksum {

	/**
	 * The number of bytes of a checksum.
	 */
	public static final int LENGTH = Integer.BYTES;

	private final CRC32C checksum = new CRC32C();

	private Checksum() {
	}

	/**
	 * Return the checksum of some of the given bytes.
	 * @param bytes the bytes
	 * @param offset the first of them
	 * @param length their number
	 * @return the checksum
	 */
	public static int of(byte[] bytes, int offset, int length) {
		return new Checksum().add(bytes, offset, length).value();
	}

	/**
	 * Return the checksum of a value together with the place that it belongs to.
	 * @param table the name of its table
	 * @param key its key
	 * @param bytes the value
	 * @param length the number of its bytes, from the first on
	 * @return the checksum
	 */
	public static int of(String table, byte[] key, byte[] bytes, int length) {
		byte[] name = table.getBytes(StandardCharsets.UTF_8);
		return new Checksum().add(name, 0, name.length).add(key, 0, key.length).add(bytes, 0, length).value();
	}

	/**
	 * Read a checksum.
	 * @param bytes the bytes
	 * @param offset the first byte of the checksum
	 * @return the checksum
	 */
	public static int at(byte[] bytes, int offset) {
		return ByteBuffer.wrap(bytes).getInt(offset);
	}

	private Checksum add(byte[] bytes, int offset, int length) {
		this.checksum.update(bytes, offset, length);
		return this;
	}

	private int value() {
		return (int) this.checksum.getValue();
	}

}
