package dev.embercache.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/**
 * What has to happen on the server in one atomic step. The texts are beside this class.
 */
enum Script {

	/**
	 * Add a variant if the generation of the key is the one that the lease has seen.
	 */
	FILL,

	/**
	 * Replace all variants, unless the command comes too late or the key is not as
	 * expected, and tell all nodes.
	 */
	UPDATE,

	/**
	 * Remove all variants, leave a new generation behind, and tell all nodes.
	 */
	INVALIDATE,

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
	 * Release the lock of a key, and tell all nodes if somebody waits.
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

	private final byte[] text;

	private final String digest;

	Script() {
		this.text = read(name().toLowerCase(Locale.ROOT) + ".lua");
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

	/**
	 * Run this script.
	 * @return what it returns: numbers and byte arrays
	 */
	List<Object> run(RedisConnection connection, int keys, byte[]... keysAndArguments) {
		List<Object> result;
		try {
			result = connection.scriptingCommands().evalSha(this.digest, ReturnType.MULTI, keys, keysAndArguments);
		}
		catch (RuntimeException ex) {
			if (!isUnknown(ex)) {
				throw ex;
			}
			result = connection.scriptingCommands().eval(this.text, ReturnType.MULTI, keys, keysAndArguments);
		}
		return (result != null) ? result : List.of();
	}

	private static boolean isUnknown(@Nullable Throwable ex) {
		String message = (ex != null) ? ex.getMessage() : null;
		return ex != null && ((message != null && message.contains("NOSCRIPT")) || isUnknown(ex.getCause()));
	}

	static byte[] argument(long number) {
		return argument(Long.toString(number));
	}

	static byte[] argument(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
