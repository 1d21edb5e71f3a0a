package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

import dev.embercache.codec.CopySource;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * The decoded side of a variant in the store, a copy of which goes to each reader. The
 * object that is copied is never handed out. It is decoded by the first hit, because many
 * values are put and never read.
 */
final class CopiedStoredValue implements LiveValue {

	private final StoredVariant stored;

	private final EntryCodec codec;

	private volatile @Nullable CopySource source;

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
		CopySource source = this.source;
		if (source == null) {
			source = this.codec.source(this.stored.variant());
			this.source = source;
		}
		return (source != null) ? this.codec.copy(source) : null;
	}

	@Override
	public StoredVariant stored() {
		return this.stored;
	}

}
