package dev.embercache.store;

import java.util.concurrent.CompletableFuture;

/**
 * The turn of one computation of the value of a key, where the machines that share a
 * store compute it one at a time. It is begun after a miss, and closed when the
 * computation is over, however it ended. Used by one thread at a time.
 * <p>
 * Never throws, and nobody waits without a limit: where it is not known whose turn it is,
 * everybody computes.
 *
 * @since 0.1.0
 */
public interface Turn extends AutoCloseable {

	/**
	 * The turn of everybody.
	 */
	Turn EVERYBODY = new Turn() {

		@Override
		public boolean await(Lease lease) {
			return true;
		}

		@Override
		public CompletableFuture<Boolean> awaitLater(Lease lease) {
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
	 * Wait for this turn to come.
	 * @param lease the lease that was taken with the look that found nothing
	 * @return whether to compute now, under this lease; otherwise the key is not what it
	 * was, and one should look again and then call this method again
	 */
	boolean await(Lease lease);

	/**
	 * Wait for this turn to come, but not on the calling thread. The computation may then
	 * go on, and close this turn, on any thread.
	 * @param lease the lease that was taken with the look that found nothing
	 * @return what {@link #await(Lease)} returns: at once if nobody has to be waited for,
	 * and otherwise completed by a thread that must not be held up; never exceptionally
	 */
	CompletableFuture<Boolean> awaitLater(Lease lease);

	/**
	 * Say that there is a value now, and that the store was given it if it can be kept.
	 * If it was not kept, nobody has to wait for another one.
	 */
	void computed();

	/**
	 * End the turn. If nothing was computed, it is that of another machine.
	 */
	@Override
	void close();

}
