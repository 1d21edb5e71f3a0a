package dev.embercache.lineage.reach;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Hierarchy.Receiver;
import dev.embercache.lineage.index.LibraryMethods;

/**
 * Adds what objects say of themselves, once something within reach may ask them. Nearly
 * every class has a {@code toString()}, and most of them are there for logs.
 */
final class Texts {

	private final Reach reach;

	private final LibraryMethods library;

	private final Map<String, Element> silent = new LinkedHashMap<>();

	private boolean told;

	Texts(ClassIndex index, Reach reach) {
		this.library = index.libraryCode().methods();
		this.reach = reach;
	}

	/**
	 * Add a class that there may be instances of.
	 * @param className the name of the class
	 * @param via the element through which it was found
	 */
	void add(String className, Element via) {
		if (this.told || this.reach.types().isText(className)) {
			this.reach.code().method(className, LibraryMethods.TO_STRING, Receiver.any(className), via);
		}
		else {
			this.silent.put(className, via);
		}
	}

	/**
	 * Follow code to where it may make a text of an object.
	 * @param code the code
	 * @param reference what it refers to outside of the application
	 */
	void follow(Member code, Reference reference) {
		if (!this.told && this.library.mayTell(code, reference)) {
			tell();
		}
	}

	/**
	 * Add what all objects say of themselves.
	 */
	void tell() {
		this.told = true;
		this.silent.forEach(this::add);
		this.silent.clear();
	}

}
