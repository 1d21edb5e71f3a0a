package dev.embercache.store.redis;

import java.time.Duration;

import dev.embercache.store.Lease;

/**
 * A lease by the generation that the key had in Redis when it was taken. Redis compares
 * it where it writes; what is asked here is what this node heard so far.
 */
final class RedisLease implements Lease {

	/**
	 * How long the generation of an invalidated key is remembered in Redis.
	 */
	static final Duration MEMORY = Duration.ofMinutes(10);

	private static final long LONGEST = MEMORY.minusMinutes(1).toNanos();

	private final RedisRegion region;

	private final KeyCell cell;

	private final KeyCell.News begin;

	private final RedisVariant.Origin origin;

	private final long started;

	RedisLease(RedisRegion region, KeyCell cell, KeyCell.News begin, RedisVariant.Origin origin, long started) {
		this.region = region;
		this.cell = cell;
		this.begin = begin;
		this.origin = origin;
		this.started = started;
	}

	@Override
	public boolean holds() {
		return isInTime() && this.origin.trust().lasts() && this.cell.isCurrent(this.begin, this.origin.generation());
	}

	/**
	 * Return whether Redis still remembers all invalidations since the lease was taken.
	 */
	boolean isInTime() {
		return this.region.isEpoch(this.origin.epoch()) && System.nanoTime() - this.started < LONGEST;
	}

	KeyCell cell() {
		return this.cell;
	}

	KeyCell.News begin() {
		return this.begin;
	}

	RedisVariant.Origin origin() {
		return this.origin;
	}

}
