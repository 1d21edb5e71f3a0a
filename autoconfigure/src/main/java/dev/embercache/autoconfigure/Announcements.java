package dev.embercache.autoconfigure;

import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.embercache.store.RestartScope;

/**
 * What is said once, and not again after a restart that has changed nothing about it.
 */
final class Announcements {

	/** The logger of the line after a restart as well. */
	static final String LOGGER = "dev.embercache.EmberCache";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private final Set<String> said;

	Announcements(RestartScope scope) {
		this.said = scope.getOrCreateSet(RestartScopeKeys.SAID);
	}

	void info(String text) {
		if (this.said.add(text)) {
			logger.info(text);
		}
	}

	void warn(String text) {
		warn(text, text);
	}

	/**
	 * Warn of something, in whichever words that is done first.
	 */
	void warn(String what, String text) {
		if (this.said.add(what)) {
			logger.warn(text);
		}
	}

}
