package dev.embercache.store.disk;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.embercache.entry.EntryKey;

/**
 * The locks of all keys of a region. There is a fixed number of them, so keys share.
 */
final class StripedLocks {

	private static final int STRIPES = 256;

	private final Lock[] locks = new Lock[STRIPES];

	StripedLocks() {
		for (int i = 0; i < STRIPES; i++) {
			this.locks[i] = new ReentrantLock();
		}
	}

	Lock get(EntryKey key) {
		int hash = key.hashCode();
		return this.locks[(hash ^ hash >>> 16) & STRIPES - 1];
	}

}
