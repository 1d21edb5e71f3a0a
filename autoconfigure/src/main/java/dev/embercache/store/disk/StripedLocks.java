package dev.embercache.store.disk;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.embercache.entry.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * The slots that somebody has a variant of, and the locks of all keys. Safe for use by
 * several threads.
 */
final class StripedLocks {

	private static final int LOCKS = 256;

	private final Cache<EntryKey, LiveSlot> live = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

	private final Lock[] locks = new Lock[LOCKS];

	StripedLocks() {
		for (int i = 0; i < LOCKS; i++) {
			this.locks[i] = new ReentrantLock();
		}
	}

	/**
	 * Return the lock of a key, which other keys share.
	 */
	Lock lock(EntryKey key) {
		int hash = key.hashCode();
		return this.locks[(hash ^ hash >>> 16) & LOCKS - 1];
	}

	@Nullable LiveSlot find(EntryKey key) {
		return this.live.getIfPresent(key);
	}

	void add(LiveSlot slot) {
		this.live.put(slot.key(), slot);
	}

	void remove(EntryKey key) {
		this.live.invalidate(key);
	}

	void clear() {
		this.live.invalidateAll();
	}

}
