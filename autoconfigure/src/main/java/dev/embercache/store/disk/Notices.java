package dev.embercache.store.disk;

import java.nio.file.Path;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

import dev.embercache.store.disk.volume.VolumeException;

/**
 * The warnings about a volume that cannot be used. Each is logged once, because each
 * changes what the store does from then on, and under the name of the store.
 */
final class Notices {

	private static final Log logger = LogFactory.getLog("dev.embercache.store.disk.DiskEntryStore");

	private Notices() {
	}

	static void inMemory(Path file, VolumeException ex) {
		String remedy = switch (ex.kind()) {
			case IN_USE -> "Another process or application context has it open. "
					+ "Set 'ember.cache.disk.directory' to give each its own folder.";
			default -> sentence(ex) + " Free space on the disk, make sure that the folder is writable, or set "
					+ "'ember.cache.disk.directory' to another one. Then restart.";
		};
		warn("Ember Cache cannot use '%s', and keeps all entries in memory: %s".formatted(file, remedy), ex);
	}

	static void setAside(Path file, Path renamed, VolumeException ex) {
		warn(("Ember Cache cannot read '%s' and starts a new one: %s The old file is now '%s'; "
				+ "only cached values are lost, and it may be deleted.")
			.formatted(file, sentence(ex), renamed.getFileName()), ex);
	}

	static void gone(Path file, VolumeException ex) {
		warn("Ember Cache starts '%s' over: it was removed while it was in use. Only cached values are lost."
			.formatted(file), ex);
	}

	static void notClosed(Path file, VolumeException ex) {
		warn("Ember Cache cannot close '%s': %s Values of the last second are lost.".formatted(file, sentence(ex)), ex);
	}

	static void maintenanceFailed(Path file, Throwable ex) {
		warn("Ember Cache could not finish the maintenance of '%s' (%s). It will try again.".formatted(file, ex), ex);
	}

	private static String sentence(VolumeException ex) {
		String message = String.valueOf(ex.getMessage());
		return message.endsWith(".") ? message : message + ".";
	}

	private static void warn(String message, Throwable ex) {
		logger.warn(message);
		logger.debug(LogMessage.format("Cause of: %s", message), ex);
	}

}
