package dev.embercache.lineage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.judge.Lineages;

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

	/**
	 * Find the beans of a class.
	 * @param className the name of the class, behind all proxies
	 * @return the names of the beans; empty if there are none, or that is not known
	 */
	default List<String> ofClass(String className) {
		return List.of();
	}

}
