package dev.embercache.store.memory;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;

/**
 * A variant that expires some time after it is read.
 */
final class IdlingVariant extends MemoryVariant {

	private volatile long lastRead;

	IdlingVariant(Tenure tenure, EntryKey key, Variant variant, long now) {
		super(tenure, key, variant, now);
		this.lastRead = now;
	}

	@Override
	long lastRead() {
		return this.lastRead;
	}

	@Override
	void markRead(long now) {
		this.lastRead = now;
	}

}
