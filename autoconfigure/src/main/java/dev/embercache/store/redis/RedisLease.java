package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.store.Lease;

/**
 * A lease by the fencing token that the key had in Redis when it was taken. Redis
 * compares it where it writes; what is asked here is what this node heard so far.
 */
final class RedisLease implements Lease {

	/**
	 * The time for which Redis remembers the fencing token of an invalidated key.
	 */
	static final Duration MEMORY = Duration.ofMinutes(10);

	private static final long LONGEST = MEMORY.minusMinutes(1).toNanos();

	private final LongPredicate epoch;

	private final KeyCell cell;

	private final KeyCell.News begin;

	private final Origin origin;

	private final long started;

	private final String state;

	private volatile @Nullable RedisKeyLock lock;

	/**
	 * Create a lease.
	 * @param epoch whether an epoch is that of the cache, as this node knows it
	 * @param beginning what was known before
	 * @param origin what was found
	 * @param state the state of the key, for a later comparison
	 */
	RedisLease(LongPredicate epoch, KeyCells.Beginning beginning, Origin origin, String state) {
		this.epoch = epoch;
		this.cell = beginning.cell();
		this.begin = beginning.news();
		this.origin = origin;
		this.started = beginning.nanos();
		this.state = state;
	}

	@Override
	public boolean holds() {
		return isInTime() && this.origin.trust().lasts() && this.cell.isCurrent(this.begin, this.origin.token());
	}

	/**
	 * Return whether Redis still remembers all invalidations since the lease was taken.
	 */
	boolean isInTime() {
		return this.epoch.test(this.origin.epoch()) && System.nanoTime() - this.started < LONGEST;
	}

	/**
	 * Note that the computation holds a lock.
	 */
	void begin(RedisKeyLock lock) {
		this.lock = lock;
	}

	/**
	 * Note that the computation is over. A lease may live long after it.
	 */
	void end() {
		this.lock = null;
	}

	/**
	 * Return the lock of the computation, if it has one.
	 */
	@Nullable RedisKeyLock lock() {
		return this.lock;
	}

	/**
	 * Return whether there was nothing under the key.
	 */
	boolean isOfNewKey() {
		return this.state.endsWith("/");
	}

	byte[] state() {
		return this.state.getBytes(StandardCharsets.ISO_8859_1);
	}

	KeyCell cell() {
		return this.cell;
	}

	KeyCell.News begin() {
		return this.begin;
	}

	Origin origin() {
		return this.origin;
	}

}
