package dev.embercache.lineage.bytecode;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Finds out which texts in code and annotations name something outside of the code: a
 * resource of the class path, or a configuration property. A text that only looks like a
 * name does no harm: what is not there is remembered as not there.
 */
public final class OutsideNames {

	/** The name of all properties of the application. */
	public static final String ALL_PROPERTIES = "*";

	/** The property that names the active profiles, and stands for them. */
	public static final String PROFILES = "spring.profiles.active";

	/** Before the name of a system property. */
	public static final String SYSTEM_PROPERTY = "system:";

	/** Before the name of an environment variable. */
	public static final String ENVIRONMENT_VARIABLE = "environment:";

	/** What stands for any text in a location. */
	private static final String ANY = "**";

	/** What follows the base name of a bundle in the names of its files. */
	private static final List<String> OF_BUNDLE = List.of(".properties", "_*.properties");

	private static final int LONGEST = 250;

	private static final int LONGEST_QUERY = 4000;

	/** A qualified name of a class, by the usual spelling. */
	private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*");

	/** How a string concatenation marks the place of a value. */
	private static final char VALUE = '\u0001';

	private static final Pattern RESOURCE = Pattern.compile(
			"(?:classpath\\*?:)?/?[\\w\\-+@$*?]+(?:[/.][\\w\\-+@$*? ]+)*\\.[A-Za-z][A-Za-z0-9]{0,9}",
			Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern IN_FOLDER = Pattern.compile("(?:classpath\\*?:)?/?[\\w\\-]+(?:/[\\w\\-.*]+)+",
			Pattern.UNICODE_CHARACTER_CLASS);

	/** A path that ends with the name of a file. */
	private static final Pattern FILE = Pattern.compile("[^*?:\\x00-\\x1f]*[^/\\\\*?:.]\\.[A-Za-z0-9]{1,10}");

	/** How a location of some other place begins, such as one in the web. */
	private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z+.\\-]+:.*", Pattern.DOTALL);

