package dev.embercache.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Rules by the patterns of their classes. The most specific pattern that matches decides,
 * and of equal ones the last.
 */
final class ClassPatterns {

	private static final Comparator<Rule> LONGEST_FIRST = Comparator
		.comparingInt((Rule rule) -> rule.classes().length())
		.reversed();

	private final Map<String, List<Rule>> classes = new HashMap<>();

	/** Those with an asterisk in the name of the class, by package; searched in turn. */
	private final Map<String, List<Rule>> partial = new HashMap<>();

	private final Map<String, List<Rule>> packages = new HashMap<>();

	private final Map<String, List<Rule>> packageTrees = new HashMap<>();

	void add(Rule rule) {
		String pattern = rule.classes();
		if (pattern.equals("**")) {
			put(this.packageTrees, "", rule);
		}
		else if (pattern.endsWith(".**")) {
			put(this.packageTrees, pattern.substring(0, pattern.length() - 3), rule);
		}
		else if (pattern.endsWith(".*")) {
			put(this.packages, pattern.substring(0, pattern.length() - 2), rule);
		}
		else if (pattern.indexOf('*') >= 0) {
			put(this.partial, ClassUtils.getPackageName(pattern), rule).sort(LONGEST_FIRST);
		}
		else {
			put(this.classes, pattern, rule);
		}
	}

	private static List<Rule> put(Map<String, List<Rule>> rules, String key, Rule rule) {
		List<Rule> ofKey = rules.computeIfAbsent(key, (any) -> new LinkedList<>());
		ofKey.add(0, rule);
		return ofKey;
	}

	@Nullable Rule find(String className) {
		List<Rule> matching = matching(className);
		return matching.isEmpty() ? null : matching.get(0);
	}

	/**
	 * Return the rules with a pattern that matches.
	 * @param className the name of a class
	 * @return the rules, those with the most specific pattern first
	 */
	List<Rule> matching(String className) {
		List<Rule> matching = new ArrayList<>();
		addOfClass(className, matching);
		if (!this.partial.isEmpty() || !this.packages.isEmpty() || !this.packageTrees.isEmpty()) {
			addOfPackage(className, ClassUtils.getPackageName(className), matching);
		}
		return matching;
	}

	/**
	 * A class brings those nested in it.
	 */
	private void addOfClass(String className, List<Rule> matching) {
		matching.addAll(this.classes.getOrDefault(className, List.of()));
		for (int end = className.lastIndexOf('$'); end > 0; end = className.lastIndexOf('$', end - 1)) {
			matching.addAll(this.classes.getOrDefault(className.substring(0, end), List.of()));
		}
	}

	private void addOfPackage(String className, String packageName, List<Rule> matching) {
		for (Rule rule : this.partial.getOrDefault(packageName, List.of())) {
			if (matches(rule.classes(), className)) {
				matching.add(rule);
			}
		}
		matching.addAll(this.packages.getOrDefault(packageName, List.of()));
		for (int end = packageName.length(); end > 0; end = packageName.lastIndexOf('.', end - 1)) {
			matching.addAll(this.packageTrees.getOrDefault(packageName.substring(0, end), List.of()));
		}
		matching.addAll(this.packageTrees.getOrDefault("", List.of()));
	}

	/**
	 * Return whether a name matches a pattern with at most one asterisk, which stands for
	 * any characters.
	 */
	static boolean matches(String pattern, String name) {
		int asterisk = pattern.indexOf('*');
		if (asterisk < 0) {
			return pattern.equals(name);
		}
		return name.length() >= pattern.length() - 1 && name.startsWith(pattern.substring(0, asterisk))
				&& name.endsWith(pattern.substring(asterisk + 1));
	}

}
