package dev.embercache.store.disk;

import java.nio.file.Path;

import dev.embercache.store.disk.volume.VolumeException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

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
					+ "Set 'ember.cache.disk.directory' to give each a folder of its own.";
			default -> sentence(ex) + " Make room on the disk and see to it that the folder can be written to, or set "
					+ "'ember.cache.disk.directory' to another one. Then restart.";
		};
		warn("Ember Cache cannot use '%s', and keeps all entries in memory: %s".formatted(file, remedy), ex);
	}

	static void setAside(Path file, Path renamed, VolumeException ex) {
		warn(("Ember Cache cannot read '%s' and begins a new one: %s The old file is '%s' now; "
				+ "only cached values are lost, and it may be deleted.")
			.formatted(file, sentence(ex), renamed.getFileName()), ex);
	}

	static void gone(Path file, VolumeException ex) {
		warn("Ember Cache begins '%s' anew: it was removed while it was in use. Only cached values are lost."
			.formatted(file), ex);
	}

	static void notClosed(Path file, VolumeException ex) {
		warn("Ember Cache cannot close '%s': %s Values of the last second are lost.".formatted(file, sentence(ex)), ex);
	}

	static void maintenanceFailed(Path file, Throwable ex) {
		warn("Ember Cache could not do all the upkeep of '%s' (%s). It tries again.".formatted(file, ex), ex);
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
