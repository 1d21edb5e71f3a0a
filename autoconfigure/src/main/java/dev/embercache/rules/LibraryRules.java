package dev.embercache.rules;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import dev.embercache.rules.Word.Subject;

/**
 * The knowledge about the classes of libraries: the rules in all files
 * {@code META-INF/ember-cache/*.rules} on the class path. A library or an application
 * adds to them with a file of its own.
 * <p>
 * A line consists of a {@link Word}, a pattern and, if the word wants one, a text up to
 * the end of the line. Lines that begin with {@code #} are comments. A pattern is the
 * name of a class, which includes the classes nested in it, and in which an asterisk
 * stands for any characters; {@code com.acme.*} for the classes of a package; or
 * {@code com.acme.**} for those of its subpackages too. If the word is about methods,
 * {@code #} and the name of a method can follow, and its parameters. A minus before the
 * word makes the line an exception to less specific ones.
 * <p>
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class LibraryRules {

	private final List<Rule> all;

	private final Map<Word, ClassPatterns> aboutClasses = new EnumMap<>(Word.class);

	private final Map<Word, MethodPatterns> aboutMethods = new EnumMap<>(Word.class);

	private LibraryRules(List<Rule> rules) {
		this.all = List.copyOf(rules);
		for (Rule rule : rules) {
			if (rule.word().subject() == Subject.CLASSES) {
				this.aboutClasses.computeIfAbsent(rule.word(), (key) -> new ClassPatterns()).add(rule);
			}
			else {
				this.aboutMethods.computeIfAbsent(rule.word(), (key) -> new MethodPatterns()).add(rule);
			}
		}
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
	 * Return all rules with a word.
	 * @param word what the rules say
	 * @return the rules without exceptions, in the order in which they were read
	 */
	public List<Rule> all(Word word) {
		return this.all.stream().filter((rule) -> rule.word() == word && !rule.isException()).toList();
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
	 * Return a test for whether there is a rule about a class, which remembers its
	 * answers. It is meant for names from class files, of which there are only so many.
	 * @param word what the rule says
	 * @return a test for binary names of classes, which need not exist
	 */
	public Predicate<String> remembering(Word word) {
		Map<String, Boolean> answers = new ConcurrentHashMap<>();
		return (className) -> answers.computeIfAbsent(className, (key) -> has(word, key));
	}

	/**
	 * Return the rule about a class.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not exist
	 * @return the rule with the most specific pattern, or {@code null} if there is none
	 * or it is an exception
	 */
	public @Nullable Rule find(Word word, String className) {
		return unlessException(decide(word, className));
	}

	private @Nullable Rule decide(Word word, String className) {
		ClassPatterns patterns = this.aboutClasses.get(word);
		return (patterns != null) ? patterns.find(className) : null;
	}

	private static @Nullable Rule unlessException(@Nullable Rule rule) {
		return (rule == null || rule.isException()) ? null : rule;
	}

	/**
	 * Return the rule about a class or the closest of the types that it extends or
	 * implements.
	 * @param word what the rule says
	 * @param type a class
	 * @return the rule, or {@code null} if there is none or it is an exception
	 */
	public @Nullable Rule find(Word word, Class<?> type) {
		return unlessException(decide(word, type));
	}

	private @Nullable Rule decide(Word word, Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			Rule rule = decide(word, each.getName());
			if (rule != null) {
				return rule;
			}
			for (Class<?> implemented : each.getInterfaces()) {
				rule = decide(word, implemented);
				if (rule != null) {
					return rule;
				}
			}
		}
		return null;
	}

	/**
	 * Return the rule about a method.
	 * @param word what the rule says
	 * @param className the binary name of a class, which need not exist
	 * @param method the name of the method
	 * @param descriptor the descriptor of the method, as a class file has it
	 * @return the most specific rule, or {@code null} if there is none or it is an
	 * exception
	 */
	public @Nullable Rule find(Word word, String className, String method, String descriptor) {
		MethodPatterns patterns = this.aboutMethods.get(word);
		return (patterns != null) ? unlessException(patterns.find(className, method, descriptor)) : null;
	}

	/**
	 * Return the rules that name methods of a class.
	 * @param word what the rules say
	 * @param className the binary name of a class, which need not exist
	 * @return the rules by the names of the methods, in the order in which they were read
	 */
	public Map<String, Rule> methods(Word word, String className) {
		Map<String, Rule> rules = new LinkedHashMap<>();
		MethodPatterns patterns = this.aboutMethods.getOrDefault(word, new MethodPatterns());
		for (String method : patterns.names()) {
			Rule rule = find(word, className, method, "");
			if (rule != null) {
				rules.put(method, rule);
			}
		}
		return rules;
	}

}
