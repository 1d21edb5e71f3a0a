package dev.embercache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/**
 * The knots in a program: the sets of classes of one package of which each depends on
 * each other one, directly or through others. In terms of graphs, the strongly connected
 * components of more than one class, found by Tarjan's algorithm. A nested class counts
 * as part of the top-level class around it.
 * <p>
 * A sealed type does not count as depending on the types that it permits, and a constant
 * that the compiler inlined leaves no trace to be counted.
 */
final class Knots {

	private final Map<String, Set<String>> dependencies;

	private final Map<String, Integer> numbers = new HashMap<>();

	private final Map<String, Integer> lowest = new HashMap<>();

	private final Deque<String> open = new ArrayDeque<>();

	private final List<Set<String>> found = new ArrayList<>();

	private Knots(Map<String, Set<String>> dependencies) {
		this.dependencies = dependencies;
	}

	/**
	 * Find the knots in each package.
	 * @return the simple names of knotted classes by the name of their package
	 */
	static Map<String, List<Set<String>>> in(JavaClasses classes) {
		Map<String, Map<String, Set<String>>> packages = new TreeMap<>();
		for (JavaClass each : classes) {
			String from = topLevel(each).getSimpleName();
			Set<String> targets = packages.computeIfAbsent(each.getPackageName(), (name) -> new TreeMap<>())
				.computeIfAbsent(from, (name) -> new TreeSet<>());
			each.getDirectDependenciesFromSelf()
				.stream()
				.map((dependency) -> dependency.getTargetClass().getBaseComponentType())
				.filter((target) -> target.getPackageName().equals(each.getPackageName()))
				.map((target) -> topLevel(target).getSimpleName())
				.forEach(targets::add);
		}
		Map<String, List<Set<String>>> knots = new TreeMap<>();
		packages.forEach((name, dependencies) -> knots.put(name, new Knots(dependencies).find()));
		return knots;
	}

	private static JavaClass topLevel(JavaClass type) {
		return type.getEnclosingClass().map(Knots::topLevel).orElse(type);
	}

	private List<Set<String>> find() {
		for (String each : this.dependencies.keySet()) {
			if (!this.numbers.containsKey(each)) {
				visit(each);
			}
		}
		return this.found;
	}

	private void visit(String node) {
		int number = this.numbers.size();
		this.numbers.put(node, number);
		this.lowest.put(node, number);
		this.open.push(node);
		for (String target : this.dependencies.getOrDefault(node, Set.of())) {
			if (!this.numbers.containsKey(target)) {
				visit(target);
				this.lowest.merge(node, this.lowest.get(target), Math::min);
			}
			else if (this.open.contains(target)) {
				this.lowest.merge(node, this.numbers.get(target), Math::min);
			}
		}
		if (this.lowest.get(node) == number) {
			close(node);
		}
	}

	private void close(String root) {
		Set<String> component = new TreeSet<>();
		while (!component.contains(root)) {
			component.add(this.open.pop());
		}
		if (component.size() > 1) {
			this.found.add(component);
		}
	}

}
