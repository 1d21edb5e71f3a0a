package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.objectweb.asm.Opcodes;

import org.springframework.util.StringUtils;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.classpath.Libraries;
import dev.embercache.lineage.classpath.Surroundings;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.reach.ReachedElements;

/**
 * Finds the libraries that code within reach calls, and what in the JVM these can depend
 * on. An interface that nothing in the application implements is implemented by a
 * library, as a repository is. Libraries call what objects hold that they get, so that
 * the libraries of fields count too.
 */
final class CalledLibraries {

	/** What has fields. */
	private static final Set<Kind> HOLDING = Set.of(Kind.FIELD, Kind.CLASS, Kind.VALUE, Kind.DATA);

	private final ClassIndex index;

	private final Libraries libraries;

	private final Map<Reference, List<String>> surroundings = new ConcurrentHashMap<>();

	CalledLibraries(ClassIndex index, Libraries libraries) {
		this.index = index;
		this.libraries = libraries;
	}

	/**
	 * Add them to what was found.
	 * @param found what was found in the application
	 */
	void addTo(ReachedElements found) {
		Map<String, Called> byArchive = new HashMap<>();
		Map<String, Element> surroundings = new TreeMap<>();
		List<Called> called = new ArrayList<>();
		found.calls().forEach((call, via) -> add(call, via, called, surroundings));
		found.origins().keySet().forEach((element) -> {
			if (isImplementedByLibrary(element)) {
				addImplementation(element, called, surroundings);
			}
			held(element).forEach((type) -> called.add(new Called(type, element)));
		});
		called.stream()
			.sorted(Comparator.comparing(Called::className))
			.filter((each) -> !this.index.isApplication(each.className()))
			.forEach((each) -> {
				String archive = this.libraries.archive(each.className());
				if (archive != null) {
					byArchive.putIfAbsent(archive, each);
				}
			});
		// One class stands for a library.
		byArchive.values().forEach((each) -> found.add(new Element(Kind.LIBRARY, each.className()), each.via()));
		Surroundings.ofAllCode().forEach((name) -> found.add(new Element(Kind.SURROUNDINGS, name), null));
		surroundings.forEach((name, via) -> found.add(new Element(Kind.SURROUNDINGS, name), via));
	}

	private void add(Reference call, Element via, List<Called> called, Map<String, Element> surroundings) {
		if (!this.index.isApplication(call.owner())) {
			called.add(new Called(call.owner(), via));
			if (call.how().isCall()) {
				names(call).forEach((name) -> surroundings.putIfAbsent(name, via));
			}
		}
	}

	private void addImplementation(Element targets, List<Called> called, Map<String, Element> surroundings) {
		Set<String> types = new TreeSet<>();
		ClassSummary declaring = this.index.summary(targets.owner());
		types.addAll(declaring.supertypes());
		declaring.references().forEach((reference) -> types.add(reference.owner()));
		Member method = this.index.find(targets.member());
		if (method != null) {
			method.references().forEach((reference) -> types.add(reference.owner()));
		}
		types.removeIf((type) -> this.index.isApplication(type) || type.startsWith("java."));
		if (types.isEmpty()) {
			types.add(targets.owner());
		}
		types.forEach((type) -> {
			called.add(new Called(type, targets));
			names(new Reference(How.VIRTUAL_CALL, type, targets.member().name(), targets.member().descriptor()))
				.forEach((name) -> surroundings.putIfAbsent(name, targets));
		});
	}

	/**
	 * Return the types of libraries that fields can hold.
	 */
	private Set<String> held(Element element) {
		if (!HOLDING.contains(element.kind())) {
			return Set.of();
		}
		return this.index.summary(element.owner())
			.members()
			.stream()
			.filter((member) -> !member.isMethod()
					&& (element.kind() != Kind.FIELD || member.equals(this.index.find(element.member()))))
			.flatMap((member) -> member.references().stream())
			.map(Reference::owner)
			.filter((type) -> !type.startsWith("java."))
			.collect(Collectors.toSet());
	}

	private List<String> names(Reference call) {
		return this.surroundings.computeIfAbsent(call, (key) -> {
			String text = this.index.libraryCode().methods().surroundings(key);
			return List.of(StringUtils.trimArrayElements(StringUtils.commaDelimitedListToStringArray(text)))
				.stream()
				.filter((name) -> !name.equals(Surroundings.NOTHING))
				.toList();
		});
	}

	/**
	 * Return whether no code of the application can be what a call comes to.
	 */
	private boolean isImplementedByLibrary(Element element) {
		if (element.kind() != Kind.TARGETS || !this.index.isApplication(element.owner())) {
			return false;
		}
		return this.index.hierarchy().isAbstract(element.owner())
				&& this.index.hierarchy().targets(element.member()).keySet().stream().noneMatch(this::hasCode);
	}

	private boolean hasCode(MemberRef method) {
		Member member = this.index.find(method);
		return member != null && !member.has(Opcodes.ACC_ABSTRACT);
	}

	/**
	 * A class of a library that is called.
	 *
	 * @param className the name of the class
	 * @param via what calls it
	 */
	private record Called(String className, Element via) {

	}

}
