package dev.embercache.lineage;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Knows how the beans of this generation were made. Users of the analysis implement this
 * type; it is called by several threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BeanWirings {

	/**
	 * Find out how a bean was made.
	 * @param beanName the name of the bean
	 * @return its wiring, or {@code null} if there is no such bean
	 */
	@Nullable BeanWiring find(String beanName);

	/**
	 * Find the beans of a class.
	 * @param className the name of the class, behind all proxies
	 * @return the names of the beans; empty if there are none, or that is not known
	 */
	default List<String> ofClass(String className) {
		return List.of();
	}

	/**
	 * Find out whether the container may make a bean of a class that is one of a
	 * component.
	 * @param className the name of the class
	 * @return {@code false} if it is known that no bean of that very class is defined
	 */
	default boolean mayMake(String className) {
		return true;
	}

	/**
	 * Find out which database a data source leads to.
	 * @param dataSource the name of the bean of a data source
	 * @return what tells the database from others, such as its address and the scripts
	 * that fill it; or {@code null} if the bean is no data source or is not there yet
	 */
	default @Nullable String database(String dataSource) {
		return null;
	}

	/**
	 * Find out which rows a database holds that begins empty in each generation.
	 * @param dataSource the name of the bean of a data source
	 * @return what tells these rows from those of another generation, or {@code null} if
	 * the data source is not there yet, or its rows outlive a generation
	 */
	default @Nullable String rows(String dataSource) {
		return null;
	}

}
