package dev.embercache.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;

import dev.embercache.store.disk.volume.UninterruptiblePath;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * File system of H2 with a limited number of bytes to write. Public for H2, which makes
 * the instances.
 */
public final class FullDiskPath extends FilePathWrapper {

	private static final AtomicLong left = new AtomicLong();

	static {
		FilePath.register(new FullDiskPath());
	}

	static String prefix(long bytes) {
		left.set(bytes);
		return "full:" + UninterruptiblePath.prefix();
	}

	@Override
	public String getScheme() {
		return "full";
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new File(super.open(mode));
	}

	private static final class File extends FileBaseDefault {

		private final FileChannel file;

		private File(FileChannel file) {
			this.file = file;
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			if (left.addAndGet(-source.remaining()) < 0) {
				throw new IOException("No space left on device");
			}
			return this.file.write(source, position);
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		protected void implTruncate(long size) throws IOException {
			this.file.truncate(size);
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.file.force(metaData);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
