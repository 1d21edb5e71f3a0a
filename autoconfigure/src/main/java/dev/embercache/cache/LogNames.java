package dev.embercache.cache;

/**
 * Names of the loggers under which users see and configure the messages of a cache. They
 * are part of what users rely on, so they stay the same whichever class logs.
 */
final class LogNames {

	/**
	 * Hits, misses and faults of a cache, named after the public class.
	 */
	static final String CACHE = "dev.embercache.cache.EmberCache";

	/**
	 * The line after a restart. It speaks for the product, so it goes under a short name
	 * that is no class.
	 */
	static final String RESTART = "dev.embercache.EmberCache";

	private LogNames() {
	}

}
