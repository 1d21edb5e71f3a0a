package dev.embercache.store.disk.volume;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Write-ahead log of the invalidations and updates since the volume was written, so that
 * {@code kill -9} cannot bring an old value back. A record is a tombstone: it names a key
 * whose variants in the volume may be older than the record, and which is removed when
 * the journal is replayed. Each is written before the call that made it returns; a record
 * too many costs a miss.
 * <p>
 * There are two files. While one takes the records, the volume is flushed, and then the
 * other one is emptied.
 *
 * @since 0.1.0
 */
public final class Journal {

	private static final int HEADER = 2 * Integer.BYTES;

	private static final int LONGEST = 1 << 28;

	private final Path[] paths;

	private final RandomAccessFile[] files = new RandomAccessFile[2];

	private int current;

	private boolean empty = true;

	/**
	 * Open the journal, and replay the records of an earlier JVM.
	 * @param file the file of the volume
	 * @param action takes the name of a cache and a key, or {@code null} where all keys
	 * were removed
	 */
	public Journal(Path file, BiConsumer<String, byte @Nullable []> action) {
		this.paths = paths(file);
		try {
			for (int i = 0; i < this.files.length; i++) {
				replay(this.paths[i], action);
				Folder.create(this.paths[i]);
				this.files[i] = new RandomAccessFile(this.paths[i].toFile(), "rw");
			}
		}
		catch (IOException ex) {
			close();
			throw failed(ex);
		}
	}

	/**
	 * Delete the journal of a volume that no longer needs it.
	 * @param file the file of the volume
	 */
	public static void delete(Path file) {
		for (Path path : paths(file)) {
			try {
				Files.deleteIfExists(path);
			}
			catch (IOException ex) {
				throw failed(ex);
			}
		}
	}

	private static Path[] paths(Path file) {
		return new Path[] { file.resolveSibling(file.getFileName() + ".journal-1"),
				file.resolveSibling(file.getFileName() + ".journal-2") };
	}

	private static void replay(Path path, BiConsumer<String, byte @Nullable []> action) throws IOException {
		if (Files.notExists(path)) {
			return;
		}
		try (DataInputStream input = new DataInputStream(Files.newInputStream(path))) {
			while (true) {
				int nameLength = input.readInt();
				int keyLength = input.readInt();
				if (nameLength < 0 || nameLength > LONGEST || keyLength < -1 || keyLength > LONGEST) {
					throw new VolumeException(VolumeException.Kind.DAMAGED, "its journal is corrupt", null);
				}
				byte[] name = read(input, nameLength);
				byte[] key = read(input, Math.max(0, keyLength));
				byte[] seal = read(input, Seal.LENGTH);
				String cache = new String(name, StandardCharsets.UTF_8);
				Seal.open(cache, key, ByteBuffer.allocate(2 * Integer.BYTES).putInt(keyLength).put(seal).array());
				action.accept(cache, (keyLength >= 0) ? key : null);
			}
		}
		catch (EOFException ex) {
			// The end of the file, perhaps in the middle of a record whose writer never
			// returned.
		}
	}

	private static byte[] read(DataInputStream input, int length) throws IOException {
		byte[] bytes = input.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException();
		}
		return bytes;
	}

	/**
	 * Write a record.
	 * @param cache the name of the cache
	 * @param key the key, or {@code null} for all
	 */
	public void add(String cache, byte @Nullable [] key) {
		byte[] name = cache.getBytes(StandardCharsets.UTF_8);
		int keyLength = (key != null) ? key.length : -1;
		byte[] keyBytes = (key != null) ? key : new byte[0];
		byte[] seal = Seal.put(cache, keyBytes, ByteBuffer.allocate(2 * Integer.BYTES).putInt(keyLength).array());
		ByteBuffer buffer = ByteBuffer.allocate(HEADER + name.length + keyBytes.length + Seal.LENGTH);
		buffer.putInt(name.length).putInt(keyLength).put(name).put(keyBytes);
		buffer.put(seal, Integer.BYTES, Seal.LENGTH);
		write(buffer.array());
	}

	private synchronized void write(byte[] bytes) {
		try {
			this.files[this.current].write(bytes);
			this.empty = false;
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Forget the records so far.
	 * @param flush writes the volume
	 * @return whether there were any, so that the volume was written
	 */
	public boolean forget(Runnable flush) {
		int before = swap();
		if (before < 0) {
			return false;
		}
		flush.run();
		truncate(before);
		return true;
	}

	private synchronized int swap() {
		if (this.empty) {
			return -1;
		}
		this.empty = true;
		this.current = 1 - this.current;
		return 1 - this.current;
	}

	private synchronized void truncate(int index) {
		try {
			this.files[index].setLength(0);
			this.files[index].seek(0);
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Forget all records of an earlier JVM.
	 */
	public void clear() {
		truncate(0);
		truncate(1);
	}

	/**
	 * Close the files.
	 */
	public synchronized void close() {
		for (RandomAccessFile file : this.files) {
			try {
				if (file != null) {
					file.close();
				}
			}
			catch (IOException ex) {
				// It is not written to any more.
			}
		}
	}

	private static VolumeException failed(IOException ex) {
		return new VolumeException(VolumeException.Kind.UNUSABLE, "its journal cannot be written: " + ex.getMessage(),
				ex);
	}

}
