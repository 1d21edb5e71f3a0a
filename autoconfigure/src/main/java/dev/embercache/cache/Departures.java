package dev.embercache.cache;

import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.embercache.store.Standing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Why the last entries went, so that the next miss can say so at DEBUG. Remembers nothing
 * at other levels.
 */
final class Departures {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	private final Cache<Object, Standing> reasons = Caffeine.newBuilder()
		.maximumSize(1000)
		.executor(Runnable::run)
		.build();

	boolean isRemembering() {
		return logger.isDebugEnabled();
	}

	/**
	 * Remember why an entry went.
	 * @param key its key, which nobody changes
	 */
	void add(Object key, Standing reason) {
		if (isRemembering() && reason != Standing.REPLACED) {
			this.reasons.put(key, reason);
		}
	}

	String reason(Object key) {
		Standing reason = isRemembering() ? this.reasons.asMap().remove(key) : null;
		return (reason != null) ? reason.name().toLowerCase(Locale.ROOT) : "absent";
	}

}
