package dev.embercache.store.disk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import dev.embercache.store.Uninterruptibly;

/**
 * Write-behind with a bound: no more than the changes of the last second are in memory
 * only, however slow the disk is, and however little of the processor its writer gets. A
 * thread that changes something while an earlier change is overdue waits until that is
 * written.
 * <p>
 * A change is accepted, then being written, then written. Each writing takes all that was
 * accepted before it began, so the oldest of both stages are all that has to be known.
 * Safe for use by several threads.
 */
final class WriteBehind {

	/**
	 * The age from which a change is overdue. The rest of the second is for the change
	 * that notices it.
	 */
	private static final long OVERDUE_NANOS = TimeUnit.MILLISECONDS.toNanos(750);

	private static final long NONE = Long.MIN_VALUE;

	private final LongSupplier nanos;

	private final Lock writing = new ReentrantLock();

	/**
	 * The time at which the first change was accepted that is not being written.
	 */
	private final AtomicLong accepted = new AtomicLong(NONE);

	/**
	 * The time at which the first change was accepted that is being written.
	 */
	private volatile long beingWritten = NONE;

	private volatile boolean ended;

	WriteBehind(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Accept a change that was just made, and wait if an earlier one is overdue. Not to
	 * be called under a lock that the writing needs.
	 */
	void accept() {
		if (this.accepted.get() == NONE) {
			this.accepted.compareAndSet(NONE, this.nanos.getAsLong());
		}
		if (isOverdue()) {
			awaitWriting();
		}
	}

	private boolean isOverdue() {
		// In this order, because a writing moves the time from the one to the other.
		return isOverdue(this.accepted.get()) || isOverdue(this.beingWritten);
	}

	private boolean isOverdue(long since) {
		return since != NONE && this.nanos.getAsLong() - since > OVERDUE_NANOS;
	}

	/**
	 * Wait for the writer. The disk is slow, which the caller cannot help.
	 */
	private synchronized void awaitWriting() {
		Uninterruptibly.await(() -> {
			while (isOverdue() && !this.ended) {
				wait();
			}
		});
	}

	/**
	 * Write all changes that were accepted so far. One thread writes at a time.
	 * @param writer writes, and is told whether anything was accepted
	 */
	void write(Writer writer) {
		this.writing.lock();
		try {
			long first = this.accepted.get();
			this.beingWritten = first;
			if (first != NONE) {
				this.accepted.set(NONE);
			}
			writer.write(first != NONE);
			this.beingWritten = NONE;
		}
		finally {
			this.writing.unlock();
		}
		wake();
	}

	/**
	 * Release all waiters: there will be no more writing.
	 */
	void end() {
		this.ended = true;
		wake();
	}

	private synchronized void wake() {
		notifyAll();
	}

	/**
	 * Writes what was accepted.
	 */
	@FunctionalInterface
	interface Writer {

		/**
		 * Write.
		 * @param accepted whether anything was accepted since the last time
		 */
		void write(boolean accepted);

	}

}
