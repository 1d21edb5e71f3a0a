package dev.embercache.lineage.reach;

import java.util.HashSet;
import java.util.Set;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.rules.AnnotationMark;

/**
 * Adds application classes that a library finds: those that extend or implement a type
 * count with what the library can call, those with an annotation as a whole. Of a class
 * that has the annotation on methods only, these count.
 */
final class FoundClasses {

	private final ClassIndex index;

	private final ReachedElements found;

	private final LibraryEdges edges;

	private final Set<String> types = new HashSet<>();

	FoundClasses(ClassIndex index, ReachedElements found, LibraryEdges edges) {
		this.index = index;
		this.found = found;
		this.edges = edges;
	}

	/**
	 * Add the classes of a type.
	 * @param type the name of the type, or of an annotation after an {@code @}
	 * @param via the element through which they are found
	 */
	void add(String type, Element via) {
		if (!this.types.add(type)) {
			return;
		}
		Element subtypes = new Element(Kind.SUBTYPES, type);
		this.found.add(subtypes, via);
		boolean annotation = AnnotationMark.isBefore(type);
		for (String className : this.index.subtypes(type)) {
			if (annotation) {
				addAnnotated(className, type, subtypes);
			}
			else {
				make(className, subtypes);
				add(className, new Element(Kind.DECLARATION, className));
			}
		}
	}

	private void make(String className, Element via) {
		if (this.edges.isApplication(className)) {
			this.edges.addObject(className, via);
		}
	}

	private void addAnnotated(String className, String annotation, Element via) {
		if (!this.edges.isApplication(className)) {
			return;
		}
		make(className, via);
		if (this.index.annotations().isOn(className, annotation)) {
			// With the classes nested in it
			for (String name : this.index.matching(className)) {
				make(name, via);
				this.edges.addWhole(name, via);
			}
		}
		this.index.annotations()
			.methods(className, annotation)
			.forEach((method) -> this.edges.addMethod(method.in(className), via));
	}

}
