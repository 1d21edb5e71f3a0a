package dev.embercache.store.redis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.embercache.entry.EntryFormat;
import dev.embercache.entry.EntryFormatException;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.LineageFinder;
import dev.embercache.entry.Variant;

/**
 * What is around a variant in Redis: when it was written, whether its payload is
 * compressed, and a signature.
 *
 * <pre>
 * length  content
 *      1  flags: bit 0 is set if the payload is compressed, bit 1 if there is a signature
 *      8  time of the write, in milliseconds since 1970-01-01T00:00Z
 *      4  length of the payload, if it is compressed
 *      e  variant, see EntryFormat
 *     32  HMAC-SHA-256 over the cache, the key and all bytes before, if there is one
 * </pre>
 *
 * Safe for use by several threads.
 */
final class Envelope {

	private static final int COMPRESSED = 1;

	private static final int SIGNED = 2;

	private static final int HEADER = 1 + Long.BYTES;

	/**
	 * Deflate cannot do better, so who claims more is lying.
	 */
	private static final int HIGHEST_RATIO = 1100;

	private final RedisSettings settings;

	Envelope(RedisSettings settings) {
		this.settings = settings;
	}

	byte[] write(String cache, EntryKey key, Variant variant, long writtenMillis) {
		byte[] payload = variant.payload();
		byte[] compressed = (payload.length >= this.settings.compressionThreshold().toBytes()) ? compress(payload)
				: payload;
		boolean shorter = compressed.length + Integer.BYTES < payload.length;
		Variant written = shorter ? new Variant(compressed, variant.lineage(), variant.writtenAt()) : variant;
		byte[] entry = EntryFormat.write(written, this.settings.codecVersion());
		SigningKey signingKey = this.settings.signingKey();
		int length = HEADER + (shorter ? Integer.BYTES : 0) + entry.length;
		ByteBuffer buffer = ByteBuffer.allocate(length + ((signingKey != null) ? SigningKey.LENGTH : 0));
		buffer.put((byte) ((shorter ? COMPRESSED : 0) | ((signingKey != null) ? SIGNED : 0))).putLong(writtenMillis);
		if (shorter) {
			buffer.putInt(payload.length);
		}
		buffer.put(entry);
		if (signingKey != null) {
			buffer.put(signingKey.sign(place(cache, key), buffer.array(), length));
		}
		return buffer.array();
	}

	private static byte[] compress(byte[] bytes) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(bytes);
			deflater.finish();
			ByteArrayOutputStream output = new ByteArrayOutputStream(bytes.length / 2);
			byte[] buffer = new byte[8192];
			while (!deflater.finished()) {
				output.write(buffer, 0, deflater.deflate(buffer));
			}
			return output.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	/**
	 * Read an envelope.
	 * @return its content
	 * @throws InvalidException if it is not one that was written for this place, or is
	 * damaged
	 */
	Content read(String cache, EntryKey key, byte[] bytes, int offset, LineageFinder lineages) throws InvalidException {
		byte[] envelope = Arrays.copyOfRange(bytes, offset, bytes.length);
		require(envelope.length > HEADER, "An entry is cut short.");
		ByteBuffer buffer = ByteBuffer.wrap(envelope);
		int flags = buffer.get();
		require((flags & ~(COMPRESSED | SIGNED)) == 0, "An entry has flags that this version does not know.");
		boolean signed = (flags & SIGNED) != 0;
		int length = envelope.length - (signed ? SigningKey.LENGTH : 0);
		require(length > HEADER + Integer.BYTES, "An entry is cut short.");
		SigningKey signingKey = this.settings.signingKey();
		if (signingKey != null) {
			require(signed, "An entry is not signed.");
			require(signingKey.isSigned(place(cache, key), envelope, length,
					Arrays.copyOfRange(envelope, length, envelope.length)), "An entry has a wrong signature.");
		}
		long writtenMillis = buffer.getLong();
		int size = ((flags & COMPRESSED) != 0) ? buffer.getInt() : -1;
		byte[] entry = Arrays.copyOfRange(envelope, buffer.position(), length);
		try {
			Variant variant = EntryFormat.read(entry, this.settings.codecVersion(), lineages);
			return new Content((size >= 0)
					? new Variant(decompress(variant.payload(), size), variant.lineage(), variant.writtenAt())
					: variant, writtenMillis);
		}
		catch (EntryFormatException ex) {
			throw new InvalidException(ex.getMessage() + ".");
		}
	}

	private static byte[] decompress(byte[] bytes, int size) throws InvalidException {
		require(size > 0 && size <= (long) bytes.length * HIGHEST_RATIO, "An entry claims a size that it cannot have.");
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(bytes);
			byte[] result = new byte[size];
			int length = 0;
			while (length < size) {
				int count = inflater.inflate(result, length, size - length);
				require(count > 0, "An entry cannot be decompressed.");
				length += count;
			}
			return result;
		}
		catch (DataFormatException ex) {
			throw new InvalidException("An entry cannot be decompressed.");
		}
		finally {
			inflater.end();
		}
	}

	private static byte[] place(String cache, EntryKey key) {
		byte[] name = cache.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 * Integer.BYTES + name.length + key.bytes().length)
			.putInt(name.length)
			.put(name)
			.putInt(key.bytes().length)
			.put(key.bytes())
			.array();
	}

	private static void require(boolean condition, String message) throws InvalidException {
		if (!condition) {
			throw new InvalidException(message);
		}
	}

	/**
	 * What was in an envelope.
	 *
	 * @param variant the variant
	 * @param writtenMillis when it was written
	 */
	record Content(Variant variant, long writtenMillis) {

	}

	/**
	 * Bytes are not an envelope that may be opened here.
	 */
	static final class InvalidException extends Exception {

		InvalidException(String message) {
			super(message);
		}

	}

}
