package dev.embercache.store;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The limits of what a region keeps besides the newest variants: values that other
 * versions of the code have computed, so that an edit that is undone finds its entries
 * again.
 *
 * @param variants the number of variants of one key, the newest included
 * @param timeToLive the time for which a variant is kept after a newer one was written
 * under its key; {@code null} for no limit
 * @param maximumWeight the sum of the bytes of all variants that are not the newest of
 * their key; for stores in memory, others bound all that they hold
 * @since 0.1.0
 */
public record History(int variants, @Nullable Duration timeToLive, DataSize maximumWeight) {

	/**
	 * Four variants of a key, for a week, in 16 MB.
	 */
	public static final History DEFAULTS = new History(4, Duration.ofDays(7), DataSize.ofMegabytes(16));

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	public History {
		Assert.isTrue(variants > 0, "'variants' must be positive");
		Assert.isTrue(timeToLive == null || !(timeToLive.isNegative() || timeToLive.isZero()),
				"'timeToLive' must be positive");
		Assert.notNull(maximumWeight, "'maximumWeight' must not be null");
		Assert.isTrue(!maximumWeight.isNegative(), "'maximumWeight' must not be negative");
	}

	/**
	 * Return this history with another number of variants.
	 * @param variants the number of variants of one key
	 * @return the history
	 */
	public History withVariants(int variants) {
		return new History(variants, this.timeToLive, this.maximumWeight);
	}

	/**
	 * Return the time to live as a number.
	 * @return the nanoseconds, or {@link Long#MAX_VALUE} for never
	 */
	public long timeToLiveNanos() {
		return nanos(this.timeToLive);
	}

	static long nanos(@Nullable Duration duration) {
		return (duration == null || duration.compareTo(LONGEST) >= 0) ? Long.MAX_VALUE : duration.toNanos();
	}

}
