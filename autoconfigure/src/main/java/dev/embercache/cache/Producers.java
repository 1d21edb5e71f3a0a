package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.CacheLineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Who computes: the method that an annotation stands on, and the beans behind it. Found
 * once per method and bean.
 */
final class Producers {

	/**
	 * No method has this name, so that the whole class is taken.
	 */
	private static final String LOADER = "<loader>";

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanFactoryWirings wirings;

	private final ConsultedBeans consulted;

	private final Supplier<List<String>> advice;

	private final ConcurrentMap<Invocation, Producer> producers = new ConcurrentHashMap<>();

	private final ConcurrentMap<Class<?>, List<String>> beanNames = new ConcurrentHashMap<>();

	Producers(ConfigurableListableBeanFactory beanFactory, Supplier<KeyGenerator> keyGenerator) {
		this.consulted = new ConsultedBeans(beanFactory, keyGenerator);
		this.beanFactory = beanFactory;
		this.wirings = new BeanFactoryWirings(beanFactory);
		this.advice = SingletonSupplier.of(new AdviceBeans(beanFactory)::names);
	}

	/**
	 * Return who computes.
	 * @param target the bean behind all proxies
	 * @param method the method that is called
	 * @param operation what the annotation on the method asks for
	 * @param trustInMemoryDatabase whether the rows of an in-memory database are the same
	 * after a restart
	 */
	Producer producer(Object target, Method method, CacheOperation operation, boolean trustInMemoryDatabase) {
		Class<?> targetClass = AopProxyUtils.ultimateTargetClass(target);
		String beanName = beanName(target, targetClass, method);
		return this.producers.computeIfAbsent(
				new Invocation(method, targetClass, beanName, operation, trustInMemoryDatabase), this::create);
	}

	/**
	 * Return the class that a loader was written in, as a whole: a lambda does not tell
	 * which of its methods it is.
	 */
	static Producer ofLoader(Object loader) {
		return new Producer(writtenIn(loader), LOADER, List.of(), List.of());
	}

	/**
	 * Return the name of the class that an object was written in: for a lambda, the class
	 * around it.
	 */
	static String writtenIn(Object object) {
		String className = AopProxyUtils.ultimateTargetClass(object).getName();
		int lambda = className.indexOf("$$Lambda");
		return (lambda > 0) ? className.substring(0, lambda) : className;
	}

	private Producer create(Invocation invocation) {
		Method method = AopUtils.getMostSpecificMethod(invocation.method(), invocation.targetClass());
		String className = producingClass(invocation, method).getName();
		List<String> parameterTypes = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
		List<String> consulted = this.consulted.beanNames(invocation.operation());
		List<BeanWiring> wiring = wiring(invocation, consulted);
		List<String> databases = invocation.trustInMemoryDatabase() ? List.of()
				: this.wirings.inMemoryDatabases(wiring);
		return new Producer(className, method.getName(), parameterTypes, wiring,
				this.consulted.classNames(invocation.operation(), consulted, className), databases, tracking(method));
	}

	private static Tracking tracking(Method method) {
		MergedAnnotation<CacheLineage> annotation = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
			.get(CacheLineage.class);
		if (!annotation.isPresent()) {
			return Tracking.DEFAULTS;
		}
		CacheLineage said = annotation.synthesize();
		return new Tracking(said.trackCode(), List.of(said.classes()), List.of(said.resources()),
				List.of(said.properties()), List.of(said.ignores()), said.version());
	}

	private List<BeanWiring> wiring(Invocation invocation, List<String> consulted) {
		List<String> beanNames = new ArrayList<>(consulted);
		if (invocation.beanName() != null) {
			beanNames.add(0, invocation.beanName());
		}
		beanNames.addAll(this.advice.get());
		return this.wirings.from(beanNames);
	}

	/**
	 * A class of Spring Data stands behind all repositories; the code to look at is the
	 * interface.
	 */
	private static Class<?> producingClass(Invocation invocation, Method method) {
		boolean implemented = !invocation.method().getDeclaringClass().isInterface()
				|| method.getDeclaringClass() != invocation.method().getDeclaringClass();
		return implemented ? ClassUtils.getUserClass(invocation.targetClass()) : method.getDeclaringClass();
	}

	private @Nullable String beanName(Object target, Class<?> targetClass, Method method) {
		List<String> names = this.beanNames.computeIfAbsent(targetClass, this::namesOf);
		if (names.isEmpty() && method.getDeclaringClass() != targetClass) {
			names = this.beanNames.computeIfAbsent(method.getDeclaringClass(), this::namesOf);
		}
		if (names.size() <= 1) {
			return names.isEmpty() ? null : names.get(0);
		}
		for (String name : names) {
			if (this.beanFactory.isSingleton(name) && isBehind(this.beanFactory.getSingleton(name), target)) {
				return name;
			}
		}
		return names.get(0);
	}

	private List<String> namesOf(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForType(type, true, false)) {
			names.add(name);
		}
		return List.copyOf(names);
	}

	private static boolean isBehind(@Nullable Object bean, Object target) {
		Object current = bean;
		while (current != null && current != target) {
			current = AopProxyUtils.getSingletonTarget(current);
		}
		return current == target;
	}

	private record Invocation(Method method, Class<?> targetClass, @Nullable String beanName, CacheOperation operation,
			boolean trustInMemoryDatabase) {

	}

}
