package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of the properties below its prefix a bean can get, so that others may stand there
 * for other beans.
 */
class BoundPropertiesTests {

	private static final String BOUND = "@org.springframework.boot.context.properties.ConfigurationProperties(\"shop\") ";

	/** Each has a number, labels and what lies below support. */
	private static final Map<String, String> KNOWN = Map.of("record", """
			public record Settings(int number, java.util.Map<String, String> labels, Support supportTeam) {
				public record Support(String email) { }
			}
			""", "bean", """
			public class Settings {
				private int any;
				private final java.util.Map<String, String> all = new java.util.HashMap<>();
				public int number() { return this.any; }
				public void setNumber(int number) { this.any = number; }
				public java.util.Map<String, String> getLabels() { return this.all; }
				public Support getSupportTeam() { return new Support(); }
				public static class Support {
					public void setEmail(String email) { }
				}
			}
			""", "inherited", """
			public class Settings extends Base {
				public int number() { return this.count; }
				public java.util.Map<String, String> getLabels() { return null; }
			}
			""");

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).property("shop.number", "1").sources("""
				public class Base {
					protected int count;
					public void setNumber(int number) { this.count = number; }
					public Object getSupportTeam() { return null; }
				}
				""", """
				public record Service(Settings settings) {
					public int find(String id) {
						return this.settings.number();
					}
				}
				""");
	}

	@ParameterizedTest
	@CsvSource({ "record, shop.pricing.rate", "record, shop.numbers", "record, shopping.number",
			"bean, shop.pricing.rate", "bean, shop.support", "inherited, shop.count-of", "inherited, shop.team" })
	void leavesAPropertyOfAnotherBeanAlone(String form, String name) {
		assertThat(holdsAfterChange(KNOWN.getOrDefault(form, ""), name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "record, shop.number", "record, shop.labels.tea", "record, shop.support-team.email", "record, shop",
			"bean, shop.number", "bean, shop.labels.tea", "bean, shop.support-team.email", "inherited, shop.number",
			"inherited, shop.support-team.email" })
	void seesThePropertiesThatItIsBoundTo(String form, String name) {
		assertThat(holdsAfterChange(KNOWN.getOrDefault(form, ""), name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			public class Settings {
				private final int any;
				public Settings(int other) { this.any = other; }
				public int number() { return this.any; }
			}
			""", """
			public record Settings(@org.springframework.boot.context.properties.bind.Name("other") int number) { }
			""", """
			public record Settings(int number) {
				public Settings(String other) { this(other.length()); }
			}
			""", """
			public class Settings extends java.util.TreeMap<String, String> {
				public int number() { return size(); }
			}
			""", """
			public class Settings extends org.springframework.core.AttributeAccessorSupport {
				public int number() { return attributeNames().length; }
			}
			""" })
	void seesAllPropertiesBelowThePrefixIfItsNamesAreNotKnown(String source) {
		assertThat(holdsAfterChange(source, "shop.other")).isFalse();
	}

	@Test
	void seesAnotherNameThatItCanBeBoundTo() {
		Lineage lineage = start(KNOWN.getOrDefault("record", ""));
		this.app.property("shop.other", "2").edit("Settings", "(int number", "(int other, int number");
		assertThat(again(lineage)).isFalse();
	}

	private boolean holdsAfterChange(String source, String property) {
		Lineage lineage = start(source);
		this.app.property(property, "2");
		return again(lineage);
	}

	private Lineage start(String source) {
		return lineage(this.app.sources(BOUND + source).start());
	}

	private boolean again(Lineage lineage) {
		Run run = this.app.start();
		lineage(run);
		return run.holds(lineage);
	}

	private static Lineage lineage(Run run) {
		return run.lineage(run.producer("Service.find", BeanWiring.of("service", "com.acme.Service", "settings"),
				BeanWiring.of("settings", "com.acme.Settings").boundTo("shop")));
	}

}
