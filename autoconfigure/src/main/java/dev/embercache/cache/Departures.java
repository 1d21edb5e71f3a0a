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

	void add(Object key, Standing reason) {
		if (logger.isDebugEnabled() && reason != Standing.REPLACED) {
			this.reasons.put(key, reason);
		}
	}

	String reason(Object key) {
		Standing reason = logger.isDebugEnabled() ? this.reasons.asMap().remove(key) : null;
		return (reason != null) ? reason.name().toLowerCase(Locale.ROOT) : "absent";
	}

}
