package dev.embercache.store.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * One cache in Redis, as all nodes share it.
 * <p>
 * A fill is compared with the generation of its key, in the step that writes it; an
 * invalidation sets a new generation. Both are done under the name of an epoch. A fill
 * goes to the epoch that it began in: if that is over, nobody sees it. An invalidation or
 * update asks for the epoch afterwards, and is done again if it is another one, so that
 * it cannot miss what others fill in after a clear.
 */
final class SharedCache {

	private final String cache;

	private final Node node;

	private final Entries entries;

	private final EntryIndex index;

	private final Leftovers leftovers;

	private final CacheEpoch epoch;

	/**
	 * Create an instance.
	 * @param changed called when all entries were left behind
	 */
	SharedCache(String cache, Node node, Runnable changed) {
		this.cache = cache;
		this.node = node;
		this.entries = new Entries(cache, node);
		this.index = new EntryIndex(cache, node);
		this.leftovers = new Leftovers(cache, node, this.entries, this.index);
		this.epoch = node.epoch(cache, changed);
	}

	CacheEpoch epoch() {
		return this.epoch;
	}

	Read read(EntryKey key, Collection<Fingerprint> lineages) {
		return this.node.server().call((connection) -> {
			long epoch = this.epoch.get(connection);
			return new Read(epoch, this.entries.read(connection, epoch, key, lineages));
		});
	}

	/**
	 * Fill a variant in.
	 * @param evicted takes the keys that made room
	 */
	Entries.Filled fill(EntryKey key, Variant variant, RedisLease lease, Bounds bounds, long now,
			Consumer<EntryKey> evicted) {
		return this.node.server().call((connection) -> {
			Entries.Filled filled = this.entries.fill(connection, key, variant, lease, bounds, now);
			if (filled.number() == 1 || (filled.isKept() && EntryIndex.countsBytes(bounds))) {
				index(connection, lease.origin().epoch(), key, variant, bounds, now, evicted);
			}
			return filled;
		});
	}

	private void index(RedisConnection connection, long epoch, EntryKey key, Variant variant, Bounds bounds, long now,
			Consumer<EntryKey> evicted) {
		for (EntryKey gone : this.index.add(connection, epoch, key, variant.payload().length, bounds, now)) {
			this.entries.evict(connection, epoch, gone);
			evicted.accept(gone);
		}
	}

	/**
	 * Put a variant in the place of all others.
	 * @param expected the key as it was read, or {@code null} if that does not matter
	 * @param evicted takes the keys that made room
	 * @return the epoch in which it was done, or 0 if the key is not as expected
	 */
	long update(EntryKey key, Variant variant, long generation, @Nullable Read expected, Bounds bounds,
			Entries.Moment started, Consumer<EntryKey> evicted) {
		return this.node.server().call((connection) -> {
			long epoch = (expected != null) ? expected.epoch() : this.epoch.get(connection);
			String state = (expected != null) ? expected.key().state() : null;
			while (true) {
				if (!this.entries.update(connection, epoch, key, variant, generation, state, bounds, started)) {
					return 0L;
				}
				index(connection, epoch, key, variant, bounds, started.millis(), evicted);
				long now = this.epoch.ask(connection);
				if (now == epoch) {
					return now;
				}
				epoch = now;
				state = null;
			}
		});
	}

	void remove(EntryKey key, RedisVariant removed) {
		this.node.server().call((connection) -> {
			this.entries.remove(connection, removed.origin().epoch(), key, removed.lineageId(),
					removed.origin().number());
			return true;
		});
	}

	List<Lineage> invalidate(EntryKey key, long generation, Server.Way way) {
		return way.call((connection) -> {
			List<Lineage> gone = new ArrayList<>();
			long epoch = this.epoch.get(connection);
			while (true) {
				for (Fingerprint id : this.entries.invalidate(connection, epoch, key, generation)) {
					Lineage lineage = this.node.lineages().find(connection, this.cache, id);
					if (lineage != null) {
						gone.add(lineage);
					}
				}
				long now = this.epoch.ask(connection);
				if (now == epoch) {
					return gone;
				}
				epoch = now;
			}
		});
	}

	/**
	 * Leave all entries behind.
	 * @return whether there were any
	 */
	boolean clear(Server.Way way) {
		Long before = way.call(this.epoch::clear).before();
		if (before == null) {
			return false;
		}
		boolean present = way.call((connection) -> !this.index.isEmpty(connection, before));
		if (present) {
			this.leftovers.remove(before);
		}
		return present;
	}

	void touch(EntryKey key, long now, Bounds bounds) {
		this.node.server().call((connection) -> {
			this.entries.touch(connection, this.epoch.get(connection), key, now, bounds);
			return true;
		});
	}

	/**
	 * Return some of the keys, from the given rank on.
	 * @return the keys; empty behind the last
	 */
	List<EntryKey> page(long rank) {
		return this.node.server().call((connection) -> this.index.page(connection, this.epoch.get(connection), rank));
	}

	/**
	 * A key as it was read.
	 *
	 * @param epoch the epoch
	 * @param key what is under the key
	 */
	record Read(long epoch, Entries.Key key) {

		RedisVariant.Origin origin(KeyCells.Beginning beginning) {
			return new RedisVariant.Origin(beginning.cell(), this.epoch, this.key.generation(), 0, beginning.trust());
		}

	}

}
