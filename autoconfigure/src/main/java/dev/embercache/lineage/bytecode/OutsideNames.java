package dev.embercache.lineage.bytecode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Finds out which texts in code and annotations name something outside of the code: a
 * resource of the class path, or a configuration property. A text that only looks like a
 * name does no harm: what is not there is remembered as not there.
 */
public final class OutsideNames {

	/** The name of all properties that the application's own files set. */
	static final String ALL_PROPERTIES = "*";

	private static final int LONGEST = 250;

	/** How a string concatenation marks the place of a value. */
	private static final char VALUE = '\u0001';

	private static final Pattern RESOURCE = Pattern
		.compile("(?:classpath\\*?:)?/?[\\w\\-+@$*?]+(?:[/.][\\w\\-+@$*? ]+)*\\.[A-Za-z][A-Za-z0-9]{0,9}");

	private static final Pattern IN_FOLDER = Pattern.compile("(?:classpath\\*?:)?/?[\\w\\-]+(?:/[\\w\\-.*]+)+");

	private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][\\w\\-]*(?:[.\\[][\\w\\-\\]]+)*");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w\\-.\\[\\]]+)(?::[^${}]*)?}");

	private OutsideNames() {
	}

	/**
	 * Add the resources that a text can name.
	 * @param text the text
	 * @param owner the internal name of the class that has it
	 * @param references where to add them
	 */
	static void addResources(String text, String owner, References references) {
		if (text.length() <= LONGEST && RESOURCE.matcher(text).matches()) {
			locations(text, owner).forEach((location) -> references.outside(How.RESOURCE, location));
		}
	}

	/**
	 * Add the resources that a text can name which is put together at run time.
	 * @param recipe the text, with marks in the places of values
	 * @param owner the internal name of the class that has it
	 * @param references where to add them
	 */
	static void addJoinedResources(String recipe, String owner, References references) {
		String pattern = recipe.replace(VALUE, '*');
		int first = pattern.indexOf('*');
		boolean named = first > 0 && pattern.lastIndexOf('/', first) > 0;
		if (named && pattern.length() <= LONGEST
				&& (RESOURCE.matcher(pattern).matches() || IN_FOLDER.matcher(pattern).matches())) {
			locations(pattern, owner).forEach((location) -> references.outside(How.RESOURCE, location));
		}
	}

	/**
	 * Return where a resource may be: at the place that is named, and beside the class.
	 */
	private static List<String> locations(String text, String owner) {
		String path = path(text);
		if (!path.equals(text)) {
			return List.of(path);
		}
		if (text.startsWith("/")) {
			return List.of(text.substring(1));
		}
		int end = owner.lastIndexOf('/');
		return (end < 0) ? List.of(text) : List.of(text, owner.substring(0, end + 1) + text);
	}

	/**
	 * Return a location on the class path without its prefix, and any other as it is.
	 * @param location the location
	 */
	public static String path(String location) {
		return location.replaceFirst("^classpath\\*?:/?", "");
	}

	/**
	 * Return whether the value of a property names a resource of the class path or a
	 * file, be it with a prefix or without.
	 * @param value the value
	 */
	public static boolean isLocation(String value) {
		return value.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX)
				|| value.startsWith(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)
				|| value.startsWith(ResourceUtils.FILE_URL_PREFIX)
				|| value.length() <= LONGEST && RESOURCE.matcher(value).matches();
	}

	/**
	 * Add the properties that the placeholders in a text name.
	 * @param text the text of an annotation
	 * @param evaluated whether expressions in the text are evaluated too
	 * @param references where to add them
	 */
	static void addPlaceholders(String text, boolean evaluated, References references) {
		Matcher simple = PLACEHOLDER.matcher(text);
		if (simple.matches()) {
			references.outside(How.PROPERTY, simple.group(1));
		}
		else if ((text.contains("${") || evaluated && text.contains("#{")) && text.length() <= Short.MAX_VALUE) {
			references.outside(How.PROPERTY, text);
		}
	}

	/**
	 * Add the property that a method reads.
	 * @param text the name of the property, or {@code null} if it is found at run time
	 * @param prefix whether the method reads all properties below the one that is named
	 * @param references where to add them
	 */
	static void addProperty(@Nullable String text, boolean prefix, References references) {
		if (text != null && text.contains("${")) {
			addPlaceholders(text, false, references);
		}
		else if (text != null && text.length() <= LONGEST && PROPERTY.matcher(text).matches()) {
			references.outside(How.PROPERTY, prefix ? text + ".*" : text);
		}
		else {
			references.outside(How.PROPERTY, ALL_PROPERTIES);
		}
	}

}
