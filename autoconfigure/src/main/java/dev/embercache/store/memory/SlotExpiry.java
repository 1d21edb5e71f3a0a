package dev.embercache.store.memory;

import com.github.benmanes.caffeine.cache.Expiry;
import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;

/**
 * When Caffeine may drop a whole slot. Each variant knows for itself whether it is
 * expired, to the nanosecond; this only sees to it that the memory is given back.
 */
final class SlotExpiry implements Expiry<EntryKey, Slot> {

	/**
	 * How late a read may be told to Caffeine, as a share of the time to idle. A hit on
	 * the live tier would otherwise cost a look-up here.
	 */
	static final int READ_SLACK = 8;

	private final Bounds bounds;

	SlotExpiry(Bounds bounds) {
		this.bounds = bounds;
	}

	@Override
	public long expireAfterCreate(EntryKey key, Slot slot, long now) {
		return remaining(slot, now);
	}

	@Override
	public long expireAfterUpdate(EntryKey key, Slot slot, long now, long current) {
		return remaining(slot, now);
	}

	@Override
	public long expireAfterRead(EntryKey key, Slot slot, long now, long current) {
		return (this.bounds.timeToIdle() != null) ? remaining(slot, now) : current;
	}

	private long remaining(Slot slot, long now) {
		long age = now - slot.newest().written();
		long live = this.bounds.timeToLiveNanos() - age;
		long idle = this.bounds.timeToIdleNanos();
		idle = idle + Math.min(idle / READ_SLACK, Long.MAX_VALUE - idle);
		return Math.max(1, Math.min(live, idle));
	}

}
