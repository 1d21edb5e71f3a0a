package dev.embercache.store.disk.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One file of H2's MVStore and the tables in it. Only one process has it open at a time.
 * <p>
 * MVStore writes a chunk whenever its buffer is full, and at least every half second. A
 * chunk is there as a whole or not at all, so after {@code kill -9} the file shows the
 * tables as they were at the last chunk.
 *
 * @since 0.1.0
 */
public final class Volume {

	private static final int FORMAT = 1;

	private static final int COMMIT_MILLIS = 500;

	private static final int WRITE_BUFFER_KILOBYTES = 4096;

	private static final int FILL_PERCENT = 100;

	private static final int REWRITTEN_BYTES = 4 << 20;

	private static final long SMALLEST_TO_SHRINK = 1 << 20;

	/**
	 * Version and error code that end H2's messages.
	 */
	private static final Pattern DETAILS = Pattern.compile(" \\[[\\d./]+]$");

	private static final String ABOUT = "about";

	private static final String ENTRIES = "entries.";

	private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] TICK_KEY = "tick".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] CLEAN_KEY = "clean".getBytes(StandardCharsets.US_ASCII);

	static {
		disableAssertions();
	}

	private final Path file;

	private final MVStore store;

	private final Table about;

	private final boolean clean;

	private volatile @Nullable Throwable failure;

	private Volume(Path file, String scheme, int codecVersion, Consumer<Throwable> listener) {
		this.file = file;
		this.store = open(file, scheme, (ex) -> {
			this.failure = (this.failure != null) ? this.failure : ex;
			listener.accept(ex);
		});
		try {
			this.about = table(ABOUT);
			this.clean = check((byte) codecVersion);
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.store.closeImmediately();
			throw exception(ex);
		}
	}

	/**
	 * Switch off the assertions of MVStore, for everybody in this JVM who uses it. With
	 * {@code -ea}, which tests have, H2 2.4 compares the chunks that it has with the room
	 * that they take, while another thread may have removed a chunk and not yet given its
	 * room back. Nothing is wrong then, and without {@code -ea} nobody compares; with it
	 * the store fails.
	 */
	private static void disableAssertions() {
		ClassLoader classLoader = MVStore.class.getClassLoader();
		if (classLoader != null) {
			classLoader.setPackageAssertionStatus(MVStore.class.getPackageName(), false);
		}
	}

	/**
	 * Open the file, or make it.
	 * @param file the file, whose folder is there
	 * @param scheme the file system of H2 to use, or an empty string
	 * @param codecVersion the version of the codec; entries of others are removed
	 * @param listener hears of failures in the background
	 * @return the volume
	 * @throws VolumeException if the file cannot be used
	 */
	public static Volume open(Path file, String scheme, int codecVersion, Consumer<Throwable> listener) {
		return new Volume(file, scheme, codecVersion, listener);
	}

	private static MVStore open(Path file, String scheme, Consumer<Throwable> listener) {
		try {
			MVStore store = new MVStore.Builder().fileName(scheme + file)
				.autoCommitBufferSize(WRITE_BUFFER_KILOBYTES)
				.backgroundExceptionHandler((thread, ex) -> listener.accept(ex))
				.open();
			// Overwrite chunks that nothing refers to at once. H2's default of 45 s
			// guards against a power failure before the disk wrote what it was told
			// to; a cache would rather have the room, and begin anew in that case.
			store.setRetentionTime(0);
			store.setAutoCommitDelay(COMMIT_MILLIS);
			return store;
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			throw exception(file, ex);
		}
	}

	/**
	 * Check which program and version wrote the file, and mark it as in use. That is
	 * flushed at the end, so that H2 starts all its threads here and not on a caller's
	 * thread.
	 * @return whether the statistics of the last close are right
	 */
	private boolean check(byte codecVersion) {
		if (this.store.getFileStore().isReadOnly()) {
			throw new VolumeException(VolumeException.Kind.UNUSABLE, "it is read-only", null);
		}
		byte[] format = this.about.get(FORMAT_KEY);
		if (format == null) {
			if (this.store.getMapNames().size() > 1) {
				throw new VolumeException(VolumeException.Kind.DAMAGED, "another program wrote it", null);
			}
		}
		else if (format.length != 2 || format[0] != FORMAT) {
			throw new VolumeException(VolumeException.Kind.DAMAGED,
					"it was written in format %d, but this version reads %d"
						.formatted((format.length > 0) ? format[0] & 0xFF : 0, FORMAT),
					null);
		}
		else if (format[1] != codecVersion) {
			this.store.getMapNames()
				.stream()
				.filter((name) -> !name.equals(ABOUT))
				.toList()
				.forEach(this.store::removeMap);
		}
		this.about.put(FORMAT_KEY, new byte[] { FORMAT, codecVersion });
		boolean clean = format == null || this.about.get(CLEAN_KEY) != null;
		this.about.remove(CLEAN_KEY);
		flush();
		return clean;
	}

	/**
	 * Return the file of this volume.
	 * @return the file
	 */
	public Path file() {
		return this.file;
	}

	/**
	 * Return whether the volume was closed as it should be, or is new.
	 * @return whether what was written at the last close is right
	 */
	public boolean isClean() {
		return this.clean;
	}

	/**
	 * Return the table that has the given name. Created if absent.
	 * @param name the name
	 * @return the table
	 */
	public Table table(String name) {
		try {
			MVMap.Builder<byte[], byte[]> builder = new MVMap.Builder<byte[], byte[]>().keyType(BytesType.INSTANCE)
				.valueType(BytesType.INSTANCE);
			return new Table(this, this.store.openMap(name, builder));
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			throw exception(ex);
		}
	}

	/**
	 * Return the table with the entries of the given cache. Created if absent.
	 * @param cache the name of the cache
	 * @return the table
	 */
	public Table entries(String cache) {
		return table(ENTRIES + cache);
	}

	/**
	 * Do something with the pages of the file, none of which may be reused meanwhile.
	 */
	<T extends @Nullable Object> T use(Supplier<T> action) {
		try {
			MVStore.TxCounter usage = this.store.registerVersionUsage();
			try {
				return action.get();
			}
			finally {
				this.store.deregisterVersionUsage(usage);
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw exception(ex);
		}
	}

	/**
	 * Return the names of the caches that have a table.
	 * @return the names
	 */
	public List<String> caches() {
		return this.store.getMapNames()
			.stream()
			.filter((name) -> name.startsWith(ENTRIES))
			.map((name) -> name.substring(ENTRIES.length()))
			.toList();
	}

	/**
	 * Write all changes so far, so that {@code kill -9} cannot undo them.
	 */
	public void flush() {
		try {
			// Without a change of its own, a commit does not wait for one that another
			// thread began.
			this.about.put(TICK_KEY, ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array());
			this.store.commit();
		}
		catch (RuntimeException ex) {
			throw exception(ex);
		}
	}

	/**
	 * Return whether the file was removed.
	 * @return whether there is no file any more
	 */
	public boolean isGone() {
		return Files.notExists(this.file);
	}

	/**
	 * Give space back to the system, a part at a time.
	 * @param live the number of bytes in the file that are in use
	 */
	public void shrink(long live) {
		try {
			if (this.store.getFileStore().size() > SMALLEST_TO_SHRINK + 2 * live) {
				// Write the content of old chunks anew, into the holes, and cut off the
				// end. MVStore could also move chunks, but that is not safe while other
				// threads write.
				this.store.compact(FILL_PERCENT, REWRITTEN_BYTES);
				flush();
			}
		}
		catch (RuntimeException ex) {
			throw exception(ex);
		}
	}

	/**
	 * Write everything and close.
	 */
	public void close() {
		try {
			this.about.put(CLEAN_KEY, new byte[0]);
			this.store.close();
		}
		catch (RuntimeException ex) {
			throw exception(ex);
		}
	}

	/**
	 * Close without writing.
	 */
	public void abandon() {
		this.store.closeImmediately();
	}

	/**
	 * Return whether a thread of H2 has failed in the background.
	 * @return whether the volume can no longer be used
	 */
	public boolean hasFailed() {
		return this.failure != null;
	}

	/**
	 * Return an exception for a failure, or for the one that came first in the
	 * background.
	 * @param ex the failure
	 * @return the exception
	 */
	public VolumeException exception(Throwable ex) {
		Throwable failure = this.failure;
		return exception(this.file, (failure != null) ? failure : ex);
	}

	private static VolumeException exception(Path file, Throwable ex) {
		if (ex instanceof VolumeException exception) {
			return exception;
		}
		Throwable cause = ioCause(ex);
		String message = String.valueOf(((cause != null) ? cause : ex).getMessage());
		return new VolumeException(kind(ex), DETAILS.matcher(message).replaceAll("").replace(file.toString(), "it"),
				ex);
	}

	private static VolumeException.Kind kind(Throwable ex) {
		if (ex instanceof MVStoreException exception) {
			if (exception.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
				return VolumeException.Kind.IN_USE;
			}
			if (exception.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
				return VolumeException.Kind.UNUSABLE;
			}
		}
		return (ioCause(ex) != null) ? VolumeException.Kind.UNUSABLE : VolumeException.Kind.DAMAGED;
	}

	/**
	 * Return the failure that the operating system reported, if it was one. A file that
	 * ends too early is not.
	 */
	private static @Nullable Throwable ioCause(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException && !(cause instanceof EOFException)) {
				return cause;
			}
		}
		return null;
	}

}
