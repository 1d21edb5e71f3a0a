package dev.embercache.rules;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Patterns of class names, each with a text. The most specific pattern that matches
 * decides.
 */
final class ClassPatterns {

	private final Map<String, String> classes = new HashMap<>();

	private final Map<String, String> packages = new HashMap<>();

	private final Map<String, String> packageTrees = new HashMap<>();

	void add(String pattern, String text) {
		if (pattern.endsWith(".**")) {
			this.packageTrees.put(pattern.substring(0, pattern.length() - 3), text);
		}
		else if (pattern.endsWith(".*")) {
			this.packages.put(pattern.substring(0, pattern.length() - 2), text);
		}
		else {
			this.classes.put(pattern, text);
		}
	}

	@Nullable String find(String className) {
		String text = this.classes.get(className);
		for (int end = className.lastIndexOf('$'); text == null && end > 0; end = className.lastIndexOf('$', end - 1)) {
			text = this.classes.get(className.substring(0, end));
		}
		int dot = className.lastIndexOf('.');
		if (text != null || dot < 0) {
			return text;
		}
		text = this.packages.get(className.substring(0, dot));
		for (int end = dot; text == null && end > 0; end = className.lastIndexOf('.', end - 1)) {
			text = this.packageTrees.get(className.substring(0, end));
		}
		return text;
	}

}
