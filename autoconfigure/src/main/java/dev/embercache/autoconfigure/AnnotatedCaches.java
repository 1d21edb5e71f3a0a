package dev.embercache.autoconfigure;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The caches that annotations on the beans of an application name. Spring has looked at
 * the annotations of all beans already, and remembers them.
 */
final class AnnotatedCaches {

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<CacheOperationSource> operations;

	private final Set<String> names = new TreeSet<>();

	private boolean complete = true;

	private AnnotatedCaches(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.operations = beanFactory.getBeanProvider(CacheOperationSource.class).stream().toList();
	}

	/**
	 * Look at all beans, and create none.
	 */
	static AnnotatedCaches of(ConfigurableListableBeanFactory beanFactory) {
		AnnotatedCaches caches = new AnnotatedCaches(beanFactory);
		for (String name : beanFactory.getBeanDefinitionNames()) {
			caches.addBean(name);
		}
		if (caches.hasOtherWays()) {
			caches.complete = false;
		}
		return caches;
	}

	/**
	 * Return the names that were found.
	 */
	Set<String> names() {
		return this.names;
	}

	/**
	 * Return whether nobody but the annotations found can ask for a cache, as far as can
	 * be seen.
	 */
	boolean isComplete() {
		return this.complete;
	}

	private void addBean(String name) {
		Object bean = this.beanFactory.containsSingleton(name) ? this.beanFactory.getSingleton(name) : null;
		if (bean instanceof Advised && !(bean instanceof FactoryBean<?>)) {
			Class<?> target = AutoProxyUtils.determineTargetClass(this.beanFactory, name);
			addType((target != null) ? target : AopUtils.getTargetClass(bean));
		}
		else if (bean == null || bean instanceof FactoryBean<?>) {
			addDefinition(name, this.beanFactory.getBeanDefinition(name));
		}
	}

	/**
	 * A bean that is not there yet may turn out to have another type than its definition
	 * says.
	 */
	private void addDefinition(String name, BeanDefinition definition) {
		if (!definition.isAbstract()) {
			Class<?> type = this.beanFactory.getType(name, false);
			this.complete &= (type != null && !type.isInterface()) || this.beanFactory.containsSingleton(name)
					|| isMadeByLibrary(definition);
			addType(type);
		}
	}

	private boolean isMadeByLibrary(BeanDefinition definition) {
		String maker = definition.getFactoryBeanName();
		String className = definition.getBeanClassName();
		return (maker != null) ? isOfLibrary(maker) : className != null && isLibraryClass(className);
	}

	private void addType(@Nullable Class<?> type) {
		if (type != null && this.operations.stream().anyMatch((source) -> source.isCandidateClass(type))) {
			for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type,
					ReflectionUtils.USER_DECLARED_METHODS)) {
				for (CacheOperationSource source : this.operations) {
					addAll(source.getCacheOperations(method, type));
				}
			}
		}
	}

	private void addAll(@Nullable Collection<CacheOperation> operations) {
		if (operations != null) {
			operations.forEach((operation) -> {
				this.names.addAll(operation.getCacheNames());
				this.complete &= !StringUtils.hasText(operation.getCacheResolver())
						&& !StringUtils.hasText(operation.getCacheManager());
			});
		}
	}

	/**
	 * Code that has the manager, or a resolver, can ask for a cache by any name.
	 */
	private boolean hasOtherWays() {
		for (Class<?> type : List.of(CacheResolver.class, CachingConfigurer.class)) {
			if (this.beanFactory.getBeanNamesForType(type, true, false).length > 0) {
				return true;
			}
		}
		for (String manager : this.beanFactory.getBeanNamesForType(CacheManager.class, true, false)) {
			for (String dependent : this.beanFactory.getDependentBeans(manager)) {
				if (!isOfLibrary(dependent)) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean isOfLibrary(String bean) {
		Class<?> type = this.beanFactory.containsBean(bean) ? this.beanFactory.getType(bean, false) : null;
		return type != null && isLibraryClass(type.getName());
	}

	private static boolean isLibraryClass(String name) {
		return name.startsWith("org.springframework.") || name.startsWith("dev.embercache.");
	}

}
