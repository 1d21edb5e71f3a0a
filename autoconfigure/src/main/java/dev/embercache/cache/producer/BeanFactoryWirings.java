package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;

/**
 * How the beans of a bean factory were made, and what was injected into them.
 * <p>
 * The name of an inner bean ends with an identity hash that differs from run to run.
 * Instead, an inner bean is known by the name of the bean that received it and by its
 * position among that bean's inner beans. The bean factory does not reveal its class.
 * <p>
 * The rows of a database that begins empty are known by the name of the generation.
 *
 * @since 0.1.0
 */
public final class BeanFactoryWirings implements BeanWirings {

	private static final String INNER_BEAN = "(inner bean)";

	/**
	 * A name that Spring generated. Where several such beans are registered in the order
	 * of a hash set, as Spring Data does for its repositories, the numbers are dealt anew
	 * at each start.
	 */
	private static final Pattern NUMBERED = Pattern.compile(".*#\\d+");

	private static final String GENERATION = "dev.embercache.generation";

	private static final String INSIDE = " > inner bean ";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Databases databases;

	private final DeferredInjections deferredInjections;

	private final String generation;

	private final Supplier<Map<String, List<String>>> byClass;

	private final Supplier<Set<String>> defined;

	/**
	 * Create the wirings of a bean factory.
	 * @param beanFactory the bean factory
	 */
	public BeanFactoryWirings(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.databases = new Databases(beanFactory);
		this.deferredInjections = new DeferredInjections(beanFactory);
		this.generation = generation(beanFactory);
		this.byClass = SingletonSupplier.of(this::byClass);
		this.defined = SingletonSupplier.of(this::defined);
	}

	/**
	 * Return the name of the generation of a bean factory, the same for every caller.
	 */
	private static String generation(ConfigurableListableBeanFactory beanFactory) {
		synchronized (beanFactory) {
			if (beanFactory.getSingleton(GENERATION) instanceof GenerationName known) {
				return known.name();
			}
			String name = UUID.randomUUID().toString();
			beanFactory.registerSingleton(GENERATION, new GenerationName(name));
			return name;
		}
	}

	/**
	 * Return the wiring of the given beans and of all beans that were injected into them,
	 * directly or indirectly.
	 */
	List<BeanWiring> from(List<String> beanNames) {
		Map<String, BeanWiring> wirings = new LinkedHashMap<>();
		Deque<String> pending = new ArrayDeque<>(beanNames);
		while (!pending.isEmpty()) {
			String stableName = pending.pop();
			BeanWiring wiring = wirings.containsKey(stableName) ? null : find(stableName);
			if (wiring != null) {
				wirings.put(stableName, wiring);
				pending.addAll(wiring.dependencies());
			}
		}
		return List.copyOf(wirings.values());
	}

	@Override
	public @Nullable BeanWiring find(String stableName) {
		String name = actualName(stableName);
		if (name == null || !(this.beanFactory.containsBean(name) || this.beanFactory.containsSingleton(name)
				|| name.startsWith(INNER_BEAN))) {
			return null;
		}
		List<String> dependencies = dependencies(stableName, name).keySet().stream().sorted().toList();
		BeanDefinition definition = definition(name);
		Method factory = generatedFrom(definition);
		String factoryMethod = (definition != null) ? definition.getFactoryMethodName() : null;
		return new BeanWiring(stableName, className(name),
				(factory != null) ? factory.getDeclaringClass().getName() : factoryClassName(definition, factoryMethod),
				(factory != null) ? factory.getName() : factoryMethod, dependencies, prefixes(name));
	}

	@Override
	public List<String> ofClass(String className) {
		return this.byClass.get().getOrDefault(className, List.of());
	}

	@Override
	public boolean mayMake(String className) {
		return this.defined.get().contains(className);
	}

	@Override
	public @Nullable String rows(String dataSource) {
		String name = actualName(dataSource);
		return (name != null && this.databases.isNewInEachGeneration(name)) ? this.generation : null;
	}

	@Override
	public @Nullable String database(String dataSource) {
		String name = actualName(dataSource);
		return (name != null) ? this.databases.identity(name) : null;
	}

