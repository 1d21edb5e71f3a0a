package dev.embercache.cache;

import dev.embercache.codec.Original;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * The decoded side of a variant in the store, a copy of which goes to each reader. The
 * object that is copied is never handed out. It is decoded by the first hit, because many
 * values are put and never read.
 */
final class CopiedStoredValue implements LiveValue {

	private final StoredVariant stored;

	private final EntryCodec codec;

	private volatile @Nullable Original original;

	CopiedStoredValue(StoredVariant stored, EntryCodec codec) {
		this.stored = stored;
		this.codec = codec;
	}

	@Override
	public Standing standing() {
		return this.stored.standing();
	}

	@Override
	public Cache.@Nullable ValueWrapper serve() {
		if (this.stored.touch() != Standing.PRESENT) {
			return null;
		}
		Original original = this.original;
		if (original == null) {
			original = this.codec.original(this.stored.variant());
			this.original = original;
		}
		return (original != null) ? this.codec.copy(original) : null;
	}

	@Override
	public StoredVariant stored() {
		return this.stored;
	}

}
