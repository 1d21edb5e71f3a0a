package dev.embercache.store.redis;

import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Standing;

/**
 * Invalidates entries of one cache, in Redis and on this node. What cannot be invalidated
 * during an outage is remembered as {@link Undelivered}.
 */
final class Revocations {

	private static final int MAXIMUM_ATTEMPTS = 100;

	private final String cache;

	private final RedisClient client;

	private final Undelivered undelivered;

	private final FaultLog faults;

	private final SharedCache shared;

	private final KeyCells cells;

	Revocations(String cache, RedisClient client, Undelivered undelivered, FaultLog faults, SharedCache shared,
			KeyCells cells) {
		this.cache = cache;
		this.client = client;
		this.undelivered = undelivered;
		this.faults = faults;
		this.shared = shared;
		this.cells = cells;
	}

	List<Lineage> invalidate(EntryKey key) {
		try {
			return invalidate(key, this.client);
		}
		catch (RuntimeException ex) {
			failed("invalidate", ex);
			undelivered(key);
			return List.of();
		}
	}

	/**
	 * Invalidate a key in Redis, and on this node.
	 */
	List<Lineage> invalidate(EntryKey key, Commands commands) {
		long token = RandomNumber.next();
		KeyCells.Beginning beginning = this.cells.begin(key);
		List<Lineage> lineages = this.shared.invalidate(key, token, commands);
		beginning.cell().revoke(token, beginning.news(), Standing.INVALIDATED);
		return lineages;
	}

	/**
	 * Invalidate a key on this node at least, and in Redis as soon as it can be used.
	 */
	void undelivered(EntryKey key) {
		this.cells.hear(key, KeyCell.NOT_KNOWN);
		for (int i = 0; i < MAXIMUM_ATTEMPTS && !this.client.isClosed(); i++) {
			if (this.client.duringOutage(() -> this.undelivered.add(this.cache, key))) {
				return;
			}
			try {
				invalidate(key, this.client);
				return;
			}
			catch (RuntimeException ex) {
				failed("invalidate", ex);
			}
		}
	}

	boolean clear() {
		for (int i = 0; i < MAXIMUM_ATTEMPTS && !this.client.isClosed(); i++) {
			try {
				return clear(this.client);
			}
			catch (RuntimeException ex) {
				failed("clear", ex);
				this.shared.epoch().forget();
				if (this.client.duringOutage(() -> this.undelivered.addAll(this.cache))) {
					return false;
				}
			}
		}
		return false;
	}

	/**
	 * Clear the cache in Redis, and on this node.
	 */
	boolean clear(Commands commands) {
		return this.shared.clear(commands);
	}

	private void failed(String action, RuntimeException ex) {
		this.faults.failed(this.cache, action, ex);
	}

}