	/**
	 * Return the names of those of the given beans that are databases which begin empty
	 * in each generation.
	 */
	List<String> inMemoryDatabases(List<BeanWiring> wiring) {
		return wiring.stream().map(BeanWiring::name).filter((name) -> rows(name) != null).toList();
	}

	/**
	 * Return the classes that beans are defined by, here and in the factories above.
	 */
	private Set<String> defined() {
		Set<String> defined = new HashSet<>();
		for (BeanFactory at = this.beanFactory; at instanceof ConfigurableListableBeanFactory factory; at = factory
			.getParentBeanFactory()) {
			for (String name : factory.getBeanDefinitionNames()) {
				String className = factory.getMergedBeanDefinition(name).getBeanClassName();
				if (className != null) {
					defined.add(className.replaceFirst("\\$\\$.*", ""));
				}
			}
		}
		return defined;
	}

	private Map<String, List<String>> byClass() {
		Map<String, List<String>> byClass = new HashMap<>();
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			String className = className(name);
			if (className != null) {
				byClass.computeIfAbsent(className, (key) -> new ArrayList<>(1)).add(name);
			}
		}
		return byClass;
	}

	private List<String> prefixes(String name) {
		ConfigurationProperties annotation = this.beanFactory.containsBean(name)
				? this.beanFactory.findAnnotationOnBean(name, ConfigurationProperties.class, false) : null;
		return (annotation != null) ? List.of(annotation.prefix()) : List.of();
	}

	/**
	 * Return the actual names of the beans that were injected into a bean, by their
	 * stable names: a bean without a name of its own is known by its position in its
	 * receiver. Objects that are not beans, such as the application context, were
	 * injected under names that differ from run to run, and are left out.
	 */
	private Map<String, String> dependencies(String stableName, String name) {
		Map<String, String> dependencies = new LinkedHashMap<>();
		int inner = 0;
		for (String dependency : this.beanFactory.getDependenciesForBean(name)) {
			if (dependency.startsWith(INNER_BEAN) || NUMBERED.matcher(dependency).matches()) {
				dependencies.put(stableName + INSIDE + inner++, dependency);
			}
			else if (this.beanFactory.containsBean(dependency)) {
				dependencies.put(dependency, dependency);
			}
		}
		for (String candidate : this.deferredInjections.candidates(name, type(name), definition(name))) {
			dependencies.put(candidate, candidate);
		}
		return dependencies;
	}

	private @Nullable String actualName(String stableName) {
		int inside = stableName.lastIndexOf(INSIDE);
		if (inside < 0) {
			return stableName;
		}
		String outer = stableName.substring(0, inside);
		String actualOuter = actualName(outer);
		return (actualOuter != null) ? dependencies(outer, actualOuter).get(stableName) : null;
	}

	private @Nullable BeanDefinition definition(String name) {
		return this.beanFactory.containsBeanDefinition(name) ? this.beanFactory.getMergedBeanDefinition(name) : null;
	}

	private @Nullable String className(String name) {
		Class<?> type = type(name);
		return (type != null) ? type.getName() : null;
	}

	private @Nullable Class<?> type(String name) {
		Object singleton = this.beanFactory.getSingleton(name);
		Class<?> type = (singleton != null) ? AopProxyUtils.ultimateTargetClass(singleton)
				: (this.beanFactory.containsBean(name) ? this.beanFactory.getType(name, false) : null);
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	/**
	 * Return the factory method that a bean definition was generated from ahead of time.
	 */
	private static @Nullable Method generatedFrom(@Nullable BeanDefinition definition) {
		return (definition instanceof RootBeanDefinition root
				&& root.getInstanceSupplier() instanceof InstanceSupplier<?> && root.getFactoryMethodName() == null)
						? root.getResolvedFactoryMethod() : null;
	}

	private @Nullable String factoryClassName(@Nullable BeanDefinition definition, @Nullable String factoryMethod) {
		if (definition == null || factoryMethod == null) {
			return null;
		}
		String factoryBean = definition.getFactoryBeanName();
		return (factoryBean != null) ? className(factoryBean) : definition.getBeanClassName();
	}

	private record GenerationName(String name) {

	}

}
