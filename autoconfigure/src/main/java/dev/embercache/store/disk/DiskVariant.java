package dev.embercache.store.disk;

import dev.embercache.entry.Variant;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * A variant that somebody asked for, and when it was written and read. Once it is removed
 * it never comes back. It holds the {@link LiveSlot} of its key, by which the region
 * finds it again as long as anybody has it.
 */
final class DiskVariant implements StoredVariant {

	private final DiskRegion region;

	private final ClearEpoch epoch;

	private final LiveSlot slot;

	private final Variant variant;

	private final long written;

	private volatile long lastRead;

	private volatile long lastReadOnDisk;

	private volatile @Nullable Standing removed;

	DiskVariant(DiskRegion region, LiveSlot slot, Variant variant, long written, long lastRead) {
		this.region = region;
		this.epoch = region.epoch();
		this.slot = slot;
		this.variant = variant;
		this.written = written;
		this.lastRead = lastRead;
		this.lastReadOnDisk = lastRead;
	}

	@Override
	public Variant variant() {
		return this.variant;
	}

	@Override
	public Standing standing() {
		Standing gone = gone();
		if (gone != null) {
			return gone;
		}
		return this.region.expiry().isExpired(this.written, this.lastRead) ? Standing.EXPIRED : Standing.PRESENT;
	}

	private @Nullable Standing gone() {
		Standing removed = this.removed;
		return (removed != null) ? removed : this.epoch.ended();
	}

	@Override
	public Standing touch() {
		Standing gone = gone();
		if (gone != null) {
			return gone;
		}
		long now = this.region.now();
		if (this.region.expiry().isExpired(this.written, this.lastRead, now)) {
			return Standing.EXPIRED;
		}
		if (now != this.lastRead) {
			this.lastRead = now;
		}
		if (this.region.isToBeNoted(this.lastReadOnDisk, now)) {
			this.lastReadOnDisk = now;
			this.region.noteRead(this);
		}
		return Standing.PRESENT;
	}

	void remove(Standing reason) {
		if (this.removed == null) {
			this.removed = reason;
			this.region.removed(this);
		}
	}

	LiveSlot slot() {
		return this.slot;
	}

	long written() {
		return this.written;
	}

	long lastRead() {
		return this.lastRead;
	}

}
