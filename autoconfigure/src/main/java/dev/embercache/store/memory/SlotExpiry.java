package dev.embercache.store.memory;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Expiry;

/**
 * The time after which Caffeine may drop a whole slot. Each variant knows for itself
 * whether it is expired, to the nanosecond; this only gives the memory back.
 */
final class SlotExpiry implements com.github.benmanes.caffeine.cache.Expiry<EntryKey, Slot> {

	private final Expiry expiry;

	SlotExpiry(Expiry expiry) {
		this.expiry = expiry;
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
		return this.expiry.isIdleLimited() ? remaining(slot, now) : current;
	}

	private long remaining(Slot slot, long now) {
		return this.expiry.remaining(slot.newest().written(), now);
	}

}
