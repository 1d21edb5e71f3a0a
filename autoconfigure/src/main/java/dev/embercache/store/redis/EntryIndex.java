package dev.embercache.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.util.unit.DataSize;

/**
 * The keys of one cache in Redis, by the time of their first write, so that the oldest
 * can make room. It may name keys that are gone; it names all that are there.
 */
final class EntryIndex {

	/**
	 * Bytes that an entry takes beside its key and payload, about.
	 */
	private static final int OVERHEAD = 100;

	private static final int PAGE = 500;

	private static final Duration EXPIRY = Duration.ofDays(3650);

	private final String cache;

	private final Keys keys;

	EntryIndex(String cache, Keys keys) {
		this.cache = cache;
		this.keys = keys;
	}

	/**
	 * Return the command that adds a key, and returns the keys that have to make room.
	 */
	Request<List<Object>> add(long epoch, EntryKey key, int payload, Bounds bounds, long writtenMillis) {
		DataSize maximumWeight = bounds.maximumWeight();
		long limit = (maximumWeight != null) ? maximumWeight.toBytes() : 0;
		long share = (limit + bounds.maximumEntries() - 1) / bounds.maximumEntries();
		long size = Math.max(share, OVERHEAD + key.bytes().length + payload);
		return Script.INDEX.with(2, name(epoch), this.keys.sizes(this.cache, RandomNumber.text(epoch)), key.bytes(),
				Script.argument(writtenMillis), Script.argument(size), Script.argument(bounds.maximumEntries()),
				Script.argument(limit), Script.argument(EXPIRY.toMillis()));
	}

	/**
	 * Return the keys that have to make room.
	 */
	static List<EntryKey> keys(List<Object> gone) {
		return gone.stream().map((name) -> EntryKey.of((byte[]) name)).toList();
	}

	/**
	 * Return whether a write of a key that is in the index already has to be told.
	 */
	static boolean countsBytes(Bounds bounds) {
		return bounds.maximumWeight() != null;
	}

	boolean isEmpty(RedisConnection connection, long epoch) {
		Long count = connection.zSetCommands().zCard(name(epoch));
		return count == null || count == 0;
	}

	/**
	 * Return some of the keys, from the given rank on.
	 * @return the keys; empty behind the last
	 */
	List<EntryKey> page(RedisConnection connection, long epoch, long rank) {
		Set<byte[]> names = connection.zSetCommands().zRange(name(epoch), rank, rank + PAGE - 1);
		List<EntryKey> keys = new ArrayList<>();
		if (names != null) {
			names.forEach((name) -> keys.add(EntryKey.of(name)));
		}
		return keys;
	}

	/**
	 * Remove some of the keys of an epoch that is over.
	 * @return the keys; empty if there are none left
	 */
	List<EntryKey> takeOldest(RedisConnection connection, long epoch) {
		List<EntryKey> keys = page(connection, epoch, 0);
		if (keys.isEmpty()) {
			connection.keyCommands().del(this.keys.sizes(this.cache, RandomNumber.text(epoch)));
		}
		else {
			connection.zSetCommands().zRemRange(name(epoch), 0, keys.size() - 1L);
		}
		return keys;
	}

	private byte[] name(long epoch) {
		return this.keys.index(this.cache, RandomNumber.text(epoch));
	}

}
