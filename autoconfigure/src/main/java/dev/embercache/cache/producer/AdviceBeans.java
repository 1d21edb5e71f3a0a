package dev.embercache.cache.producer;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
	 * Return the names of these beans in a stable order, without Spring's own.
	 */
	List<String> names() {
		Set<String> names = new LinkedHashSet<>();
		names.addAll(List.of(this.beanFactory.getBeanNamesForType(Advisor.class, true, false)));
		names.addAll(List.of(this.beanFactory.getBeanNamesForType(Advice.class, true, false)));
		names.addAll(List.of(this.beanFactory.getBeanNamesForType(BeanPostProcessor.class, true, false)));
		names.addAll(List.of(this.beanFactory.getBeanNamesForType(BeanFactoryPostProcessor.class, true, false)));
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		if (ClassUtils.isPresent(ASPECT, classLoader)) {
			Class<?> aspect = ClassUtils.resolveClassName(ASPECT, classLoader);
			names.addAll(List.of(this.beanFactory.getBeanNamesForAnnotation(aspect.asSubclass(Annotation.class))));
		}
		List<String> ofApplication = new ArrayList<>(names);
		ofApplication.removeIf((name) -> !isOfApplication(name));
		ofApplication.sort(null);
		return List.copyOf(ofApplication);
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
