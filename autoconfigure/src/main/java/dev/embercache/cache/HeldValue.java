package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

import dev.embercache.codec.CopySource;

/**
 * A value that is held as an object rather than as bytes.
 */
sealed interface HeldValue {

	/**
	 * Serve the object.
	 * @return the object or a copy of it, or {@code null} if the copy failed
	 */
	Cache.@Nullable ValueWrapper serve();

	/**
	 * By reference: all readers get the same object. This wrapper itself is returned to
	 * them, so a hit allocates nothing.
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
	 * By value: each reader gets a copy of an object that is never handed out.
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
