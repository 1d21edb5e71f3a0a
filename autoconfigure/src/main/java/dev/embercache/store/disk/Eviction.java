package dev.embercache.store.disk;

import java.util.concurrent.ThreadLocalRandom;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.Standing;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Evicts keys where there are too many. An order of all keys would have to be written
 * with each read; some keys picked at random compete instead, and the one that was read
 * longest ago goes.
 */
final class Eviction {

	private static final int SAMPLE = 5;

	private final SlotTable slots;

	Eviction(SlotTable slots) {
		this.slots = slots;
	}

	/**
	 * Evict keys until the others fit the bounds.
	 */
	void shrinkTo(Bounds bounds) {
		while (isOverfull(bounds) && evict()) {
			continue;
		}
	}

	private boolean isOverfull(Bounds bounds) {
		DataSize maximumWeight = bounds.maximumWeight();
		return this.slots.size() > bounds.maximumEntries()
				|| maximumWeight != null && this.slots.statistics().bytes() > maximumWeight.toBytes();
	}

	/**
	 * Remove one key.
	 * @return whether there was any
	 */
	boolean evict() {
		EntryKey oldest = oldestOfSome();
		if (oldest == null) {
			return this.slots.size() > 0;
		}
		return this.slots.change(oldest, (slot) -> {
			slot.variants().forEach((variant) -> variant.remove(Standing.EVICTED));
			this.slots.trim(slot, Integer.MAX_VALUE);
			return true;
		});
	}

	private @Nullable EntryKey oldestOfSome() {
		EntryKey oldest = null;
		long oldestRead = Long.MAX_VALUE;
		for (int i = 0; i < SAMPLE; i++) {
			long size = this.slots.size();
			EntryKey key = (size > 0) ? this.slots.keyAt(ThreadLocalRandom.current().nextLong(size)) : null;
			long read = (key != null) ? this.slots.lastRead(key) : Long.MAX_VALUE;
			if (key != null && (oldest == null || read < oldestRead)) {
				oldest = key;
				oldestRead = read;
			}
		}
		return oldest;
	}

}
