package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.store.LoggedCauses;

/**
 * Circuit breaker: keeps callers from waiting for a Redis that does not answer. After a
 * failure all commands are refused until a probe in the background has succeeded.
 * <p>
 * States: closed, {@code outage} is {@code null}; open, {@code outage} says why;
 * connecting, from the beginning to the first probe, which may take longer than callers
 * wait and is no outage: {@code outage} is {@link #CONNECTING}.
 * <p>
 * What the user of the connection has no right to is an outage too, of a {@link Denial}.
 * It lasts until somebody grants the right, so that it is told in other words, and values
 * are held by this node meanwhile.
 */
final class Breaker {

	private static final Log logger = StoreLog.LOGGER;

	// It has no stack trace.
	@SuppressWarnings("StaticAssignmentOfThrowable")
	private static final OutageException CONNECTING = new OutageException("There is no connection yet", null);

	/** What the names of all keys and channels begin with. */
	private final String prefix;

	private final LoggedCauses denials = new LoggedCauses();

	private final AtomicLong outages = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private volatile @Nullable OutageException outage = CONNECTING;

	private long openedAt;

	private long openedRefused;

	Breaker(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Refuse a command during an outage.
	 * @throws OutageException if there is an outage
	 */
	void check() {
		OutageException outage = this.outage;
		if (outage != null) {
			this.refused.incrementAndGet();
			throw outage;
		}
	}

	boolean isOpen() {
		return this.outage != null;
	}

	boolean isConnecting() {
		return this.outage == CONNECTING;
	}

	/**
	 * Return whether there is an outage because of a right that is missing.
	 */
	boolean isDenied() {
		OutageException outage = this.outage;
		return outage != null && outage.denial() != null;
	}

	/**
	 * Wait until there is a connection, or it is known that there is none.
	 * @param limit how long to wait at the most
	 */
	synchronized void awaitFirstProbe(Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		long remaining = limit.toMillis();
		try {
			while (isConnecting() && remaining > 0) {
				wait(remaining);
				remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	long outages() {
		return this.outages.get();
	}

	synchronized void open(OutageException outage) {
		boolean open = this.outage != null && !isConnecting();
		if (open && (outage.denial() == null || isDenied())) {
			return;
		}
		this.outage = outage;
		notifyAll();
		this.openedAt = System.nanoTime();
		this.openedRefused = this.refused.get();
		this.outages.incrementAndGet();
		Denial denial = outage.denial();
		if (denial == null) {
			logger
				.warn(LogMessage.format("Redis cannot be used (%s); serving misses until it can", outage.getMessage()));
		}
		else if (this.denials.add(denial.answer())) {
			logger.warn(LogMessage.format("""
					Redis does not let its user do what Ember Cache needs (%s): each instance holds values for itself, \
					and they do not survive a restart. %s""", denial.answer(), denial.remedy(this.prefix)));
		}
		logger.debug("The cause of the outage", outage.getCause());
	}

	/**
	 * Return how long the outage lasts so far.
	 */
	synchronized Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.openedAt);
	}

	/**
	 * End the outage, unless there is something left to do first.
	 * @param ready whether there is nothing left to do; called under the lock that
	 * {@link #ifOpen(Runnable)} takes
	 */
	synchronized void close(BooleanSupplier ready) {
		if (this.outage != null && ready.getAsBoolean()) {
			boolean connecting = isConnecting();
			this.outage = null;
			notifyAll();
			if (connecting) {
				logger.debug("Redis is connected");
				return;
			}
			long refusedMeanwhile = this.refused.get() - this.openedRefused;
			logger.info(LogMessage.format("Redis can be used again after %d s; %d %s refused in the meantime",
					age().toSeconds(), refusedMeanwhile, (refusedMeanwhile == 1) ? "command was" : "commands were"));
		}
	}

	/**
	 * Do something unless the outage is over.
	 * @return whether there is an outage
	 */
	synchronized boolean ifOpen(Runnable action) {
		if (this.outage == null) {
			return false;
		}
		action.run();
		return true;
	}

}
