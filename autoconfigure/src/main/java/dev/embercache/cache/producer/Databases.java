package dev.embercache.cache.producer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.Tokens;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Recognizes the databases whose rows are gone after a restart, and tells others apart. A
 * value read from the former describes rows that no longer exist, even if the same rows
 * were loaded anew: they are in memory, or in a server that the application starts, or
 * Hibernate drops the tables. Of a database whose rows last, its address counts, and of
 * all databases the scripts and migrations that fill them.
 * <p>
 * A data source is asked for its URL, never for a connection: the caller may hold the
 * last one of the pool. A data source that does not reveal its URL counts as in memory.
 */
final class Databases {

	private static final List<String> URL_GETTERS = List.of("getJdbcUrl", "getUrl", "getURL");

	/** What Hibernate and JPA call it when they create or drop tables. */
	private static final Map<String, Set<String>> DROPPING = Map.of("hibernate.hbm2ddl.auto",
			Set.of("create", "create-drop", "drop"), "jakarta.persistence.schema-generation.database.action",
			Set.of("drop", "drop-and-create"));

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<List<String>> urlsInMemory;

	private final DatabaseScripts scripts;

	private final Supplier<LibraryRules> rules;

	private final Map<String, Asked> asked = new ConcurrentHashMap<>();

	private final Map<String, String> identities = new ConcurrentHashMap<>();

	Databases(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.rules = BeanFactoryRules.of(beanFactory);
		this.urlsInMemory = SingletonSupplier.of(this::urlsInMemory);
		this.scripts = new DatabaseScripts(beanFactory, this.rules);
	}

	/**
	 * Return how the URLs of databases in memory begin.
	 */
	private List<String> urlsInMemory() {
		return this.rules.get()
			.all(Word.IN_MEMORY)
			.stream()
			.flatMap((rule) -> Stream.of(rule.text().split(",")))
			.toList();
	}

	/**
	 * Return whether a bean is a data source or a database server whose rows are those of
	 * this generation.
	 */
	boolean isNewInEachGeneration(String beanName) {
		// An entity manager factory may come later than its data source.
		int beans = this.beanFactory.getSingletonCount();
		Asked asked = this.asked.get(beanName);
		if (asked == null || !(asked.isNew() || asked.beans() == beans)) {
			asked = new Asked(beans, isNew(beanName));
			this.asked.put(beanName, asked);
		}
		return asked.isNew();
	}

	private boolean isNew(String beanName) {
		Object dataSource = dataSource(beanName);
		if (dataSource != null) {
			String url = url(dataSource);
			return url == null || isInMemory(url) || isDropped(dataSource);
		}
		Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
		return bean != null && this.rules.get().find(Word.EMBEDDED, bean.getClass()) != null;
	}

	/**
	 * Return what tells the database behind a bean from others.
	 * @return its address and what fills it, or {@code null} if the bean is no data
	 * source, or is not there yet
	 */
	@Nullable String identity(String beanName) {
		String known = this.identities.get(beanName);
		Object bean = (known == null) ? dataSource(beanName) : null;
		if (bean != null) {
			String url = url(bean);
			String address = (url == null || isInMemory(url)) ? "" : url;
			known = new Tokens().add(address).add(this.scripts.fingerprint()).fingerprint().toString();
			this.identities.put(beanName, known);
		}
		return known;
	}

	private @Nullable Object dataSource(String beanName) {
		boolean known = this.beanFactory.containsSingleton(beanName)
				&& this.beanFactory.isTypeMatch(beanName, DataSource.class);
		return known ? this.beanFactory.getBean(beanName) : null;
	}

	private boolean isInMemory(String url) {
		return this.urlsInMemory.get().stream().anyMatch(url::startsWith);
	}

	/**
	 * Return whether an entity manager factory creates or drops the tables. One that does
	 * not tell its data source may have any.
	 */
	private boolean isDropped(Object dataSource) {
		for (String name : this.beanFactory.getSingletonNames()) {
			Object factory = this.beanFactory.getSingleton(name);
			if (factory instanceof FactoryBean
					&& Getters.call(factory, "getJpaPropertyMap") instanceof Map<?, ?> properties
					&& isDropping(properties)) {
				Object own = Getters.call(factory, "getDataSource");
				if (own == null || target(own) == target(dataSource)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isDropping(Map<?, ?> properties) {
		return DROPPING.entrySet()
			.stream()
			.anyMatch((action) -> action.getValue()
				.contains(String.valueOf(properties.get(action.getKey())).trim().toLowerCase(Locale.ROOT)));
	}

	private static Object target(Object dataSource) {
		Object target = dataSource;
		while (Getters.call(target, "getTargetDataSource") instanceof DataSource next && next != target) {
			target = next;
		}
		return target;
	}

	private static @Nullable String url(Object dataSource) {
		Object target = target(dataSource);
		for (String getter : URL_GETTERS) {
			if (Getters.call(target, getter) instanceof String url) {
				return url.toLowerCase(Locale.ROOT);
			}
		}
		return null;
	}

	/**
	 * What was found out about a bean.
	 *
	 * @param beans how many beans there were
	 * @param isNew whether its rows are those of this generation
	 */
	private record Asked(int beans, boolean isNew) {

	}

}
