package dev.embercache.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * How beans were made and what was injected into them, as the bean factory knows it.
 */
final class BeanFactoryWirings implements BeanWirings {

	/**
	 * The bean factory knows which beans were injected, not where.
	 */
	private static final String ANYWHERE = "";

	private final ConfigurableListableBeanFactory beanFactory;

	BeanFactoryWirings(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the wiring of the given bean and of all beans that it got, directly or not.
	 */
	List<BeanWiring> from(String beanName) {
		List<BeanWiring> wirings = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		Deque<String> pending = new ArrayDeque<>(List.of(beanName));
		while (!pending.isEmpty()) {
			String name = pending.pop();
			if (!seen.add(name)) {
				continue;
			}
			wirings.add(wiring(name));
			pending.addAll(dependencies(name));
		}
		return wirings;
	}

	@Override
	public @Nullable BeanWiring find(String beanName) {
		return this.beanFactory.containsBean(beanName) || this.beanFactory.containsSingleton(beanName)
				? wiring(beanName) : null;
	}

	private BeanWiring wiring(String name) {
		TreeMap<String, List<String>> byPlace = new TreeMap<>();
		byPlace.put(ANYWHERE, dependencies(name));
		BeanDefinition definition = this.beanFactory.containsBeanDefinition(name)
				? this.beanFactory.getMergedBeanDefinition(name) : null;
		String factoryMethod = (definition != null) ? definition.getFactoryMethodName() : null;
		return new BeanWiring(name, className(name), factoryClassName(definition, factoryMethod), factoryMethod,
				byPlace);
	}

	/**
	 * Return the beans that the given bean got. What is no bean, such as the application
	 * context, was injected under a name that differs from run to run.
	 */
	private List<String> dependencies(String name) {
		return Arrays.stream(this.beanFactory.getDependenciesForBean(name))
			.filter(this.beanFactory::containsBean)
			.sorted()
			.toList();
	}

	private @Nullable String className(String name) {
		Object singleton = this.beanFactory.getSingleton(name);
		Class<?> type = (singleton != null) ? AopProxyUtils.ultimateTargetClass(singleton)
				: (this.beanFactory.containsBean(name) ? this.beanFactory.getType(name, false) : null);
		return (type != null) ? ClassUtils.getUserClass(type).getName() : null;
	}

	private @Nullable String factoryClassName(@Nullable BeanDefinition definition, @Nullable String factoryMethod) {
		if (definition == null || factoryMethod == null) {
			return null;
		}
		String factoryBean = definition.getFactoryBeanName();
		return (factoryBean != null) ? className(factoryBean) : definition.getBeanClassName();
	}

}
