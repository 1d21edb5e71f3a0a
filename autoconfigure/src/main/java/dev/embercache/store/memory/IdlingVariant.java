package dev.embercache.store.memory;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;

/**
 * A variant that expires some time after it is read.
 */
final class IdlingVariant extends MemoryVariant {

	private volatile long read;

	IdlingVariant(Tenure tenure, EntryKey key, Variant variant, long now) {
		super(tenure, key, variant, now);
		this.read = now;
	}

	@Override
	long read() {
		return this.read;
	}

	@Override
	void read(long now) {
		this.read = now;
	}

}
