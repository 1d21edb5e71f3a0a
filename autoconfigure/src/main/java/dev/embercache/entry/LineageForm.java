package dev.embercache.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import dev.embercache.lineage.Lineage;

import org.springframework.util.Assert;

/**
 * The binary form of a lineage, for all stores that keep bytes. All numbers are
 * big-endian.
 *
 * <pre>
 * offset  length  content
 *      0       4  magic, the letters "EMBL"
 *      4       1  version of this form, 1
 *      5       l  lineage, as Lineage.write(DataOutput) writes it
 *    5+l       4  CRC-32C of all bytes before
 * </pre>
 *
 * @since 0.1.0
 */
public final class LineageForm {

	private static final int MAGIC = 0x454D424C;

	private static final int VERSION = 1;

	private static final int SHORTEST = 5 + Checksum.LENGTH;

	private LineageForm() {
	}

	/**
	 * Write a lineage.
	 * @param lineage the lineage
	 * @return the bytes
	 */
	public static byte[] write(Lineage lineage) {
		Assert.notNull(lineage, "'lineage' must not be null");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
		try (DataOutputStream output = new DataOutputStream(bytes)) {
			output.writeInt(MAGIC);
			output.writeByte(VERSION);
			lineage.write(output);
			output.writeInt(Checksum.of(bytes.toByteArray(), 0, bytes.size()));
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a lineage.
	 * @param bytes what {@link #write(Lineage)} gave, or anything else
	 * @return the lineage
	 * @throws EntryFormatException if the bytes are not a lineage in this form
	 */
	public static Lineage read(byte[] bytes) throws EntryFormatException {
		Assert.notNull(bytes, "'bytes' must not be null");
		int length = bytes.length - Checksum.LENGTH;
		require(bytes.length >= SHORTEST, "Lineage of %d bytes is cut short".formatted(bytes.length));
		try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
			require(input.readInt() == MAGIC, "Lineage was not written by Ember Cache");
			int version = input.readUnsignedByte();
			require(version == VERSION,
					"Lineage was written in form %d, this version reads %d".formatted(version, VERSION));
			require(Checksum.of(bytes, 0, length) == Checksum.at(bytes, length),
					"Lineage is damaged: its checksum differs");
			Lineage lineage = Lineage.read(input);
			require(input.available() == 0, "Lineage is damaged: there are bytes behind its end");
			return lineage;
		}
		catch (IOException ex) {
			throw new EntryFormatException("Lineage is damaged: " + ex.getMessage(), ex);
		}
	}

	private static void require(boolean condition, String message) throws EntryFormatException {
		if (!condition) {
			throw new EntryFormatException(message, null);
		}
	}

}
