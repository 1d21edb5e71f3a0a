package dev.embercache.store.disk.volume;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * File system of H2 whose files stay open when a thread that reads is interrupted. A
 * {@link FileChannel} would be closed by that, and callers of a cache are interrupted
 * whenever their task is canceled. Public for H2, which makes the instances.
 *
 * @since 0.1.0
 */
public final class UninterruptiblePath extends FilePathWrapper {

	static final String SCHEME = "ember";

	static {
		FilePath.register(new UninterruptiblePath());
	}

	/**
	 * Return the prefix by which H2 finds this file system.
	 * @return the prefix of the names of files
	 */
	public static String prefix() {
		return SCHEME + ":";
	}

	@Override
	public String getScheme() {
		return SCHEME;
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new File(new RandomAccessFile(getBase().toString(), mode));
	}

	/**
	 * A file that is read and written at positions, by one thread at a time.
	 */
	private static final class File extends FileBaseDefault {

		private final RandomAccessFile file;

		private File(RandomAccessFile file) {
			this.file = file;
		}

		@Override
		public synchronized int read(ByteBuffer target, long position) throws IOException {
			byte[] bytes = target.hasArray() ? target.array() : new byte[target.remaining()];
			int offset = target.hasArray() ? target.arrayOffset() + target.position() : 0;
			this.file.seek(position);
			int count = this.file.read(bytes, offset, target.remaining());
			if (count > 0 && target.hasArray()) {
				target.position(target.position() + count);
			}
			else if (count > 0) {
				target.put(bytes, 0, count);
			}
			return count;
		}

		@Override
		public synchronized int write(ByteBuffer source, long position) throws IOException {
			int count = source.remaining();
			byte[] bytes = source.hasArray() ? source.array() : new byte[count];
			int offset = source.hasArray() ? source.arrayOffset() + source.position() : 0;
			if (source.hasArray()) {
				source.position(source.limit());
			}
			else {
				source.get(bytes);
			}
			this.file.seek(position);
			this.file.write(bytes, offset, count);
			return count;
		}

		@Override
		public synchronized long size() throws IOException {
			return this.file.length();
		}

		@Override
		protected synchronized void implTruncate(long size) throws IOException {
			if (size < this.file.length()) {
				this.file.setLength(size);
			}
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.file.getFD().sync();
		}

		@Override
		public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.getChannel().tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
