package dev.embercache.store.disk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WriteBehind}.
 */
@Timeout(60)
class WriteBehindTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

	private final WriteBehind writeBehind = new WriteBehind(this.nanos::get);

	private final AtomicBoolean interrupted = new AtomicBoolean();

	private final CountDownLatch written = new CountDownLatch(1);

	private Thread caller = new Thread();

	@AfterEach
	void letGo() {
		this.written.countDown();
		this.writeBehind.end();
	}

	private void pass(long millis) {
		this.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
	}

	private void write() {
		this.writeBehind.write((accepted) -> {
		});
	}

	/**
	 * Accept a change on a thread, which waits.
	 */
	private void acceptAndWait() {
		this.caller = new Thread(() -> {
			this.writeBehind.accept();
			this.interrupted.set(Thread.currentThread().isInterrupted());
		});
		this.caller.start();
		Awaitility.await().until(() -> this.caller.getState() == Thread.State.WAITING);
	}

	private void awaitEndOfCaller() {
		Awaitility.await().until(() -> !this.caller.isAlive());
	}

	@Test
	void whoChangesSomethingWhileAnEarlierChangeIsOverdueWaits() {
		this.writeBehind.accept();
		pass(700);
		this.writeBehind.accept();
		pass(100);
		acceptAndWait();
		write();
		awaitEndOfCaller();
	}

	@Test
	void nobodyWaitsAfterAWriting() {
		this.writeBehind.accept();
		pass(700);
		write();
		pass(700);
		this.writeBehind.accept();
		pass(700);
		this.writeBehind.accept();
	}

	@Test
	void whatIsBeingWrittenIsNotWritten() throws Exception {
		this.writeBehind.accept();
		CountDownLatch writing = new CountDownLatch(1);
		Thread writer = new Thread(() -> this.writeBehind.write((accepted) -> {
			writing.countDown();
			await(this.written);
		}));
		writer.start();
		writing.await();
		pass(800);
		acceptAndWait();
		this.written.countDown();
		awaitEndOfCaller();
		writer.join();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aWritingThatFailsWroteNothing() {
		this.writeBehind.accept();
		assertThatIllegalStateException().isThrownBy(() -> this.writeBehind.write((accepted) -> {
			throw new IllegalStateException("full");
		}));
		pass(800);
		acceptAndWait();
		this.writeBehind.end();
		awaitEndOfCaller();
	}

	@Test
	void anInterruptionDoesNotEndTheWaitAndIsNotLost() {
		this.writeBehind.accept();
		pass(800);
		acceptAndWait();
		this.caller.interrupt();
		Awaitility.await().until(() -> !this.caller.isInterrupted() && this.caller.getState() == Thread.State.WAITING);
		write();
		awaitEndOfCaller();
		assertThat(this.interrupted).isTrue();
	}

	@Test
	void aWritingIsToldWhetherAnythingWasAccepted() {
		AtomicBoolean accepted = new AtomicBoolean(true);
		this.writeBehind.write(accepted::set);
		assertThat(accepted).isFalse();
		this.writeBehind.accept();
		this.writeBehind.write(accepted::set);
		assertThat(accepted).isTrue();
		this.writeBehind.write(accepted::set);
		assertThat(accepted).isFalse();
	}

}
