package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import org.jspecify.annotations.Nullable;

/**
 * A lock of a key that is kept in Redis.
 * <p>
 * States: waiting, {@code lease} is {@code null}; holding, {@code lease} is the one under
 * which the lock was taken; ended, by the script that filled the value in or by
 * {@link #close()}. Used by one thread at a time; if it is not acquired on the caller's
 * thread, by several in a row.
 */
final class RedisKeyLock implements KeyLock {

	/**
	 * The time after which to ask again while messages arrive: one may be lost all the
	 * same.
	 */
	private static final Duration HEARING = Duration.ofSeconds(2);

	/**
	 * The time after which to ask again while no messages arrive.
	 */
	private static final Duration DEAF = Duration.ofMillis(100);

	private static final long NOW = 0;

	private static final long CHANGED = -1;

	private final KeyLocks locks;

	private final EntryKey key;

	private final String owner = RandomNumber.text(RandomNumber.next());

	/**
	 * The thread that computes, or {@code null} if no single thread does.
	 */
	private volatile @Nullable Thread thread = Thread.currentThread();

	private final long end;

	private @Nullable RedisLease lease;

	private boolean computed;

	private volatile boolean ended;

	/**
	 * Create an instance.
	 * @param limit how long to wait for others, all in all
	 */
	RedisKeyLock(KeyLocks locks, EntryKey key, Duration limit) {
		this.locks = locks;
		this.key = key;
		this.end = System.nanoTime() + limit.toNanos();
	}

	/**
	 * Return the name of the holder: a random number that no other lock has.
	 */
	String owner() {
		return this.owner;
	}

	boolean isOfThisThread() {
		return this.thread == Thread.currentThread();
	}

	@Override
	public boolean acquire(Lease lease) {
		if (!(lease instanceof RedisLease taken) || this.locks.isOfThisThread(this.key)) {
			return true;
		}
		try {
			return acquire(taken);
		}
		catch (InterruptedException ex) {
			// The interrupt is meant for the computation, which will notice.
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.locks.failed(ex);
		}
		return true;
	}

	private boolean acquire(RedisLease taken) throws InterruptedException {
		while (true) {
			int signals = taken.cell().signals();
			long millis = take(taken);
			if (millis <= 0) {
				return millis == NOW;
			}
			this.locks.await(taken.cell(), signals, millis);
		}
	}

	@Override
	public CompletableFuture<Boolean> acquireLater(Lease lease) {
		if (!(lease instanceof RedisLease taken) || this.locks.isOfThisThread(this.key)) {
			return CompletableFuture.completedFuture(true);
		}
		this.thread = null;
		CompletableFuture<Boolean> acquired = new CompletableFuture<>();
		acquireLater(taken, acquired);
		return acquired;
	}

	private void acquireLater(RedisLease taken, CompletableFuture<Boolean> acquired) {
		try {
			int signals = taken.cell().signals();
			long millis = take(taken);
			if (millis <= 0) {
				acquired.complete(millis == NOW);
			}
			else {
				this.locks.awaitLater(taken.cell(), signals, millis, () -> acquireLater(taken, acquired));
			}
		}
		catch (RuntimeException ex) {
			this.locks.failed(ex);
			acquired.complete(true);
		}
	}

	/**
	 * Try to take the lock.
	 * @return {@link #NOW}, {@link #CHANGED}, or after how many milliseconds to try again
	 * at the latest
	 */
	private long take(RedisLease taken) {
		long remaining = TimeUnit.NANOSECONDS.toMillis(this.end - System.nanoTime());
		KeyLocks.Answer answer = this.locks.take(this.key, taken, this.owner);
		if (answer instanceof KeyLocks.Answer.Taken) {
			this.lease = taken;
			taken.begin(this);
			this.locks.acquired(this.key, this);
			return NOW;
		}
		if (answer instanceof KeyLocks.Answer.Everybody || remaining <= 0) {
			return NOW;
		}
		if (!(answer instanceof KeyLocks.Answer.Held held) || !taken.isInTime()) {
			return CHANGED;
		}
		Duration limit = this.locks.isHearing() ? HEARING : DEAF;
		return Math.min(Math.min(held.millis(), remaining), limit.toMillis());
	}

	/**
	 * Note that the script which filled the value in has released the lock.
	 */
	void filled() {
		this.ended = true;
	}

	@Override
	public void computed() {
		this.computed = true;
	}

	@Override
	public void close() {
		RedisLease lease = this.lease;
		if (lease == null) {
			return;
		}
		if (!this.ended) {
			this.locks.release(this.key, lease, this.owner, this.computed);
		}
		lease.end();
		this.locks.released(this.key, this);
		lease.cell().signal();
	}

}
