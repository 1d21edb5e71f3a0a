package dev.embercache.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.embercache.store.Uninterruptibly;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Single flight per key: of the threads that miss a key at the same time one computes,
 * and the others wait for it and look again. A value that many want at once is so
 * computed once, without a stampede.
 */
final class SingleFlight {

	private final ConcurrentMap<KeySnapshot, Computation> running = new ConcurrentHashMap<>();

	/**
	 * Begin the computation of a key, or join the one that is running.
	 * @return a computation to close, if {@link Computation#isMine() it is the caller's},
	 * and otherwise one to wait for
	 */
	Computation beginOrJoin(KeySnapshot key) {
		Computation mine = new Computation(key);
		Computation other = this.running.putIfAbsent(mine.key, mine);
		// A loader may ask for its own key: that computes within, rather than waiting
		// for itself.
		return (other == null || other.isMine()) ? mine : other;
	}

	/**
	 * A computation that is running, until it is closed by the thread that began it.
	 */
	final class Computation implements AutoCloseable {

		private final KeySnapshot key;

		private final Thread thread = Thread.currentThread();

		private final CountDownLatch end = new CountDownLatch(1);

		private volatile boolean awaited;

		private volatile @Nullable Supplier<Cache.@Nullable ValueWrapper> handOver;

		private Computation(KeySnapshot key) {
			this.key = key;
		}

		/**
		 * Return whether the calling thread computes.
		 */
		boolean isMine() {
			return this.thread == Thread.currentThread();
		}

		/**
		 * Return whether other threads are waiting.
		 */
		boolean isAwaited() {
			return this.awaited;
		}

		/**
		 * Hand the waiters a value that the cache did not retain.
		 * @param value supplies each of them with the value
		 */
		void handOver(Supplier<Cache.@Nullable ValueWrapper> value) {
			this.handOver = value;
		}

		/**
		 * Wait for the end of the computation. An interrupt does not end the wait; the
		 * thread's interrupt status is restored afterwards.
		 * @param cached looks for the value in the cache
		 * @return the value in the cache, or else the one handed over, or {@code null}
		 */
		Cache.@Nullable ValueWrapper await(Supplier<Cache.@Nullable ValueWrapper> cached) {
			this.awaited = true;
			Uninterruptibly.await(this.end::await);
			Cache.ValueWrapper value = cached.get();
			Supplier<Cache.@Nullable ValueWrapper> handOver = this.handOver;
			return (value == null && handOver != null) ? handOver.get() : value;
		}

		/**
		 * Release all waiters.
		 */
		@Override
		public void close() {
			SingleFlight.this.running.remove(this.key, this);
			this.end.countDown();
		}

	}

}
