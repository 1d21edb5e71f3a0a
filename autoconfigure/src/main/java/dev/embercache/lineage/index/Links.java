package dev.embercache.lineage.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Link;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.rules.AnnotationMark;

/**
 * What all application classes together say of one: which classes extend it, which
 * methods write to its fields, which make a lambda of it.
 *
 * @param subtypes the classes that extend or implement a type directly, or that have an
 * annotation, by the name of the type, or of the annotation with an {@code @}
 * @param writers the fields that are written in a class that does not declare them, with
 * the methods that do so, by the key of the field
 * @param lambdas the methods that make a lambda of a type
 * @param nests the classes that a top level class holds, itself among them
 */
record Links(Map<String, Set<String>> subtypes, Map<String, Map<String, Set<MemberRef>>> writers,
		Map<String, Set<MemberRef>> lambdas, Map<String, Set<String>> nests) {

	Links() {
		this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
	}

	static String topLevel(String className) {
		int end = className.indexOf('$', className.lastIndexOf('.') + 2);
		return (end < 0) ? className : className.substring(0, end);
	}

	void add(ClassSummary summary, Ambient ambient) {
		String name = summary.name();
		put(this.nests, topLevel(name), name);
		String superName = summary.superName();
		if (superName != null) {
			put(this.subtypes, superName, name);
		}
		for (String type : summary.interfaces()) {
			put(this.subtypes, type, name);
		}
		for (Reference reference : summary.references()) {
			String annotation = AnnotationMark.before(reference.owner());
			if (ambient.isAdvice(annotation)) {
				put(this.subtypes, annotation, name);
			}
		}
		for (Link link : summary.links()) {
			Reference reference = link.reference();
			MemberRef method = link.member();
			if (reference.how() == How.LAMBDA) {
				put(this.lambdas, reference.owner(), method);
			}
			else {
				put(this.writers.computeIfAbsent(reference.key(), (key) -> new HashMap<>()), reference.owner(), method);
			}
		}
	}

	private static <T extends Comparable<T>> void put(Map<String, Set<T>> map, String key, T value) {
		map.computeIfAbsent(key, (any) -> new TreeSet<>()).add(value);
	}

}
