package dev.embercache.lineage.reach;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.MemberRef;

/**
 * The ways on from what a library finds or is given: what is added to a reach, each with
 * the element through which it is found.
 */
interface LibraryEdges {

	/**
	 * Return whether a class is of the application, and to be followed.
	 */
	boolean isApplication(String className);

	/**
	 * Add everything, because it cannot be told which code runs.
	 */
	void addAnything(Element via);

	/**
	 * Add the beans of a type or annotation.
	 */
	void addBeans(String typeName, Element via);

	/**
	 * Add the making of an object of a class, and what others can call on it.
	 */
	void addObject(String className, Element via);

	/**
	 * Add a class with all that it declares.
	 */
	void addWhole(String className, Element via);

	/**
	 * Add a class that a library looks into, later.
	 */
	void addDeep(String className, Element via);

	/**
	 * Add a method that a library calls.
	 */
	void addMethod(MemberRef method, Element via);

	/**
	 * Add who changes what a library holds, later.
	 */
	void addStateOfLibrary(String name, Element via);

}
