package dev.embercache.store.memory;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * A variant and when it was written and read. Once it is removed it never comes back, so
 * that whoever still holds it sees that it went.
 */
final class MemoryVariant implements StoredVariant {

	private final MemoryRegion region;

	private final EntryKey key;

	private final Variant variant;

	private final long epoch;

	private final long written;

	private volatile long read;

	/**
	 * When Caffeine was last told of a read; where nothing expires, how many changes the
	 * region had seen then. Racy: a read that is told twice harms nobody.
	 */
	private long told;

	private volatile @Nullable Standing removed;

	MemoryVariant(MemoryRegion region, EntryKey key, Variant variant, long epoch, long now) {
		this.region = region;
		this.key = key;
		this.variant = variant;
		this.epoch = epoch;
		this.written = now;
		this.read = now;
		this.told = region.expires() ? now : 0;
	}

	@Override
	public Variant variant() {
		return this.variant;
	}

	@Override
	public Standing standing() {
		Standing removed = this.removed;
		if (removed != null) {
			return removed;
		}
		if (this.epoch != this.region.epoch()) {
			return Standing.INVALIDATED;
		}
		return this.region.isExpired(this) ? Standing.EXPIRED : Standing.PRESENT;
	}

	@Override
	public Standing touch() {
		Standing removed = this.removed;
		if (removed != null) {
			return removed;
		}
		return (this.epoch == this.region.epoch()) ? this.region.touch(this) : Standing.INVALIDATED;
	}

	void remove(Standing reason) {
		if (this.removed == null) {
			this.removed = reason;
			this.region.removed(this);
		}
	}

	EntryKey key() {
		return this.key;
	}

	long written() {
		return this.written;
	}

	long read() {
		return this.read;
	}

	void read(long now) {
		this.read = now;
	}

	long told() {
		return this.told;
	}

	void told(long now) {
		this.told = now;
	}

	int weight() {
		return this.variant.payload().length;
	}

}
