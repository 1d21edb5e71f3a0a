package dev.embercache.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.embercache.store.Uninterruptibly;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * The computations that run now, one per key at the most. Who comes second waits for the
 * first and then looks again.
 */
final class Computations {

	private final ConcurrentMap<AskedKey, Computation> running = new ConcurrentHashMap<>();

	/**
	 * Begin the computation of the given key, unless one runs.
	 * @return the computation to end, or that of another thread, which is to be waited
	 * for
	 */
	Computation beginOrFind(AskedKey key) {
		Computation mine = new Computation(key);
		Computation other = this.running.putIfAbsent(mine.key, mine);
		return (other == null || other.isMine()) ? mine : other;
	}

	final class Computation implements AutoCloseable {

		private final AskedKey key;

		private final Thread thread = Thread.currentThread();

		private final CountDownLatch end = new CountDownLatch(1);

		private volatile boolean awaited;

		private volatile @Nullable Supplier<Cache.@Nullable ValueWrapper> given;

		private Computation(AskedKey key) {
			this.key = key;
		}

		/**
		 * Return whether the calling thread computes.
		 */
		boolean isMine() {
			return this.thread == Thread.currentThread();
		}

		/**
		 * Return whether others wait.
		 */
		boolean isAwaited() {
			return this.awaited;
		}

		/**
		 * Give those who wait a value that is not kept.
		 * @param given makes what each of them gets
		 */
		void give(Supplier<Cache.@Nullable ValueWrapper> given) {
			this.given = given;
		}

		/**
		 * Wait for the end, and look for the value, which the cache may not have kept.
		 * @param kept looks for what the cache kept
		 * @return the value, or {@code null} if there is none
		 */
		Cache.@Nullable ValueWrapper await(Supplier<Cache.@Nullable ValueWrapper> kept) {
			this.awaited = true;
			await();
			Cache.ValueWrapper value = kept.get();
			Supplier<Cache.@Nullable ValueWrapper> given = this.given;
			return (value == null && given != null) ? given.get() : value;
		}

		private void await() {
			Uninterruptibly.await(this.end::await);
		}

		/**
		 * Have nobody wait for this computation any more.
		 */
		@Override
		public void close() {
			Computations.this.running.remove(this.key, this);
			this.end.countDown();
		}

	}

}
