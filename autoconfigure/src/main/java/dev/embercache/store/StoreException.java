package dev.embercache.store;

import org.jspecify.annotations.Nullable;

/**
 * A store cannot be used. Never reaches the caller of a cache.
 *
 * @since 0.1.0
 */
public class StoreException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message says which store, what happened and what to do
	 * @param cause the cause, if any
	 */
	public StoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
