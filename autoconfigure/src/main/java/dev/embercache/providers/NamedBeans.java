package dev.embercache.providers;

import java.lang.reflect.TypeVariable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Beans of a type with their names, in the order in which Spring Boot applies them.
 */
final class NamedBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	NamedBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the beans of a type. No other bean is made to find out about its type.
	 */
	<T> Map<String, T> of(Class<T> type) {
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, true, false)) {
			beans.put(name, this.beanFactory.getBean(name, type));
		}
		return (beans.size() > 1) ? ordered(beans, this.beanFactory.getBeanProvider(type).orderedStream().toList())
				: beans;
	}

	private static <T> Map<String, T> ordered(Map<String, T> beans, List<T> order) {
		Map<String, T> ordered = new LinkedHashMap<>();
		beans.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> order.indexOf(entry.getValue())))
			.forEach((entry) -> ordered.put(entry.getKey(), entry.getValue()));
		return ordered;
	}

	/**
	 * Return the bean of a type that Spring Boot would take, if that is a single one.
	 */
	<T> Map.@Nullable Entry<String, T> single(Class<T> type) {
		Map<String, T> beans = of(type);
		if (beans.size() <= 1) {
			return beans.isEmpty() ? null : beans.entrySet().iterator().next();
		}
		T bean = this.beanFactory.getBeanProvider(type).getIfUnique();
		return beans.entrySet().stream().filter((entry) -> entry.getValue() == bean).findFirst().orElse(null);
	}

	/**
	 * Find what the type of a bean says about the type parameter of one of its
	 * interfaces. A lambda does not say it; the method that made it does.
	 */
	@Nullable Class<?> typeArgument(String name, Object bean, Class<?> generic) {
		Class<?> argument = argument(ResolvableType.forClass(bean.getClass()).as(generic));
		return (argument != null || !this.beanFactory.containsBeanDefinition(name)) ? argument
				: argument(this.beanFactory.getMergedBeanDefinition(name).getResolvableType().as(generic));
	}

	private static @Nullable Class<?> argument(ResolvableType type) {
		ResolvableType argument = type.getGeneric();
		return (argument.getType() instanceof TypeVariable<?>) ? null : argument.resolve();
	}

	static String source(String name) {
		return "bean '" + name + "'";
	}

}
