package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * The decoded side of a variant in the store, of which all readers may have the same
 * object. The store alone says how long it is there. It is itself what readers are given,
 * so that a hit makes no garbage and an entry has one object less.
 */
@SuppressWarnings("serial")
final class SharedValue extends SimpleValueWrapper implements LiveValue {

	private final StoredVariant stored;

	/**
	 * Create a value.
	 * @param stored the variant
	 * @param value the value
	 */
	SharedValue(StoredVariant stored, @Nullable Object value) {
		super(value);
		this.stored = stored;
	}

	@Override
	public Standing standing() {
		return this.stored.standing();
	}

	@Override
	public Cache.@Nullable ValueWrapper serve() {
		return (this.stored.touch() == Standing.PRESENT) ? this : null;
	}

	@Override
	public StoredVariant stored() {
		return this.stored;
	}

}
