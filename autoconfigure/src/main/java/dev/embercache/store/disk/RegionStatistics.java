package dev.embercache.store.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.disk.volume.Seal;

/**
 * Statistics of a region: the number of keys by the lineages of their variants, and the
 * bytes of all. Updated with each change, so that nobody has to look at every entry. Safe
 * for use by several threads.
 */
final class RegionStatistics {

	/**
	 * Bytes that an entry takes on disk beside its key and its slot, about.
	 */
	private static final int OVERHEAD = 16;

	private final ConcurrentMap<List<Fingerprint>, Long> keys = new ConcurrentHashMap<>();

	private final AtomicLong bytes = new AtomicLong();

	private final Room room;

	RegionStatistics(Room room) {
		this.room = room;
	}

	static long weight(byte[] key, int slotBytes) {
		return (slotBytes > 0) ? OVERHEAD + key.length + slotBytes : 0;
	}

	/**
	 * Note that a key has other variants now.
	 */
	void change(List<Fingerprint> before, List<Fingerprint> after, long bytes) {
		if (!before.equals(after)) {
			count(before, -1);
			count(after, 1);
		}
		add(bytes);
	}

	private void count(List<Fingerprint> lineages, long number) {
		if (!lineages.isEmpty()) {
			this.keys.merge(lineages, number, (one, other) -> (one + other != 0) ? one + other : null);
		}
	}

	private void add(long bytes) {
		this.bytes.addAndGet(bytes);
		this.room.add(bytes);
	}

	void clear() {
		this.keys.clear();
		this.room.add(-this.bytes.getAndSet(0));
	}

	long bytes() {
		return this.bytes.get();
	}

	Map<List<Fingerprint>, Long> keys() {
		return new HashMap<>(this.keys);
	}

	/**
	 * Write the statistics, sealed.
	 */
	byte[] write(String cache, byte[] key) {
		Map<List<Fingerprint>, Long> keys = keys();
		int length = Long.BYTES + Seal.LENGTH;
		for (List<Fingerprint> lineages : keys.keySet()) {
			length += Long.BYTES + Integer.BYTES + lineages.size() * Fingerprint.LENGTH;
		}
		ByteBuffer buffer = ByteBuffer.allocate(length).putLong(bytes());
		keys.forEach((lineages, number) -> {
			buffer.putLong(number).putInt(lineages.size());
			lineages.forEach((id) -> buffer.put(id.toBytes()));
		});
		return Seal.put(cache, key, buffer.array());
	}

	/**
	 * Take over the statistics that an earlier JVM wrote.
	 */
	void read(String cache, byte[] key, byte[] value) {
		ByteBuffer buffer = Seal.open(cache, key, value);
		add(buffer.getLong());
		while (buffer.hasRemaining()) {
			long number = buffer.getLong();
			int size = buffer.getInt();
			List<Fingerprint> lineages = new ArrayList<>(size);
			for (int i = 0; i < size; i++) {
				lineages.add(Fingerprint.read(buffer));
			}
			count(List.copyOf(lineages), number);
		}
	}

}
