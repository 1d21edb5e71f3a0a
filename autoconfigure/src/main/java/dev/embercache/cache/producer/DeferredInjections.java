package dev.embercache.cache.producer;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

/**
 * The beans that a bean may obtain after its creation: behind {@code @Lazy}, and from
 * providers. The bean factory learns of them on first use, if at all, which is too late
 * for values computed before; so all candidates count from the beginning.
 * <p>
 * Spring's own classes are left out: the beans they look up are not those that an
 * application edits.
 */
final class DeferredInjections {

	static final Set<String> PROVIDERS = Set.of(ObjectProvider.class.getName(), ObjectFactory.class.getName(),
			"jakarta.inject.Provider");

	private final BeanCandidates beans;

	private final Map<String, List<String>> candidates = new ConcurrentHashMap<>();

	DeferredInjections(BeanCandidates beans) {
		this.beans = beans;
	}

	/**
	 * Return the names of the candidates.
	 * @param beanName the name of the bean that may obtain them
	 * @param type the class of that bean, if it is known
	 * @param definition its definition, if it has one
	 */
	List<String> candidates(String beanName, @Nullable Class<?> type, @Nullable BeanDefinition definition) {
		return this.candidates.computeIfAbsent(beanName, (ignored) -> find(type, definition));
	}

	private List<String> find(@Nullable Class<?> type, @Nullable BeanDefinition definition) {
		List<ResolvableType> types = new ArrayList<>();
		Method factoryMethod = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		if (factoryMethod != null && !isOfSpring(factoryMethod.getDeclaringClass())) {
			addParameters(factoryMethod, types);
		}
		for (Class<?> each = type; each != null && each != Object.class
				&& !isOfSpring(each); each = each.getSuperclass()) {
			for (Constructor<?> constructor : each.getDeclaredConstructors()) {
				addParameters(constructor, types);
			}
			ReflectionUtils.doWithLocalMethods(each, (method) -> addParameters(method, types));
			ReflectionUtils.doWithLocalFields(each, (field) -> addField(field, types));
		}
		return types.stream().flatMap((deferred) -> this.beans.ofType(deferred).stream()).distinct().toList();
	}

	private static boolean isOfSpring(Class<?> type) {
		return type.getName().startsWith("org.springframework.");
	}

	private static void addParameters(Executable executable, List<ResolvableType> types) {
		for (int i = 0; i < executable.getParameterCount(); i++) {
			MethodParameter parameter = MethodParameter.forExecutable(executable, i);
			// On a factory method, it is the bean that is lazy.
			boolean lazy = parameter.hasParameterAnnotation(Lazy.class)
					|| !(executable instanceof Method method && method.getReturnType() != void.class)
							&& MergedAnnotations.from(executable).isPresent(Lazy.class);
			add(ResolvableType.forMethodParameter(parameter), lazy, types);
		}
	}

	private static void addField(Field field, List<ResolvableType> types) {
		add(ResolvableType.forField(field), MergedAnnotations.from(field).isPresent(Lazy.class), types);
	}

	private static void add(ResolvableType type, boolean lazy, List<ResolvableType> types) {
		if (PROVIDERS.contains(type.toClass().getName())) {
			types.add(type.getGeneric(0));
		}
		else if (lazy) {
			types.add(type);
		}
	}

}
