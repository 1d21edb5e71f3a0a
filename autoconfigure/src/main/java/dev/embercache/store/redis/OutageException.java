package dev.embercache.store.redis;

import org.jspecify.annotations.Nullable;

/**
 * Redis cannot be used at the moment. Stays within this package.
 */
final class OutageException extends RuntimeException {

	private final @Nullable Denial denial;

	OutageException(String message, @Nullable Throwable cause) {
		this(message, cause, null);
	}

	OutageException(String message, @Nullable Throwable cause, @Nullable Denial denial) {
		super(message, cause);
		this.denial = denial;
	}

	/**
	 * Return what Redis does not let its user do, or {@code null} if that is not the
	 * reason.
	 */
	@Nullable Denial denial() {
		return this.denial;
	}

	/**
	 * It is thrown for each command of an outage; where from does not matter.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
