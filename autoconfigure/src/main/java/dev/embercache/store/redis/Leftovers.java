package dev.embercache.store.redis;

import java.util.List;

import dev.embercache.entry.EntryKey;
import org.apache.commons.logging.Log;

import org.springframework.core.log.LogMessage;

/**
 * Removes what the epochs of one cache left behind, in the background and a little at a
 * time. Nobody sees it any more; what is not removed expires.
 */
final class Leftovers {

	private static final Log logger = StoreLog.LOGGER;

	private final String cache;

	private final Node node;

	private final Entries entries;

	private final EntryIndex index;

	Leftovers(String cache, Node node, Entries entries, EntryIndex index) {
		this.cache = cache;
		this.node = node;
		this.entries = entries;
		this.index = index;
	}

	void remove(long epoch) {
		this.node.background().execute(() -> removeSome(epoch));
	}

	private void removeSome(long epoch) {
		try {
			boolean more = this.node.client().call((connection) -> {
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
