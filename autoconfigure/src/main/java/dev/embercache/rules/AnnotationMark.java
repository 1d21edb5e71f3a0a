package dev.embercache.rules;

/**
 * The {@code @} by which a rule says that a name is that of an annotation, and that the
 * types which have the annotation are meant.
 *
 * @since 0.1.0
 */
public final class AnnotationMark {

	private static final String MARK = "@";

	private AnnotationMark() {
	}

	/**
	 * Return how rules name an annotation.
	 * @param annotation the binary name of the annotation
	 * @return the name after the mark
	 */
	public static String before(String annotation) {
		return MARK + annotation;
	}

	/**
	 * Return whether a name has the mark.
	 * @param name the name of a type, as rules have it
	 * @return whether it is that of an annotation
	 */
	public static boolean isBefore(String name) {
		return name.startsWith(MARK);
	}

	/**
	 * Return a name without the mark.
	 * @param name the name of a type, as rules have it
	 * @return the binary name of the type
	 */
	public static String strip(String name) {
		return isBefore(name) ? name.substring(MARK.length()) : name;
	}

}
