package dev.embercache.store;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that do not keep a JVM from ending.
 *
 * @since 0.1.0
 */
public final class DaemonThreads {

	private DaemonThreads() {
	}

	/**
	 * Return a factory of daemon threads.
	 * @param name the name of each thread
	 * @return the factory
	 */
	public static ThreadFactory named(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
