package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value or key that is refused when it is written, because it could not be given back
 * equal and of the same class.
 *
 * @since 0.1.0
 */
public class EncodingException extends CodecException {

	/**
	 * Create an exception.
	 * @param message the path to the culprit, the reason and the remedy
	 * @param cause what was thrown on the way, if anything
	 */
	public EncodingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
