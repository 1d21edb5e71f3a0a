package dev.embercache.probe;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Calls on threads of their own, which a restart does not stop. What they returned is
 * kept as text, for later generations to tell.
 */
final class BackgroundCalls {

	private static final AtomicInteger sequence = new AtomicInteger();

	private static final Map<String, Properties> outcomes = new ConcurrentHashMap<>();

	private BackgroundCalls() {
	}

	static String start(Supplier<Properties> call) {
		String id = Integer.toString(sequence.incrementAndGet());
		outcomes.put(id, new Properties());
		Thread thread = new Thread(() -> outcomes.put(id, call.get()), "background call " + id);
		thread.setDaemon(true);
		thread.start();
		return id;
	}

	/**
	 * Return the outcome of a call.
	 * @param id the id of the call
	 * @return the outcome; empty while the call runs
	 */
	static Properties find(String id) {
		return outcomes.get(id);
	}

}
