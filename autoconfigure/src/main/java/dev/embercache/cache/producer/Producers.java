package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.BasicOperation;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.CacheLineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;

/**
 * Finds the producer of a value: the annotated method, and the beans behind it. Each
 * combination of method and bean is looked up once. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Producers {

	/**
	 * No method has this name, so the whole class counts.
	 */
	private static final String LOADER = "<loader>";

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanFactoryWirings wirings;

	private final ConsultedBeans consulted;

	private final Supplier<List<String>> advice;

	private final ConcurrentMap<Invocation, Producer> producers = new ConcurrentHashMap<>();

	private final ConcurrentMap<Class<?>, List<String>> beanNames = new ConcurrentHashMap<>();

	/**
	 * Create producers.
	 * @param beanFactory the bean factory
	 * @param keyGenerator gives the key generator of operations that name none
	 */
	public Producers(ConfigurableListableBeanFactory beanFactory, Supplier<KeyGenerator> keyGenerator) {
		this.consulted = new ConsultedBeans(beanFactory, keyGenerator);
		this.beanFactory = beanFactory;
		this.wirings = new BeanFactoryWirings(beanFactory);
		this.advice = SingletonSupplier.of(new AdviceBeans(beanFactory)::names);
	}

	/**
	 * Return the producer behind an invocation.
	 * @param target the bean behind all proxies
	 * @param method the method that is called
	 * @param operation the operation that the annotation on the method declares
	 * @param trustInMemoryDatabase whether the rows of an in-memory database are the same
	 * after a restart
	 * @return the producer
	 */
	public Producer producer(Object target, Method method, BasicOperation operation, boolean trustInMemoryDatabase) {
		Class<?> targetClass = AopProxyUtils.ultimateTargetClass(target);
		String beanName = beanName(target, targetClass, method);
		return this.producers.computeIfAbsent(
				new Invocation(method, targetClass, beanName, operation, trustInMemoryDatabase), this::create);
	}

	/**
	 * Return the producer behind a value loader: the whole class whose source contains
	 * it, because a lambda does not tell which method it was written in.
	 * @param loader the value loader
	 * @return the producer
	 */
	public static Producer ofLoader(Object loader) {
		return new Producer(sourceClassName(loader), LOADER, List.of(), List.of());
	}

	/**
	 * Return the name of the class whose source contains the code of an object: its own
	 * class or, for a lambda, the class around it.
	 * @param object the object, or a proxy of it
	 * @return the name of the class
	 */
	public static String sourceClassName(Object object) {
		String className = AopProxyUtils.ultimateTargetClass(object).getName();
		int lambda = className.indexOf("$$Lambda");
		return (lambda > 0) ? className.substring(0, lambda) : className;
	}

	private Producer create(Invocation invocation) {
		Method method = isProxyOfInterfaces(invocation) ? invocation.method()
				: AopUtils.getMostSpecificMethod(invocation.method(), invocation.targetClass());
		String className = producingClass(invocation, method).getName();
		List<String> parameterTypes = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
		List<String> consulted = this.consulted.beanNames(invocation.operation());
		List<BeanWiring> wiring = wiring(invocation, consulted);
		List<String> databases = invocation.trustInMemoryDatabase() ? List.of()
				: this.wirings.inMemoryDatabases(wiring);
		List<String> called = new ArrayList<>(this.consulted.classNames(invocation.operation(), consulted, className));
		if (invocation.beanName() == null) {
			// Nobody knows which advice is around what is no bean.
			this.wirings.attributedAdvice().stream().sorted().forEach(called::add);
		}
		return new Producer(className, method.getName(), parameterTypes, wiring, called, databases, tracking(method));
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
		Set<String> attributed = (invocation.beanName() != null) ? this.wirings.attributedAdviceNames() : Set.of();
		this.advice.get().stream().filter((name) -> !attributed.contains(name)).forEach(beanNames::add);
		return this.wirings.from(beanNames);
	}

	/**
	 * Return whether the target is a proxy of interfaces with nothing behind it that
	 * implements them, such as the client of an HTTP service.
	 */
	private static boolean isProxyOfInterfaces(Invocation invocation) {
		return Proxy.isProxyClass(invocation.targetClass()) && invocation.method().getDeclaringClass().isInterface();
	}

	/**
	 * One class of Spring Data implements all repositories, so the code that matters is
	 * the interface.
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

	private record Invocation(Method method, Class<?> targetClass, @Nullable String beanName, BasicOperation operation,
			boolean trustInMemoryDatabase) {

	}

}
