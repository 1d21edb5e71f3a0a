package dev.embercache.cache.producer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Recognizes the data sources whose rows are gone after a restart. A value read from one
 * of them describes rows that no longer exist, even if the same rows were loaded anew.
 * <p>
 * A data source is asked for its URL, never for a connection: the caller may hold the
 * last one of the pool. A data source that does not reveal its URL counts as in memory.
 */
final class InMemoryDatabases {

	private static final List<String> GETTERS = List.of("getJdbcUrl", "getUrl", "getURL");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<List<String>> urls;

	InMemoryDatabases(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.urls = SingletonSupplier.of(this::urls);
	}

	/**
	 * Return how the URLs of databases in memory begin.
	 */
	private List<String> urls() {
		LibraryRules rules = this.beanFactory.getBeanProvider(LibraryRules.class)
			.getIfAvailable(() -> LibraryRules.load(InMemoryDatabases.class.getClassLoader()));
		return rules.all(Word.IN_MEMORY).stream().flatMap((rule) -> Stream.of(rule.text().split(","))).toList();
	}

	boolean contains(String beanName) {
		return this.beanFactory.containsSingleton(beanName) && this.beanFactory.isTypeMatch(beanName, DataSource.class)
				&& isInMemory(this.beanFactory.getBean(beanName));
	}

	private boolean isInMemory(Object dataSource) {
		Object target = dataSource;
		while (call(target, "getTargetDataSource") instanceof DataSource next && next != target) {
			target = next;
		}
		String url = url(target);
		return url == null || this.urls.get().stream().anyMatch(url::startsWith);
	}

	private static @Nullable String url(Object dataSource) {
		for (String getter : GETTERS) {
			if (call(dataSource, getter) instanceof String url) {
				return url.toLowerCase(Locale.ROOT);
			}
		}
		return null;
	}

	private static @Nullable Object call(Object target, String name) {
		Method method = ClassUtils.getMethodIfAvailable(target.getClass(), name);
		if (method == null) {
			return null;
		}
		try {
			return ClassUtils.getPubliclyAccessibleMethodIfPossible(method, target.getClass()).invoke(target);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return null;
		}
	}

}
