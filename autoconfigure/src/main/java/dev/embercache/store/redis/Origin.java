package dev.embercache.store.redis;

import org.jspecify.annotations.Nullable;

/**
 * The place in Redis where a variant was found or written.
 *
 * @param cell the cell that hears of the key, which this keeps alive; {@code null} if
 * there is nothing to hear of
 * @param epoch the epoch of the cache
 * @param token the fencing token of the key
 * @param number the number of the write under this token
 * @param trust the trust that there was when the read began
 */
record Origin(@Nullable KeyCell cell, long epoch, long token, long number, Trust trust) {

	Origin numbered(long number) {
		return new Origin(this.cell, this.epoch, this.token, number, this.trust);
	}

	boolean isSame(Origin other) {
		return this.epoch == other.epoch && this.token == other.token && this.number == other.number;
	}

}
