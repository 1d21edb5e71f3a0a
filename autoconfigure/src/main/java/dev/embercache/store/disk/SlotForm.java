package dev.embercache.store.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.embercache.entry.EntryFormat;
import dev.embercache.entry.EntryFormatException;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.LineageFinder;
import dev.embercache.entry.Variant;
import dev.embercache.store.disk.volume.Seal;
import dev.embercache.store.disk.volume.VolumeException;

/**
 * The binary form of the variants of one key, the newest first: for each the time of the
 * write and of the last read in milliseconds since 1970-01-01T00:00Z, its length, and the
 * bytes of {@link EntryFormat}; then a {@link Seal}. All numbers are big-endian.
 */
final class SlotForm {

	private static final int HEADER = 2 * Long.BYTES + Integer.BYTES;

	private final String table;

	private final int codecVersion;

	private final LineageFinder lineages;

	SlotForm(String table, int codecVersion, LineageFinder lineages) {
		this.table = table;
		this.codecVersion = codecVersion;
		this.lineages = lineages;
	}

	byte[] write(EntryKey key, List<DiskVariant> variants) {
		List<byte[]> entries = new ArrayList<>(variants.size());
		int length = Seal.LENGTH;
		for (DiskVariant variant : variants) {
			byte[] entry = EntryFormat.write(variant.variant(), this.codecVersion);
			entries.add(entry);
			length += HEADER + entry.length;
		}
		ByteBuffer buffer = ByteBuffer.allocate(length);
		for (int i = 0; i < entries.size(); i++) {
			DiskVariant variant = variants.get(i);
			byte[] entry = entries.get(i);
			buffer.putLong(variant.written()).putLong(variant.lastRead()).putInt(entry.length).put(entry);
		}
		return Seal.put(this.table, key.bytes(), buffer.array());
	}

	/**
	 * Read the variants, but for those whose lineage was lost with the JVM that wrote
	 * them.
	 * @throws VolumeException if the bytes are not what was written under this key
	 */
	List<Content> read(EntryKey key, byte[] bytes) {
		ByteBuffer buffer = Seal.open(this.table, key.bytes(), bytes);
		List<Content> contents = new ArrayList<>(1);
		while (buffer.hasRemaining()) {
			long written = buffer.getLong();
			long read = buffer.getLong();
			byte[] entry = new byte[buffer.getInt()];
			buffer.get(entry);
			try {
				contents.add(new Content(EntryFormat.read(entry, this.codecVersion, this.lineages), written, read));
			}
			catch (EntryFormatException ex) {
				// The seal is right, so this is what was written: it is as good as
				// absent.
			}
		}
		return contents;
	}

	/**
	 * Return when the newest variant was read last, without looking at anything else.
	 */
	static long lastRead(byte[] bytes) {
		return (bytes.length >= HEADER) ? ByteBuffer.wrap(bytes).getLong(Long.BYTES) : Long.MIN_VALUE;
	}

	/**
	 * A variant and its times.
	 */
	record Content(Variant variant, long written, long read) {

	}

}
