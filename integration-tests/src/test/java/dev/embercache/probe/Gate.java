package dev.embercache.probe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds threads of the application until the test lets them go. Lives in the base class
 * loader: a thread that waits here may belong to a generation that is long gone.
 */
public final class Gate {

	private static final long LIMIT_SECONDS = 120;

	private static final Map<String, Gate> gates = new ConcurrentHashMap<>();

	private final CountDownLatch arrived = new CountDownLatch(1);

	private final CountDownLatch opened = new CountDownLatch(1);

	private Gate() {
	}

	/**
	 * Wait until the gate of the given name has been opened; at once if it is open
	 * already.
	 * @param name the name of the gate
	 */
	public static void pass(String name) {
		Gate gate = named(name);
		gate.arrived.countDown();
		try {
			if (!gate.opened.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException(
						"Gate '%s' was not opened within %d seconds".formatted(name, LIMIT_SECONDS));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted at gate '%s'".formatted(name), ex);
		}
	}

	static Gate named(String name) {
		return gates.computeIfAbsent(name, (key) -> new Gate());
	}

	boolean hasArrivals() {
		return this.arrived.getCount() == 0;
	}

	void open() {
		this.opened.countDown();
	}

}
