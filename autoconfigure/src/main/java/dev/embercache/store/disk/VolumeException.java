package dev.embercache.store.disk;

import org.jspecify.annotations.Nullable;

/**
 * A volume cannot be used, or not any more. Never leaves this package.
 */
final class VolumeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	VolumeException(Kind kind, @Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	Kind kind() {
		return this.kind;
	}

	/**
	 * What is wrong with the volume.
	 */
	enum Kind {

		/**
		 * Somebody else has it open.
		 */
		IN_USE,

		/**
		 * Somebody removed it.
		 */
		GONE,

		/**
		 * The disk is full, the folder cannot be written to, or a device failed.
		 */
		UNUSABLE,

		/**
		 * What it holds is not what was written, or another program or version wrote it.
		 */
		DAMAGED

	}

}
