package dev.embercache.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When variants expire, for all stores alike: some time after the write
 * ({@link Bounds#timeToLive()}), some time after the last read
 * ({@link Bounds#timeToIdle()}), or some time after a newer variant of the key was
 * written ({@link History#timeToLive()}).
 * <p>
 * All times are by one clock, in its unit. Stores differ in their clocks, and with them
 * in two things:
 * <ul>
 * <li>What a time in the future means. By a ticker there is none. The wall clock of one
 * machine is set back by small steps all the time; past a minute nobody knows how old a
 * variant is, so it is expired. The clocks of several machines disagree for longer than
 * that, and a variant of a machine that is ahead counts as new.
 * <li>How late a read is noted, see {@link #isReadDue(long, long)}: to note each would
 * cost more than the hit. A heap is told after an eighth of the time to idle, a second at
 * most; a disk after an eighth, ten minutes at most, and also where nothing idles away,
 * because it evicts by the time of the last read. Where machines share a store, each
 * judges by what the others have told, so that the slack shortens the time to idle of all
 * of them: it is a tenth. Nothing needs to be told there if entries have a time to live
 * and no time to idle.
 * </ul>
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Expiry {

	/**
	 * A limit that is never reached.
	 */
	private static final long NEVER = Long.MAX_VALUE;

	private static final int READ_SLACK = 8;

	private static final int SHARED_READ_SLACK = 10;

	private static final long LONGEST_SLACK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long LONGEST_SLACK_MILLIS = TimeUnit.MINUTES.toMillis(10);

	private static final long TOLERANCE_MILLIS = TimeUnit.MINUTES.toMillis(1);

	private final Limit timeToLive;

	private final Limit timeToIdle;

	private final Limit history;

	private final boolean limited;

	private final long readSlack;

	private Expiry(Limit timeToLive, Limit timeToIdle, Limit history, long readSlack) {
		this.timeToLive = timeToLive;
		this.timeToIdle = timeToIdle;
		this.history = history;
		this.limited = timeToLive.age() != NEVER || timeToIdle.age() != NEVER;
		this.readSlack = readSlack;
	}

	/**
	 * Return the expiry by a ticker, in nanoseconds.
	 * @param bounds the limits
	 * @return the expiry
	 */
	public static Expiry byTicker(Bounds bounds) {
		long idle = bounds.timeToIdleNanos();
		return new Expiry(new Limit(bounds.timeToLiveNanos(), NEVER), new Limit(idle, NEVER),
				new Limit(bounds.history().timeToLiveNanos(), NEVER),
				Math.max(1, Math.min(LONGEST_SLACK_NANOS, idle / READ_SLACK)));
	}

	/**
	 * Return the expiry by the wall clock of this machine, in milliseconds: it has to be
	 * right in the next JVM too.
	 * @param bounds the limits
	 * @return the expiry
	 */
	public static Expiry byWallClock(Bounds bounds) {
		long idle = millis(bounds.timeToIdleNanos());
		return new Expiry(Limit.tolerant(millis(bounds.timeToLiveNanos())), Limit.tolerant(idle),
				Limit.tolerant(millis(bounds.history().timeToLiveNanos())),
				Math.min(LONGEST_SLACK_MILLIS, idle / READ_SLACK));
	}

	/**
	 * Return the expiry by the wall clocks of several machines, in milliseconds.
	 * @param bounds the limits
	 * @param retention when the store gives up what has no limit of its own
	 * @return the expiry
	 */
	public static Expiry bySharedClocks(Bounds bounds, Duration retention) {
		long idle = millis(bounds.timeToIdleNanos());
		long readSlack = (bounds.timeToIdle() != null) ? idle / SHARED_READ_SLACK
				: (bounds.timeToLive() != null) ? NEVER : retention.toMillis() / SHARED_READ_SLACK;
		return new Expiry(new Limit(millis(bounds.timeToLiveNanos()), NEVER), new Limit(idle, NEVER),
				new Limit(millis(bounds.history().timeToLiveNanos()), NEVER), readSlack);
	}

	private static long millis(long nanos) {
		return (nanos == NEVER) ? NEVER : TimeUnit.NANOSECONDS.toMillis(nanos);
	}

	/**
	 * Return whether variants expire at all. Where they do not, a hit need not look at
	 * the clock.
	 * @return whether there is a time to live or a time to idle
	 */
	public boolean isLimited() {
		return this.limited;
	}

	/**
	 * Return whether variants expire some time after their last read.
	 * @return whether there is a time to idle
	 */
	public boolean isIdleLimited() {
		return this.timeToIdle.age() != NEVER;
	}

	/**
	 * Return whether a variant is expired.
	 * @param written when it was written
	 * @param lastRead when it was last read
	 * @param now the time
	 * @return whether its time is up
	 */
	public boolean isExpired(long written, long lastRead, long now) {
		return this.timeToLive.isOver(now - written) || this.timeToIdle.isOver(now - lastRead);
	}

	/**
	 * Return whether a variant is too old for the history.
	 * @param superseded when the next newer variant of its key was written
	 * @param now the time
	 * @return whether its time as an older variant is up
	 */
	public boolean isForgotten(long superseded, long now) {
		return this.history.isOver(now - superseded);
	}

	/**
	 * Return whether a read has to be noted in the store.
	 * @param lastNoted the time of the last read that was noted
	 * @param now the time of this read
	 * @return whether enough time has passed
	 */
	public boolean isReadDue(long lastNoted, long now) {
		return now - lastNoted >= this.readSlack;
	}

	/**
	 * Return the time for which no further read needs to be noted.
	 * @return the time, in the unit of the clock
	 */
	public long readSlack() {
		return this.readSlack;
	}

	/**
	 * Return after how much time a store may forget a variant that was read just now. It
	 * may be later than the variant expires, since later reads are noted late.
	 * @param written when it was written
	 * @param now the time
	 * @return the time, at least one unit
	 */
	public long remaining(long written, long now) {
		long idle = this.timeToIdle.age();
		long noted = idle + Math.min(idle / READ_SLACK, NEVER - idle);
		return Math.max(1, Math.min(this.timeToLive.age() - (now - written), noted));
	}

	/**
	 * A limit of age.
	 *
	 * @param age the age from which the limit is exceeded
	 * @param future how far a time may be in the future
	 */
	private record Limit(long age, long future) {

		private static Limit tolerant(long age) {
			return new Limit(age, (age == NEVER) ? NEVER : Math.min(age, TOLERANCE_MILLIS));
		}

		private boolean isOver(long age) {
			return age >= this.age || -age > this.future;
		}

	}

}
