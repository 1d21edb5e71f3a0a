package dev.embercache.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

/**
 * What is known of classes of libraries: the rules of all files
 * {@code META-INF/ember-cache/*.rules} on the class path. A library or an application
 * adds to them with a file of its own.
 * <p>
 * A line is a word, a pattern and, where the word wants one, a text up to the end of the
 * line. What follows a {@code #} at the beginning of a line is a comment. The words are
 * those of {@link Word} in lower case. A pattern is the name of a class, which stands for
 * the classes nested in it too, {@code com.acme.*} for the classes of a package, or
 * {@code com.acme.**} for those of its subpackages too.
 * <p>
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class LibraryRules {

	private static final Log logger = LogFactory.getLog(LibraryRules.class);

	private static final String LOCATION = "classpath*:META-INF/ember-cache/*.rules";

	private final Map<Word, ClassPatterns> rules;

	private LibraryRules(Map<Word, ClassPatterns> rules) {
		this.rules = rules;
	}

	/**
	 * Load the rules that a class loader finds. A line that is no rule, such as one for a
	 * later version, and a file that cannot be read are warned of and left out.
	 * @param classLoader the class loader of the application
	 * @return the rules
	 */
	public static LibraryRules load(ClassLoader classLoader) {
		Assert.notNull(classLoader, "'classLoader' must not be null");
		Map<Word, ClassPatterns> rules = new EnumMap<>(Word.class);
		try {
			for (Resource file : new PathMatchingResourcePatternResolver(classLoader).getResources(LOCATION)) {
				load(file, rules);
			}
		}
		catch (IOException ex) {
			logger.warn("The rules of Ember Cache cannot be found. Less is known of libraries.", ex);
		}
		return new LibraryRules(rules);
	}

	private static void load(Resource file, Map<Word, ClassPatterns> rules) {
		try {
			int number = 0;
			for (String line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
				number++;
				String rule = line.strip();
				if (!rule.isEmpty() && !rule.startsWith("#")) {
					addIfRule(rule, "%s, line %d".formatted(file.getDescription(), number), rules);
				}
			}
		}
		catch (IOException ex) {
			logger.warn(
					LogMessage.format("The rules in %s cannot be read. They have no effect.", file.getDescription()),
					ex);
		}
	}

	private static void addIfRule(String rule, String place, Map<Word, ClassPatterns> rules) {
		try {
			add(rule, place, rules);
		}
		catch (IllegalArgumentException ex) {
			logger.warn(LogMessage.format("%s. The line has no effect.", ex.getMessage()));
		}
	}

	private static void add(String rule, String place, Map<Word, ClassPatterns> rules) {
		String[] parts = rule.split("\\s+", 3);
		Word word = Word.find(parts[0]);
		if (word == null) {
			throw new IllegalArgumentException(
					"%s: '%s' is not one of the words %s".formatted(place, parts[0], Word.all()));
		}
		if (parts.length < 2 || word.needsText != (parts.length == 3)) {
			throw new IllegalArgumentException("%s: '%s' takes a pattern%s".formatted(place, parts[0],
					word.needsText ? " and a text" : " and nothing else"));
		}
		rules.computeIfAbsent(word, (key) -> new ClassPatterns()).add(parts[1], (parts.length == 3) ? parts[2] : "");
	}

	/**
	 * Return whether there is a rule for a class of the given name.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not be there
	 * @return whether a pattern matches the name
	 */
	public boolean has(Word word, String className) {
		return find(word, className) != null;
	}

	/**
	 * Return the text of the rule for a class of the given name.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not be there
	 * @return the text, empty where the word wants none, or {@code null} if there is no
	 * rule
	 */
	public @Nullable String find(Word word, String className) {
		ClassPatterns patterns = this.rules.get(word);
		return (patterns != null) ? patterns.find(className) : null;
	}

	/**
	 * Return the text of the rule for a class or the closest of the types that it extends
	 * or implements.
	 * @param word what the rule says
	 * @param type a class
	 * @return the text, empty where the word wants none, or {@code null} if there is no
	 * rule
	 */
	public @Nullable String find(Word word, Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			String text = find(word, each.getName());
			if (text != null) {
				return text;
			}
			for (Class<?> implemented : each.getInterfaces()) {
				text = find(word, implemented);
				if (text != null) {
					return text;
				}
			}
		}
		return null;
	}

	/**
	 * What a rule says of a class.
	 */
	public enum Word {

		/**
		 * Instances are data: reading, hashing and comparing them runs no code but their
		 * own. Bytes of a store that others can write to may name the class.
		 */
		DATA(false),

		/**
		 * Instances of the type are not data but do something, so they are neither copied
		 * nor stored. The text says what they are, as in "it is a data source".
		 */
		SERVICE(true),

		/**
		 * Instances of the type are not data, because what they are lies elsewhere. The
		 * text says what to return instead, as in "Return a record.".
		 */
		VIEW(true),

		/**
		 * Instances of the type are there to be changed by all who have them, such as
		 * counters.
		 */
		SHARED(false),

		/**
		 * Instances are carried by their fields although the class puts another object in
		 * their place when it is serialized.
		 */
		FIELDS(false),

		/**
		 * Instances are equal if the fields are that the text names, separated by commas.
		 * A minus before a name says that the field follows from the others.
		 */
		EQUALITY(true),

		/**
		 * What the static methods of a type answer that the text names, separated by
		 * commas, exists once: methods without arguments that always answer the same
		 * object, such as a lambda that captures nothing.
		 */
		CONSTANT(true),

		/**
		 * What lambdas make of the type is what it yields: it can be iterated over more
		 * than once. The text names the static method that makes one of an
		 * {@link Iterable}.
		 */
		ITERABLE(true);

		private final boolean needsText;

		Word(boolean needsText) {
			this.needsText = needsText;
		}

		private static @Nullable Word find(String text) {
			for (Word word : values()) {
				if (word.text().equals(text)) {
					return word;
				}
			}
			return null;
		}

		private static List<String> all() {
			List<String> all = new ArrayList<>();
			for (Word word : values()) {
				all.add(word.text());
			}
			return all;
		}

		private String text() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
