package dev.embercache.store.redis;

import org.jspecify.annotations.Nullable;

/**
 * Redis cannot be used at the moment. Stays within this package.
 */
final class OutageException extends RuntimeException {

	OutageException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * It is thrown for each command of an outage; where from does not matter.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
