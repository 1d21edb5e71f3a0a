package dev.embercache.sample.supplier;

import java.time.Duration;

/**
 * A call to a supplier. Suppliers make one for each value they compute, so whoever counts
 * the calls of its thread around a cached method knows whether the value came from the
 * cache, without asking the cache.
 */
public final class SupplierCall {

	private static final ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);

	private SupplierCall() {
	}

	/**
	 * Count a call and wait as long as the supplier does. May block.
	 * @param delay the time the supplier takes
	 */
	public static void make(Duration delay) {
		count.set(count.get() + 1);
		if (delay.isZero()) {
			return;
		}
		try {
			Thread.sleep(delay.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a supplier", ex);
		}
	}

	/**
	 * Return the calls that the current thread made since the last time it asked.
	 * @return the number of calls
	 */
	public static int countAndReset() {
		int calls = count.get();
		count.remove();
		return calls;
	}

}
