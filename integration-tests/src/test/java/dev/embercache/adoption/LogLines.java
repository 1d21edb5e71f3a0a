package dev.embercache.adoption;

import java.util.List;

import dev.embercache.harness.ApplicationLog;

/**
 * What Ember Cache has said, word for word, without the time and the thread.
 */
final class LogLines {

	private static final List<String> LEVELS = List.of("INFO", "WARN");

	private LogLines() {
	}

	/**
	 * Return the lines of INFO and above, with the level in front of the text. Those of
	 * the harness do not count.
	 */
	static List<String> of(ApplicationLog log) {
		return log.lines()
			.stream()
			.filter((line) -> line.contains(" : ") && (line.contains("Ember Cache") || line.contains("ember.cache")))
			.filter((line) -> LEVELS.stream().anyMatch((level) -> line.contains(level + " ")))
			.map((line) -> (line.contains("WARN ") ? "WARN " : "INFO ") + text(line))
			.toList();
	}

	static String text(String line) {
		return line.substring(line.indexOf(" : ") + 3);
	}

}
