package dev.embercache.rules;

import org.jspecify.annotations.Nullable;

/**
 * One line of a rules file.
 *
 * @param word says what the rule is about
 * @param pattern the classes that it stands for, and the method if the word is about
 * methods
 * @param text what the word wants to know, or an empty text if it wants nothing
 * @param origin the file and the line, for messages
 * @since 0.1.0
 */
public record Rule(Word word, String pattern, String text, String origin) {

	/** Between the pattern of classes and the name of the method. */
	private static final char METHOD = '#';

	/**
	 * Return the pattern of the classes, without a method.
	 * @return the name of a class or a package, see {@link LibraryRules}
	 */
	public String classes() {
		int end = this.pattern.indexOf(METHOD);
		return (end < 0) ? this.pattern : this.pattern.substring(0, end);
	}

	/**
	 * Return the name of the method that the rule is about.
	 * @return the name, or {@code null} if the rule is about classes
	 */
	public @Nullable String method() {
		int end = this.pattern.indexOf(METHOD);
		return (end < 0) ? null : this.pattern.substring(end + 1);
	}

}
