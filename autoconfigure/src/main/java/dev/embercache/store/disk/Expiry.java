package dev.embercache.store.disk;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import dev.embercache.store.Bounds;

/**
 * Whether a variant is expired, by the wall clock: it has to be right in the next JVM
 * too.
 *
 * @param clock the wall clock
 * @param timeToLive milliseconds after the write
 * @param timeToIdle milliseconds after the last read
 * @param history milliseconds after a newer variant of the key was written
 */
record Expiry(InstantSource clock, long timeToLive, long timeToIdle, long history) {

	/**
	 * How far in the future a time may be. The wall clock is set back by small steps all
	 * the time. Past this, nobody knows how old the variant is.
	 */
	private static final long TOLERANCE = TimeUnit.MINUTES.toMillis(1);

	/**
	 * How late the time of a read may be written, as a share of the time to idle.
	 */
	private static final int READ_SLACK = 8;

	private static final long LONGEST_SLACK = TimeUnit.MINUTES.toMillis(10);

	static Expiry of(Bounds bounds, InstantSource clock) {
		return new Expiry(clock, millis(bounds.timeToLiveNanos()), millis(bounds.timeToIdleNanos()),
				millis(bounds.history().timeToLiveNanos()));
	}

	private static long millis(long nanos) {
		return (nanos == Long.MAX_VALUE) ? nanos : TimeUnit.NANOSECONDS.toMillis(nanos);
	}

	boolean isExpired(long written, long read) {
		if (this.timeToLive == Long.MAX_VALUE && this.timeToIdle == Long.MAX_VALUE) {
			return false;
		}
		return isExpired(written, read, this.clock.millis());
	}

	boolean isExpired(long written, long read, long now) {
		return isOver(now - written, this.timeToLive) || isOver(now - read, this.timeToIdle);
	}

	/**
	 * Return whether a variant is too old for the history.
	 * @param superseded when the next newer variant of its key was written
	 */
	boolean isForgotten(long superseded) {
		return isOver(this.clock.millis() - superseded, this.history);
	}

	private static boolean isOver(long age, long limit) {
		if (limit == Long.MAX_VALUE) {
			return false;
		}
		return (age < 0) ? -age > Math.min(limit, TOLERANCE) : age >= limit;
	}

	/**
	 * Return whether a read is to be written, so that the next JVM knows of it.
	 */
	boolean isToBeNoted(long readBefore, long now) {
		return now - readBefore >= Math.min(LONGEST_SLACK, this.timeToIdle / READ_SLACK);
	}

}
