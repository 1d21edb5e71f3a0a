package dev.embercache.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Rules of one word by the methods that they are about. A rule that names the method
 * comes before one with an asterisk in the name, and this before one about all methods of
 * a class. Among rules of equal rank the most specific pattern of classes decides, and
 * then whether the rule names the parameters.
 */
final class MethodPatterns {

	private final Map<String, ClassPatterns> byName = new LinkedHashMap<>();

	private final Map<String, ClassPatterns> byPartOfName = new TreeMap<>(
			Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	private final ClassPatterns ofAllMethods = new ClassPatterns();

	/** What was found for all methods of a class: few classes have many calls. */
	private final Map<String, Optional<Rule>> remembered = new ConcurrentHashMap<>();

	void add(Rule rule) {
		String method = rule.method();
		if (method == null) {
			this.ofAllMethods.add(rule);
		}
		else {
			((method.indexOf('*') < 0) ? this.byName : this.byPartOfName)
				.computeIfAbsent(method, (key) -> new ClassPatterns())
				.add(rule);
		}
	}

	/**
	 * Return the names that rules have without an asterisk.
	 */
	Set<String> names() {
		return this.byName.keySet();
	}

	@Nullable Rule find(String className, String method, String descriptor) {
		ClassPatterns named = this.byName.get(method);
		Rule rule = (named != null) ? find(named, className, descriptor) : null;
		if (rule == null && !this.byPartOfName.isEmpty()) {
			rule = findByPartOfName(className, method, descriptor);
		}
		return (rule != null) ? rule : ofAllMethods(className);
	}

	private @Nullable Rule findByPartOfName(String className, String method, String descriptor) {
		for (Map.Entry<String, ClassPatterns> entry : this.byPartOfName.entrySet()) {
			Rule rule = ClassPatterns.matches(entry.getKey(), method) ? find(entry.getValue(), className, descriptor)
					: null;
			if (rule != null) {
				return rule;
			}
		}
		return null;
	}

	private @Nullable Rule ofAllMethods(String className) {
		Optional<Rule> known = this.remembered.get(className);
		if (known == null) {
			known = Optional.ofNullable(this.ofAllMethods.find(className));
			this.remembered.put(className, known);
		}
		return known.orElse(null);
	}

	/**
	 * Find a rule among those with one name of a method. One that names the parameters
	 * decides if nothing but that tells it from another.
	 */
	private static @Nullable Rule find(ClassPatterns rules, String className, String descriptor) {
		Rule found = null;
		for (Rule rule : rules.matching(className)) {
			String parameters = rule.parameters();
			if (found != null && (parameters == null || !rule.classes().equals(found.classes()))) {
				continue;
			}
			if (parameters == null || descriptor.startsWith(parameters)) {
				found = rule;
				if (parameters != null) {
					return found;
				}
			}
		}
		return found;
	}

}
