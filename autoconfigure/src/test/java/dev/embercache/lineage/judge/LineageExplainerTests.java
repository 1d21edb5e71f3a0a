package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Explanation.Untracked;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineageExplainer}.
 */
class LineageExplainerTests {

	@TempDir
	Path folder;

	@Test
	void saysWhatIsTrackedAndByWhichElement() {
		Run run = new EditableApplication(this.folder.resolve("classes")).sources(
				"public class Service { public Price find(String key) { return new Price(Tax.of(key)); } }",
				"class Tax { static int of(String key) { return Tax.class.getResource(\"/tax.txt\").hashCode(); } }",
				"public record Price(int cents) { }")
			.resource("tax.txt", "1")
			.start();
		Explanation explanation = run.lineages().explain(run.lineage("Service.find", "Price"));
		assertThat(explanation.producer()).isEqualTo("Service.find");
		assertThat(explanation.verdict()).isEqualTo(new Verdict.Holds());
		assertThat(explanation.untracked()).isEmpty();
		assertThat(tracked(explanation, "Tax.of").path()).containsExactly("Service.find");
		assertThat(tracked(explanation, "resource 'tax.txt'").path()).containsExactly("Service.find", "Tax.of");
		assertThat(explanation.tracked()).extracting(Tracked::text).contains("Price").doesNotHaveDuplicates();
	}

	private static Tracked tracked(Explanation explanation, String text) {
		return explanation.tracked()
			.stream()
			.filter((tracked) -> tracked.text().equals(text))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void saysWhatIsNotTrackedAndWhy() {
		Run run = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Service {
					javax.sql.DataSource rows;
					public String find(String key) throws Exception {
						this.rows.getConnection();
						return java.nio.file.Files.readString(java.nio.file.Path.of(key)) + now();
					}
					private long now() { return System.currentTimeMillis(); }
				}
				""").start();
		Explanation explanation = run.lineages().explain(run.lineage("Service.find"));
		assertThat(explanation.untracked()).extracting(Untracked::where).containsOnly("Service.find", "Service.now");
		assertThat(explanation.untracked()).extracting(Untracked::what)
			.contains("DataSource.getConnection", "Files.readString", "System.currentTimeMillis");
		assertThat(explanation.untracked()).extracting(Untracked::why)
			.allSatisfy((why) -> assertThat(why).endsWith("."))
			.anySatisfy((why) -> assertThat(why).contains("'depends-on.resources'"));
	}

	@Test
	void saysThatTheCodeIsNotKnown() {
		EditableApplication app = new EditableApplication(this.folder.resolve("classes"))
			.sources("public class Service { public String find(String key) { return key; } }");
		Run run = app.start();
		Explanation byHand = run.lineages().explain(run.lineages().lineageOf("prices", null, List.of()));
		assertThat(byHand.producer()).isNull();
		assertThat(byHand.untracked()).extracting(Untracked::where).containsExactly("put by hand");
		app.tracking(new Tracking(false, List.of(), List.of(), List.of(), List.of(), null));
		run = app.start();
		assertThat(run.lineages().explain(run.lineage("Service.find")).untracked()).extracting(Untracked::what)
			.containsExactly("the code that computes the values");
	}

	@Test
	void saysWhatIsStale() {
		EditableApplication app = new EditableApplication(this.folder.resolve("classes"))
			.sources("public class Service { public String find(String key) { return key; } }");
		Lineage lineage = app.start().lineage("Service.find");
		Run next = app.edit("Service", "return key", "return key + 1").start();
		assertThat(next.lineages().explain(lineage).verdict()).isInstanceOf(Verdict.Stale.class);
		assertThat(next.lineages().given("prices")).isEmpty();
		Lineage now = next.lineage("Service.find");
		assertThat(next.lineages().given("prices")).containsExactly(now);
	}

}
