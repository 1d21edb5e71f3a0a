package dev.embercache.lineage.reach;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * Adds the {@code toString()} methods of objects once something within reach may convert
 * an object to text. Nearly every class has one, and most of them are there for logs, so
 * that they wait until a conversion is found.
 */
final class TextConversions {

	private final Reach reach;

	private final LibraryMethods library;

	private final Map<String, Element> pending = new LinkedHashMap<>();

	private boolean includesAll;

	TextConversions(ClassIndex index, Reach reach) {
		this.library = index.libraryCode().methods();
		this.reach = reach;
	}

	/**
	 * Add a class that there may be instances of.
	 * @param className the name of the class
	 * @param via the element through which it was found
	 */
	void add(String className, Element via) {
		if (this.includesAll || this.reach.types().isText(className)) {
			this.reach.code().addToString(className, via);
		}
		else {
			this.pending.put(className, via);
		}
	}

	/**
	 * Look whether code may convert an object to text.
	 * @param code the code
	 * @param reference what it refers to outside of the application
	 */
	void follow(Member code, Reference reference) {
		if (!this.includesAll && this.library.mayTell(code, reference)) {
			includeAll();
		}
	}

	/**
	 * Add the {@code toString()} methods of all classes, those found later too.
	 */
	void includeAll() {
		this.includesAll = true;
		this.pending.forEach(this::add);
		this.pending.clear();
	}

}
