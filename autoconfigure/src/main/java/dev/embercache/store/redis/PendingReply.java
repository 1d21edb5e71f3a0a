package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.embercache.store.Uninterruptibly;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a command that was sent. Close it unless it is certain to be awaited, so
 * that it keeps neither a thread nor a place in a queue.
 *
 * @param <T> the type of the reply
 */
final class PendingReply<T> implements AutoCloseable {

	private final @Nullable Request<T> request;

	private final @Nullable DirectConnection direct;

	private final Duration timeout;

	private final Failures failures;

	private final long deadline;

	private volatile Future<T> future;

	private PendingReply(@Nullable Request<T> request, @Nullable DirectConnection direct, Future<T> future,
			Duration timeout, Failures failures) {
		this.request = request;
		this.direct = direct;
		this.timeout = timeout;
		this.failures = failures;
		this.deadline = System.nanoTime() + timeout.toNanos();
		this.future = future;
	}

	/**
	 * Return the reply to a command that a thread of ours runs.
	 */
	static <T> PendingReply<T> of(Future<T> future, Duration timeout, Failures failures) {
		return new PendingReply<>(null, null, future, timeout, failures);
	}

	/**
	 * Send a request on the thread of the caller.
	 */
	static <T> PendingReply<T> of(Request<T> request, DirectConnection direct, Duration timeout, Failures failures) {
		return new PendingReply<>(request, direct, send(request, direct), timeout, failures);
	}

	private static <T> Future<T> send(Request<T> request, DirectConnection direct) {
		try {
			return request.send(direct);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/**
	 * Wait for the reply.
	 * @throws OutageException if Redis cannot be used at the moment
	 * @throws RuntimeException if what is in Redis is not what the command expects
	 */
	T await() {
		// The wait is short, and a command that is sent by half helps nobody.
		return Uninterruptibly.get(this::awaitInterruptibly);
	}

	private T awaitInterruptibly() throws InterruptedException {
		while (true) {
			try {
				return this.future.get(this.deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			catch (ExecutionException ex) {
				sendAfter(ex.getCause());
			}
			catch (TimeoutException ex) {
				close();
				throw this.failures.timedOut(this.timeout, ex);
			}
			catch (CancellationException ex) {
				throw this.failures.failed(ex);
			}
		}
	}

	private void sendAfter(@Nullable Throwable failure) {
		Future<T> next = (failure != null && this.request != null && this.direct != null)
				? this.request.sendAfter(failure, this.direct) : null;
		if (next == null) {
			throw this.failures.failed(failure);
		}
		this.future = next;
	}

	@Override
	public void close() {
		this.future.cancel(true);
	}

	/**
	 * Turns failures of commands into exceptions, and notices outages on the way.
	 */
	interface Failures {

		RuntimeException failed(@Nullable Throwable cause);

		RuntimeException timedOut(Duration timeout, TimeoutException cause);

	}

}
