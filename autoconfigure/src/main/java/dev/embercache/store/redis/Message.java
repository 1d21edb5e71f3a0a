package dev.embercache.store.redis;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * A message from one node to all others.
 *
 * <pre>
 * length  content
 *      1  version, 1
 *      1  kind: 1 for a key, 2 for an epoch
 *      8  node that sends
 *      8  fencing token of the key, or 0 if only a computation ended; or epoch of the cache
 *      2  length l of the name of the cache
 *      l  name of the cache
 *      *  key; nothing for an epoch
 * </pre>
 *
 * @param node the node that sends
 * @param cache the name of the cache
 * @param key the key that was invalidated, updated or computed, or {@code null} if the
 * cache has a new epoch
 * @param token the new fencing token of the key, or {@link #COMPUTED}, or the new epoch
 * of the cache
 */
record Message(long node, String cache, @Nullable EntryKey key, long token) {

	/**
	 * In the place of a fencing token: the key is as it was, and a computation has ended.
	 */
	static final long COMPUTED = 0;

	private static final int VERSION = 1;

	private static final int KEY = 1;

	private static final int EPOCH = 2;

	byte[] write() {
		byte[] cache = this.cache.getBytes(StandardCharsets.UTF_8);
		byte[] key = (this.key != null) ? this.key.bytes() : new byte[0];
		return ByteBuffer.allocate(20 + cache.length + key.length)
			.put((byte) VERSION)
			.put((byte) ((this.key != null) ? KEY : EPOCH))
			.putLong(this.node)
			.putLong(this.token)
			.putShort((short) cache.length)
			.put(cache)
			.put(key)
			.array();
	}

	/**
	 * Write the beginning of a message about a key for a script, see
	 * {@link Messages#about(String)}.
	 */
	static byte[] about(long node, int prefixLength, String cache) {
		return ByteBuffer.allocate(14)
			.put((byte) VERSION)
			.put((byte) KEY)
			.putLong(node)
			.putShort((short) prefixLength)
			.putShort((short) cache.getBytes(StandardCharsets.UTF_8).length)
			.array();
	}

	/**
	 * Read a message.
	 * @return the message, or {@code null} if it is none that this version knows
	 */
	static @Nullable Message read(byte[] bytes) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			int version = buffer.get();
			int kind = buffer.get();
			if (version != VERSION || (kind != KEY && kind != EPOCH)) {
				return null;
			}
			long node = buffer.getLong();
			long token = buffer.getLong();
			byte[] cache = new byte[Short.toUnsignedInt(buffer.getShort())];
			buffer.get(cache);
			byte[] key = new byte[buffer.remaining()];
			buffer.get(key);
			return new Message(node, new String(cache, StandardCharsets.UTF_8), (kind == KEY) ? EntryKey.of(key) : null,
					token);
		}
		catch (BufferUnderflowException ex) {
			return null;
		}
	}

}
