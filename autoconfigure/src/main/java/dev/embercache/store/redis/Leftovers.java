package dev.embercache.store.redis;

import java.util.List;
import java.util.concurrent.Executor;

import dev.embercache.entry.EntryKey;
import org.apache.commons.logging.Log;

import org.springframework.core.log.LogMessage;

/**
 * Removes the entries of earlier epochs of one cache, in the background and a few at a
 * time. They are invisible already; those that are not removed expire.
 */
final class Leftovers {

	private static final Log logger = StoreLog.LOGGER;

	private final String cache;

	private final RedisClient client;

	private final Executor background;

	private final Entries entries;

	private final EntryIndex index;

	Leftovers(String cache, RedisClient client, Executor background, Entries entries, EntryIndex index) {
		this.cache = cache;
		this.client = client;
		this.background = background;
		this.entries = entries;
		this.index = index;
	}

	void remove(long epoch) {
		this.background.execute(() -> removeSome(epoch));
	}

	private void removeSome(long epoch) {
		try {
			boolean more = this.client.call((connection) -> {
				List<EntryKey> keys = this.index.takeOldest(connection, epoch);
				keys.forEach((key) -> this.entries.delete(connection, epoch, key));
				return !keys.isEmpty();
			});
			if (more) {
				remove(epoch);
			}
		}
		catch (RuntimeException ex) {
			logger.debug(LogMessage.format("Cache '%s': entries of an earlier epoch are left to expire", this.cache),
					ex);
		}
	}

}
