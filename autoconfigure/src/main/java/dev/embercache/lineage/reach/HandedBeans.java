package dev.embercache.lineage.reach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;
import dev.embercache.lineage.text.HandedOver;

/**
 * Adds beans that code hands to a library which reads the properties of any object, such
 * as one that writes JSON or fills a template, be it as they are or in a collection. Code
 * that only works with a bean hands it to nobody, so that beans are no data otherwise.
 */
final class HandedBeans {

	private final ClassIndex index;

	private final LibraryMethods library;

	private final LibraryEdges edges;

	private final Map<MemberRef, Element> pending = new LinkedHashMap<>();

	private boolean lookedInto;

	HandedBeans(ClassIndex index, LibraryEdges edges) {
		this.index = index;
		this.library = index.libraryCode().methods();
		this.edges = edges;
	}

	/**
	 * Look at what a method hands over, once a library reads it.
	 * @param name the name of the method
	 * @param member the method
	 * @param via the element that has it
	 */
	void follow(MemberRef name, Member member, Element via) {
		if (!member.isMethod() || member.references().stream().noneMatch(this::takesObjects)) {
			return;
		}
		if (this.lookedInto) {
			find(name, via);
		}
		else {
			this.pending.putIfAbsent(name, via);
		}
	}

	/**
	 * Look at all that is handed over: a library reads it.
	 */
	void lookInto() {
		this.lookedInto = true;
		this.pending.forEach(this::find);
		this.pending.clear();
	}

	private boolean takesObjects(Reference call) {
		return call.how().isCall() && call.descriptor().indexOf("Ljava/") > 0
				&& mayKeep(call.owner(), call.name(), call.descriptor());
	}

	/**
	 * Return whether a call may hand its arguments on: into a collection, or to a library
	 * that looks at more than their texts.
	 */
	private boolean mayKeep(String owner, String name, String descriptor) {
		return !this.index.isApplication(owner)
				&& (owner.startsWith("java.util.") || this.library.mayLookInside(owner, name, descriptor));
	}

	private void find(MemberRef method, Element via) {
		Set<String> types = HandedOver.types(this.index.texts(), method.owner(), method.key(), this::mayKeep);
		types.stream().filter(this.edges::isApplication).forEach((type) -> this.edges.addDeep(type, via));
	}

}
