package dev.embercache.store.disk;

import dev.embercache.store.disk.Changes.Change;
import dev.embercache.store.disk.Changes.Operation;

/**
 * What a JVM that was killed had done to one key, and so what may be found under it.
 */
final class KeyHistory {

	private static final int NONE = 0;

	private long oldest;

	private long due = NONE;

	private Change last;

	private boolean beingRemoved;

	/**
	 * Add a change, in the order in which they were made.
	 * @param dueUntil what returned before has to be there
	 */
	void add(Change change, long dueUntil) {
		if (!change.hasReturned()) {
			if (change.operation() != Operation.FILL) {
				// What it removes may be gone already; what it brings need not be there.
				this.beingRemoved = true;
				this.due = NONE;
			}
			return;
		}
		if (!change.written()) {
			return;
		}
		this.last = change;
		boolean isDue = change.end() - dueUntil < 0;
		switch (change.operation()) {
			case FILL -> this.due = isDue ? change.version() : this.due;
			case UPDATE -> {
				this.oldest = change.version();
				this.due = isDue ? change.version() : NONE;
			}
			case INVALIDATE -> {
				this.oldest = change.version() + 1;
				this.due = NONE;
			}
		}
	}

	/**
	 * Return the version that must not be older, if there is any.
	 */
	long oldest() {
		return Math.max(this.oldest, this.due);
	}

	/**
	 * Return whether there must be something.
	 */
	boolean isDue() {
		return this.due != NONE;
	}

	/**
	 * Return how long before the given end the last value was written, if it is not what
	 * was found, and 0 otherwise.
	 * @param found the version that was found, or -1
	 */
	long ageOfLoss(long found, long end) {
		boolean lost = this.last != null && !this.beingRemoved && this.last.operation() != Operation.INVALIDATE
				&& found < this.last.version();
		return lost ? end - this.last.end() : 0;
	}

	@Override
	public String toString() {
		return "last %s, none before %d, due %d".formatted(this.last, this.oldest, this.due);
	}

}
