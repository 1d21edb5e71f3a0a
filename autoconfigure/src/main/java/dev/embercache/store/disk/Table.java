package dev.embercache.store.disk;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map of bytes in a volume. Whatever H2 throws becomes a
 * {@link VolumeException}. Safe for use by several threads.
 */
final class Table {

	private final Volume volume;

	private final MVMap<byte[], byte[]> map;

	Table(Volume volume, MVMap<byte[], byte[]> map) {
		this.volume = volume;
		this.map = map;
	}

	byte @Nullable [] get(byte[] key) {
		return call(() -> this.map.get(key));
	}

	void put(byte[] key, byte[] value) {
		call(() -> this.map.put(key, value));
	}

	void remove(byte[] key) {
		call(() -> this.map.remove(key));
	}

	void clear() {
		run(this.map::clear);
	}

	long size() {
		return this.map.sizeAsLong();
	}

	/**
	 * Return the key at a position, in the time it takes to find a key.
	 */
	byte @Nullable [] keyAt(long position) {
		return call(() -> this.map.getKey(position));
	}

	/**
	 * Show the keys and values from the given key on, as they were at this moment.
	 * @param from the first key, or {@code null} for all
	 * @param limit how many
	 * @return the key after the last one shown, or {@code null} at the end
	 */
	byte @Nullable [] forEach(byte @Nullable [] from, long limit, BiConsumer<byte[], byte[]> action) {
		Cursor<byte[], byte[]> cursor = this.<Cursor<byte[], byte[]>>call(() -> this.map.cursor(from));
		for (long i = 0; cursor != null && Boolean.TRUE.equals(call(cursor::hasNext)); i++) {
			byte[] key = call(cursor::next);
			if (i == limit) {
				return key;
			}
			if (key != null) {
				action.accept(key, cursor.getValue());
			}
		}
		return null;
	}

	private void run(Runnable action) {
		call(() -> {
			action.run();
			return null;
		});
	}

	private <T> @Nullable T call(Supplier<@Nullable T> action) {
		try {
			return action.get();
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw this.volume.exception(ex);
		}
	}

}
