package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value or key that cannot travel between objects and bytes. The message names the path
 * to the culprit, its class, the reason and the remedy; it never shows a cached value.
 *
 * @since 0.1.0
 */
public class CodecException extends RuntimeException {

	private transient @Nullable Concession concession;

	/**
	 * Create an exception.
	 * @param message the path to the culprit, the reason and the remedy
	 * @param cause what was thrown on the way, if anything
	 */
	public CodecException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Return what would make the refusal needless that this exception tells of, or
	 * {@code null}.
	 */
	final @Nullable Concession concession() {
		return this.concession;
	}

	final void concede(@Nullable Concession concession) {
		this.concession = concession;
	}

}
