package dev.embercache.cache.producer;

import java.util.function.Supplier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;

/**
 * The rules that a bean factory has, or else those that Ember Cache comes with.
 */
final class BeanFactoryRules {

	private BeanFactoryRules() {
	}

	/**
	 * Return the rules, which are asked for when they are needed.
	 */
	static Supplier<LibraryRules> of(ConfigurableListableBeanFactory beanFactory) {
		return SingletonSupplier.of(() -> beanFactory.getBeanProvider(LibraryRules.class)
			.getIfAvailable(() -> LibraryRules.load(BeanFactoryRules.class.getClassLoader())));
	}

}
