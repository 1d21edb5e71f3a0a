package dev.embercache.store.redis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.embercache.entry.Checksum;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;

/**
 * The form of a variant in Redis: its payload, which may be compressed, the time of its
 * write, a checksum, and a signature if there is a key to sign with.
 *
 * <pre>
 * length  content
 *      1  flags: bit 0 is set if the payload is compressed, bit 1 if there is a signature,
 *         bit 2 for a cached null; bit 6 always: this is the second form
 *      1  version of the codec that wrote the payload
 *      8  time of the write by the clock of the store, in milliseconds since 1970-01-01T00:00Z
 *      8  seconds of the time of the write by the clock of the caller, since then
 *      4  nanoseconds of that time
 *      4  length of the payload, if it is compressed
 *      p  payload
 *      4  CRC-32C of all bytes before
 *     32  HMAC-SHA-256 over the cache, the key, the lineage and all bytes before, if there
 *         is one
 * </pre>
 *
 * The lineage is the name of the field. What has another form is refused, so that the
 * entries of other versions are misses.
 * <p>
 * Safe for use by several threads.
 */
final class Envelope {

	private static final int COMPRESSED = 1;

	private static final int SIGNED = 2;

	private static final int NULL = 4;

	private static final int SECOND_FORM = 64;

	private static final int HEADER = 2 + Long.BYTES + Long.BYTES + Integer.BYTES;

	/**
	 * Deflate cannot do better, so a claim of more is a lie.
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
		byte[] written = shorter ? compressed : payload;
		SigningKey signingKey = this.settings.signingKey();
		int length = HEADER + (shorter ? Integer.BYTES : 0) + written.length;
		ByteBuffer buffer = ByteBuffer
			.allocate(length + Integer.BYTES + ((signingKey != null) ? SigningKey.LENGTH : 0));
		buffer.put((byte) (SECOND_FORM | (shorter ? COMPRESSED : 0) | ((signingKey != null) ? SIGNED : 0)
				| (variant.isNull() ? NULL : 0)));
		buffer.put((byte) this.settings.codecVersion());
		buffer.putLong(writtenMillis);
		buffer.putLong(variant.writtenAt().getEpochSecond()).putInt(variant.writtenAt().getNano());
		if (shorter) {
			buffer.putInt(payload.length);
		}
		buffer.put(written).putInt(Checksum.of(buffer.array(), 0, length));
		if (signingKey != null) {
			buffer.put(signingKey.sign(place(cache, key, variant.lineage()), buffer.array(), 0, buffer.position()));
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
	 * @param offset where it begins; it ends with the bytes
	 * @param lineage the lineage that it was found under
	 * @return its content
	 * @throws InvalidException if it is not one that was written for this place, or is
	 * damaged
	 */
	Content read(String cache, EntryKey key, byte[] bytes, int offset, Lineage lineage) throws InvalidException {
		require(bytes.length - offset > HEADER, "An entry is truncated.");
		ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
		int flags = buffer.get();
		require((flags & SECOND_FORM) != 0, "An entry was written in a format that this version does not read.");
		require((flags & ~(COMPRESSED | SIGNED | NULL | SECOND_FORM)) == 0,
				"An entry has flags that this version does not know.");
		boolean signed = (flags & SIGNED) != 0;
		boolean compressed = (flags & COMPRESSED) != 0;
		int end = bytes.length - Integer.BYTES - (signed ? SigningKey.LENGTH : 0);
		require(end - offset >= HEADER + (compressed ? Integer.BYTES : 0), "An entry is truncated.");
		SigningKey signingKey = this.settings.signingKey();
		if (signingKey != null) {
			int signature = bytes.length - SigningKey.LENGTH;
			require(signed, "An entry is not signed.");
			require(signingKey.isSigned(place(cache, key, lineage), bytes, offset, signature - offset,
					Arrays.copyOfRange(bytes, signature, bytes.length)), "An entry has an invalid signature.");
		}
		require(buffer.getInt(end) == Checksum.of(bytes, offset, end - offset),
				"An entry is damaged: its checksum differs.");
		int codec = Byte.toUnsignedInt(buffer.get());
		require(codec == this.settings.codecVersion(),
				"An entry was written by version %d of the codec, but this is version %d.".formatted(codec,
						this.settings.codecVersion()));
		long writtenMillis = buffer.getLong();
		Instant writtenAt = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
		int size = compressed ? buffer.getInt() : -1;
		byte[] payload = Arrays.copyOfRange(bytes, buffer.position(), end);
		require(((flags & NULL) != 0) == (payload.length == 0), "An entry is damaged.");
		return new Content(new Variant(compressed ? decompress(payload, size) : payload, lineage, writtenAt),
				writtenMillis);
	}

	private static byte[] decompress(byte[] bytes, int size) throws InvalidException {
		require(size > 0 && size <= (long) bytes.length * HIGHEST_RATIO, "An entry claims an impossible size.");
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

	private static byte[] place(String cache, EntryKey key, Lineage lineage) {
		byte[] name = cache.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 * Integer.BYTES + name.length + key.bytes().length + Fingerprint.LENGTH)
			.putInt(name.length)
			.put(name)
			.putInt(key.bytes().length)
			.put(key.bytes())
			.put(lineage.id().toBytes())
			.array();
	}

	private static void require(boolean condition, String message) throws InvalidException {
		if (!condition) {
			throw new InvalidException(message);
		}
	}

	/**
	 * The content of an envelope.
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
