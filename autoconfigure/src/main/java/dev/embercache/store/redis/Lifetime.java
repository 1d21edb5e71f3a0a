package dev.embercache.store.redis;

import java.time.Duration;
import java.time.InstantSource;

import dev.embercache.store.Bounds;

/**
 * How long the entries of a cache live, by the wall clock. The bounds may change.
 */
final class Lifetime {

	/** The time at which something will be that never was. */
	static final long NEVER = Long.MAX_VALUE;

	/**
	 * Parts of the time that an entry may idle, of which each is told once.
	 */
	private static final int TELLS = 10;

	private final InstantSource clock;

	private final Duration retention;

	private volatile Bounds bounds;

	Lifetime(InstantSource clock, Duration retention, Bounds bounds) {
		this.clock = clock;
		this.retention = retention;
		this.bounds = bounds;
	}

	void limit(Bounds bounds) {
		this.bounds = bounds;
	}

	Bounds bounds() {
		return this.bounds;
	}

	long now() {
		return this.clock.millis();
	}

	boolean isOver(long written, long read, long now) {
		Bounds bounds = this.bounds;
		if (bounds.timeToLive() == null && bounds.timeToIdle() == null) {
			return false;
		}
		return now - written >= millis(bounds.timeToLiveNanos())
				|| now - Math.max(written, read) >= millis(bounds.timeToIdleNanos());
	}

	/**
	 * Return whether a variant is too old for the history.
	 * @param superseded when the next newer variant of its key was written
	 */
	boolean isForgotten(long superseded) {
		return superseded != NEVER && now() - superseded >= millis(this.bounds.history().timeToLiveNanos());
	}

	/**
	 * Return whether Redis has to know of a read, so that it keeps the entry.
	 * @param told when Redis was told before
	 */
	boolean isWorthTelling(long told, long now) {
		Bounds bounds = this.bounds;
		if (bounds.timeToIdle() == null && bounds.timeToLive() != null) {
			return false;
		}
		long idle = (bounds.timeToIdle() != null) ? millis(bounds.timeToIdleNanos()) : this.retention.toMillis();
		return now - told >= idle / TELLS;
	}

	private static long millis(long nanos) {
		return nanos / 1_000_000;
	}

}
