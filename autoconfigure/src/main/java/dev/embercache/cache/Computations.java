package dev.embercache.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * The computations that run now, one per key at the most. Who comes second waits for the
 * first and then looks again.
 */
final class Computations {

	private final ConcurrentMap<Object, Computation> running = new ConcurrentHashMap<>();

	/**
	 * Begin the computation of the given key, or wait for the end of the one that runs.
	 * @return the computation to end, or {@code null} after a wait
	 */
	@Nullable Computation beginOrAwait(Object key) {
		Computation mine = new Computation(key);
		Computation other = this.running.putIfAbsent(key, mine);
		if (other == null || other.thread == mine.thread) {
			return mine;
		}
		other.await();
		return null;
	}

	final class Computation implements AutoCloseable {

		private final Object key;

		private final Thread thread = Thread.currentThread();

		private final CountDownLatch end = new CountDownLatch(1);

		private Computation(Object key) {
			this.key = key;
		}

		private void await() {
			boolean interrupted = false;
			try {
				while (true) {
					try {
						this.end.await();
						return;
					}
					catch (InterruptedException ex) {
						interrupted = true;
					}
				}
			}
			finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}

		@Override
		public void close() {
			Computations.this.running.remove(this.key, this);
			this.end.countDown();
		}

	}

}
