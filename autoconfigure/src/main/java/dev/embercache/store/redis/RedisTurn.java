package dev.embercache.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Lease;
import dev.embercache.store.Turn;
import org.jspecify.annotations.Nullable;

/**
 * A turn that is a lock in Redis.
 * <p>
 * States: waiting, {@code lease} is {@code null}; holding, {@code lease} is the one under
 * which the lock was taken; ended, by the script that filled the value in or by
 * {@link #close()}. Used by one thread at a time; if the turn is not waited for on the
 * caller's, by several in a row.
 */
final class RedisTurn implements Turn {

	/**
	 * When to ask again while messages come, of which one may be lost all the same.
	 */
	private static final Duration HEARING = Duration.ofSeconds(2);

	/**
	 * When to ask again while no messages come.
	 */
	private static final Duration DEAF = Duration.ofMillis(100);

	private static final long NOW = 0;

	private static final long CHANGED = -1;

	private final Turns turns;

	private final EntryKey key;

	private final String owner = CacheEpoch.text(CacheEpoch.random());

	/**
	 * Who computes, or {@code null} if that is no thread's work.
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
	RedisTurn(Turns turns, EntryKey key, Duration limit) {
		this.turns = turns;
		this.key = key;
		this.end = System.nanoTime() + limit.toNanos();
	}

	/**
	 * Return who has the lock: a number that no other turn has.
	 */
	String owner() {
		return this.owner;
	}

	boolean isOfThisThread() {
		return this.thread == Thread.currentThread();
	}

	@Override
	public boolean await(Lease lease) {
		if (!(lease instanceof RedisLease taken) || this.turns.isOfThisThread(this.key)) {
			return true;
		}
		try {
			return await(taken);
		}
		catch (InterruptedException ex) {
			// Who interrupts the caller means the computation, which will notice.
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.turns.failed(ex);
		}
		return true;
	}

	private boolean await(RedisLease taken) throws InterruptedException {
		while (true) {
			int signals = taken.cell().signals();
			long millis = take(taken);
			if (millis <= 0) {
				return millis == NOW;
			}
			this.turns.await(taken.cell(), signals, millis);
		}
	}

	@Override
	public CompletableFuture<Boolean> awaitLater(Lease lease) {
		if (!(lease instanceof RedisLease taken) || this.turns.isOfThisThread(this.key)) {
			return CompletableFuture.completedFuture(true);
		}
		this.thread = null;
		CompletableFuture<Boolean> come = new CompletableFuture<>();
		awaitLater(taken, come);
		return come;
	}

	private void awaitLater(RedisLease taken, CompletableFuture<Boolean> come) {
		try {
			int signals = taken.cell().signals();
			long millis = take(taken);
			if (millis <= 0) {
				come.complete(millis == NOW);
			}
			else {
				this.turns.awaitLater(taken.cell(), signals, millis, () -> awaitLater(taken, come));
			}
		}
		catch (RuntimeException ex) {
			this.turns.failed(ex);
			come.complete(true);
		}
	}

	/**
	 * Try to take the lock.
	 * @return {@link #NOW}, {@link #CHANGED}, or after how many milliseconds to try again
	 * at the latest
	 */
	private long take(RedisLease taken) {
		long remaining = TimeUnit.NANOSECONDS.toMillis(this.end - System.nanoTime());
		Turns.Answer answer = this.turns.take(this.key, taken, this.owner);
		if (answer instanceof Turns.Answer.Taken) {
			this.lease = taken;
			taken.begin(this);
			this.turns.begun(this.key, this);
			return NOW;
		}
		if (answer instanceof Turns.Answer.Everybody || remaining <= 0) {
			return NOW;
		}
		if (!(answer instanceof Turns.Answer.Held held) || !taken.isInTime()) {
			return CHANGED;
		}
		Duration limit = this.turns.isHearing() ? HEARING : DEAF;
		return Math.min(Math.min(held.millis(), remaining), limit.toMillis());
	}

	/**
	 * Take notice that the script which filled the value in has released the lock.
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
			this.turns.release(this.key, lease, this.owner, this.computed);
		}
		lease.end();
		this.turns.ended(this.key, this);
		lease.cell().signal();
	}

}
