package dev.embercache.store.disk.volume;

import org.jspecify.annotations.Nullable;

/**
 * A volume cannot be used, or can no longer be used. Never leaves the store.
 *
 * @since 0.1.0
 */
public final class VolumeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	/**
	 * Create an exception.
	 * @param kind the kind of failure
	 * @param message says what is wrong with "it", the file
	 * @param cause the cause, if any
	 */
	public VolumeException(Kind kind, @Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	/**
	 * Return the kind of failure.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * The kinds of failures of a volume.
	 */
	public enum Kind {

		/**
		 * Another process or context has it open.
		 */
		IN_USE,

		/**
		 * The file was removed.
		 */
		GONE,

		/**
		 * The disk is full, the folder cannot be written to, or a device failed.
		 */
		UNUSABLE,

		/**
		 * The content is not what was written, or another program or version wrote it.
		 */
		DAMAGED

	}

}
