package dev.embercache.store.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that one thread of a JVM made, in a file that is mapped into its memory: so
 * that it tells to the instruction how far the thread had come when the JVM was killed. A
 * change is noted before the call and again after it.
 */
final class Changes {

	private static final int MAXIMUM = 500_000;

	private static final int SIZE = 40;

	private static final int OPERATION = 0;

	private static final int NUMBER = 4;

	private static final int VERSION = 8;

	private static final int BEGIN = 16;

	private static final int END = 24;

	private static final int WRITTEN = 32;

	private final MappedByteBuffer records;

	private int next;

	/**
	 * Open the file, or make it.
	 */
	Changes(Path file) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			this.records = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) MAXIMUM * SIZE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isFull() {
		return this.next == MAXIMUM;
	}

	/**
	 * Note that a change begins.
	 */
	void begin(Operation operation, int number, long version) {
		int start = this.next * SIZE;
		this.records.putInt(start + OPERATION, operation.ordinal());
		this.records.putInt(start + NUMBER, number);
		this.records.putLong(start + VERSION, version);
		// What stands last is written last, and says that the rest is there.
		VarHandle.fullFence();
		this.records.putLong(start + BEGIN, System.nanoTime());
		VarHandle.fullFence();
	}

	/**
	 * Note that the change returned.
	 * @param written whether it changed anything
	 */
	void end(boolean written) {
		int start = this.next * SIZE;
		this.records.putLong(start + WRITTEN, written ? 1 : 0);
		VarHandle.fullFence();
		this.records.putLong(start + END, System.nanoTime());
		VarHandle.fullFence();
		this.next++;
	}

	/**
	 * Return the changes in their order. Only the last one may not have returned.
	 */
	List<Change> all() {
		List<Change> changes = new ArrayList<>();
		ByteBuffer records = this.records.duplicate();
		for (int start = 0; start < MAXIMUM * SIZE; start += SIZE) {
			long begin = records.getLong(start + BEGIN);
			if (begin == 0) {
				break;
			}
			changes.add(new Change(Operation.values()[records.getInt(start + OPERATION)],
					records.getInt(start + NUMBER), records.getLong(start + VERSION), begin,
					records.getLong(start + END), records.getLong(start + WRITTEN) != 0));
		}
		return changes;
	}

	enum Operation {

		FILL, UPDATE, INVALIDATE

	}

	/**
	 * A change.
	 *
	 * @param number the number of the key among those of the thread
	 * @param end when it returned, or 0 if it did not
	 * @param written whether it returned and changed anything
	 */
	record Change(Operation operation, int number, long version, long begin, long end, boolean written) {

		boolean hasReturned() {
			return this.end != 0;
		}

		/**
		 * Return whether the store promised with this change that earlier ones are
		 * written.
		 */
		boolean isPromise() {
			return this.written && this.operation != Operation.INVALIDATE;
		}

	}

}
