package dev.embercache.store.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * A Lua script: an operation that the server carries out in one atomic step. The texts
 * are beside this class.
 */
enum Script {

	/**
	 * Add a variant if the fencing token of the key is the one that the lease has seen.
	 */
	FILL,

	/**
	 * Replace all variants, unless the command comes too late or the key is not as
	 * expected, and tell all nodes.
	 */
	UPDATE("tell.lua"),

	/**
	 * Remove all variants, leave a new fencing token behind, and tell all nodes.
	 */
	INVALIDATE("tell.lua"),

	/**
	 * Remove one variant.
	 */
	REMOVE,

	/**
	 * Remove all variants to make room.
	 */
	EVICT,

	/**
	 * Take the lock of a key, if it is as the caller read it.
	 */
	LOCK,

	/**
	 * Release the lock of a key, and tell all nodes if one of them waits.
	 */
	UNLOCK,

	/**
	 * Remember a read.
	 */
	TOUCH,

	/**
	 * Read the epoch of a cache, or begin the first one.
	 */
	EPOCH,

	/**
	 * Begin a new epoch, and tell all nodes.
	 */
	CLEAR,

	/**
	 * Add a key to the index of its cache, and name those that have to make room.
	 */
	INDEX,

	/**
	 * Keep a lineage at least as long as asked for.
	 */
	LINEAGE,

	/**
	 * See whether the server takes writes, and what time it is there.
	 */
	PROBE;

	@SuppressWarnings("ImmutableEnumChecker")
	private final byte[] text;

	private final String digest;

	/**
	 * Create a script.
	 * @param parts the names of the texts that come before its own
	 */
	Script(String... parts) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (String part : parts) {
			text.writeBytes(read(part));
		}
		text.writeBytes(read(name().toLowerCase(Locale.ROOT) + ".lua"));
		this.text = text.toByteArray();
		this.digest = digest(this.text);
	}

	private static byte[] read(String name) {
		try (InputStream input = Script.class.getResourceAsStream(name)) {
			if (input == null) {
				throw new IllegalStateException("There is no script '" + name + "'");
			}
			return input.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digest(byte[] text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	byte[] text() {
		return this.text;
	}

	/**
	 * Return the name under which a server knows this script that has run it once.
	 */
	String digest() {
		return this.digest;
	}

	/**
	 * Return the command that runs this script and returns what it returns: numbers and
	 * byte arrays.
	 */
	Request<List<Object>> with(int keys, byte[]... keysAndArguments) {
		return new Request.Run(this, keys, keysAndArguments);
	}

	/**
	 * Run this script.
	 * @return what it returns: numbers and byte arrays
	 */
	List<Object> run(RedisConnection connection, int keys, byte[]... keysAndArguments) {
		return with(keys, keysAndArguments).run(connection);
	}

	static byte[] argument(long number) {
		return argument(Long.toString(number));
	}

	static byte[] argument(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
