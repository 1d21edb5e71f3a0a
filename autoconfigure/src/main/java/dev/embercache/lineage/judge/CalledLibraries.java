package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.objectweb.asm.Opcodes;

import org.springframework.util.StringUtils;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
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
 * library, as a repository is.
 */
final class CalledLibraries {

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
		found.origins().keySet().stream().filter(this::isImplementedByLibrary).forEach((targets) -> {
			this.index.summary(targets.owner()).supertypes().forEach((type) -> called.add(new Called(type, targets)));
			names(implementation(targets.member())).forEach((name) -> surroundings.putIfAbsent(name, targets));
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

	private static Reference implementation(MemberRef method) {
		return new Reference(How.VIRTUAL_CALL, method.owner(), method.name(), method.descriptor());
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