	private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][\\w\\-]*(?:[.\\[][\\w\\-\\]]+)*");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w\\-.\\[\\]]+)(?::([^${}]*))?}");

	/** A placeholder of whose name only the beginning is known. */
	private static final Pattern BEGUN = Pattern.compile("\\$\\{([\\w\\-.\\[\\]]+" + VALUE + "[^${}:]*)}");

	private OutsideNames() {
	}

	/**
	 * Add the resources that a text can name.
	 * @param text the text
	 * @param owner the internal name of the class that has it
	 * @param references where to add them
	 */
	static void addResources(String text, String owner, References references) {
		if (text.length() <= LONGEST && (RESOURCE.matcher(text).matches() || isPrefixed(text))) {
			locations(text, owner).forEach((location) -> references.outside(How.RESOURCE, location));
		}
	}

	/**
	 * Add the classes that a text names among other words, as a query does with one that
	 * holds a constant, or of which it makes objects. What is none of the application
	 * does not matter.
	 * @param text the text
	 * @param references where to add them
	 */
	static void addClasses(String text, References references) {
		if (text.length() <= LONGEST_QUERY && text.indexOf('.') > 0 && text.indexOf(' ') > 0) {
			Matcher names = CLASS.matcher(text);
			while (names.find()) {
				references.add(How.LITERAL, names.group().replace('.', '/'));
			}
		}
	}

	/**
	 * Add the resources that a text can name which is put together at run time.
	 * @param recipe the text, with marks in the places of values
	 * @param owner the internal name of the class that has it
	 * @param references where to add them
	 */
	static void addJoinedResources(String recipe, String owner, References references) {
		String pattern = recipe.replace(String.valueOf(VALUE), ANY);
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
		if (isPrefixed(text) && text.contains(",")) {
			return Stream.of(text.split(",")).flatMap((part) -> locations(part.trim(), owner).stream()).toList();
		}
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
		return isPrefixed(value) || value.startsWith(ResourceUtils.FILE_URL_PREFIX)
				|| value.length() <= LONGEST && RESOURCE.matcher(value).matches();
	}

	private static boolean isPrefixed(String text) {
		boolean prefixed = text.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX)
				|| text.startsWith(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX);
		return prefixed && !text.contains("${") && !path(text).isEmpty();
	}

	/**
	 * Return the location on the class path or the file that code reads.
	 * @param pattern the location as code has it, with marks in the places of values
	 * @return the location with wildcards, or {@code null} if it is neither
	 */
	public static @Nullable String location(String pattern) {
		String path = path(pattern);
		if (path.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
			return (path.indexOf(VALUE) < 0) ? path : null;
		}
		return ELSEWHERE.matcher(path).matches() ? null : onClassPath(path);
	}

	/**
	 * Return the file that code reads at a path.
	 * @param pattern the path as code has it, with marks in the places of values
	 * @return its location, or {@code null} if the path is not known, or looks like that
	 * of a folder: what is in it would count
	 */
	public static @Nullable String file(String pattern) {
		String path = pattern.startsWith(ResourceUtils.FILE_URL_PREFIX)
				? pattern.substring(ResourceUtils.FILE_URL_PREFIX.length()) : pattern;
		boolean known = path.indexOf(VALUE) < 0 && path.length() <= LONGEST && FILE.matcher(path).matches();
		return known ? ResourceUtils.FILE_URL_PREFIX + path : null;
	}

	/**
	 * Return the location on the class path that code reads.
	 * @param pattern a path, with marks in the places of values
	 */
	public static String onClassPath(String pattern) {
		String wild = pattern.replaceAll("[" + VALUE + "*]*" + VALUE + "[" + VALUE + "*]*", ANY);
		String clean = wild.contains("..") ? StringUtils.cleanPath(wild) : wild;
		String path = StringUtils.trimLeadingCharacter(clean, '/');
		// Code that names the root lists it
		return path.isEmpty() ? ANY : path;
	}

	/**
	 * Return the locations of the files of a bundle, in every language.
	 * @param pattern the base name of the bundle, which may have dots in the places of
	 * slashes, with marks in the places of values
	 */
	public static Set<String> bundle(String pattern) {
		Set<String> locations = new TreeSet<>();
		for (String name : List.of(path(pattern), path(pattern).replace('.', '/'))) {
			OF_BUNDLE.stream().map((end) -> location(name + end)).filter(Objects::nonNull).forEach(locations::add);
		}
		return locations;
	}

	/**
	 * Return the location on the class path that code reads, if it is beside a class.
	 * @param pattern a path, with marks in the places of values; absolute with a slash
	 * before it
	 * @param className the name of the class, or {@code null} if that may be any
	 */
	public static String beside(@Nullable String className, String pattern) {
		if (pattern.indexOf('/') == 0 || pattern.indexOf(VALUE) == 0) {
			return onClassPath(pattern);
		}
		if (className == null) {
			return onClassPath(ANY + "/" + pattern);
		}
		String folder = ClassUtils.convertClassNameToResourcePath(ClassUtils.getPackageName(className));
		return onClassPath(folder + "/" + pattern);
	}

	/**
	 * Add the properties that the placeholders in a text name.
	 * @param text the text of an annotation
	 * @param references where to add them
	 */
	static void addPlaceholders(String text, References references) {
		references(placeholders(text), references);
	}

	private static void references(Set<String> properties, References references) {
		properties.forEach((name) -> references.outside(How.PROPERTY, name));
	}

	/**
	 * Return the properties that the placeholders in a text name. A default that is a
	 * location counts with what is there.
	 */
	private static Set<String> placeholders(String text) {
		Matcher simple = PLACEHOLDER.matcher(text);
		if (simple.matches() && (simple.group(2) == null || !isLocation(simple.group(2)))) {
			return Set.of(simple.group(1));
		}
		return (text.contains("${") && text.length() <= Short.MAX_VALUE) ? Set.of(text) : Set.of();
	}

	/**
	 * Return the properties that a method reads.
	 * @param pattern the name of the property, with marks in the places of values
	 * @param prefix whether the method reads all properties below the one that is named
	 */
	public static Set<String> properties(String pattern, boolean prefix) {
		if (pattern.contains("${")) {
			return Set.of(ALL_PROPERTIES);
		}
		int value = pattern.indexOf(VALUE);
		String fixed = (value < 0) ? pattern : pattern.substring(0, Math.max(0, pattern.lastIndexOf('.', value)));
		boolean known = fixed.length() <= LONGEST && PROPERTY.matcher(fixed).matches();
		return Set.of(!known ? ALL_PROPERTIES : (prefix || value >= 0) ? fixed + ".*" : fixed);
	}

	/**
	 * Return the properties that a method reads when it resolves the placeholders in a
	 * text.
	 * @param pattern the text, with marks in the places of values
	 */
	public static Set<String> resolved(String pattern) {
		Matcher begun = BEGUN.matcher(pattern);
		if (begun.matches()) {
			return properties(begun.group(1), false);
		}
		return (pattern.indexOf(VALUE) < 0) ? placeholders(pattern) : Set.of(ALL_PROPERTIES);
	}

	/**
	 * Return a system property or environment variable that a method reads.
	 * @param kind which of them it is
	 * @param pattern the name, with marks in the places of values
	 */
	public static String ofSystem(String kind, String pattern) {
		int value = pattern.contains("${") ? pattern.indexOf('$') : pattern.indexOf(VALUE);
		return kind + ((value < 0) ? pattern : pattern.substring(0, value) + ALL_PROPERTIES);
	}

}
