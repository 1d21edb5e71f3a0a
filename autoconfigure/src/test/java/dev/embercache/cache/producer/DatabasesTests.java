package dev.embercache.cache.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import dev.embercache.cache.producer.ProducersTests.UrlDataSource;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Databases whose rows last, and others.
 */
class DatabasesTests {

	private static final String FILE = "jdbc:h2:file:./shop";

	@TempDir
	Path folder;

	@TempDir
	Path rulesFolder;

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:mem:shop,,,true", "jdbc:tc:postgresql:17:///shop,,,true", "jdbc:h2:file:./shop,,,false",
			"jdbc:h2:file:./shop,hibernate.hbm2ddl.auto,create-drop,true",
			"jdbc:h2:file:./shop,hibernate.hbm2ddl.auto,create,true",
			"jdbc:h2:file:./shop,hibernate.hbm2ddl.auto,update,false",
			"jdbc:h2:file:./shop,jakarta.persistence.schema-generation.database.action,drop-and-create,true",
			"jdbc:h2:file:./shop,jakarta.persistence.schema-generation.database.action,create,false" })
	void rowsAreThoseOfAGenerationWhereTheyAreInMemoryOrTablesAreDropped(String url, @Nullable String property,
			@Nullable String value, boolean isNew) {
		try (GenericApplicationContext context = context(url)) {
			if (property != null && value != null) {
				context.getBeanFactory()
					.registerSingleton("entityManagerFactory", new Factory(Map.of(property, value), null));
			}
			assertThat(new Databases(context.getBeanFactory()).isNewInEachGeneration("dataSource")).isEqualTo(isNew);
		}
	}

	@Test
	void tablesOfAnotherDatabaseDoNotMatter() {
		try (GenericApplicationContext context = context(FILE)) {
			context.getBeanFactory()
				.registerSingleton("entityManagerFactory",
						new Factory(Map.of("hibernate.hbm2ddl.auto", "create"), mock(DataSource.class)));
			assertThat(new Databases(context.getBeanFactory()).isNewInEachGeneration("dataSource")).isFalse();
		}
	}

	@Test
	void anEntityManagerFactoryThatComesLaterIsNoticed() {
		try (GenericApplicationContext context = context(FILE)) {
			Databases databases = new Databases(context.getBeanFactory());
			assertThat(databases.isNewInEachGeneration("dataSource")).isFalse();
			context.getBeanFactory()
				.registerSingleton("entityManagerFactory",
						new Factory(Map.of("hibernate.hbm2ddl.auto", "create"), null));
			assertThat(databases.isNewInEachGeneration("dataSource")).isTrue();
		}
	}

	@Test
	void databasesDifferByTheirAddresses() {
		assertThat(identity(FILE)).isNotNull().isEqualTo(identity(FILE)).isNotEqualTo(identity("jdbc:h2:file:./other"));
		assertThat(identity("jdbc:h2:mem:one")).as("a name that Spring Boot generates")
			.isEqualTo(identity("jdbc:h2:mem:other"));
	}

	@Test
	void scriptsCountByTheirContent() throws IOException {
		write("one.sql", "insert 1");
		String before = identity(FILE);
		assertThat(identity(FILE)).isEqualTo(before);
		write("two.sql", "insert 2");
		assertThat(identity(FILE)).as("one more").isNotEqualTo(before);
		write("two.sql", "insert 3");
		assertThat(identity(FILE)).as("another content").isNotEqualTo(before);
		Files.delete(this.folder.resolve("two.sql"));
		assertThat(identity(FILE)).isEqualTo(before);
	}

	@Test
	void aScriptThatIsWrittenWhileTheApplicationRunsIsLikeNone() throws IOException {
		write("one.sql", "insert 1");
		Files.setLastModifiedTime(this.folder.resolve("one.sql"),
				FileTime.from(Instant.now().plus(Duration.ofHours(1))));
		assertThat(identity(FILE)).isNotEqualTo(identity(FILE));
	}

	@ParameterizedTest
	@CsvSource({ "schema.sql,classpath*:schema.sql", "data-*.sql,classpath*:data-*.sql",
			"optional:classpath*:schema.sql,classpath*:schema.sql", "classpath:/sql/data.sql,classpath*:sql/**",
			"db/migration,classpath*:db/migration/**", "classpath:db/{vendor},classpath*:db/*/**",
			"filesystem:/var/sql,file:/var/sql/**", "file:/var/sql/data.sql,file:/var/sql/**" })
	void aLocationStandsForItsFolder(String location, String pattern) {
		assertThat(DatabaseScripts.pattern(location)).isEqualTo(pattern);
	}

	private void write(String name, String content) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), content);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
	}

	private @Nullable String identity(String url) {
		try (GenericApplicationContext context = context(url)) {
			return new Databases(context.getBeanFactory()).identity("dataSource");
		}
	}

	private GenericApplicationContext context(String url) {
		UrlDataSource dataSource = mock(UrlDataSource.class);
		given(dataSource.getJdbcUrl()).willReturn(url);
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(new MockEnvironment().withProperty("scripts", "filesystem:" + this.folder));
		context.registerBean("dataSource", DataSource.class, () -> dataSource);
		context.registerBean(LibraryRules.class, this::rules);
		context.refresh();
		return context;
	}

	/**
	 * Our own rules, and one by which the data source runs scripts.
	 */
	private LibraryRules rules() {
		try {
			Path file = this.rulesFolder.resolve("META-INF/ember-cache/test.rules");
			Files.createDirectories(file.getParent());
			Files.writeString(file, "scripts javax.sql.DataSource scripts");
			try (URLClassLoader loader = new URLClassLoader(new URL[] { this.rulesFolder.toUri().toURL() },
					getClass().getClassLoader())) {
				return LibraryRules.load(loader);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What an entity manager factory shows of itself.
	 */
	public record Factory(Map<String, ?> jpaProperties,
			@Nullable DataSource dataSource) implements FactoryBean<String> {

		public Map<String, ?> getJpaPropertyMap() {
			return this.jpaProperties;
		}

		public @Nullable DataSource getDataSource() {
			return this.dataSource;
		}

		@Override
		public String getObject() {
			return "";
		}

		@Override
		public Class<String> getObjectType() {
			return String.class;
		}

	}

}
