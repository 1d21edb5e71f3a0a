package dev.embercache.cache.producer;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

import org.aopalliance.aop.Advice;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The beans with which the application wraps or changes other beans: aspects, advice,
 * advisors and post-processors. How they were made, and what was injected into them, has
 * a part in whatever a bean returns.
 */
final class AdviceBeans {

	private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

	private static final String SPRING = "org.springframework.";

	private final ConfigurableListableBeanFactory beanFactory;

	AdviceBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the names of the aspects in a stable order, without Spring's own.
	 */
	List<String> aspects() {
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		if (!ClassUtils.isPresent(ASPECT, classLoader)) {
			return List.of();
		}
		Class<?> aspect = ClassUtils.resolveClassName(ASPECT, classLoader);
		return ofApplication(this.beanFactory.getBeanNamesForAnnotation(aspect.asSubclass(Annotation.class)));
	}

	/**
	 * Return the names of the advisors in a stable order, without Spring's own.
	 */
	List<String> advisors() {
		return ofApplication(this.beanFactory.getBeanNamesForType(Advisor.class, true, false));
	}

	/**
	 * Return the names of the beans of a type in a stable order, without Spring's own.
	 */
	List<String> ofType(Class<?> type) {
		return ofApplication(this.beanFactory.getBeanNamesForType(type, true, false));
	}

	/**
	 * Return the names of all these beans in a stable order, without Spring's own.
	 */
	List<String> names() {
		return Stream
			.of(aspects(), advisors(), ofType(Advice.class), ofType(BeanPostProcessor.class),
					ofType(BeanFactoryPostProcessor.class))
			.flatMap(List::stream)
			.distinct()
			.sorted()
			.toList();
	}

	private List<String> ofApplication(String[] names) {
		return Stream.of(names).filter(this::isOfApplication).sorted().toList();
	}

	private boolean isOfApplication(String name) {
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return false;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		String factory = definition.getFactoryBeanName();
		BeanDefinition made = (factory != null) ? this.beanFactory.getMergedBeanDefinition(factory) : definition;
		String className = made.getBeanClassName();
		return definition.getRole() == BeanDefinition.ROLE_APPLICATION
				&& (className == null || !className.startsWith(SPRING));
	}

}
