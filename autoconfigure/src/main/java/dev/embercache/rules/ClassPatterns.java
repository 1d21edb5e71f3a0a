package dev.embercache.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Rules by the patterns of their classes. The most specific pattern that matches decides.
 */
final class ClassPatterns {

	private final Map<String, Rule> classes = new HashMap<>();

	/** By package; these few are searched in turn. */
	private final Map<String, List<Rule>> prefixes = new HashMap<>();

	private final Map<String, Rule> packages = new HashMap<>();

	private final Map<String, Rule> packageTrees = new HashMap<>();

	void add(Rule rule) {
		String pattern = rule.classes();
		if (pattern.endsWith(".**")) {
			this.packageTrees.put(pattern.substring(0, pattern.length() - 3), rule);
		}
		else if (pattern.endsWith(".*")) {
			this.packages.put(pattern.substring(0, pattern.length() - 2), rule);
		}
		else if (pattern.endsWith("*")) {
			this.prefixes.computeIfAbsent(ClassUtils.getPackageName(pattern), (key) -> new ArrayList<>()).add(rule);
		}
		else {
			this.classes.put(pattern, rule);
		}
	}

	@Nullable Rule find(String className) {
		Rule rule = findClass(className);
		if (rule != null) {
			return rule;
		}
		String packageName = ClassUtils.getPackageName(className);
		rule = findPrefix(className, packageName);
		if (rule == null) {
			rule = this.packages.get(packageName);
		}
		return (rule != null) ? rule : findTree(packageName);
	}

	/**
	 * A class brings those nested in it.
	 */
	private @Nullable Rule findClass(String className) {
		Rule rule = this.classes.get(className);
		for (int end = className.lastIndexOf('$'); rule == null && end > 0; end = className.lastIndexOf('$', end - 1)) {
			rule = this.classes.get(className.substring(0, end));
		}
		return rule;
	}

	private @Nullable Rule findPrefix(String className, String packageName) {
		Rule longest = null;
		for (Rule rule : this.prefixes.getOrDefault(packageName, List.of())) {
			String prefix = rule.classes();
			if (className.startsWith(prefix.substring(0, prefix.length() - 1))
					&& (longest == null || prefix.length() >= longest.classes().length())) {
				longest = rule;
			}
		}
		return longest;
	}

	private @Nullable Rule findTree(String packageName) {
		Rule rule = this.packageTrees.get(packageName);
		for (int end = packageName.lastIndexOf('.'); rule == null
				&& end > 0; end = packageName.lastIndexOf('.', end - 1)) {
			rule = this.packageTrees.get(packageName.substring(0, end));
		}
		return rule;
	}

}
