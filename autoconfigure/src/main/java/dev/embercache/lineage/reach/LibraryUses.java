package dev.embercache.lineage.reach;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.OutsideNames;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;
import dev.embercache.lineage.index.LibraryUse;
import dev.embercache.lineage.text.CallSite;
import dev.embercache.rules.AnnotationMark;

/**
 * Adds what libraries find by themselves once code within reach calls them: beans,
 * application classes, resources, configuration properties, services, and what they hold
 * for all code. Which call finds what, the rules say.
 */
final class LibraryUses {

	private static final String SERVICES = "META-INF/services/";

	private final ClassIndex index;

	private final LibraryMethods library;

	private final ReachedElements found;

	private final LibraryEdges edges;

	private final FoundClasses classes;

	LibraryUses(ClassIndex index, ReachedElements found, LibraryEdges edges) {
		this.index = index;
		this.library = index.libraryCode().methods();
		this.found = found;
		this.edges = edges;
		this.classes = new FoundClasses(index, found, edges);
	}

	/**
	 * Add what the calls in a method use, and what its annotations ask of a library.
	 * @param name the name of the method
	 * @param member the method
	 * @param via the element that has it
	 */
	void follow(MemberRef name, Member member, Element via) {
		for (Reference reference : member.references()) {
			if (!reference.how().isCall()) {
				continue;
			}
			for (String type : callees(reference)) {
				add(this.library.uses(type, reference.key()), !reference.descriptor().endsWith(")V"), via);
			}
			if (this.library.loadsServices(reference)) {
				addServices(name, reference, via);
			}
		}
		addAnnotations(member.references(), via);
	}

	/**
	 * Add what a library uses for a type: one that it implements, or that has an
	 * annotation on it or on a method without code.
	 * @param summary the type
	 * @param via the element that has it
	 */
	void addType(ClassSummary summary, Element via) {
		if (summary.has(Opcodes.ACC_INTERFACE)) {
			summary.interfaces().forEach((type) -> add(this.library.uses(type, ""), false, via));
		}
		addAnnotations(summary.references(), via);
		summary.members()
			.stream()
			.filter((member) -> member.has(Opcodes.ACC_ABSTRACT))
			.forEach((member) -> addAnnotations(member.references(), via));
	}

	private void addAnnotations(List<Reference> references, Element via) {
		references.stream()
			.filter((reference) -> reference.how() == How.MENTION)
			.forEach((reference) -> add(this.library.usesOfAnnotation(reference.owner()), false, via));
	}

	/**
	 * Return the types outside of the application that have the code of a method.
	 */
	private Set<String> callees(Reference call) {
		String owner = call.owner();
		if (!this.index.isApplication(owner)) {
			return Set.of(owner);
		}
		boolean ours = this.index.hierarchy().resolve(call.member()) != null
				&& !this.index.hierarchy().isImplementedElsewhere(owner);
		return ours ? Set.of() : this.index.libraryTypes().inherited(owner);
	}

	private void add(LibraryUse use, boolean reads, Element via) {
		if (use.isNothing()) {
			return;
		}
		use.beans()
			.stream()
			.filter(this::exists)
			.forEach((type) -> this.edges.addBeans(AnnotationMark.strip(type), via));
		use.classes().stream().filter(this::exists).forEach((type) -> this.classes.add(type, via));
		use.resources().forEach((location) -> addResource(location, via));
		use.properties().forEach((name) -> this.found.add(new Element(Kind.PROPERTY, name), via));
		String state = use.state();
		if (state != null && (reads || !use.changesState())) {
			this.edges.addStateOfLibrary(state, via);
		}
	}

	/**
	 * Return whether a type is on the class path: of one that is not, nothing can be
	 * found.
	 */
	private boolean exists(String type) {
		return this.index.state(AnnotationMark.strip(type)).present();
	}

	private void addResource(String location, Element via) {
		this.found.add(new Element(Kind.RESOURCE, OutsideNames.path(location)), via);
	}

	/**
	 * Add the services that a call loads: the files that name them, and all classes that
	 * they can name.
	 */
	private void addServices(MemberRef method, Reference load, Element via) {
		List<CallSite> calls = this.index.texts().calls(method.owner(), method.key());
		List<CallSite> loads = (calls == null) ? List.of()
				: calls.stream()
					.filter((call) -> call.owner().equals(load.owner()) && call.key().equals(load.key()))
					.toList();
		for (CallSite call : loads) {
			String type = call.arguments().isEmpty() ? null : type(call);
			if (type == null) {
				addAnyService(via);
			}
			else {
				addResource(SERVICES + type, via);
				this.classes.add(type, via);
			}
		}
		if (loads.isEmpty()) {
			addAnyService(via);
		}
	}

	private static @Nullable String type(CallSite call) {
		return call.arguments()
			.stream()
			.map((argument) -> argument.className())
			.filter(Objects::nonNull)
			.map((name) -> Type.getObjectType(name).getClassName())
			.findFirst()
			.orElse(null);
	}

	private void addAnyService(Element via) {
		addResource(SERVICES + "*", via);
		this.edges.addAnything(via);
	}

}
