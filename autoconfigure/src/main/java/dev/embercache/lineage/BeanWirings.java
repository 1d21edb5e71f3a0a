package dev.embercache.lineage;

import org.jspecify.annotations.Nullable;

/**
 * Knows how the beans of this generation were made. Users of {@link Lineages} implement
 * this type; it is called by several threads.
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

}
