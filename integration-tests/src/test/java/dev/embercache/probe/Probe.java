package dev.embercache.probe;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what the application computes. Lives in the base class loader, so that the
 * counter outlives a restart.
 */
public final class Probe {

	private static final AtomicInteger computations = new AtomicInteger();

	private Probe() {
	}

	/**
	 * Called by each cached method of an application under test: its body runs.
	 */
	public static void computed() {
		computations.incrementAndGet();
	}

	static int computations() {
		return computations.get();
	}

}
