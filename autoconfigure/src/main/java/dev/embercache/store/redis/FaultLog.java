package dev.embercache.store.redis;

import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;

import org.springframework.core.log.LogMessage;

import dev.embercache.store.LoggedCauses;

/**
 * The faults that were found in Redis: bytes that cannot be used. Each kind is logged
 * once per cache, and each case is counted.
 */
final class FaultLog {

	private static final Log logger = StoreLog.LOGGER;

	private final LoggedCauses logged = new LoggedCauses();

	private final LongAdder count = new LongAdder();

	void add(String cache, String fault) {
		add("Cache '%s': %s It is treated as a miss.".formatted(cache, fault));
	}

	/**
	 * Note that a message of another node, of any cache, cannot be read.
	 */
	void unreadableMessage() {
		add("A message in Redis was not written by this version of Ember Cache. It is ignored.");
	}

	private void add(String message) {
		this.count.increment();
		if (this.logged.add(message)) {
			logger.warn(message);
		}
		else {
			logger.debug(LogMessage.of(() -> message));
		}
	}

	/**
	 * Note that something could not be done. Outages are reported elsewhere.
	 */
	void failed(String cache, String action, RuntimeException ex) {
		if (!(ex instanceof OutageException)) {
			add(cache, "The data in Redis is not what Ember Cache wrote (cannot %s).".formatted(action));
			logger.debug(LogMessage.format("Cache '%s': cannot %s", cache, action), ex);
		}
	}

	long count() {
		return this.count.sum();
	}

}
