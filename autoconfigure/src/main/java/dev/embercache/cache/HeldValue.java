package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

import dev.embercache.codec.CopySource;

/**
 * An object that is held as it is, not as bytes.
 */
sealed interface HeldValue {

	/**
	 * Serve the object.
	 * @return the object or a copy of it, or {@code null} if it turned out that it cannot
	 * be copied
	 */
	Cache.@Nullable ValueWrapper serve();

	/**
	 * All readers have the same object. This is what they are given, so that a hit makes
	 * no garbage.
	 */
	@SuppressWarnings("serial")
	final class Shared extends SimpleValueWrapper implements HeldValue {

		Shared(@Nullable Object value) {
			super(value);
		}

		@Override
		public Cache.ValueWrapper serve() {
			return this;
		}

	}

	/**
	 * Each reader has a copy of an object that is never handed out.
	 *
	 * @param source the object
	 * @param codec makes the copies
	 */
	record Copied(CopySource source, EntryCodec codec) implements HeldValue {

		@Override
		public Cache.@Nullable ValueWrapper serve() {
			return this.codec.copy(this.source);
		}

	}

}
