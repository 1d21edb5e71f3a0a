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
 * update also asks for the epoch, and is done again if it is another one, so that it
 * cannot miss what others fill in after a clear.
 * <p>
 * What belongs together is sent at once. The order does not matter: whenever Redis says
 * that an epoch lasts, all computations that began before the question are of this epoch
 * or of earlier ones, and cannot fill anything in once the key has another generation.
 * The index may name keys that are not there, so it may be written first.
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
		Server server = this.node.server();
		long epoch = lease.origin().epoch();
		Server.Command<Entries.Filled> fill = (connection) -> this.entries.fill(connection, key, variant, lease, bounds,
				now);
		if (lease.isOfNewKey()) {
			try (Server.Sent<List<EntryKey>> indexed = server.send(index(epoch, key, variant, bounds, now))) {
				Entries.Filled filled = server.call(fill);
				makeRoom(epoch, indexed.await(), evicted);
				return filled;
			}
		}
		Entries.Filled filled = server.call(fill);
		if (filled.number() == 1 || (filled.isKept() && EntryIndex.countsBytes(bounds))) {
			makeRoom(epoch, server.call(index(epoch, key, variant, bounds, now)), evicted);
		}
		return filled;
	}

	private Server.Command<List<EntryKey>> index(long epoch, EntryKey key, Variant variant, Bounds bounds, long now) {
		return (connection) -> this.index.add(connection, epoch, key, variant.payload().length, bounds, now);
	}

	private void makeRoom(long epoch, List<EntryKey> gone, Consumer<EntryKey> evicted) {
		if (!gone.isEmpty()) {
			this.node.server().call((connection) -> {
				gone.forEach((key) -> this.entries.evict(connection, epoch, key));
				return true;
			});
			gone.forEach(evicted);
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
		Server server = this.node.server();
		long epoch = (expected != null) ? expected.epoch() : this.epoch.get(server::send);
		if (expected != null && !server.call(update(epoch, key, variant, generation, expected, bounds, started))) {
			return 0;
		}
		boolean updated = expected != null;
		while (true) {
			try (Server.Sent<Long> asked = server.send(this.epoch::ask);
					Server.Sent<List<EntryKey>> indexed = server
						.send(index(epoch, key, variant, bounds, started.millis()))) {
				if (!updated) {
					server.call(update(epoch, key, variant, generation, null, bounds, started));
				}
				makeRoom(epoch, indexed.await(), evicted);
				long now = asked.await();
				if (now == epoch) {
					return now;
				}
				epoch = now;
				updated = false;
			}
		}
	}

	private Server.Command<Boolean> update(long epoch, EntryKey key, Variant variant, long generation,
			@Nullable Read expected, Bounds bounds, Entries.Moment started) {
		String state = (expected != null) ? expected.key().state() : null;
		return (connection) -> this.entries.update(connection, epoch, key, variant, generation, state, bounds, started);
	}

	void remove(EntryKey key, RedisVariant removed) {
		this.node.server().call((connection) -> {
			this.entries.remove(connection, removed.origin().epoch(), key, removed.lineageId(),
					removed.origin().number());
			return true;
		});
	}

	List<Lineage> invalidate(EntryKey key, long generation, Server.Way way) {
		List<Lineage> gone = new ArrayList<>();
		long epoch = this.epoch.get(way);
		while (true) {
			long current = epoch;
			try (Server.Sent<Long> asked = way.send(this.epoch::ask)) {
				gone.addAll(way.call((connection) -> invalidate(connection, current, key, generation)));
				epoch = asked.await();
			}
			if (epoch == current) {
				return gone;
			}
		}
	}

	private List<Lineage> invalidate(RedisConnection connection, long epoch, EntryKey key, long generation) {
		List<Lineage> gone = new ArrayList<>();
		for (Fingerprint id : this.entries.invalidate(connection, epoch, key, generation)) {
			Lineage lineage = this.node.lineages().find(connection, this.cache, id);
			if (lineage != null) {
				gone.add(lineage);
			}
		}
		return gone;
	}

	/**
	 * Leave all entries behind.
	 * @return whether there were any
	 */
	boolean clear(Server.Way way) {
		long expected = this.epoch.get(way);
		try (Server.Sent<Boolean> counted = way.send(isPresent(expected))) {
			Long before = way.call(this.epoch::clear).before();
			if (before == null) {
				return false;
			}
			boolean present = (before == expected) ? counted.await() : way.call(isPresent(before));
			if (present) {
				this.leftovers.remove(before);
			}
			return present;
		}
	}

	private Server.Command<Boolean> isPresent(long epoch) {
		return (connection) -> !this.index.isEmpty(connection, epoch);
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
