package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.BasicOperation;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CachePutOperation;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The key generators and the beans in expressions that decide the key of an invocation,
 * and whether the cache is used at all. If one of them changes, the meaning of a key may
 * change.
 */
final class ConsultedBeans {

	private static final Pattern BEAN = Pattern.compile("[@&](?:'([^']+)'|([A-Za-z_$][\\w$]*))");

	private static final String TARGET = "target";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<KeyGenerator> keyGenerator;

	/**
	 * Create new consulted beans.
	 * @param beanFactory the factory of the beans
	 * @param keyGenerator gives the key generator of operations that name none
	 */
	ConsultedBeans(ConfigurableListableBeanFactory beanFactory, Supplier<KeyGenerator> keyGenerator) {
		this.beanFactory = beanFactory;
		this.keyGenerator = keyGenerator;
	}

	/**
	 * Return the beans that an operation names.
	 * @param operation the operation
	 * @return the names of those beans that exist
	 */
	List<String> beanNames(BasicOperation operation) {
		if (!(operation instanceof CacheOperation declared)) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		if (StringUtils.hasText(declared.getKeyGenerator())) {
			names.add(declared.getKeyGenerator());
		}
		expressions(declared).forEach((expression) -> names.addAll(beans(expression)));
		return names.stream().filter(this.beanFactory::containsBean).distinct().toList();
	}

	/**
	 * Return the names of the beans that an expression refers to.
	 */
	static List<String> beans(String expression) {
		return BEAN.matcher(expression)
			.results()
			.map((bean) -> (bean.group(1) != null) ? bean.group(1) : bean.group(2))
			.toList();
	}

	/**
	 * Return the classes that an operation calls.
	 * @param operation the operation
	 * @param beanNames the beans that it names
	 * @param targetClassName the class that the method is called on
	 * @return the names of the classes
	 */
	List<String> classNames(BasicOperation operation, List<String> beanNames, String targetClassName) {
		if (!(operation instanceof CacheOperation declared)) {
			return List.of(Producers.sourceClassName(keyGenerator(operation)));
		}
		List<String> names = new ArrayList<>();
		beanNames.forEach((bean) -> names.add(Producers.sourceClassName(this.beanFactory.getBean(bean))));
		if (!StringUtils.hasText(declared.getKey()) && !StringUtils.hasText(declared.getKeyGenerator())) {
			names.add(Producers.sourceClassName(this.keyGenerator.get()));
		}
		if (expressions(declared).anyMatch((expression) -> expression.contains(TARGET))) {
			names.add(targetClassName);
		}
		return names;
	}

	/**
	 * Return what makes the keys of an operation that an annotation of JCache declares.
	 * Spring does not show the type of such an operation, nor what it adapts.
	 */
	private Object keyGenerator(BasicOperation operation) {
		Object adapter = get(operation, "getKeyGenerator");
		Object generator = (adapter != null) ? get(adapter, "getTarget") : null;
		return (generator != null) ? generator : this.keyGenerator.get();
	}

	private static @Nullable Object get(Object object, String getter) {
		Method method = ReflectionUtils.findMethod(object.getClass(), getter);
		if (method == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(method);
		return ReflectionUtils.invokeMethod(method, object);
	}

	private static Stream<String> expressions(CacheOperation operation) {
		@Nullable String unless = (operation instanceof CacheableOperation cacheable) ? cacheable.getUnless()
				: ((operation instanceof CachePutOperation put) ? put.getUnless() : null);
		return Stream.of(operation.getKey(), operation.getCondition(), unless)
			.filter(Objects::nonNull)
			.filter(StringUtils::hasText);
	}

}
