package dev.embercache.store.redis;

import java.time.Duration;
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
 * {@link #close()}. Used by one thread.
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

	private final Turns turns;

	private final EntryKey key;

	private final String owner = CacheEpoch.text(CacheEpoch.random());

	private final Thread thread = Thread.currentThread();

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
			long remaining = TimeUnit.NANOSECONDS.toMillis(this.end - System.nanoTime());
			Turns.Answer answer = this.turns.take(this.key, taken, this.owner);
			if (answer instanceof Turns.Answer.Taken) {
				this.lease = taken;
				taken.begin(this);
				this.turns.begun(this.key, this);
				return true;
			}
			if (answer instanceof Turns.Answer.Everybody || remaining <= 0) {
				return true;
			}
			if (!(answer instanceof Turns.Answer.Held held) || !taken.isInTime()) {
				return false;
			}
			Duration limit = this.turns.isHearing() ? HEARING : DEAF;
			this.turns.await(taken.cell(), signals, Math.min(Math.min(held.millis(), remaining), limit.toMillis()));
		}
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
