package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * The decoded side of a variant in the store, of which each reader gets a copy. The
 * object that the copies are made of is never handed out. It is decoded by the first hit:
 * many values are put and never read.
 */
final class CopiedValue implements LiveValue {

	private final StoredVariant stored;

	private final EntryCodec codec;

	private volatile @Nullable Object master;

	CopiedValue(StoredVariant stored, EntryCodec codec) {
		this.stored = stored;
		this.codec = codec;
	}

	@Override
	public Standing standing() {
		return this.stored.standing();
	}

	@Override
	public Cache.@Nullable ValueWrapper serve() {
		this.stored.touch();
		Object master = master();
		Object copy = (master != null) ? this.codec.copy(master) : null;
		return (copy != null) ? new SimpleValueWrapper(copy) : null;
	}

	private @Nullable Object master() {
		Object master = this.master;
		if (master == null) {
			Cache.ValueWrapper decoded = this.codec.decode(this.stored.variant());
			master = (decoded != null) ? decoded.get() : null;
			this.master = master;
		}
		return master;
	}

	@Override
	public StoredVariant stored() {
		return this.stored;
	}

}
