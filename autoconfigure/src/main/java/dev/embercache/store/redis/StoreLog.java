package dev.embercache.store.redis;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The log of this package. Users see one name for all that concerns Redis, whichever
 * class has something to say.
 */
final class StoreLog {

	static final Log LOGGER = LogFactory.getLog("dev.embercache.store.redis.RedisEntryStore");

	private StoreLog() {
	}

}
