package dev.embercache.lineage;

import java.io.IOException;

/**
 * Bytes that should be a lineage are not one that this version can read.
 *
 * @since 0.1.0
 */
public class LineageFormatException extends IOException {

	private static final long serialVersionUID = 1L;

	LineageFormatException(String message) {
		super(message);
	}

}
