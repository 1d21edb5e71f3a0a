package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * The way to Redis, on which nobody waits longer than a bounded time.
 * <p>
 * The timeout of the connection is the application's, and a minute long by default. So
 * commands run on threads of our own, and callers wait for them. That costs two changes
 * of threads for each command, and works alike for all clients.
 */
final class Server implements AutoCloseable {

	private static final int THREADS = 16;

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
	 * For what must get through when all threads of callers are stuck.
	 */
	private final ExecutorService probes = executor(2, "ember-cache-redis-probe");

	private volatile boolean closed;

	Server(RedisConnectionFactory connectionFactory, Duration timeout, Breaker breaker) {
		this.connectionFactory = connectionFactory;
		this.timeout = timeout;
		this.breaker = breaker;
	}

	private static ExecutorService executor(int threads, String name) {
		ThreadFactory threadFactory = (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, KEEP_ALIVE.toMillis(),
				TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), threadFactory);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/**
	 * Run a command.
	 * @throws OutageException if Redis cannot be used at the moment
	 * @throws RuntimeException if what is in Redis is not what the command expects
	 */
	<T> T call(Command<T> command) {
		this.breaker.check();
		return call(command, this.callers, this.timeout);
	}

	/**
	 * Run a command, also during an outage.
	 */
	<T> T probe(Command<T> command) {
		return call(command, this.probes, this.timeout);
	}

	/**
	 * Run the first command, for which a connection has to be made.
	 */
	<T> T connect(Command<T> command) {
		return call(command, this.probes, CONNECTING.compareTo(this.timeout) > 0 ? CONNECTING : this.timeout);
	}

	private <T> T call(Command<T> command, ExecutorService executor, Duration timeout) {
		if (this.closed) {
			throw new OutageException("The store is closed", null);
		}
		Future<T> future = executor.submit(callable(command));
		boolean interrupted = false;
		try {
			long deadline = System.nanoTime() + timeout.toNanos();
			while (true) {
				try {
					return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					// The wait is short, and what is sent half helps nobody.
					interrupted = true;
				}
			}
		}
		catch (TimeoutException ex) {
			future.cancel(true);
			throw outage("no answer within %d ms".formatted(timeout.toMillis()), ex);
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private <T> Callable<T> callable(Command<T> command) {
		return () -> {
			RedisConnection connection = this.connectionFactory.getConnection();
			try {
				return command.run(connection);
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
		this.probes.shutdownNow();
	}

	/**
	 * A way to run commands: that of callers, or that of probes.
	 */
	@FunctionalInterface
	interface Way {

		<T> T call(Command<T> command);

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
