package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file without its content.
 *
 * @param file the file
 * @param number the number of its inode, or zero where there is none
 * @param size its size in bytes
 * @param modified when its content was modified, which whoever copies it can set
 * @param changed when its inode was changed, which nobody can set, or {@code null} where
 * that is not known
 */
record FileStamp(Path file, long number, long size, Instant modified, @Nullable Instant changed) {

	/** The clock of a file system may lag behind that of the system by so much. */
	static final Duration LAG = Duration.ofMillis(50);

	static FileStamp of(Path file) throws IOException {
		try {
			Map<String, Object> unix = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime");
			return new FileStamp(file, number(unix, "ino"), number(unix, "size"), time(unix, "lastModifiedTime"),
					time(unix, "ctime"));
		}
		catch (UnsupportedOperationException | IllegalArgumentException ex) {
			BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
			return new FileStamp(file, 0, basic.size(), basic.lastModifiedTime().toInstant(), null);
		}
	}

	private static long number(Map<String, Object> attributes, String name) {
		return (attributes.get(name) instanceof Long number) ? number : 0;
	}

	private static Instant time(Map<String, Object> attributes, String name) {
		if (attributes.get(name) instanceof FileTime time) {
			return time.toInstant();
		}
		throw new UnsupportedOperationException(name);
	}

	/**
	 * Return whether the file was written at the given time or later. On Unix the time of
	 * the last change of its inode counts too, since a copy may carry the time of its
	 * original.
	 * @param time the time
	 * @return whether it was
	 */
	boolean isSince(Instant time) {
		return isSince(this.modified, time) || (this.changed != null && isSince(this.changed, time));
	}

	private static boolean isSince(Instant written, Instant time) {
		return !(isWholeSecond(written) ? written.plusSeconds(1) : written).isBefore(time);
	}

	/**
	 * Return whether any write to the file after the given time gives it another stamp:
	 * whether the file system knows changes and fractions of a second, and the last
	 * change was before the current tick of its clock.
	 * @param now the time
	 * @return whether a file with this stamp has the content that it has now
	 */
	boolean showsWritesAfter(Instant now) {
		return this.changed != null && !isWholeSecond(this.changed) && !isSince(now.minus(LAG));
	}

	private static boolean isWholeSecond(Instant time) {
		return time.getNano() == 0;
	}

}
