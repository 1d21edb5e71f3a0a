package dev.embercache.rules;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The knowledge about the classes of libraries: the rules in all files
 * {@code META-INF/ember-cache/*.rules} on the class path. A library or an application
 * adds to them with a file of its own.
 * <p>
 * A line consists of a {@link Word}, a pattern and, if the word wants one, a text up to
 * the end of the line. Lines that begin with {@code #} are comments. A pattern is the
 * name of a class, which includes the classes nested in it; the beginning of such a name
 * and an asterisk; {@code com.acme.*} for the classes of a package; or
 * {@code com.acme.**} for those of its subpackages too. If the word is about methods,
 * {@code #} and the name of a method follow.
 * <p>
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class LibraryRules {

	private final List<Rule> all;

	private final Map<Word, ClassPatterns> aboutClasses = new EnumMap<>(Word.class);

	/** By word and the name of the method. */
	private final Map<Word, Map<String, ClassPatterns>> aboutMethods = new EnumMap<>(Word.class);

	private LibraryRules(List<Rule> rules) {
		this.all = List.copyOf(rules);
		for (Rule rule : rules) {
			patterns(rule.word(), rule.method()).add(rule);
		}
	}

	private ClassPatterns patterns(Word word, @Nullable String method) {
		return (method == null) ? this.aboutClasses.computeIfAbsent(word, (key) -> new ClassPatterns())
				: this.aboutMethods.computeIfAbsent(word, (key) -> new LinkedHashMap<>())
					.computeIfAbsent(method, (key) -> new ClassPatterns());
	}

	/**
	 * Load the rules that a class loader finds. A line that is no rule, such as one for a
	 * later version, and a file that cannot be read cause a warning and have no effect.
	 * @param classLoader the class loader of the application
	 * @return the rules
	 */
	public static LibraryRules load(ClassLoader classLoader) {
		Assert.notNull(classLoader, "'classLoader' must not be null");
		return new LibraryRules(RulesReader.read(classLoader));
	}

	/**
	 * Return all rules.
	 * @return the rules in the order in which they were read
	 */
	public List<Rule> all() {
		return this.all;
	}

	/**
	 * Return whether there is a rule about a class.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not exist
	 * @return whether a pattern matches the name
	 */
	public boolean has(Word word, String className) {
		return find(word, className) != null;
	}

	/**
	 * Return the rule about a class.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not exist
	 * @return the rule with the most specific pattern, or {@code null} if there is none
	 */
	public @Nullable Rule find(Word word, String className) {
		ClassPatterns patterns = this.aboutClasses.get(word);
		return (patterns != null) ? patterns.find(className) : null;
	}

	/**
	 * Return the rule about a class or the closest of the types that it extends or
	 * implements.
	 * @param word what the rule says
	 * @param type a class
	 * @return the rule, or {@code null} if there is none
	 */
	public @Nullable Rule find(Word word, Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			Rule rule = find(word, each.getName());
			if (rule != null) {
				return rule;
			}
			for (Class<?> implemented : each.getInterfaces()) {
				rule = find(word, implemented);
				if (rule != null) {
					return rule;
				}
			}
		}
		return null;
	}

	/**
	 * Return the rule about the methods of a class that have a name.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not exist
	 * @param method the name of the methods
	 * @return the rule with the most specific pattern, or {@code null} if there is none
	 */
	public @Nullable Rule find(Word word, String className, String method) {
		ClassPatterns patterns = this.aboutMethods.getOrDefault(word, Map.of()).get(method);
		return (patterns != null) ? patterns.find(className) : null;
	}

	/**
	 * Return the rules about methods of a class.
	 * @param word what the rules say
	 * @param className the binary name of a class, which need not exist
	 * @return the rules by the names of the methods, in the order in which they were read
	 */
	public Map<String, Rule> methods(Word word, String className) {
		Map<String, Rule> rules = new LinkedHashMap<>();
		for (String method : this.aboutMethods.getOrDefault(word, Map.of()).keySet()) {
			Rule rule = find(word, className, method);
			if (rule != null) {
				rules.put(method, rule);
			}
		}
		return rules;
	}

}
