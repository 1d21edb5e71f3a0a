package dev.embercache.store.disk;

import dev.embercache.store.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The time from one {@code clear} of a region to the next. When it ends, all variants of
 * it go at once.
 */
final class ClearEpoch {

	private volatile @Nullable Standing end;

	/**
	 * Return why the epoch ended, or {@code null} if it goes on.
	 */
	@Nullable Standing ended() {
		return this.end;
	}

	void end(Standing reason) {
		this.end = reason;
	}

}
