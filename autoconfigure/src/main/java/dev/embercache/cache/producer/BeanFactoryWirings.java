package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
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
 * The bean factory knows what a bean has got once it has made it. That is asked of beans
 * that are there since the start. Of those that are made late, such as lazy ones,
 * prototypes and beans of a request, it has to be known before, and the same afterwards,
 * so that their definitions say it. No bean is created by looking.
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

	private static final String GENERATION = "dev.embercache.generation";

	private static final String INSIDE = " > inner bean ";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Databases databases;

	private final DeclaredBeans declared;

	private final BeanCandidates candidates;

	private final DeferredInjections deferredInjections;

	private final DeclaredDependencies declaredDependencies;

	private final AppliedAdvice appliedAdvice;

	private final FactoryProducts products;

	private final String generation;

	private final Supplier<Set<String>> defined;

	/**
	 * Create the wirings of a bean factory.
	 * @param beanFactory the bean factory
	 */
	public BeanFactoryWirings(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.databases = new Databases(beanFactory);
		this.declared = new DeclaredBeans(beanFactory);
		this.candidates = new BeanCandidates(beanFactory);
		this.deferredInjections = new DeferredInjections(this.candidates);
		this.declaredDependencies = new DeclaredDependencies(beanFactory, this.candidates);
		this.appliedAdvice = new AppliedAdvice(beanFactory);
		this.products = new FactoryProducts(beanFactory);
		this.generation = generation(beanFactory);
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
				pending.addAll(wiring.advice());
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
		RootBeanDefinition definition = this.declared.find(name);
		Method factory = generatedFrom(definition);
		String factoryMethod = (definition != null) ? definition.getFactoryMethodName() : null;
		return new BeanWiring(stableName, className(name),
				(factory != null) ? factory.getDeclaringClass().getName() : factoryClassName(definition, factoryMethod),
				(factory != null) ? factory.getName() : factoryMethod, dependencies, prefixes(name),
				DeclaredBeans.traits(definition), advice(name));
	}

	private List<String> advice(String name) {
		Object product = (isComplete() && isMadeInEachRun(name)) ? this.products.get(name) : null;
		return (product != null) ? this.appliedAdvice.around(product) : this.appliedAdvice.to(name, advisedClass(name));
	}

	/**
	 * Return the class that pointcuts are compared with. It is not known of a bean that a
	 * factory bean makes, or that is known by an interface only.
	 */
	private @Nullable Class<?> advisedClass(String name) {
		Class<?> type = type(name);
		return (type == null || FactoryBean.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers()))
				? null : type;
	}

	/**
	 * Return whether a factory bean makes an object in each run: a bean that is made at
	 * the start has got it, itself or through others.
	 */
	private boolean isMadeInEachRun(String name) {
		return this.beanFactory.getSingleton(name) instanceof FactoryBean<?> factory && factory.isSingleton()
				&& isNeededAtStart(name, new HashSet<>());
	}

	private boolean isNeededAtStart(String name, Set<String> seen) {
		return Stream.of(this.beanFactory.getDependentBeans(name)).filter(seen::add).anyMatch((dependent) -> {
			RootBeanDefinition definition = this.declared.find(dependent);
			return definition != null && (DeclaredBeans.isMadeAtStart(definition)
					|| definition.isSingleton() && isNeededAtStart(dependent, seen));
		});
	}

	@Override
	public Set<String> attributedAdvice() {
		return this.appliedAdvice.classNames();
	}

	/**
	 * Return the names of the aspects and advisors of which it is known to which beans
	 * they apply.
	 */
	Set<String> attributedAdviceNames() {
		return this.appliedAdvice.beanNames();
	}

	@Override
	public List<String> ofType(String typeName) {
		return this.candidates.ofType(typeName);
	}

	@Override
	public List<String> all() {
		return List.of(this.beanFactory.getBeanDefinitionNames());
	}

	@Override
	public boolean isSettled(String stableName) {
		String name = actualName(stableName);
		RootBeanDefinition definition = (name != null) ? this.declared.find(name) : null;
		return isComplete() && (name == null || definition == null || !DeclaredBeans.isMadeAtStart(definition)
				|| this.beanFactory.containsSingleton(name));
	}

	@Override
	public boolean isComplete() {
		return this.beanFactory.isConfigurationFrozen() && this.appliedAdvice.isSettled();
	}

	@Override
	public boolean mayMake(String className) {
		return !this.beanFactory.isConfigurationFrozen() || this.defined.get().contains(className);
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
		RootBeanDefinition definition = this.declared.find(name);
		int inner = 0;
		for (String dependency : injected(name, definition)) {
			if (dependency.startsWith(INNER_BEAN) || BeanWiring.isNumbered(dependency)) {
				dependencies.put(stableName + INSIDE + inner++, dependency);
			}
			else if (this.beanFactory.containsBean(dependency)) {
				dependencies.put(dependency, dependency);
			}
		}
		for (String candidate : this.deferredInjections.candidates(name, type(name), definition)) {
			dependencies.put(candidate, candidate);
		}
		return dependencies;
	}

	private Collection<String> injected(String name, @Nullable RootBeanDefinition definition) {
		return (definition == null
				|| DeclaredBeans.isMadeAtStart(definition) && this.beanFactory.containsSingleton(name))
						? List.of(this.beanFactory.getDependenciesForBean(name))
						: this.declaredDependencies.of(name, type(name), definition);
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

	private @Nullable String className(String name) {
		Class<?> type = type(name);
		return (type != null) ? type.getName() : null;
	}

	/**
	 * Return the class of a bean. Of one that is made late it is what its definition
	 * says, so that it is the same before and after.
	 */
	private @Nullable Class<?> type(String name) {
		RootBeanDefinition definition = this.declared.find(name);
		if (definition != null && !DeclaredBeans.isMadeAtStart(definition)) {
			Class<?> declared = this.declared.type(name, definition);
			return (declared != null) ? ClassUtils.getUserClass(declared) : null;
		}
		Object singleton = this.beanFactory.getSingleton(name);
		Class<?> type = (singleton != null) ? AopProxyUtils.ultimateTargetClass(singleton)
				: (this.beanFactory.containsBean(name) ? this.beanFactory.getType(name, false) : null);
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	/**
	 * Return the factory method that a bean definition was generated from ahead of time.
	 */
	private static @Nullable Method generatedFrom(@Nullable RootBeanDefinition definition) {
		return (definition != null && definition.getInstanceSupplier() instanceof InstanceSupplier<?>
				&& definition.getFactoryMethodName() == null) ? definition.getResolvedFactoryMethod() : null;
	}

	private @Nullable String factoryClassName(@Nullable RootBeanDefinition definition, @Nullable String factoryMethod) {
		if (definition == null || factoryMethod == null) {
			return null;
		}
		String factoryBean = definition.getFactoryBeanName();
		return (factoryBean != null) ? className(factoryBean) : definition.getBeanClassName();
	}

	private record GenerationName(String name) {

	}

}
