package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * The decoded side of a variant in the store that all readers may share. The store alone
 * decides how long it is served. This wrapper itself is returned to readers, so a hit
 * allocates nothing and an entry needs one object fewer.
 */
@SuppressWarnings("serial")
final class SharedStoredValue extends SimpleValueWrapper implements LiveValue {

	private final StoredVariant stored;

	/**
	 * Create a value.
	 * @param stored the variant
	 * @param value the value
	 */
	SharedStoredValue(StoredVariant stored, @Nullable Object value) {
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
