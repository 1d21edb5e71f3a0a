package dev.embercache.store.redis;

import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Standing;

/**
 * How the entries of one cache are taken away, in Redis and on this node. What cannot be
 * taken away during an outage is remembered as {@link Undelivered}.
 */
final class Revocations {

	private static final int MAXIMUM_ATTEMPTS = 100;

	private final String cache;

	private final Node node;

	private final SharedCache shared;

	private final KeyCells cells;

	Revocations(String cache, Node node, SharedCache shared, KeyCells cells) {
		this.cache = cache;
		this.node = node;
		this.shared = shared;
		this.cells = cells;
	}

	List<Lineage> invalidate(EntryKey key) {
		try {
			return invalidate(key, this.node.client());
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
		long token = CacheEpoch.random();
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
		for (int i = 0; i < MAXIMUM_ATTEMPTS && !this.node.client().isClosed(); i++) {
			if (this.node.breaker().ifOpen(() -> this.node.undelivered().add(this.cache, key))) {
				return;
			}
			try {
				invalidate(key, this.node.client());
				return;
			}
			catch (RuntimeException ex) {
				failed("invalidate", ex);
			}
		}
	}

	boolean clear() {
		for (int i = 0; i < MAXIMUM_ATTEMPTS && !this.node.client().isClosed(); i++) {
			try {
				return clear(this.node.client());
			}
			catch (RuntimeException ex) {
				failed("clear", ex);
				this.shared.epoch().forget();
				if (this.node.breaker().ifOpen(() -> this.node.undelivered().addAll(this.cache))) {
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
		this.node.faults().failed(this.cache, action, ex);
	}

}
