package dev.embercache.rules;

import org.jspecify.annotations.Nullable;

/**
 * One line of a rules file.
 *
 * @param word says what the rule is about
 * @param isException whether the line begins with a minus: what the word says is not true
 * of the classes or methods, although a less specific rule covers them
 * @param pattern the classes that it stands for, and the method if the rule is about
 * methods
 * @param text what the word wants to know, or an empty text if it wants nothing
 * @param origin the file and the line, for messages
 * @since 0.1.0
 */
public record Rule(Word word, boolean isException, String pattern, String text, String origin) {

	/** Between the pattern of classes and the name of the method. */
	private static final char METHOD = '#';

	/** Between the name of a method and the types of its parameters. */
	private static final char PARAMETERS = '(';

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
	 * @return the name, without parameters and possibly with an asterisk, or {@code null}
	 * if the rule is about classes
	 */
	public @Nullable String method() {
		int start = this.pattern.indexOf(METHOD) + 1;
		int end = this.pattern.indexOf(PARAMETERS, start);
		return (start == 0) ? null : this.pattern.substring(start, (end < 0) ? this.pattern.length() : end);
	}

	/**
	 * Return the parameters of the method that the rule is about.
	 * @return their types as a class file has them, such as
	 * {@code (Ljava/lang/String;I)}, or {@code null} if the rule is about all methods of
	 * the name
	 */
	public @Nullable String parameters() {
		int start = this.pattern.indexOf(PARAMETERS, this.pattern.indexOf(METHOD) + 1);
		if (start < 0) {
			return null;
		}
		StringBuilder descriptor = new StringBuilder("(");
		for (String type : this.pattern.substring(start + 1, this.pattern.length() - 1).split(",")) {
			descriptor.append(descriptor(type));
		}
		return descriptor.append(')').toString();
	}

	private static String descriptor(String type) {
		if (type.endsWith("[]")) {
			return "[" + descriptor(type.substring(0, type.length() - 2));
		}
		return switch (type) {
			case "" -> "";
			case "boolean" -> "Z";
			case "byte" -> "B";
			case "char" -> "C";
			case "short" -> "S";
			case "int" -> "I";
			case "long" -> "J";
			case "float" -> "F";
			case "double" -> "D";
			default -> "L" + type.replace('.', '/') + ";";
		};
	}

}
