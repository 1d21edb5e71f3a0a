package dev.embercache.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.embercache.lineage.ClassSummary.Member;
import dev.embercache.lineage.ClassSummary.Reference;
import dev.embercache.lineage.ClassSummary.Reference.How;

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
record Links(Map<String, Set<String>> subtypes, Map<String, Map<String, Set<String>>> writers,
		Map<String, Set<String>> lambdas, Map<String, Set<String>> nests) {

	Links() {
		this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
	}

	static String topLevel(String className) {
		int end = className.indexOf('$', className.lastIndexOf('.') + 2);
		return (end < 0) ? className : className.substring(0, end);
	}

	void add(ClassSummary summary) {
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
			if (reference.owner().equals(Ambient.ASPECT)) {
				put(this.subtypes, "@" + reference.owner(), name);
			}
		}
		for (Link link : summary.links()) {
			Reference reference = link.reference();
			String method = name + "." + link.member();
			if (reference.how() == How.LAMBDA) {
				put(this.lambdas, reference.owner(), method);
			}
			else {
				put(this.writers.computeIfAbsent(reference.key(), (key) -> new HashMap<>()), reference.owner(), method);
			}
		}
	}

	/**
	 * Return what the members of a class say of other classes.
	 * @param className the name of the class
	 * @param members its members
	 */
	static List<Link> find(String className, List<Member> members) {
		Set<String> fields = new HashSet<>();
		members.forEach((member) -> fields.add(member.key()));
		List<Link> links = new ArrayList<>();
		for (Member member : members) {
			for (Reference reference : member.references()) {
				boolean lambda = reference.how() == How.LAMBDA && !reference.owner().startsWith("java.");
				boolean write = reference.how() == How.WRITE || reference.how() == How.STATIC_WRITE;
				boolean own = reference.owner().equals(className) && fields.contains(reference.key());
				if (lambda || write && !own) {
					links.add(new Link(member.key(), reference));
				}
			}
		}
		return List.copyOf(links);
	}

	private static void put(Map<String, Set<String>> map, String key, String value) {
		map.computeIfAbsent(key, (any) -> new TreeSet<>()).add(value);
	}

	/**
	 * A lambda that a member makes, or a field of another class that it writes.
	 *
	 * @param member the key of the member
	 * @param reference the type of the lambda, or the field
	 */
	record Link(String member, Reference reference) {

	}

}
