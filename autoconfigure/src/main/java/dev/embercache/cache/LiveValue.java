package dev.embercache.cache;

import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * A value of this generation, in the live tier.
 */
interface LiveValue {

	/**
	 * Return whether the value may still be served.
	 */
	Standing standing();

	/**
	 * Note that the value was served.
	 */
	void touch();

	/**
	 * Return the value to hand out, or {@code null} if each reader needs a copy of
	 * {@link #stored()}.
	 */
	Cache.@Nullable ValueWrapper shared();

	/**
	 * Return the variant behind the value, or {@code null} if it lives here only.
	 */
	@Nullable StoredVariant stored();

	/**
	 * The decoded side of a variant in the store, which alone says how long it is there.
	 *
	 * @param stored the variant
	 * @param shared the value, if all readers may have the same one
	 */
	record OfStore(StoredVariant stored, Cache.@Nullable ValueWrapper shared) implements LiveValue {

		@Override
		public Standing standing() {
			return this.stored.standing();
		}

		@Override
		public void touch() {
			this.stored.touch();
		}

	}

}
