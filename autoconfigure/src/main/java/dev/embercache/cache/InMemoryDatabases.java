package dev.embercache.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Knows the data sources whose rows are gone after a restart. What was read from one of
 * them describes rows that do not exist any more, even where the same ones were loaded
 * anew.
 */
final class InMemoryDatabases {

	private static final List<String> URLS = List.of("jdbc:h2:mem:", "jdbc:hsqldb:mem:", "jdbc:derby:memory:",
			"jdbc:sqlite::memory:", "jdbc:sqlite:file::memory:");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

	InMemoryDatabases(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	boolean contains(String beanName) {
		return this.beanFactory.containsSingleton(beanName)
				&& this.answers.computeIfAbsent(beanName, this::isInMemoryDatabase);
	}

	private boolean isInMemoryDatabase(String beanName) {
		if (!this.beanFactory.isTypeMatch(beanName, DataSource.class)) {
			return false;
		}
		DataSource dataSource = this.beanFactory.getBean(beanName, DataSource.class);
		try (Connection connection = dataSource.getConnection()) {
			String url = connection.getMetaData().getURL();
			return url != null && URLS.stream().anyMatch(url::startsWith);
		}
		catch (SQLException ex) {
			// Nothing was read from a database that does not answer.
			return false;
		}
	}

}
