package dev.embercache.cache.producer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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
 * The names that beans of a class may have: a snapshot of one bean factory. Beans that do
 * not exist yet are known by the types that their definitions declare.
 */
final class BeanNames {

	private final ConfigurableListableBeanFactory beanFactory;

	private final int definitions;

	private final int singletons;

	/**
	 * The names of beans that exist, by their exact classes.
	 */
	private final Map<Class<?>, List<String>> actual = new HashMap<>();

	/**
	 * The names of beans that may be created later, by their declared types.
	 */
	private final Map<Class<?>, List<String>> declared = new HashMap<>();

	/**
	 * The names of beans of unknown type until they are created.
	 */
	private final List<String> undeclared = new ArrayList<>();

	/**
	 * Descriptions that apply to all objects of a class, whoever created them.
	 */
	private final Map<Class<?>, String> kinds = new HashMap<>();

	private final Map<Class<?>, List<String>> candidates = new ConcurrentHashMap<>();

	/**
	 * Take a snapshot of a bean factory.
	 * @param beanFactory the bean factory
	 * @param made returns the object that a factory bean has created, if it has
	 */
	BeanNames(ConfigurableListableBeanFactory beanFactory, Function<String, @Nullable Object> made) {
		this.beanFactory = beanFactory;
		this.definitions = beanFactory.getBeanDefinitionCount();
		this.singletons = beanFactory.getSingletonCount();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			try {
				addDefined(name, made);
			}
			catch (BeansException | LinkageError ex) {
				// For example, a class is missing: the bean can never be created either.
			}
		}
		for (String name : beanFactory.getSingletonNames()) {
			if (!beanFactory.containsBeanDefinition(name)) {
				addSingleton(name, made);
			}
		}
	}

	private void addDefined(String name, Function<String, @Nullable Object> made) {
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

	private void addSingleton(String name, Function<String, @Nullable Object> made) {
		Object singleton = this.beanFactory.containsSingleton(name) ? this.beanFactory.getSingleton(name) : null;
		addActual(name, singleton);
		if (singleton != null && !(singleton instanceof FactoryBean)) {
			return;
		}
		Object product = (singleton instanceof FactoryBean) ? made.apply(name) : null;
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
	 * A class annotated as a service, a repository or the like is one, whoever creates
	 * the object. A plain component may be anything.
	 */
	private void addKind(String name, Class<?> type) {
		Class<?> userClass = ClassUtils.getUserClass(type);
		if (component(userClass).getDistance() > 0) {
			this.kinds.putIfAbsent(userClass, "an instance of the class of the bean '%s'".formatted(name));
		}
	}

	private static MergedAnnotation<Component> component(Class<?> type) {
		return MergedAnnotations.from(type).get(Component.class);
	}

	/**
	 * Return whether no definition and no singleton has been added since.
	 */
	boolean isCurrent() {
		return this.definitions == this.beanFactory.getBeanDefinitionCount()
				&& this.singletons == this.beanFactory.getSingletonCount();
	}

	/**
	 * Return the description that applies to all objects of a class, or {@code null}.
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
