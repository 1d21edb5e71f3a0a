package dev.embercache.lineage.classpath;

import java.util.regex.Pattern;

/**
 * A location with wildcards: {@code ?} is one character and {@code *} any number of them,
 * but for slashes; {@code **} is anything. {@code **}{@code /} also stands for no folder.
 */
final class ResourcePattern {

	private final Pattern pattern;

	/**
	 * Create a new pattern.
	 * @param text the text with wildcards
	 */
	ResourcePattern(String text) {
		StringBuilder expression = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			boolean folder = i == 0 || text.charAt(i - 1) == '/';
			if (folder && text.startsWith("**/", i)) {
				expression.append("(?:.*/)?");
				i += 2;
			}
			else if (text.startsWith("**", i)) {
				expression.append(".*");
				i++;
			}
			else {
				expression.append(single(text.charAt(i)));
			}
		}
		this.pattern = Pattern.compile(expression.toString(), Pattern.DOTALL);
	}

	private static String single(char character) {
		return switch (character) {
			case '*' -> "[^/]*";
			case '?' -> "[^/]";
			default -> Pattern.quote(String.valueOf(character));
		};
	}

	boolean matches(String name) {
		return this.pattern.matcher(name).matches();
	}

	static boolean isWild(String location) {
		return location.indexOf('*') >= 0 || location.indexOf('?') >= 0;
	}

	/**
	 * Return the part of a location before its first wildcard that names a folder.
	 * @param location a location with a wildcard
	 */
	static String folder(String location) {
		int wildcard = 0;
		while ("*?".indexOf(location.charAt(wildcard)) < 0) {
			wildcard++;
		}
		return location.substring(0, location.lastIndexOf('/', wildcard) + 1);
	}

}
