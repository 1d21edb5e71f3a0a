package dev.embercache.entry;

import org.jspecify.annotations.Nullable;

/**
 * Bytes are not an entry that this version can read.
 *
 * @since 0.1.0
 */
public class EntryFormatException extends Exception {

	EntryFormatException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
