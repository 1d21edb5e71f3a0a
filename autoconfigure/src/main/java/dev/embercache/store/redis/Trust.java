package dev.embercache.store.redis;

/**
 * The time during which this node is known to hear of every invalidation. Once it is
 * over, it stays so, and variants that were read meanwhile are no longer served without
 * asking Redis. Safe for use by several threads.
 */
final class Trust {

	private volatile long until;

	private volatile boolean over;

	private Trust(long until, boolean over) {
		this.until = until;
		this.over = over;
	}

	static Trust none() {
		return new Trust(0, true);
	}

	static Trust until(long nanoTime) {
		return new Trust(nanoTime, false);
	}

	/**
	 * Return whether it lasts at this moment. Cheap.
	 */
	boolean lasts() {
		if (this.over) {
			return false;
		}
		if (System.nanoTime() - this.until >= 0) {
			this.over = true;
			return false;
		}
		return true;
	}

	/**
	 * Extend this trust, unless it is over.
	 * @return whether it does
	 */
	boolean extend(long nanoTime) {
		if (!lasts()) {
			return false;
		}
		this.until = Math.max(this.until, nanoTime);
		return true;
	}

	void end() {
		this.over = true;
	}

}
