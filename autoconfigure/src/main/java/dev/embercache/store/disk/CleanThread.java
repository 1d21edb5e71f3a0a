package dev.embercache.store.disk;

import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/**
 * Runs what starts threads that outlive a generation. A thread inherits from the one that
 * starts it: the context class loader, and on older JVMs the protection domains of its
 * stack, which hold the class loader of the application. Workers of a
 * {@link ForkJoinPool} have neither.
 */
final class CleanThread {

	private CleanThread() {
	}

	static <T> T call(Supplier<T> action) {
		ForkJoinPool pool = new ForkJoinPool(1);
		try {
			return pool.submit(action::get).join();
		}
		finally {
			pool.shutdown();
		}
	}

}
