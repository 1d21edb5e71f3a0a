package dev.embercache.lineage.judge;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what expressions in annotations and properties mean for lineages.
 */
class ExpressionLineageTests {

	private static final BeanWiring RATES = BeanWiring.of("rates", "com.acme.Rates");

	@TempDir
	private Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Rates {
					public Object low() {
						return new Rate(1);
					}
				}
				""", """
				public class Rate {
					private final int percent;
					Rate(int percent) {
						this.percent = percent;
					}
					public int getPercent() {
						return this.percent + 0;
					}
				}
				""").beans(RATES);
	}

	@Test
	void aBeanCountsWithWhatItsMethodsReturn() {
		this.app.sources(service("@Value(\"#{@rates.low().percent}\")"));
		assertCounts("Service.find", "Rates", "Rate(1)", "Rate(2)");
		assertCounts("Service.find", "Rate", "+ 0", "+ 1");
		assertThat(holdsAfter("Service.other", "Rate", "+ 1", "+ 0")).isTrue();
	}

	@Test
	void anExpressionInAPropertyCounts() {
		this.app.sources(service("@Value(\"${rate}\")")).property("rate", "#{rates.low().percent}");
		assertCounts("Service.find", "Rate", "+ 0", "+ 1");
	}

	@Test
	void aPropertyThatNamesItselfIsReadOnce() {
		this.app.sources(service("@Value(\"${rate}\")")).property("rate", "#{environment['rate']}");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.property("rate", "7").start().holds(lineage)).isFalse();
	}

	@Test
	void aBeanThatIsMadeInAnotherWayIsAChange() {
		this.app.sources(service("@Value(\"#{rates.low().percent}\")"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.beans(BeanWiring.of("rates", "com.acme.Rate")).start().holds(lineage)).isFalse();
	}

	@Test
	void anExtensionOfQueriesCountsWithTheObjectsThatItHandsOut() {
		this.app.sources("""
				public class Service {
					private final Products products;
					public Service(Products products) {
						this.products = products;
					}
					public Object find(String key) {
						return this.products.findByKey(key);
					}
				}
				""", """
				public interface Products extends org.springframework.data.repository.Repository<String, Long> {
					String findByKey(String key);
				}
				""", """
				public class Extension implements org.springframework.data.spel.spi.EvaluationContextExtension {
					public String getExtensionId() {
						return "limits";
					}
					public Object getRootObject() {
						return new Rate(15);
					}
				}
				""").beans(BeanWiring.of("extension", "com.acme.Extension"));
		assertCounts("Service.find", "Extension", "15", "25");
		assertCounts("Service.find", "Rate", "+ 0", "+ 1");
	}

	private void assertCounts(String method, String type, String before, String after) {
		assertThat(holdsAfter(method, type, before, after)).isFalse();
	}

	private boolean holdsAfter(String method, String type, String before, String after) {
		Lineage lineage = this.app.start().lineage(method);
		return this.app.edit(type, before, after).start().holds(lineage);
	}

	private static String service(String annotation) {
		return """
				import org.springframework.beans.factory.annotation.Value;
				public class Service {
					private final int percent;
					public Service(%s int percent) {
						this.percent = percent;
					}
					public Object find(String key) {
						return this.percent;
					}
					public Object other(String key) {
						return key;
					}
				}
				""".formatted(annotation);
	}

}
