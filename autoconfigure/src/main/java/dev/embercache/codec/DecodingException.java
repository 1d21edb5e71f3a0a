package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that cannot be read in this generation: damaged, written by classes that look
 * different now, or naming a class that is not to be resolved.
 *
 * @since 0.1.0
 */
public class DecodingException extends CodecException {

	/**
	 * Create an exception.
	 * @param message where in the graph reading stopped, why, and what to do
	 * @param cause what was thrown on the way, if anything
	 */
	public DecodingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
