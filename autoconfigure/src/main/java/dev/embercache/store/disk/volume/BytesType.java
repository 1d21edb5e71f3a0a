package dev.embercache.store.disk.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Bytes with their length in front. H2's own type allocates whatever a damaged length
 * says; this one looks at what is there first.
 */
final class BytesType extends BasicDataType<byte[]> {

	static final BytesType INSTANCE = new BytesType();

	/**
	 * Header of an array in the heap, and its reference, about.
	 */
	private static final int ARRAY = 24;

	private BytesType() {
	}

	@Override
	public int getMemory(byte[] bytes) {
		return ARRAY + bytes.length;
	}

	@Override
	public void write(WriteBuffer buffer, byte[] bytes) {
		buffer.putVarInt(bytes.length);
		buffer.put(bytes);
	}

	@Override
	public byte[] read(ByteBuffer buffer) {
		int length = DataUtils.readVarInt(buffer);
		if (length < 0 || length > buffer.remaining()) {
			throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT,
					"A length of {0} exceeds the rest of the page, {1}", length, buffer.remaining());
		}
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return bytes;
	}

	@Override
	public byte[][] createStorage(int size) {
		return new byte[size][];
	}

	@Override
	public int compare(byte[] one, byte[] other) {
		return Arrays.compareUnsigned(one, other);
	}

}
