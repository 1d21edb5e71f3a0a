package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.ClassUtils;

import dev.embercache.store.DaemonThreads;

/**
 * Runs commands on Redis, for each of which its caller waits a bounded time only.
 * <p>
 * The timeout of the connection is the application's, and a minute long by default. So
 * commands run on threads of our own, and callers wait for them, which works alike for
 * all clients. That costs two changes of threads for each command; where the client
 * allows it, callers send the most frequent commands themselves, see {@link Request}.
 */
final class RedisClient implements Commands, AutoCloseable {

	private static final boolean LETTUCE = ClassUtils.isPresent("io.lettuce.core.api.StatefulConnection",
			RedisClient.class.getClassLoader());

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
	 * Threads for actions that are done later, and wait for commands.
	 */
	private final ScheduledExecutorService waiters = Executors.newScheduledThreadPool(WAITERS,
			DaemonThreads.named("ember-cache-redis-waiter"));

	/**
	 * Threads for commands that must get through when all threads of callers are stuck.
	 */
	private final ExecutorService probes = executor(2, "ember-cache-redis-probe");

	private final PendingReply.Failures failures = new PendingReply.Failures() {

		@Override
		public RuntimeException failed(@Nullable Throwable cause) {
			return translate(cause);
		}

		@Override
		public RuntimeException timedOut(Duration timeout, TimeoutException cause) {
			return outage("no answer within %d ms".formatted(timeout.toMillis()), cause);
		}

	};

	private volatile @Nullable DirectConnection direct;

	private volatile boolean closed;

	RedisClient(RedisConnectionFactory connectionFactory, Duration timeout, Breaker breaker) {
		this.connectionFactory = connectionFactory;
		this.timeout = timeout;
		this.breaker = breaker;
	}

	private static ExecutorService executor(int threads, String name) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, KEEP_ALIVE.toMillis(),
				TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), DaemonThreads.named(name));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/**
	 * Send a command, unless there is an outage.
	 */
	@Override
	public <T> PendingReply<T> send(Command<T> command) {
		this.breaker.check();
		return send(command, this.callers, this.timeout);
	}

	/**
	 * Return the commands that are sent during an outage too.
	 */
	Commands probes() {
		return this::sendProbe;
	}

	private <T> PendingReply<T> sendProbe(Command<T> command) {
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
	 * once, on the thread of the caller, if the store is closed and commands are no
	 * longer run.
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

	private <T> PendingReply<T> send(Command<T> command, ExecutorService executor, Duration timeout) {
		if (this.closed) {
			throw new OutageException("The store is closed", null);
		}
		DirectConnection direct = this.direct;
		if (command instanceof Request<T> request && direct != null && direct.isOpen()) {
			return PendingReply.of(request, direct, timeout, this.failures);
		}
		return PendingReply.of(executor.submit(callable(command)), timeout, this.failures);
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

	private RuntimeException translate(@Nullable Throwable cause) {
		Throwable root = (cause != null) ? NestedExceptionUtils.getMostSpecificCause(cause) : null;
		String message = String.valueOf((root != null) ? root.getMessage() : null);
		if (cause instanceof RuntimeException data && message.startsWith("WRONGTYPE")) {
			return data;
		}
		return outage((root != null) ? root.getClass().getSimpleName() + ": " + message : message, cause);
	}

	private OutageException outage(String reason, @Nullable Throwable cause) {
		OutageException outage = new OutageException(reason, cause, Denial.of(cause));
		if (!this.closed) {
			this.breaker.open(outage);
		}
		return outage;
	}

	/**
	 * Return whether Redis answers, and does not let its user do what is needed.
	 */
	boolean isDenied() {
		return this.breaker.isDenied();
	}

	/**
	 * Do something unless there is no outage, or it ends before.
	 * @return whether there is an outage
	 */
	boolean duringOutage(Runnable action) {
		return this.breaker.ifOpen(action);
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

}
