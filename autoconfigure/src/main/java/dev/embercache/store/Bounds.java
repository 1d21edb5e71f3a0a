package dev.embercache.store;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The limits of a region: how much it may hold, and for how long. Both limits of size
 * apply at once. A store that makes room after the write that needs it exceeds them for a
 * moment. Where a maximum weight is set, an entry counts for at least the share that
 * {@code maximumWeight / maximumEntries} gives it.
 *
 * @param timeToLive the time after the write at which a variant expires; {@code null} for
 * never
 * @param timeToIdle the time after the last read at which a variant expires; {@code null}
 * for never
 * @param maximumEntries the number of keys
 * @param maximumWeight the sum of the bytes of keys and payloads, with what each entry
 * costs besides; {@code null} for no limit
 * @param history the limits of the variants that other versions of the code have computed
 * @since 0.1.0
 */
public record Bounds(@Nullable Duration timeToLive, @Nullable Duration timeToIdle, long maximumEntries,
		@Nullable DataSize maximumWeight, History history) {

	/**
	 * No limits, for a region whose cache has not set any so far.
	 */
	public static final Bounds UNBOUNDED = new Bounds(null, null, Long.MAX_VALUE, null,
			History.DEFAULTS.withVariants(Integer.MAX_VALUE));

	public Bounds {
		Assert.isTrue(isPositive(timeToLive), "'timeToLive' must be positive");
		Assert.isTrue(isPositive(timeToIdle), "'timeToIdle' must be positive");
		Assert.isTrue(maximumEntries > 0, "'maximumEntries' must be positive");
		Assert.isTrue(maximumWeight == null || maximumWeight.toBytes() > 0, "'maximumWeight' must be positive");
		Assert.notNull(history, "'history' must not be null");
	}

	/**
	 * Return the number of variants of one key.
	 * @return the number, the newest variant included
	 */
	public int variants() {
		return this.history.variants();
	}

	/**
	 * Return the time to live as a number.
	 * @return the nanoseconds, or {@link Long#MAX_VALUE} for never
	 */
	public long timeToLiveNanos() {
		return History.nanos(this.timeToLive);
	}

	/**
	 * Return the time to idle as a number.
	 * @return the nanoseconds, or {@link Long#MAX_VALUE} for never
	 */
	public long timeToIdleNanos() {
		return History.nanos(this.timeToIdle);
	}

	private static boolean isPositive(@Nullable Duration duration) {
		return duration == null || !(duration.isNegative() || duration.isZero());
	}

}
