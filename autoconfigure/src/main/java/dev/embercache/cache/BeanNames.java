package dev.embercache.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The names that the beans of a class may have, as one bean factory tells at one time.
 * Those that are not there yet are known by what their definitions say of their types.
 */
final class BeanNames {

	private final ConfigurableListableBeanFactory beanFactory;

	private final int definitions;

	private final int singletons;

	/**
	 * The names of beans that are there, by the very classes they are of.
	 */
	private final Map<Class<?>, List<String>> actual = new HashMap<>();

	/**
	 * The names of beans that may come, by the types that they will have.
	 */
	private final Map<Class<?>, List<String>> declared = new HashMap<>();

	/**
	 * The names of beans of which nothing is known until they are there.
	 */
	private final List<String> undeclared = new ArrayList<>();

	/**
	 * What all objects of a class are, whoever made them.
	 */
	private final Map<Class<?>, String> kinds = new HashMap<>();

	private final Map<Class<?>, List<String>> candidates = new ConcurrentHashMap<>();

	/**
	 * Look at a bean factory.
	 * @param beanFactory the bean factory
	 * @param made returns what a factory bean has made so far
	 */
	BeanNames(ConfigurableListableBeanFactory beanFactory, BiFunction<String, FactoryBean<?>, @Nullable Object> made) {
		this.beanFactory = beanFactory;
		this.definitions = beanFactory.getBeanDefinitionCount();
		this.singletons = beanFactory.getSingletonCount();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			try {
				addDefined(name, made);
			}
			catch (BeansException | LinkageError ex) {
				// Such as a class that is not there: nor can the bean ever be.
			}
		}
		for (String name : beanFactory.getSingletonNames()) {
			if (!beanFactory.containsBeanDefinition(name)) {
				addSingleton(name, made);
			}
		}
	}

	private void addDefined(String name, BiFunction<String, FactoryBean<?>, @Nullable Object> made) {
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		if (definition.isAbstract()) {
			return;
		}
		if (definition.isSingleton()) {
			addSingleton(name, made);
			return;
		}
		Class<?> type = this.beanFactory.getType(name, false);
		if (type != null && component(type).isPresent()) {
			this.kinds.put(type, "a bean '%s' of scope '%s'".formatted(KnownBeans.displayed(name),
					definition.isPrototype() ? "prototype" : definition.getScope()));
		}
	}

	private void addSingleton(String name, BiFunction<String, FactoryBean<?>, @Nullable Object> made) {
		Object singleton = this.beanFactory.containsSingleton(name) ? this.beanFactory.getSingleton(name) : null;
		addActual(name, singleton);
		if (singleton != null && !(singleton instanceof FactoryBean)) {
			return;
		}
		Object product = (singleton instanceof FactoryBean<?> factoryBean) ? made.apply(name, factoryBean) : null;
		addActual(name, product);
		Class<?> type = this.beanFactory.getType(name, false);
		if (type != null) {
			this.declared.computeIfAbsent(type, (key) -> new ArrayList<>(1)).add(name);
			addKind(name, type);
		}
		else if (product == null) {
			this.undeclared.add(name);
		}
	}

	private void addActual(String name, @Nullable Object bean) {
		for (Object each = bean; each != null; each = AopProxyUtils.getSingletonTarget(each)) {
			this.actual.computeIfAbsent(each.getClass(), (key) -> new ArrayList<>(1)).add(name);
			addKind(name, each.getClass());
		}
	}

	/**
	 * A class that is called a service, a repository or the like is one whoever makes the
	 * object. What is a plain component may be anything.
	 */
	private void addKind(String name, Class<?> type) {
		Class<?> userClass = ClassUtils.getUserClass(type);
		if (component(userClass).getDistance() > 0) {
			this.kinds.putIfAbsent(userClass, "of the class of the bean '%s'".formatted(name));
		}
	}

	private static MergedAnnotation<Component> component(Class<?> type) {
		return MergedAnnotations.from(type).get(Component.class);
	}

	/**
	 * Return whether no definition and no singleton was added since.
	 */
	boolean isCurrent() {
		return this.definitions == this.beanFactory.getBeanDefinitionCount()
				&& this.singletons == this.beanFactory.getSingletonCount();
	}

	/**
	 * Return what all objects of a class are, or {@code null}.
	 */
	@Nullable String kind(Class<?> type) {
		return this.kinds.get(ClassUtils.getUserClass(type));
	}

	/**
	 * Return the names of the beans that may be of a class.
	 */
	List<String> candidates(Class<?> type) {
		List<String> known = this.candidates.get(type);
		if (known == null) {
			known = findCandidates(type);
			this.candidates.put(type, known);
		}
		return known;
	}

	private List<String> findCandidates(Class<?> type) {
		List<String> names = new ArrayList<>(this.undeclared);
		names.addAll(this.actual.getOrDefault(type, List.of()));
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			names.addAll(this.declared.getOrDefault(each, List.of()));
		}
		ClassUtils.getAllInterfacesForClassAsSet(type)
			.forEach((each) -> names.addAll(this.declared.getOrDefault(each, List.of())));
		return names.stream().distinct().toList();
	}

}
