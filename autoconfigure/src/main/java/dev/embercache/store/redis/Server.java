package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.ClassUtils;

/**
 * The way to Redis, on which nobody waits longer than a bounded time.
 * <p>
 * The timeout of the connection is the application's, and a minute long by default. So
 * commands run on threads of our own, and callers wait for them, which works alike for
 * all clients. It costs two changes of threads for each command; where the client allows
 * it, callers send those commands by themselves that are sent all the time, see
 * {@link Request}.
 */
final class Server implements AutoCloseable {

	private static final boolean LETTUCE = ClassUtils.isPresent("io.lettuce.core.api.StatefulConnection",
			Server.class.getClassLoader());

	private static final int THREADS = 16;

	private static final int WAITERS = 4;

	/**
	 * A JVM that has just been started takes its time to load a client and connect.
	 */
	private static final Duration CONNECTING = Duration.ofSeconds(10);

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private final RedisConnectionFactory connectionFactory;

	private final Duration timeout;

	private final Breaker breaker;

	private final ExecutorService callers = executor(THREADS, "ember-cache-redis");

	/**
	 * For what is done later, and waits for commands.
	 */
	private final ScheduledExecutorService waiters = Executors.newScheduledThreadPool(WAITERS,
			threadFactory("ember-cache-redis-waiter"));

	/**
	 * For what must get through when all threads of callers are stuck.
	 */
	private final ExecutorService probes = executor(2, "ember-cache-redis-probe");

	private volatile @Nullable DirectConnection direct;

	private volatile boolean closed;

	Server(RedisConnectionFactory connectionFactory, Duration timeout, Breaker breaker) {
		this.connectionFactory = connectionFactory;
		this.timeout = timeout;
		this.breaker = breaker;
	}

	private static ExecutorService executor(int threads, String name) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, KEEP_ALIVE.toMillis(),
				TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), threadFactory(name));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private static ThreadFactory threadFactory(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Run a command.
	 * @throws OutageException if Redis cannot be used at the moment
	 * @throws RuntimeException if what is in Redis is not what the command expects
	 */
	<T> T call(Command<T> command) {
		return send(command).await();
	}

	/**
	 * Begin to run a command. Several that are sent before the first is waited for take
	 * the time of one, and are carried out in any order.
	 * @throws OutageException if Redis cannot be used at the moment
	 */
	<T> Sent<T> send(Command<T> command) {
		this.breaker.check();
		return send(command, this.callers, this.timeout);
	}

	/**
	 * Run a command, also during an outage.
	 */
	<T> T probe(Command<T> command) {
		return sendProbe(command).await();
	}

	/**
	 * Begin to run a command, also during an outage.
	 */
	<T> Sent<T> sendProbe(Command<T> command) {
		return send(command, this.probes, this.timeout);
	}

	/**
	 * Run the first command, for which a connection has to be made.
	 */
	<T> T connect(Command<T> command) {
		return send(command, this.probes, CONNECTING.compareTo(this.timeout) > 0 ? CONNECTING : this.timeout).await();
	}

	/**
	 * Do something later that may run commands, on a thread that waits for them. Done at
	 * once, by the caller, where the store is closed and there are no commands any more.
	 * @param action the action, which must not wait for anything else
	 */
	void later(Runnable action, long millis) {
		try {
			this.waiters.schedule(action, millis, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			action.run();
		}
	}

	private <T> Sent<T> send(Command<T> command, ExecutorService executor, Duration timeout) {
		if (this.closed) {
			throw new OutageException("The store is closed", null);
		}
		DirectConnection direct = this.direct;
		if (command instanceof Request<T> request && direct != null && direct.isOpen()) {
			return new Sent<>(request, direct, timeout);
		}
		return new Sent<>(executor.submit(callable(command)), timeout);
	}

	private <T> Callable<T> callable(Command<T> command) {
		return () -> {
			RedisConnection connection = this.connectionFactory.getConnection();
			try {
				T result = command.run(connection);
				DirectConnection direct = this.direct;
				if (LETTUCE && (direct == null || !direct.isOpen())) {
					this.direct = DirectConnection.of(this.connectionFactory, connection);
				}
				return result;
			}
			finally {
				connection.close();
			}
		};
	}

	private RuntimeException failure(@Nullable Throwable cause) {
		Throwable root = (cause != null) ? NestedExceptionUtils.getMostSpecificCause(cause) : null;
		String message = String.valueOf((root != null) ? root.getMessage() : null);
		if (cause instanceof RuntimeException data && message.startsWith("WRONGTYPE")) {
			return data;
		}
		return outage((root != null) ? root.getClass().getSimpleName() + ": " + message : message, cause);
	}

	private OutageException outage(String reason, @Nullable Throwable cause) {
		OutageException outage = new OutageException(reason, cause);
		if (!this.closed) {
			this.breaker.open(outage);
		}
		return outage;
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		this.callers.shutdownNow();
		this.waiters.shutdownNow();
		this.probes.shutdownNow();
	}

	/**
	 * A way to run commands: that of callers, or that of probes.
	 */
	@FunctionalInterface
	interface Way {

		/**
		 * Begin to run a command.
		 */
		<T> Sent<T> send(Command<T> command);

		/**
		 * Run a command.
		 */
		default <T> T call(Command<T> command) {
			return send(command).await();
		}

	}

	/**
	 * A command that was sent. To be closed where it may not be waited for, so that it
	 * keeps neither a thread nor a place in a queue.
	 *
	 * @param <T> the type of the result
	 */
	final class Sent<T> implements AutoCloseable {

		private final @Nullable Request<T> request;

		private final @Nullable DirectConnection direct;

		private final Duration timeout;

		private final long deadline;

		private volatile Future<T> future;

		private Sent(Future<T> future, Duration timeout) {
			this.request = null;
			this.direct = null;
			this.timeout = timeout;
			this.deadline = System.nanoTime() + timeout.toNanos();
			this.future = future;
		}

		private Sent(Request<T> request, DirectConnection direct, Duration timeout) {
			this.request = request;
			this.direct = direct;
			this.timeout = timeout;
			this.deadline = System.nanoTime() + timeout.toNanos();
			this.future = send(request, direct);
		}

		private Future<T> send(Request<T> request, DirectConnection direct) {
			try {
				return request.send(direct);
			}
			catch (RuntimeException ex) {
				return CompletableFuture.failedFuture(ex);
			}
		}

		/**
		 * Wait for the result.
		 * @throws OutageException if Redis cannot be used at the moment
		 * @throws RuntimeException if what is in Redis is not what the command expects
		 */
		T await() {
			boolean interrupted = false;
			try {
				while (true) {
					try {
						return this.future.get(this.deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
					}
					catch (ExecutionException ex) {
						sendAfter(ex.getCause());
					}
					catch (InterruptedException ex) {
						// The wait is short, and what is sent half helps nobody.
						interrupted = true;
					}
				}
			}
			catch (TimeoutException ex) {
				close();
				throw outage("no answer within %d ms".formatted(this.timeout.toMillis()), ex);
			}
			catch (CancellationException ex) {
				throw failure(ex);
			}
			finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}

		private void sendAfter(@Nullable Throwable failure) {
			Future<T> next = (failure != null && this.request != null && this.direct != null)
					? this.request.sendAfter(failure, this.direct) : null;
			if (next == null) {
				throw failure(failure);
			}
			this.future = next;
		}

		@Override
		public void close() {
			this.future.cancel(true);
		}

	}

	/**
	 * One or a few commands.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface Command<T> {

		T run(RedisConnection connection);

	}

}
