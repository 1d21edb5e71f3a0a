package dev.embercache.cache;

import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.embercache.store.Standing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The reasons for which recent entries were removed, so that the next miss can log one at
 * DEBUG. Remembers nothing at other levels.
 */
final class RemovalReasons {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private final Cache<Object, Standing> reasons = Caffeine.newBuilder()
		.maximumSize(1000)
		.executor(Runnable::run)
		.build();

	boolean isRemembering() {
		return logger.isDebugEnabled();
	}

	/**
	 * Remember why an entry was removed.
	 * @param key its key, which does not change
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
