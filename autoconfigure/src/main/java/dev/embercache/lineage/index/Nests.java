package dev.embercache.lineage.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.Nest;
import dev.embercache.lineage.bytecode.NumberedClass;

/**
 * Gives each numbered class a name that stays when others come above it: by the method it
 * is in and what it extends, and by its content where that says too little.
 * <p>
 * Every class has a name of its own, and all that refers to it has that name too. So
 * names are as good as those in class files: another content under the same name is a
 * change, and so is the use of another name.
 */
public final class Nests {

	private static final Pattern HASHES = Pattern.compile("(?<=})#[0-9a-f]{8}(?:-\\w+)*");

	private static final int HASH = 8;

	private final Map<String, Nest> nests = new HashMap<>();

	private final Map<String, String> stable = new HashMap<>();

	private final Map<String, String> original = new HashMap<>();

	/**
	 * Name the numbered classes.
	 * @param listed the names of all application classes, as class files have them
	 * @param numbered reads a numbered class; gives {@code null} if it cannot be read
	 */
	Nests(Collection<String> listed, Function<String, @Nullable NumberedClass> numbered) {
		Map<String, List<String>> byTopLevel = new HashMap<>();
		for (String name : listed) {
			if (isWithinNumbered(name) || NumberedClass.hasNumberedFields(name)) {
				byTopLevel.computeIfAbsent(Links.topLevel(name), (key) -> new ArrayList<>()).add(name);
			}
		}
		byTopLevel.forEach((topLevel, names) -> {
			Naming naming = new Naming(names, numbered);
			if (Collections.disjoint(naming.names.values(), listed)) {
				this.nests.put(topLevel, naming.nest());
				this.stable.putAll(naming.names);
			}
		});
		this.stable.forEach((name, other) -> this.original.put(other, name));
	}

	/**
	 * Return the nest that a class belongs to.
	 * @param className the name of the class
	 */
	Nest of(String className) {
		return this.nests.getOrDefault(Links.topLevel(className), Nest.PLAIN);
	}

	/**
	 * Return the name that a class has in elements.
	 * @param className its name, that in class files or that one
	 */
	String stable(String className) {
		return this.stable.getOrDefault(className, className);
	}

	/**
	 * Return the name that a class has in class files.
	 * @param className its name, that in elements or that one
	 */
	String original(String className) {
		return this.original.getOrDefault(className, className);
	}

	/**
	 * Return a name for a reader, such as {@code Discounts.flat{Discount}} for the
	 * anonymous discount in a method.
	 * @param className the name of a class in either form
	 */
	public static String readable(String className) {
		return HASHES.matcher(ClassUtils.getShortName(className)).replaceAll("");
	}

	/**
	 * Return the names that all classes have in elements.
	 * @param listed the names in class files
	 */
	Set<String> stable(Set<String> listed) {
		if (this.stable.isEmpty()) {
			return listed;
		}
		Set<String> names = new HashSet<>();
		listed.forEach((name) -> names.add(stable(name)));
		return names;
	}

	private static boolean isWithinNumbered(String name) {
		for (int i = name.indexOf('$'); i >= 0; i = name.indexOf('$', i + 1)) {
			int next = name.indexOf('$', i + 1);
			if (NumberedClass.isNumbered((next < 0) ? name : name.substring(0, next))) {
				// Member names look alike in the default package
				return name.indexOf('.') >= 0;
			}
		}
		return false;
	}

	/**
	 * Names the classes of one top level class, outer ones first.
	 */
	private static final class Naming {

		private final Map<String, String> names = new TreeMap<>();

		private final Map<String, Map<Integer, Reference>> switchMaps = new HashMap<>();

		Naming(List<String> names, Function<String, @Nullable NumberedClass> numbered) {
			Map<Integer, List<String>> byDepth = new TreeMap<>();
			for (String name : names) {
				byDepth
					.computeIfAbsent((int) name.chars().filter((character) -> character == '$').count(),
							(key) -> new ArrayList<>())
					.add(name);
			}
			byDepth.values().forEach((level) -> add(level, numbered));
		}

		private void add(List<String> level, Function<String, @Nullable NumberedClass> numbered) {
			Map<String, Map<String, NumberedClass>> byPlace = new TreeMap<>();
			for (String name : level) {
				int end = name.lastIndexOf('$');
				String outer = this.names.getOrDefault(name.substring(0, end), name.substring(0, end));
				NumberedClass read = NumberedClass.isNumbered(name) ? numbered.apply(name) : null;
				if (read != null) {
					byPlace.computeIfAbsent(outer + "$" + read.place(), (key) -> new HashMap<>()).put(name, read);
				}
				else if (this.names.containsKey(name.substring(0, end))) {
					this.names.put(name, outer + name.substring(end));
				}
				if (NumberedClass.hasNumberedFields(name)) {
					addSwitchMaps(this.names.getOrDefault(name, name), numbered.apply(name));
				}
			}
			byPlace.forEach(this::name);
		}

		private void addSwitchMaps(String stable, @Nullable NumberedClass read) {
			if (read != null) {
				String owner = stable.replace('.', '/');
				read.switchMaps().forEach((field, constants) -> this.switchMaps.put(owner + "." + field, constants));
			}
		}

		private void name(String place, Map<String, NumberedClass> classes) {
			List<Map.Entry<String, NumberedClass>> sorted = new ArrayList<>(classes.entrySet());
			sorted.sort(Map.Entry
				.comparingByKey(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())));
			Set<String> taken = new HashSet<>();
			for (Map.Entry<String, NumberedClass> entry : sorted) {
				String stable = (sorted.size() == 1) ? place : free(place, entry.getValue(), taken);
				this.names.put(entry.getKey(), stable);
				addSwitchMaps(stable, entry.getValue());
			}
		}

		private static String free(String place, NumberedClass read, Set<String> taken) {
			String byContent = place + "-" + read.content().toString().substring(0, HASH);
			String free = byContent;
			for (int i = 2; !taken.add(free); i++) {
				free = byContent + "-" + i;
			}
			return free;
		}

		Nest nest() {
			Map<String, String> internal = new HashMap<>();
			this.names.forEach((name, stable) -> internal.put(name.replace('.', '/'), stable.replace('.', '/')));
			return new Nest(internal, this.switchMaps);
		}

	}

}
