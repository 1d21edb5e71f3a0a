package dev.embercache.store.disk;

import dev.embercache.entry.Variant;
import dev.embercache.store.Expiry;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * A variant that was asked for, and when it was written and read. Once it is removed it
 * never comes back. It holds the {@link LiveSlot} of its key, so that the region finds
 * the same object again as long as the variant is in use.
 */
final class DiskVariant implements StoredVariant {

	private final VariantOwner owner;

	private final ClearEpoch epoch;

	private final LiveSlot slot;

	private final Variant variant;

	private final long written;

	private volatile long lastRead;

	private volatile long lastReadOnDisk;

	private volatile @Nullable Standing removed;

	DiskVariant(VariantOwner owner, LiveSlot slot, Variant variant, long written, long lastRead) {
		this.owner = owner;
		this.epoch = owner.epoch();
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
		return isExpired() ? Standing.EXPIRED : Standing.PRESENT;
	}

	private boolean isExpired() {
		Expiry expiry = this.owner.expiry();
		return expiry.isLimited() && expiry.isExpired(this.written, this.lastRead, this.owner.now());
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
		long now = this.owner.now();
		if (this.owner.expiry().isExpired(this.written, this.lastRead, now)) {
			return Standing.EXPIRED;
		}
		if (now != this.lastRead) {
			this.lastRead = now;
		}
		if (this.owner.expiry().isReadDue(this.lastReadOnDisk, now)) {
			this.lastReadOnDisk = now;
			this.owner.noteRead(this);
		}
		return Standing.PRESENT;
	}

	void remove(Standing reason) {
		if (this.removed == null) {
			this.removed = reason;
			this.owner.removed(this);
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
