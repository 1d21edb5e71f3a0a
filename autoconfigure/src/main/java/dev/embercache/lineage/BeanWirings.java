package dev.embercache.lineage;

import java.util.List;
import java.util.Set;

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
	 * Find the beans that code can get who asks for a type.
	 * @param typeName the name of a type that they extend or implement, or of an
	 * annotation of their classes
	 * @return the names of the beans; empty if there are none, or that is not known
	 */
	default List<String> ofType(String typeName) {
		return List.of();
	}

	/**
	 * Return all beans that there are.
	 * @return their names
	 */
	default List<String> all() {
		return List.of();
	}

	/**
	 * Return the classes of aspects, advisors and their advice of which it is known to
	 * which beans they apply: {@link BeanWiring#advice()} has those of each bean.
	 * @return the names of the classes; any other advice may apply to any bean
	 */
	default Set<String> attributedAdvice() {
		return Set.of();
	}

	/**
	 * Return whether all that can be said of a bean has been said, also that there is
	 * none.
	 * @param beanName the name of the bean
	 * @return whether {@link #find(String)} will say the same later
	 */
	default boolean isSettled(String beanName) {
		return find(beanName) != null;
	}

	/**
	 * Return whether no bean is added any more.
	 * @return whether {@link #ofType(String)}, {@link #all()} and
	 * {@link #attributedAdvice()} will say the same later
	 */
	default boolean isComplete() {
		return true;
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
