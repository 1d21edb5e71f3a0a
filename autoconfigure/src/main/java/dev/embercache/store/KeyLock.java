package dev.embercache.store;

import java.util.concurrent.CompletableFuture;

/**
 * The lock of a key while its value is computed, so that the machines which share a store
 * compute it one at a time: single flight across a fleet, against a stampede on a value
 * that is expensive. It is created after a miss, acquired before the computation, and
 * closed when that is over, however it ended. Used by one thread at a time.
 * <p>
 * Never throws, and never waits without a limit. The lock saves work and guards nothing:
 * where its holder is not known, all machines compute, and the {@link Lease} alone
 * decides what may be filled in.
 *
 * @since 0.1.0
 */
public interface KeyLock extends AutoCloseable {

	/**
	 * The lock of a store that no other machines share. It is always free.
	 */
	KeyLock NONE = new KeyLock() {

		@Override
		public boolean acquire(Lease lease) {
			return true;
		}

		@Override
		public CompletableFuture<Boolean> acquireLater(Lease lease) {
			return CompletableFuture.completedFuture(true);
		}

		@Override
		public void computed() {
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Acquire the lock, waiting for another holder if there is one.
	 * @param lease the lease that was taken with the look that found nothing
	 * @return whether to compute now, under this lease; otherwise the key is not what it
	 * was, and the caller should look again and then call this method again
	 */
	boolean acquire(Lease lease);

	/**
	 * Acquire the lock, but do not wait for it on the calling thread. The computation may
	 * then go on, and close this lock, on any thread.
	 * @param lease the lease that was taken with the look that found nothing
	 * @return the result of {@link #acquire(Lease)}: at once if there is no other holder,
	 * and otherwise completed by a thread that must not be held up; never exceptionally
	 */
	CompletableFuture<Boolean> acquireLater(Lease lease);

	/**
	 * Note that there is a value now, and that the store was given it if it can be kept.
	 * If it was not kept, other machines do not wait for one either.
	 */
	void computed();

	/**
	 * Release the lock. If nothing was computed, another machine may acquire it.
	 */
	@Override
	void close();

}
