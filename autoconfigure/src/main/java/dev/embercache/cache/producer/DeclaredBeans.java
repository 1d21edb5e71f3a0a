package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/**
 * What the definitions of beans say, which is the same before and after a bean is made.
 */
final class DeclaredBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	DeclaredBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the definition of a bean.
	 * @param beanName the name of the bean
	 * @return the definition, or {@code null} if the bean has none here
	 */
	@Nullable RootBeanDefinition find(String beanName) {
		return (this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition)
						? definition : null;
	}

	/**
	 * Return whether the container makes a bean before anybody asks for it.
	 */
	static boolean isMadeAtStart(RootBeanDefinition definition) {
		return definition.isSingleton() && !definition.isLazyInit() && !definition.isAbstract();
	}

	/**
	 * Return the class that a definition names, or the type that its factory method
	 * returns.
	 * @param beanName the name of the bean
	 * @param definition its definition
	 * @return the type, or {@code null} if it is not known
	 */
	@Nullable Class<?> type(String beanName, RootBeanDefinition definition) {
		if (definition.getFactoryMethodName() != null) {
			Method method = factoryMethod(beanName, definition);
			return (method != null) ? method.getReturnType() : null;
		}
		String className = definition.getBeanClassName();
		if (className == null) {
			return null;
		}
		try {
			return definition.hasBeanClass() ? definition.getBeanClass()
					: ClassUtils.forName(className, this.beanFactory.getBeanClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Return the factory method of a bean.
	 * @param beanName the name of the bean
	 * @param definition its definition
	 * @return the method, or {@code null} if there is none or it is not known
	 */
	@Nullable Method factoryMethod(String beanName, RootBeanDefinition definition) {
		if (definition.getFactoryMethodName() != null && definition.getResolvedFactoryMethod() == null) {
			// Has the bean factory look for it
			this.beanFactory.getType(beanName, false);
		}
		return definition.getResolvedFactoryMethod();
	}

	/**
	 * Return what a definition says of how to choose among several beans.
	 */
	static Set<String> traits(@Nullable RootBeanDefinition definition) {
		Set<String> traits = new TreeSet<>();
		if (definition == null) {
			return traits;
		}
		add("primary", definition.isPrimary(), traits);
		add("fallback", definition.isFallback(), traits);
		add("no candidate", !definition.isAutowireCandidate(), traits);
		add("no default candidate", !definition.isDefaultCandidate(), traits);
		add("scope " + definition.getScope(), !definition.isSingleton(), traits);
		Object order = definition.getAttribute(AbstractBeanDefinition.ORDER_ATTRIBUTE);
		add("order " + order, order != null, traits);
		for (AutowireCandidateQualifier qualifier : definition.getQualifiers()) {
			traits.add("qualifier " + qualifier.getTypeName() + qualifier.getAttribute("value"));
		}
		return traits;
	}

	private static void add(String trait, boolean present, Set<String> traits) {
		if (present) {
			traits.add(trait);
		}
	}

}
