package dev.embercache.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32C;

import dev.embercache.lineage.Lineage;

import org.springframework.util.Assert;

/**
 * The one binary form of a variant, for stores that keep bytes. All numbers are
 * big-endian.
 *
 * <pre>
 * offset  length  content
 *      0       4  magic, the letters "EMBR"
 *      4       1  version of this format, 1
 *      5       1  version of the codec that wrote the payload
 *      6       1  flags: bit 0 is set for a cached null; all other bits are 0
 *      7       8  seconds of the time of the write, since 1970-01-01T00:00Z
 *     15       4  nanoseconds of the time of the write
 *     19       4  length l of the lineage
 *     23       l  lineage, as Lineage.write(DataOutput) writes it
 *   23+l       4  length p of the payload
 *   27+l       p  payload, as the codec wrote it
 * 27+l+p       4  CRC-32C of all bytes before
 * </pre>
 *
 * What does not have this form, or another version, or a wrong checksum, is refused: for
 * a cache that is a miss. Lengths are checked against the bytes that are there before
 * anything is allocated.
 *
 * @since 0.1.0
 */
public final class EntryFormat {

	private static final int MAGIC = 0x454D4252;

	private static final int VERSION = 1;

	private static final int NULL_FLAG = 1;

	private static final int CHECKSUM_LENGTH = Integer.BYTES;

	private static final int SHORTEST = 27 + CHECKSUM_LENGTH;

	private EntryFormat() {
	}

	/**
	 * Write a variant.
	 * @param variant the variant
	 * @param codecVersion the version of the codec that wrote the payload
	 * @return the bytes
	 */
	public static byte[] write(Variant variant, int codecVersion) {
		Assert.notNull(variant, "'variant' must not be null");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + variant.payload().length);
		try (DataOutputStream output = new DataOutputStream(bytes)) {
			byte[] lineage = lineage(variant);
			output.writeInt(MAGIC);
			output.writeByte(VERSION);
			output.writeByte(codecVersion);
			output.writeByte(variant.isNull() ? NULL_FLAG : 0);
			output.writeLong(variant.writtenAt().getEpochSecond());
			output.writeInt(variant.writtenAt().getNano());
			output.writeInt(lineage.length);
			output.write(lineage);
			output.writeInt(variant.payload().length);
			output.write(variant.payload());
			output.writeInt(checksum(bytes.toByteArray(), bytes.size()));
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] lineage(Variant variant) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		variant.lineage().write(new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	/**
	 * Read a variant.
	 * @param bytes what {@link #write(Variant, int)} gave, or anything else
	 * @param codecVersion the version of the codec that is to read the payload
	 * @return the variant
	 * @throws EntryFormatException if the bytes are not a variant in this form with a
	 * payload of this codec
	 */
	public static Variant read(byte[] bytes, int codecVersion) throws EntryFormatException {
		Assert.notNull(bytes, "'bytes' must not be null");
		if (bytes.length < SHORTEST) {
			throw new EntryFormatException("Entry of %d bytes is cut short".formatted(bytes.length), null);
		}
		try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
			require(input.readInt() == MAGIC, "Entry was not written by Ember Cache");
			int version = input.readUnsignedByte();
			require(version == VERSION,
					"Entry was written in format %d, this version reads %d".formatted(version, VERSION));
			int length = bytes.length - CHECKSUM_LENGTH;
			require(checksum(bytes, length) == checksum(bytes), "Entry is damaged: its checksum differs");
			int codec = input.readUnsignedByte();
			require(codec == codecVersion,
					"Entry was written by version %d of the codec, this is %d".formatted(codec, codecVersion));
			return read(input);
		}
		catch (IOException | DateTimeException ex) {
			throw new EntryFormatException("Entry is damaged: " + ex.getMessage(), ex);
		}
	}

	private static Variant read(DataInputStream input) throws IOException, EntryFormatException {
		int flags = input.readUnsignedByte();
		require((flags & ~NULL_FLAG) == 0, "Entry has flags that this version does not know");
		Instant writtenAt = Instant.ofEpochSecond(input.readLong(), input.readInt());
		byte[] lineageBytes = readBytes(input);
		byte[] payload = readBytes(input);
		require(input.available() == CHECKSUM_LENGTH, "Entry is damaged: there are bytes behind its end");
		require((flags == NULL_FLAG) == (payload.length == 0), "Entry is damaged: its payload and its flags disagree");
		DataInputStream lineageInput = new DataInputStream(new ByteArrayInputStream(lineageBytes));
		Lineage lineage = Lineage.read(lineageInput);
		require(lineageInput.available() == 0, "Entry is damaged: there are bytes behind its lineage");
		return new Variant(payload, lineage, writtenAt);
	}

	private static byte[] readBytes(DataInputStream input) throws IOException, EntryFormatException {
		int length = input.readInt();
		require(length >= 0 && length <= input.available(), "Entry is damaged: a part is longer than the whole");
		return input.readNBytes(length);
	}

	private static void require(boolean condition, String message) throws EntryFormatException {
		if (!condition) {
			throw new EntryFormatException(message, null);
		}
	}

	private static int checksum(byte[] bytes) {
		int offset = bytes.length - CHECKSUM_LENGTH;
		return (bytes[offset] & 0xFF) << 24 | (bytes[offset + 1] & 0xFF) << 16 | (bytes[offset + 2] & 0xFF) << 8
				| bytes[offset + 3] & 0xFF;
	}

	private static int checksum(byte[] bytes, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, length);
		return (int) checksum.getValue();
	}

}
