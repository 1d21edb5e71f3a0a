package dev.embercache.lineage.judge;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what rules that a library or an application brings mean for lineages. The JDK
 * stands for the library.
 */
class RulesInLineagesTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources(
				"public class Service { public Object find(String key) { return key.concat(\"app.tax\"); } }",
				"class Tax { int percent() { return 10; } }");
	}

	@Test
	void withoutARuleACallOfALibraryLeadsToNoOtherCode() {
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Tax", "10", "11").start().holds(lineage)).isTrue();
	}

	@Test
	void allClassesCountIfARuleSaysThatTheCallReflects() throws IOException {
		this.app.rules(rules("# found by its name", "reflects java.lang.String#concat"));
		EditableApplication.Run run = this.app.start();
		Lineage lineage = run.lineage("Service.find");
		assertThat(run.lineages().explain(lineage).tracked()).extracting(Tracked::text)
			.anySatisfy((text) -> assertThat(text).startsWith("application, by String.concat (")
				.endsWith("acme.rules], line 2)"));
		assertThat(this.app.edit("Tax", "10", "11").start().holds(lineage)).isFalse();
	}

	@Test
	void anExceptionTakesBackWhatEmberCacheItselfKnows() throws IOException {
		this.app.sources("public class Service { public Object find(String key) throws Exception {"
				+ " return Class.forName(key); } }");
		assertThat(elements()).contains(Element.APPLICATION);
		this.app.rules(rules("-reflects java.lang.Class#forName"));
		assertThat(elements()).doesNotContain(Element.APPLICATION);
	}

	@Test
	void whatARuleCallsUntrackedIsExplainedByTheRule() throws IOException {
		this.app.rules(rules("untracked java.lang.String#concat It asks the tariff server."));
		EditableApplication.Run run = this.app.start();
		Explanation explanation = run.lineages().explain(run.lineage("Service.find"));
		assertThat(explanation.untracked()).singleElement().satisfies((untracked) -> {
			assertThat(untracked.what()).isEqualTo("String.concat");
			assertThat(untracked.why()).isEqualTo("It asks the tariff server.");
			assertThat(untracked.rule()).endsWith("acme.rules], line 1");
		});
	}

	@Test
	void whatWasReadOfClassFilesUnderOtherRulesIsForgotten() throws IOException {
		Element property = new Element(Kind.PROPERTY, "app.tax");
		assertThat(elements()).doesNotContain(property);
		this.app.rules(rules("reads-property java.lang.String#concat"));
		assertThat(elements()).contains(property);
	}

	@Test
	void beansThatACallUsesCount() throws IOException {
		this.app.sources("class Job implements Runnable { public void run() { System.out.println(1); } }",
				"class Other implements Comparable<Other> { public int compareTo(Other other) { return 1; } }");
		this.app.rules(rules("uses-beans java.lang.String#concat java.lang.Runnable"));
		BeanWiring job = BeanWiring.of("job", "com.acme.Job");
		Lineage lineage = this.app.beans(job).start().lineage("Service.find");
		assertThat(this.app.beans(job, BeanWiring.of("other", "com.acme.Other")).start().holds(lineage)).isTrue();
		assertThat(this.app.edit("Other", "return 1", "return 2").start().holds(lineage)).isTrue();
		assertThat(this.app.beans(job, BeanWiring.of("second", "com.acme.Job")).start().holds(lineage)).isFalse();
		this.app.beans(job).edit("Job", "println(1)", "println(2)");
		assertThat(this.app.start().changes(lineage)).anyMatch((change) -> change.endsWith("Job.run changed"));
	}

	@Test
	void beansThatALibraryAsksForAnAnnotatedMethodCount() throws IOException {
		this.app.sources("class Job implements Runnable { public void run() { System.out.println(1); } }",
				"public class Service { @Deprecated public Object find(String key) { return key; } }");
		this.app.rules(rules("uses-beans @java.lang.Deprecated java.lang.Runnable"));
		BeanWiring job = BeanWiring.of("job", "com.acme.Job");
		Lineage lineage = this.app.beans(job).start().lineage("Service.find");
		assertThat(this.app.edit("Job", "println(1)", "println(2)").start().holds(lineage)).isFalse();
	}

	@Test
	void beansThatAnAnnotationNamesCount() throws IOException {
		this.app.sources("class Job { void any() { System.out.println(1); } }",
				"public class Service { @Named(\"job\") public Object find(String key)" + " { return key; } }",
				"@interface Named { String[] value(); String other() default \"\"; }");
		BeanWiring job = BeanWiring.of("job", "com.acme.Job");
		Lineage without = this.app.beans(job).start().lineage("Service.find");
		assertThat(this.app.edit("Job", "println(1)", "println(2)").start().holds(without)).isTrue();
		this.app.rules(rules("names-beans com.acme.Named value"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Job", "println(2)", "println(3)").start().holds(lineage)).isFalse();
	}

	@Test
	void beansThatExpressionsCallCountWithWhatTheyReturn() throws IOException {
		this.app.sources(
				"class Job implements Runnable { public void run() { } Object result() { return new Found(); } }",
				"class Found { int number() { return 1; } }");
		this.app.rules(rules("uses-beans java.lang.String#concat java.lang.Runnable", "evaluated java.lang.Runnable"));
		Lineage lineage = this.app.beans(BeanWiring.of("job", "com.acme.Job")).start().lineage("Service.find");
		assertThat(this.app.edit("Found", "return 1", "return 2").start().holds(lineage)).isFalse();
	}

	@Test
	void classesThatACallFindsCount() throws IOException {
		this.app.sources("class Job implements Runnable { public void run() { } void other() { } }");
		this.app.rules(rules("uses-classes java.lang.String#concat java.lang.Runnable"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Job", "void other() { }", "void other() { run(); }").start().holds(lineage)).isTrue();
		assertThat(this.app.edit("Job", "run() { }", "run() { other(); }").start().holds(lineage)).isFalse();
		this.app.edit("Job", "run() { other(); }", "run() { }");
		this.app.sources("class Second implements Runnable { public void run() { } }");
		assertThat(this.app.start().holds(lineage)).isFalse();
	}

	@Test
	void annotatedClassesAndMethodsThatACallFindsCount() throws IOException {
		this.app.sources("@Deprecated class Whole { void any() { } static class Nested { void any() { } } }",
				"class Part { @Deprecated void marked() { } void any() { } }", "@Deprecated @interface Composed { }",
				"class Late { @Composed void marked() { } }");
		this.app.rules(rules("uses-classes java.lang.String#concat @java.lang.Deprecated"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Part", "any() { }", "any() { marked(); }").start().holds(lineage)).isTrue();
		for (List<String> edit : List.of(List.of("Part", "marked() { }", "marked() { any(); }"),
				List.of("Whole", "{ void any() { } static", "{ void any() { hashCode(); } static"),
				List.of("Whole", "Nested { void any() { }", "Nested { void any() { hashCode(); }"),
				List.of("Late", "marked() { }", "marked() { hashCode(); }"))) {
			assertThat(this.app.edit(edit.get(0), edit.get(1), edit.get(2)).start().holds(lineage)).isFalse();
			assertThat(this.app.edit(edit.get(0), edit.get(2), edit.get(1)).start().holds(lineage)).isTrue();
		}
		this.app.sources("class More { @Composed void marked() { } }");
		assertThat(this.app.start().holds(lineage)).isFalse();
	}

	@Test
	void resourcesAndPropertiesThatACallUsesCount() throws IOException {
		this.app.resource("texts/a.txt", "1").resource("more/b.txt", "1").property("app.folder", "texts");
		this.app.rules(rules("uses-resources java.lang.String#concat ${app.folder:none}/*.txt",
				"uses-properties java.lang.String#concat app.rates.*"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.resource("more/b.txt", "2").start().holds(lineage)).isTrue();
		assertThat(this.app.resource("texts/a.txt", "2").start().holds(lineage)).isFalse();
		assertThat(this.app.resource("texts/a.txt", "1").start().holds(lineage)).isTrue();
		assertThat(this.app.property("app.folder", "texts,more").start().holds(lineage)).isFalse();
		assertThat(this.app.property("app.folder", "texts").start().holds(lineage)).isTrue();
		assertThat(this.app.property("app.rates.low", "1").start().holds(lineage)).isFalse();
	}

	@Test
	void theFilesOfABundleCountInAnyLanguage() throws IOException {
		this.app.rules(rules("reads-bundle java.lang.String#concat"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.resource("app/taxes.properties", "a=1").start().holds(lineage)).isTrue();
		assertThat(this.app.resource("app/tax_de.properties", "a=1").start().holds(lineage)).isFalse();
	}

	@Test
	void whoChangesTheStateOfALibraryCounts() throws IOException {
		this.app.sources("class Start { void run() { Setter.set(\"1\"); } }",
				"class Setter { static void set(String value) { value.isBlank(); } }");
		this.app.rules(rules("state java.lang.String#concat the blank", "looks java.lang.String#concat",
				"state java.lang.String#isBlank the blank"));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Start", "\"1\"", "\"2\"").start().changes(lineage))
			.anyMatch((change) -> change.contains("the blank"));
		assertThat(this.app.edit("Start", "\"2\"", "\"1\"").start().holds(lineage)).isTrue();
		this.app.sources("class Other { void run() { Setter.set(\"3\"); } }");
		assertThat(this.app.start().holds(lineage)).isFalse();
	}

	@Test
	void theServicesOfATypeCountAndNothingElse() {
		this.app.sources("public interface Plug { }", "public class One implements Plug { public One() { } }",
				"public class Service { public Object find(String key) {"
						+ " return java.util.ServiceLoader.load(Plug.class).findFirst(); } }");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Tax", "10", "11").start().holds(lineage)).isTrue();
		assertThat(this.app.resource("META-INF/services/com.acme.Plug", "com.acme.One").start().holds(lineage))
			.isFalse();
	}

	@Test
	void allClassesCountIfServicesOfAnyTypeAreLoaded() {
		this.app.sources("public class Service { public Object find(String key) { return load(Tax.class); }"
				+ " static <T> Object load(Class<T> type) { return java.util.ServiceLoader.load(type); } }");
		assertThat(elements()).contains(Element.APPLICATION);
	}

	private List<Element> elements() {
		return this.app.start().lineage("Service.find").parts().stream().map(Part::element).toList();
	}

	private LibraryRules rules(String... lines) throws IOException {
		Path file = this.folder.resolve("rules/META-INF/ember-cache/acme.rules");
		Files.createDirectories(file.getParent());
		Files.write(file, List.of(lines));
		URL url = EditableApplication.url(this.folder.resolve("rules"));
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { url }, getClass().getClassLoader())) {
			return LibraryRules.load(classLoader);
		}
	}

}
