package dev.embercache.cache.producer;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The beans that the container chooses from. It is asked anew once definitions have been
 * added, since it looks at each of them for an answer. No bean is created for that.
 */
final class BeanCandidates {

	private final ConfigurableListableBeanFactory beanFactory;

	private volatile Answers answers = new Answers(-1);

	BeanCandidates(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the names of the beans of a type.
	 * @param typeName the name of a class, which can be that of an annotation
	 * @return the names; empty if there is no such class
	 */
	List<String> ofType(String typeName) {
		return answers().byName().computeIfAbsent(typeName, this::find);
	}

	private List<String> find(String typeName) {
		try {
			Class<?> type = ClassUtils.forName(typeName, this.beanFactory.getBeanClassLoader());
			return type.isAnnotation()
					? names(this.beanFactory.getBeanNamesForAnnotation(type.asSubclass(Annotation.class)))
					: ofType(ResolvableType.forClass(type));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return List.of();
		}
	}

	/**
	 * Return the names of the beans of a type.
	 */
	List<String> ofType(ResolvableType type) {
		return answers().byType()
			.computeIfAbsent(type, (key) -> names(this.beanFactory.getBeanNamesForType(key, true, false)));
	}

	/**
	 * Return names as definitions have them: a factory bean by its own.
	 */
	private static List<String> names(String[] names) {
		return Stream.of(names).map(BeanFactoryUtils::transformedBeanName).distinct().toList();
	}

	/**
	 * Return the names of the beans that can be injected.
	 * @param point where they can be injected
	 * @param type the type that is looked for, which can be that of an element
	 */
	List<String> ofType(DependencyDescriptor point, ResolvableType type) {
		List<String> names = ofType(type);
		if (names.isEmpty() && type.hasGenerics()) {
			names = ofType(ResolvableType.forRawClass(type.toClass()));
		}
		// Types were compared, and in other ways a bean might be created.
		DependencyDescriptor ofClass = new ClassDescriptor(point, type.toClass());
		return names.stream().filter((name) -> this.beanFactory.isAutowireCandidate(name, ofClass)).toList();
	}

	/**
	 * Return the bean that the container chooses, as far as the definitions say it.
	 * @param names the names of the candidates
	 * @param point where one of them is injected
	 * @return the names of those that it can be
	 */
	List<String> choose(List<String> names, DependencyDescriptor point) {
		List<String> chosen = only(names, (name) -> is(name, BeanDefinition::isPrimary));
		chosen = (chosen != null) ? chosen : only(names, (name) -> !is(name, BeanDefinition::isFallback));
		chosen = (chosen != null) ? chosen : only(names, (name) -> name.equals(point.getDependencyName()));
		return (chosen != null) ? chosen : names;
	}

	private static @Nullable List<String> only(List<String> names, Predicate<String> predicate) {
		List<String> found = names.stream().filter(predicate).toList();
		return (found.size() == 1) ? found : null;
	}

	private boolean is(String name, Predicate<BeanDefinition> predicate) {
		return this.beanFactory.containsBeanDefinition(name)
				&& predicate.test(this.beanFactory.getMergedBeanDefinition(name));
	}

	private Answers answers() {
		Answers answers = this.answers;
		int definitions = this.beanFactory.getBeanDefinitionCount();
		if (answers.definitions() != definitions) {
			answers = new Answers(definitions);
			this.answers = answers;
		}
		return answers;
	}

	/**
	 * Answers of the bean factory while it has a certain number of definitions.
	 *
	 * @param definitions the number of definitions
	 * @param byName the names of beans by the name of a type
	 * @param byType the names of beans by a type
	 */
	private record Answers(int definitions, Map<String, List<String>> byName,
			Map<ResolvableType, List<String>> byType) {

		Answers(int definitions) {
			this(definitions, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
		}

	}

	/**
	 * An injection of a class, without what its generic type says.
	 */
	private static final class ClassDescriptor extends DependencyDescriptor {

		private final Class<?> type;

		ClassDescriptor(DependencyDescriptor original, Class<?> type) {
			super(original);
			this.type = type;
		}

		@Override
		public Class<?> getDependencyType() {
			return this.type;
		}

		@Override
		public ResolvableType getResolvableType() {
			return ResolvableType.forClass(this.type);
		}

	}

}
