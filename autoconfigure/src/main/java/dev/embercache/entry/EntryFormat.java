package dev.embercache.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;

import org.springframework.util.Assert;

/**
 * The binary form of a variant in a file. All numbers are big-endian. (Redis has a form
 * of its own, which compresses and signs the payload.)
 *
 * <pre>
 * offset  length  content
 *      0       4  magic, the letters "EMBR"
 *      4       1  version of this format, 1
 *      5       1  version of the codec that wrote the payload
 *      6       1  flags: bit 0 is set for a cached null; all other bits are 0
 *      7       8  seconds of the time of the write, since 1970-01-01T00:00Z
 *     15       4  nanoseconds of the time of the write
 *     19      16  id of the lineage, as Fingerprint has it: the first 64 bits, the last 64 bits
 *     35       4  length p of the payload
 *     39       p  payload, as the codec wrote it
 *   39+p       4  CRC-32C of all bytes before
 * </pre>
 *
 * A lineage is some kilobytes long and shared by thousands of entries, so an entry names
 * it only; stores keep each lineage once, see {@link LineageForm}.
 * <p>
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

	private static final int SHORTEST = 39 + Checksum.LENGTH;

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
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(SHORTEST + variant.payload().length);
		try (DataOutputStream output = new DataOutputStream(bytes)) {
			Fingerprint lineage = variant.lineage().id();
			output.writeInt(MAGIC);
			output.writeByte(VERSION);
			output.writeByte(codecVersion);
			output.writeByte(variant.isNull() ? NULL_FLAG : 0);
			output.writeLong(variant.writtenAt().getEpochSecond());
			output.writeInt(variant.writtenAt().getNano());
			output.write(lineage.toBytes());
			output.writeInt(variant.payload().length);
			output.write(variant.payload());
			output.writeInt(Checksum.of(bytes.toByteArray(), 0, bytes.size()));
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a variant.
	 * @param bytes what {@link #write(Variant, int)} gave, or anything else
	 * @param codecVersion the version of the codec that is to read the payload
	 * @param lineages finds the lineage that the entry names
	 * @return the variant
	 * @throws EntryFormatException if the bytes are not a variant in this form with a
	 * payload of this codec and a lineage that is known
	 */
	public static Variant read(byte[] bytes, int codecVersion, LineageFinder lineages) throws EntryFormatException {
		Assert.notNull(bytes, "'bytes' must not be null");
		Assert.notNull(lineages, "'lineages' must not be null");
		if (bytes.length < SHORTEST) {
			throw new EntryFormatException("Entry of %d bytes is cut short".formatted(bytes.length), null);
		}
		try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
			require(input.readInt() == MAGIC, "Entry was not written by Ember Cache");
			int version = input.readUnsignedByte();
			require(version == VERSION,
					"Entry was written in format %d, this version reads %d".formatted(version, VERSION));
			int length = bytes.length - Checksum.LENGTH;
			require(Checksum.of(bytes, 0, length) == Checksum.at(bytes, length),
					"Entry is damaged: its checksum differs");
			int codec = input.readUnsignedByte();
			require(codec == codecVersion,
					"Entry was written by version %d of the codec, this is %d".formatted(codec, codecVersion));
			return read(input, lineages);
		}
		catch (IOException | DateTimeException ex) {
			throw new EntryFormatException("Entry is damaged: " + ex.getMessage(), ex);
		}
	}

	private static Variant read(DataInputStream input, LineageFinder lineages)
			throws IOException, EntryFormatException {
		int flags = input.readUnsignedByte();
		require((flags & ~NULL_FLAG) == 0, "Entry has flags that this version does not know");
		Instant writtenAt = Instant.ofEpochSecond(input.readLong(), input.readInt());
		Fingerprint lineageId = Fingerprint.read(ByteBuffer.wrap(input.readNBytes(Fingerprint.LENGTH)));
		int length = input.readInt();
		require(length == input.available() - Checksum.LENGTH,
				"Entry is damaged: its parts are not as long as the whole");
		byte[] payload = input.readNBytes(length);
		require((flags == NULL_FLAG) == (payload.length == 0), "Entry is damaged: its payload and its flags disagree");
		Lineage lineage = lineages.find(lineageId);
		if (lineage == null) {
			throw new EntryFormatException("Entry came from lineage %s, which is not known".formatted(lineageId), null);
		}
		return new Variant(payload, lineage, writtenAt);
	}

	private static void require(boolean condition, String message) throws EntryFormatException {
		if (!condition) {
			throw new EntryFormatException(message, null);
		}
	}

}
