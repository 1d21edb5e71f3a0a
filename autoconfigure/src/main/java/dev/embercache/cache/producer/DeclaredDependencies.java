package dev.embercache.cache.producer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * The beans that a bean will get, by what its definition and its class say: those that
 * constructors, factory methods, fields and methods ask for, and those that the
 * definition names.
 */
final class DeclaredDependencies {

	private static final String SCOPED_TARGET = "scopedTarget.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanCandidates candidates;

	private final InjectionPoints injectionPoints;

	private final DeclaredBeans declared;

	private final Map<String, Collection<String>> known = new ConcurrentHashMap<>();

	DeclaredDependencies(ConfigurableListableBeanFactory beanFactory, BeanCandidates candidates) {
		this.beanFactory = beanFactory;
		this.candidates = candidates;
		this.injectionPoints = new InjectionPoints(beanFactory);
		this.declared = new DeclaredBeans(beanFactory);
	}

	/**
	 * Return the names of the beans that a bean will get.
	 * @param beanName the name of the bean
	 * @param type its class, if it is known
	 * @param definition its definition
	 */
	Collection<String> of(String beanName, @Nullable Class<?> type, RootBeanDefinition definition) {
		if (!this.beanFactory.isConfigurationFrozen()) {
			return find(beanName, type, definition);
		}
		return this.known.computeIfAbsent(beanName, (key) -> find(beanName, type, definition));
	}

	private Collection<String> find(String beanName, @Nullable Class<?> type, RootBeanDefinition definition) {
		Set<String> names = new LinkedHashSet<>();
		if (definition.getFactoryBeanName() != null) {
			names.add(definition.getFactoryBeanName());
		}
		if (definition.getDependsOn() != null) {
			names.addAll(List.of(definition.getDependsOn()));
		}
		addReferences(definition, names);
		this.injectionPoints.of(type, this.declared.factoryMethod(beanName, definition))
			.forEach((point) -> addInjected(point, names));
		if (type != null) {
			this.injectionPoints.lookups(type).forEach((lookup) -> {
				if (lookup.beanName().isEmpty()) {
					names.addAll(this.candidates.ofType(lookup.type()));
				}
				else {
					names.add(lookup.beanName());
				}
			});
		}
		names.removeIf((name) -> name.equals(beanName) || !this.beanFactory.containsBean(name));
		return names;
	}

	/**
	 * Add the beans that a definition refers to, and those of the definitions inside.
	 */
	private void addReferences(BeanDefinition definition, Set<String> names) {
		definition.getConstructorArgumentValues()
			.getIndexedArgumentValues()
			.values()
			.forEach((value) -> addReference(value, names));
		definition.getConstructorArgumentValues()
			.getGenericArgumentValues()
			.forEach((value) -> addReference(value, names));
		for (PropertyValue property : definition.getPropertyValues()) {
			addReference(property.getValue(), names);
			if (property.getValue() instanceof String text && text.startsWith(SCOPED_TARGET)) {
				names.add(text);
			}
		}
	}

	private void addReference(@Nullable Object value, Set<String> names) {
		if (value instanceof BeanReference reference) {
			names.add(reference.getBeanName());
		}
		else if (value instanceof BeanDefinitionHolder holder) {
			addReferences(holder.getBeanDefinition(), names);
		}
		else if (value instanceof BeanDefinition inner) {
			addReferences(inner, names);
		}
		else if (value instanceof ValueHolder holder) {
			addReference(holder.getValue(), names);
		}
		else if (value instanceof Collection<?> values) {
			values.forEach((each) -> addReference(each, names));
		}
		else if (value instanceof Map<?, ?> values) {
			values.forEach((key, each) -> addReference(each, names));
		}
		else if (value instanceof Object[] values) {
			Stream.of(values).forEach((each) -> addReference(each, names));
		}
	}

	private void addInjected(DependencyDescriptor point, Set<String> names) {
		List<String> named = this.injectionPoints.names(point);
		names.addAll(named);
		ResolvableType type = point.getResolvableType();
		if (InjectionPoints.isValue(point)) {
			return;
		}
		List<ResolvableType> elements = elements(type);
		elements.forEach((element) -> names.addAll(this.candidates.ofType(point, element)));
		if (elements.isEmpty() || type.toClass() != java.util.Optional.class) {
			names.addAll(this.candidates.choose(this.candidates.ofType(point, type), point));
		}
	}

	/**
	 * Return the types of which the container gives more than one bean, or one later.
	 */
	private static List<ResolvableType> elements(ResolvableType type) {
		List<ResolvableType> elements = new ArrayList<>();
		Class<?> raw = type.toClass();
		if (raw.isArray()) {
			elements.add(type.getComponentType());
		}
		else if (Map.class.isAssignableFrom(raw)) {
			elements.add(type.asMap().getGeneric(1));
		}
		else if (Collection.class.isAssignableFrom(raw)) {
			elements.add(type.asCollection().getGeneric(0));
		}
		else if (raw == Stream.class || raw == java.util.Optional.class
				|| DeferredInjections.PROVIDERS.contains(raw.getName())) {
			elements.add(type.getGeneric(0));
		}
		elements.removeIf((element) -> element.resolve() == null);
		return elements;
	}

}
