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

/**
 * One cache in Redis, as all nodes share it.
 * <p>
 * A fill is compared with the fencing token of its key, in the step that writes it; an
 * invalidation sets a new fencing token. Both are done under the name of an epoch. A fill
 * goes to the epoch that it began in: if that is over, nobody sees it. An invalidation or
 * update also asks for the epoch, and is done again if it is another one, so that it
 * cannot miss what others fill in after a clear.
 * <p>
 * What belongs together is sent at once. The order does not matter: whenever Redis says
 * that an epoch lasts, all computations that began before the question are of this epoch
 * or of earlier ones, and cannot fill anything in once the key has another fencing token.
 * The index may name keys that are not there, so it may be written first.
 */
final class SharedCache {

	private final String cache;

	private final RedisClient client;

	private final CacheEpoch epoch;

	private final Entries entries;

	private final EntryIndex index;

	private final Leftovers leftovers;

	private final LineageShelf lineages;

	SharedCache(String cache, RedisClient client, CacheEpoch epoch, Entries entries, EntryIndex index,
			Leftovers leftovers, LineageShelf lineages) {
		this.cache = cache;
		this.client = client;
		this.epoch = epoch;
		this.entries = entries;
		this.index = index;
		this.leftovers = leftovers;
		this.lineages = lineages;
	}

	CacheEpoch epoch() {
		return this.epoch;
	}

	/**
	 * Ask Redis whether the epoch is still what it was.
	 */
	void confirm() {
		this.client.call(this.epoch::ask);
	}

	Read read(EntryKey key, Collection<Fingerprint> lineages) {
		long epoch = this.epoch.get(this.client);
		return new Read(epoch, this.entries.read(this.client, epoch, key, lineages));
	}

	/**
	 * Fill a variant in.
	 * @param evicted takes the keys that made room
	 */
	Entries.Filled fill(EntryKey key, Variant variant, RedisLease lease, Bounds bounds, long now,
			Consumer<EntryKey> evicted) {
		long epoch = lease.origin().epoch();
		if (lease.isOfNewKey()) {
			try (PendingReply<List<Object>> indexed = this.client.send(index(epoch, key, variant, bounds, now))) {
				Entries.Filled filled = this.entries.fill(this.client, key, variant, lease, bounds, now);
				makeRoom(epoch, indexed.await(), evicted);
				return filled;
			}
		}
		Entries.Filled filled = this.entries.fill(this.client, key, variant, lease, bounds, now);
		if (filled.number() == 1 || (filled.isKept() && EntryIndex.countsBytes(bounds))) {
			makeRoom(epoch, this.client.call(index(epoch, key, variant, bounds, now)), evicted);
		}
		return filled;
	}

	private Request<List<Object>> index(long epoch, EntryKey key, Variant variant, Bounds bounds, long now) {
		return this.index.add(epoch, key, variant.payload().length, bounds, now);
	}

	private void makeRoom(long epoch, List<Object> gone, Consumer<EntryKey> evicted) {
		List<EntryKey> keys = EntryIndex.keys(gone);
		keys.forEach((key) -> this.client.call(this.entries.evict(epoch, key)));
		keys.forEach(evicted);
	}

	/**
	 * Put a variant in the place of all others.
	 * @param expected the key as it was read, or {@code null} if that does not matter
	 * @param cell what this node has of the key
	 * @param evicted takes the keys that made room
	 * @return the epoch in which it was done, or 0 if the key is not as expected
	 */
	long update(EntryKey key, Variant variant, long token, @Nullable Read expected, KeyCell cell, Bounds bounds,
			Entries.Moment started, Consumer<EntryKey> evicted) {
		long epoch = (expected != null) ? expected.epoch() : this.epoch.get(this.client);
		Entries.Updated updated = null;
		if (expected != null) {
			updated = this.entries.update(this.client, epoch, key, variant, token, expected.key().state(), bounds,
					started);
			if (updated == Entries.Updated.NOT_EXPECTED) {
				return 0;
			}
		}
		while (true) {
			// A key that has variants is in the index. If they went meanwhile, it is told
			// later.
			boolean index = EntryIndex.countsBytes(bounds)
					|| ((updated != null) ? updated == Entries.Updated.NEW : !cell.isFilled(epoch));
			Request<List<Object>> indexing = index(epoch, key, variant, bounds, started.millis());
			try (CacheEpoch.Question question = this.epoch.question(this.client);
					PendingReply<List<Object>> indexed = index ? this.client.send(indexing) : null) {
				if (updated == null) {
					updated = this.entries.update(this.client, epoch, key, variant, token, null, bounds, started);
				}
				if (indexed != null) {
					makeRoom(epoch, indexed.await(), evicted);
				}
				else if (updated == Entries.Updated.NEW) {
					makeRoom(epoch, this.client.call(indexing), evicted);
				}
				long now = question.await();
				if (now == epoch) {
					return now;
				}
				epoch = now;
				updated = null;
			}
		}
	}

	void remove(EntryKey key, RedisVariant removed) {
		Origin origin = removed.origin();
		this.client.call(this.entries.remove(origin.epoch(), key, removed.lineageId(), origin.number()));
	}

	List<Lineage> invalidate(EntryKey key, long token, Commands commands) {
		List<Lineage> gone = new ArrayList<>();
		long epoch = this.epoch.get(commands);
		while (true) {
			long before = epoch;
			try (CacheEpoch.Question question = this.epoch.question(commands)) {
				for (Fingerprint id : this.entries.invalidate(commands, epoch, key, token)) {
					Lineage lineage = this.lineages.find(commands, this.cache, id);
					if (lineage != null) {
						gone.add(lineage);
					}
				}
				epoch = question.await();
			}
			if (epoch == before) {
				return gone;
			}
		}
	}

	/**
	 * Leave all entries behind.
	 * @return whether there were any
	 */
	boolean clear(Commands commands) {
		long expected = this.epoch.get(commands);
		try (PendingReply<Boolean> counted = commands.send(isPresent(expected))) {
			Long before = commands.call(this.epoch::clear).before();
			if (before == null) {
				return false;
			}
			boolean present = (before == expected) ? counted.await() : commands.call(isPresent(before));
			if (present) {
				this.leftovers.remove(before);
			}
			return present;
		}
	}

	private Command<Boolean> isPresent(long epoch) {
		return (connection) -> !this.index.isEmpty(connection, epoch);
	}

	void touch(EntryKey key, long now, Bounds bounds) {
		this.client.call(this.entries.touch(this.epoch.get(this.client), key, now, bounds));
	}

	/**
	 * Return some of the keys, from the given rank on.
	 * @return the keys; empty behind the last
	 */
	List<EntryKey> page(long rank) {
		return this.client.call((connection) -> this.index.page(connection, this.epoch.get(connection), rank));
	}

	/**
	 * A key as it was read.
	 *
	 * @param epoch the epoch
	 * @param key what is under the key
	 */
	record Read(long epoch, Entries.Key key) {

		Origin origin(KeyCells.Beginning beginning) {
			return new Origin(beginning.cell(), this.epoch, this.key.token(), 0, beginning.trust());
		}

	}

}
