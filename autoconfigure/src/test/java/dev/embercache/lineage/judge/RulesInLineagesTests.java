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
