package dev.embercache.store.disk.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map of bytes in a volume. Whatever H2 throws becomes a
 * {@link VolumeException}. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Table {

	private static final int BATCH = 256;

	private final Volume volume;

	private final MVMap<byte[], byte[]> map;

	Table(Volume volume, MVMap<byte[], byte[]> map) {
		this.volume = volume;
		this.map = map;
	}

	/**
	 * Return the value of a key.
	 * @param key the key
	 * @return the value, or {@code null} if there is none
	 */
	public byte @Nullable [] get(byte[] key) {
		return this.volume.use(() -> this.map.get(key));
	}

	/**
	 * Set the value of a key.
	 * @param key the key
	 * @param value the value
	 */
	public void put(byte[] key, byte[] value) {
		this.volume.use(() -> this.map.put(key, value));
	}

	/**
	 * Remove a key.
	 * @param key the key
	 */
	public void remove(byte[] key) {
		this.volume.use(() -> this.map.remove(key));
	}

	/**
	 * Remove all keys.
	 */
	public void clear() {
		this.volume.<@Nullable Void>use(() -> {
			this.map.clear();
			return null;
		});
	}

	/**
	 * Return the number of keys.
	 * @return the number
	 */
	public long size() {
		return this.map.sizeAsLong();
	}

	/**
	 * Return the key at a position, in the time it takes to find a key.
	 * @param position the number of keys before it
	 * @return the key, or {@code null} if there are fewer keys
	 */
	public byte @Nullable [] keyAt(long position) {
		return this.volume.use(() -> this.map.getKey(position));
	}

	/**
	 * Visit the keys and values from the given key on. Weakly consistent.
	 * @param from the first key, or {@code null} for all
	 * @param limit the maximum number of keys
	 * @param action the action to call with each key and value
	 * @return the key after the last one visited, or {@code null} at the end
	 */
	public byte @Nullable [] forEach(byte @Nullable [] from, long limit, BiConsumer<byte[], byte[]> action) {
		byte[] next = from;
		long left = limit;
		do {
			Batch batch = read(next, (int) Math.min(left, BATCH));
			batch.entries().forEach((entry) -> action.accept(entry.getKey(), entry.getValue()));
			next = batch.next();
			left -= batch.entries().size();
		}
		while (next != null && left > 0);
		return next;
	}

	private Batch read(byte @Nullable [] from, int limit) {
		return this.volume.use(() -> {
			List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>(limit);
			Cursor<byte[], byte[]> cursor = this.map.cursor(from);
			while (cursor.hasNext()) {
				byte[] key = cursor.next();
				if (entries.size() == limit) {
					return new Batch(entries, key);
				}
				entries.add(Map.entry(key, cursor.getValue()));
			}
			return new Batch(entries, null);
		});
	}

	/**
	 * Some entries, and the key that follows them.
	 */
	private record Batch(List<Map.Entry<byte[], byte[]>> entries, byte @Nullable [] next) {

	}

}
