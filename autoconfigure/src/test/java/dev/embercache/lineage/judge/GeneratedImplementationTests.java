package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Interfaces that a library implements at run time: repositories and HTTP clients.
 */
class GeneratedImplementationTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources(
				"public class Service { Rates rates; public String find(String key) { return this.rates.custom(key) + this.rates.get(key); } }",
				"""
						import org.springframework.web.service.annotation.*;
						@HttpExchange("/api")
						public interface Rates extends Part {
							@GetExchange("/rates/{key}")
							String get(String key);
							@GetExchange("/other")
							String other(String key);
						}
						""", "public interface Part { String custom(String key); }",
				"class PartImpl implements Part { public String custom(String key) { return Texts.of(key); } }",
				"class Texts { static String of(String key) { return key; } }");
	}

	@Test
	void seesWhatAFragmentOfTheApplicationDoes() {
		assertStale("Texts", "return key", "return key + 1");
	}

	@Test
	void seesWhatAnAnnotationOfTheCalledMethodSays() {
		assertStale("Rates", "/rates/{key}", "/v2/rates/{key}");
	}

	@Test
	void seesWhatAnAnnotationOfTheTypeSays() {
		assertStale("Rates", "\"/api\"", "\"/v2\"");
	}

	@Test
	void seesTheAnnotationsOfAProducerWithoutCode() {
		Run run = this.app.start();
		Lineage lineage = run.lineage("Rates.get");
		Lineage custom = run.lineage("Rates.custom");
		Run next = this.app.edit("Rates", "/rates/{key}", "/v2/rates/{key}").start();
		assertThat(next.changes(lineage)).isNotEmpty();
		next = this.app.edit("Texts", "return key", "return key + 1").start();
		assertThat(next.changes(custom)).isNotEmpty();
	}

	@Test
	void seesTheNamedQueriesOfARepository() {
		this.app.sources(
				"public interface Rows extends org.springframework.data.repository.Repository<String, String> { "
						+ "String find(String key); }",
				"public class Finder { Rows rows; public String find(String key) { return this.rows.find(key); } }");
		Run run = this.app.start();
		Lineage lineage = run.lineage("Finder.find");
		Run next = this.app.resource("META-INF/jpa-named-queries.properties", "String.find=select 1").start();
		assertThat(next.changes(lineage))
			.containsExactly("Finder.find -> resource 'META-INF/jpa-named-queries.properties' is new");
	}

	private void assertStale(String type, String before, String after) {
		Run run = this.app.start();
		BeanWiring service = BeanWiring.of("service", "com.acme.Service", "rates");
		BeanWiring rates = BeanWiring.of("rates", "jdk.proxy2.$Proxy42");
		Lineage lineage = run.lineage(run.producer("Service.find", service, rates));
		Run next = this.app.edit(type, before, after).start();
		next.lineage(next.producer("Service.find", service, rates));
		assertThat(next.changes(lineage)).as(List.of(type, before).toString()).isNotEmpty();
	}

}
