package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * The decoded side of a variant in the store, of which all readers may have the same
 * object. The store alone says how long it is there.
 *
 * @param stored the variant
 * @param value the value
 */
record SharedValue(StoredVariant stored, Cache.ValueWrapper value) implements LiveValue {

	@Override
	public Standing standing() {
		return this.stored.standing();
	}

	@Override
	public Cache.@Nullable ValueWrapper serve() {
		return (this.stored.touch() == Standing.PRESENT) ? this.value : null;
	}

}
