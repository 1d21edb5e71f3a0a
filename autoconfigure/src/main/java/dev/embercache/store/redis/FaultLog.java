package dev.embercache.store.redis;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;

import org.springframework.core.log.LogMessage;

/**
 * What was found in Redis and cannot be used. Each kind is logged once per cache, and
 * each case is counted.
 */
final class FaultLog {

	private static final Log logger = StoreLog.LOGGER;

	private static final int MAXIMUM_CAUSES = 256;

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	private final LongAdder count = new LongAdder();

	void add(String cache, String fault) {
		this.count.increment();
		String message = "Cache '%s': %s It counts as absent.".formatted(cache, fault);
		if (this.logged.size() < MAXIMUM_CAUSES && this.logged.add(message)) {
			logger.warn(message);
		}
		else {
			logger.debug(LogMessage.of(() -> message));
		}
	}

	/**
	 * Take notice that something could not be done. That there is an outage is said
	 * elsewhere.
	 */
	void failed(String cache, String action, RuntimeException ex) {
		if (!(ex instanceof OutageException)) {
			add(cache, "What is in Redis is not what Ember Cache wrote (cannot %s).".formatted(action));
			logger.debug(LogMessage.format("Cache '%s': cannot %s", cache, action), ex);
		}
	}

	long count() {
		return this.count.sum();
	}

}
