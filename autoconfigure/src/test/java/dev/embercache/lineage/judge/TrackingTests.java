package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tracking}: what users say about lineages.
 */
class TrackingTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources(
				"public class Service { public Price find(String key) { return new Price(Trace.on(key)); } }",
				"public record Price(int cents) { }",
				"class Trace { static int on(String key) { return Format.of(key); } }",
				"class Format { static int of(String key) { return 1; } }",
				"class Plugin { int run() { return PluginRates.RATE; } class Inner { } }",
				"class PluginRates { static int RATE = Integer.parseInt(\"1\"); }");
	}

	@Test
	void followsWhatItAlsoDependsOn() {
		this.app.tracking(tracking(true, List.of("com.acme.Plugin"), List.of()));
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("PluginRates", "parseInt", "valueOf");
		assertThat(changes(lineage)).hasSize(1)
			.first()
			.asString()
			.startsWith("Service.find -> classes 'com.acme.Plugin' -> ")
			.endsWith("static initializer of PluginRates changed");
	}

	@Test
	void seesANewClassThatMatches() {
		this.app.tracking(tracking(true, List.of("com.acme.*Rates"), List.of()));
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		this.app.sources("class OtherRates { }");
		assertThat(changes(lineage))
			.containsExactly("Service.find -> classes 'com.acme.*Rates' now include com.acme.OtherRates");
	}

	@Test
	void doesNotFollowWhatItIgnores() {
		this.app.tracking(tracking(true, List.of(), List.of("com.acme.Trace", "com.acme.Price")));
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		this.app.edit("Trace", "Format.of(key)", "Format.of(key) + 1").edit("Format", "return 1", "return 2");
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("Price", "int cents", "long cents");
		assertThat(changes(lineage)).contains("Price changed");
	}

	@Test
	void followsNoCodeIfToldNotTo() {
		this.app.tracking(tracking(false, List.of("com.acme.Format"), List.of()));
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		this.app.edit("Service", "Trace.on(key)", "Trace.on(key) + 1")
			.edit("Trace", "Format.of(key)", "Format.of(\"\")");
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("Format", "return 1", "return 2");
		assertThat(changes(lineage)).hasSize(1);
	}

	@Test
	void anotherVersionIsStaleAndTheFirstOneHoldsAgain() {
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		this.app.tracking(new Tracking(true, List.of(), List.of(), List.of(), List.of(), "2"));
		assertThat(changes(lineage)).containsExactly("Service.find -> the configuration of cache 'prices' changed");
		this.app.tracking(Tracking.DEFAULTS);
		assertThat(changes(lineage)).isEmpty();
	}

	@Test
	void countsWhatIsPutByHandToo() {
		this.app.tracking(tracking(true, List.of("com.acme.Format"), List.of()));
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Price"));
		this.app.edit("Format", "return 1", "return 2");
		assertThat(changes(lineage)).hasSize(1);
	}

	@Test
	void countsResourcesAndPropertiesThatAreNamed() {
		this.app.tracking(new Tracking(true, List.of(), List.of("classpath:rates/*.csv", file("outside.txt")),
				List.of("rates.*"), List.of(), null));
		Lineage lineage = this.app.start().lineage("Service.find", "Price");
		this.app.resource("rates/tea.csv", "1");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'rates/*.csv' is new");
		this.app.removeResource("rates/tea.csv").property("rates.tea", "1");
		assertThat(changes(lineage)).containsExactly("Service.find -> property 'rates.*' is new");
	}

	private String file(String name) {
		return this.folder.resolve(name).toUri().toString();
	}

	@Test
	void anAnnotationSaysItForAMethod() {
		this.app.sources("""
				import dev.embercache.lineage.CacheLineage;
				public class Stated {
					@CacheLineage(trackCode = false, version = "1")
					public String find(String key) { return Trace.on(key) + ""; }
				}
				""");
		Run run = this.app.start();
		Lineage lineage = run.lineage(stated(run, tracking(false, List.of(), List.of())));
		this.app.edit("Trace", "Format.of(key)", "Format.of(key) + 1");
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("Stated", "version = \"1\"", "version = \"2\"");
		assertThat(changes(lineage)).containsExactly("Stated.find -> @CacheLineage of Stated.find changed");
	}

	private static Producer stated(Run run, Tracking tracking) {
		Producer producer = run.producer("Stated.find");
		return new Producer(producer.className(), producer.methodName(), producer.parameterTypes(), List.of(),
				List.of(), List.of(), tracking);
	}

	@Test
	void aClassThatIsConsultedForTheKeyCounts() {
		this.app.sources("public class Keys { public Object generate(Object key) { return Format.of(\"\") + \"\"; } }");
		Run run = this.app.start();
		Producer producer = run.producer("Service.find");
		Lineage lineage = run.lineage(new Producer(producer.className(), "find", producer.parameterTypes(), List.of(),
				List.of("com.acme.Keys"), List.of(), tracking(true, List.of(), List.of("com.acme.Trace"))));
		this.app.edit("Format", "return 1", "return 2");
		assertThat(changes(lineage)).hasSize(1).first().asString().endsWith("Format.of changed");
	}

	@Test
	void tellsWhatMatchesNothing() {
		this.app.resource("rates.csv", "1").property("rates.tea", "1");
		Run run = this.app.start();
		Tracking right = new Tracking(true, List.of("com.acme.*"), List.of("rates.csv", "classpath:*.csv"),
				List.of("rates.tea", "rates.*"), List.of("com.acme.Plugin$Inner"), null);
		assertThat(run.lineages().unmatched(right)).isEmpty();
		Tracking wrong = new Tracking(true, List.of("com.acme.Rats"), List.of("classpath:rats.csv"), List.of("rats.*"),
				List.of("com.acne.*"), null);
		assertThat(run.lineages().unmatched(wrong)).containsExactly("classes 'com.acme.Rats'",
				"resources 'classpath:rats.csv'", "properties 'rats.*'", "ignores 'com.acne.*'");
	}

	private List<String> changes(Lineage lineage) {
		return this.app.start().changes(lineage);
	}

	private static Tracking tracking(boolean code, List<String> classes, List<String> ignores) {
		return new Tracking(code, classes, List.of(), List.of(), ignores, null);
	}

}
