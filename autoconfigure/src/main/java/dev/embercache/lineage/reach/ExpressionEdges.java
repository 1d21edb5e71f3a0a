package dev.embercache.lineage.reach;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Element;

/**
 * Adds what expressions lead to: each method takes the element through which it is found.
 */
interface ExpressionEdges {

	/**
	 * Return whether a class is of the application, and to be followed.
	 */
	boolean isApplication(String className);

	/**
	 * Return whether a class is one of data, rather than of a bean.
	 */
	boolean isData(String className);

	/**
	 * Add a bean with all that the container does to make it.
	 */
	void addBean(BeanWiring bean, Element via);

	/**
	 * Add a class that others look into.
	 */
	void addDeep(String className, Element via);

	/**
	 * Add all data as what others look into.
	 */
	void lookIntoAllData();

}
