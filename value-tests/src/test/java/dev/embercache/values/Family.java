package dev.embercache.values;

import java.util.List;

/**
 * The values of one library or language. Has a public constructor without arguments.
 */
public interface Family {

	/**
	 * Return the name of the library, as its users call it.
	 */
	String name();

	/**
	 * Return the values. Making the list does not touch the classes of the library, so
	 * that they are still untouched where values are decoded.
	 */
	List<ValueCase> cases();

}
