package dev.embercache.cache.producer;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Where the container injects beans: into the parameters of the factory method or of the
 * constructor, and into the annotated fields and methods of the class.
 */
final class InjectionPoints {

	private static final String RESOURCE = "jakarta.annotation.Resource";

	private final Supplier<Predicate<String>> injected;

	InjectionPoints(ConfigurableListableBeanFactory beanFactory) {
		Supplier<LibraryRules> rules = BeanFactoryRules.of(beanFactory);
		this.injected = SingletonSupplier.of(() -> rules.get().remembering(Word.INJECTED));
	}

	/**
	 * Return the injection points of a bean.
	 * @param type its class, if it is known
	 * @param factoryMethod the method that makes it, unless its constructor does
	 */
	List<DependencyDescriptor> of(@Nullable Class<?> type, @Nullable Method factoryMethod) {
		List<DependencyDescriptor> points = new ArrayList<>();
		if (factoryMethod != null) {
			addParameters(factoryMethod, points);
		}
		else if (type != null) {
			constructors(type).forEach((constructor) -> addParameters(constructor, points));
		}
		for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
			ReflectionUtils.doWithLocalMethods(each, (method) -> {
				if (isInjected(method)) {
					addParameters(method, points);
				}
			});
			ReflectionUtils.doWithLocalFields(each, (field) -> {
				if (isInjected(field)) {
					points.add(new DependencyDescriptor(field, false));
				}
			});
		}
		return points;
	}

	private List<Constructor<?>> constructors(Class<?> type) {
		List<Constructor<?>> constructors = List.of(type.getDeclaredConstructors());
		return (constructors.size() == 1) ? constructors : constructors.stream().filter(this::isInjected).toList();
	}

	private boolean isInjected(AnnotatedElement element) {
		return element.getAnnotations().length > 0 && MergedAnnotations.from(element)
			.stream()
			.anyMatch((annotation) -> this.injected.get().test(annotation.getType().getName()));
	}

	private static void addParameters(Executable executable, List<DependencyDescriptor> points) {
		for (int i = 0; i < executable.getParameterCount(); i++) {
			points.add(new DependencyDescriptor(MethodParameter.forExecutable(executable, i), false));
		}
	}

	/**
	 * Return the beans that methods of a class return because the container overrides
	 * them.
	 */
	List<LookedUp> lookups(Class<?> type) {
		List<LookedUp> lookups = new ArrayList<>();
		ReflectionUtils.doWithMethods(type, (method) -> {
			MergedAnnotation<Lookup> lookup = (method.getAnnotations().length > 0)
					? MergedAnnotations.from(method).get(Lookup.class) : MergedAnnotation.missing();
			if (lookup.isPresent()) {
				lookups.add(new LookedUp(lookup.getString(MergedAnnotation.VALUE),
						ResolvableType.forMethodReturnType(method, type)));
			}
		});
		return lookups;
	}

	/**
	 * Return whether a value is injected, rather than a bean of the type.
	 */
	static boolean isValue(DependencyDescriptor point) {
		return value(point).isPresent();
	}

	/**
	 * Return the names of the beans that annotations name.
	 */
	List<String> names(DependencyDescriptor point) {
		List<String> names = new ArrayList<>();
		value(point).getValue(MergedAnnotation.VALUE, String.class)
			.ifPresent((expression) -> names.addAll(ConsultedBeans.beans(expression)));
		for (Annotation annotation : annotations(point)) {
			if (annotation.annotationType().getName().equals(RESOURCE)) {
				String name = MergedAnnotation.from(annotation).getString("name");
				names.add(StringUtils.hasText(name) ? name : String.valueOf(point.getDependencyName()));
			}
		}
		return names;
	}

	private static MergedAnnotation<Value> value(DependencyDescriptor point) {
		return MergedAnnotations.from(annotations(point)).get(Value.class);
	}

	private static Annotation[] annotations(DependencyDescriptor point) {
		MethodParameter parameter = point.getMethodParameter();
		return (parameter == null) ? point.getAnnotations()
				: Stream.of(point.getAnnotations(), parameter.getMethodAnnotations())
					.flatMap(Stream::of)
					.toArray(Annotation[]::new);
	}

	/**
	 * What a method returns because the container overrides it.
	 *
	 * @param beanName the name of the bean, or an empty text if it is found by its type
	 * @param type the type of the bean
	 */
	record LookedUp(String beanName, ResolvableType type) {

	}

}
