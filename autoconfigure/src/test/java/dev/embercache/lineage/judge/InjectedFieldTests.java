package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the container injects into fields, by constructors and setters that only store it,
 * and by those that do more.
 */
class InjectedFieldTests {

	private static final String IMPORTS = """
			import org.springframework.beans.factory.annotation.*;
			import org.springframework.core.io.Resource;
			""";

	private static final String FIELDS = """
			private Resource prompt;
			private int rate;
			private Settings settings;
			public String prompt(String id) throws Exception {
				return this.prompt.getFilename() + id;
			}
			public int rate(String id) {
				return this.rate + id.length();
			}
			public int setting(String id) {
				return this.settings.number();
			}
			public int plain(String id) {
				return id.length();
			}
			""";

	private static final String PARAMETERS = """
			(@Value("classpath:prompt.txt") Resource prompt, @Value("${rate}") int rate, Settings settings) {
			""";

	private static final Map<String, String> STORING = new TreeMap<>(Map.of("Plain", """
			public Plain""" + PARAMETERS + """
				this.prompt = prompt;
				this.rate = rate;
				this.settings = settings;
			}
			""", "Checked", """
			public Checked""" + PARAMETERS + """
				this.prompt = java.util.Objects.requireNonNull(prompt, "no prompt");
				org.springframework.util.Assert.notNull(settings, "no settings");
				this.rate = rate;
				this.settings = settings;
			}
			""", "Generated", """
			public Generated""" + PARAMETERS + """
				if (prompt == null) {
					throw new NullPointerException("prompt is marked non-null but is null");
				}
				this.prompt = prompt;
				this.rate = rate;
				this.settings = settings;
			}
			""", "Setters", """
			@Autowired
			void setAll""" + PARAMETERS + """
				this.prompt = prompt;
				this.rate = rate;
				this.settings = settings;
			}
			""", "OneByOne", """
			@Value("classpath:prompt.txt")
			void setPrompt(Resource prompt) {
				this.prompt = prompt;
			}
			@Value("${rate}")
			void setRate(int rate) {
				this.rate = rate;
			}
			@Autowired
			void setSettings(Settings settings) {
				this.settings = settings;
			}
			"""));

	private static final Map<String, String> USING = new TreeMap<>(Map.of("Computing", """
			private static int size;
			public Computing""" + PARAMETERS + """
				this.prompt = prompt;
				this.rate = rate;
				this.settings = settings;
				size = prompt.getDescription().length() + rate + settings.number();
			}
			""", "Reassigned", """
			private static Object last;
			public Reassigned""" + PARAMETERS + """
				this.prompt = prompt;
				rate++;
				last = prompt;
				this.rate = rate;
				System.setProperty("last", "" + rate + settings.number());
				this.settings = settings;
			}
			"""));

	private static final BeanWiring SETTINGS = BeanWiring.of("settings", "com.acme.Settings").boundTo("shop");

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).resource("prompt.txt", "hello")
			.property("rate", "1")
			.property("shop.number", "1")
			.sources("""
					@org.springframework.boot.context.properties.ConfigurationProperties("shop")
					public record Settings(int number) { }
					""", IMPORTS + """
					public record Compact(@Value("classpath:prompt.txt") Resource prompt, @Value("${rate}") int rate,
							Settings settings) {
						public String promptOf(String id) throws Exception {
							return this.prompt.getFilename() + id;
						}
						public int plain(String id) {
							return id.length();
						}
					}
					""");
		STORING.forEach(this::define);
		USING.forEach(this::define);
		List<BeanWiring> beans = new ArrayList<>(List.of(SETTINGS, bean("Compact")));
		STORING.keySet().forEach((name) -> beans.add(bean(name)));
		USING.keySet().forEach((name) -> beans.add(bean(name)));
		this.app.beans(beans.toArray(BeanWiring[]::new));
	}

	private static BeanWiring bean(String name) {
		return BeanWiring.of(name, "com.acme." + name, "settings");
	}

	private void define(String name, String members) {
		this.app.sources(IMPORTS + "public class " + name + " {" + FIELDS + members + "}");
	}

	@Test
	void leavesAMethodAloneThatDoesNotReadTheField() {
		Run run = this.app.start();
		Map<String, Lineage> plain = new TreeMap<>();
		STORING.keySet().forEach((name) -> plain.put(name, lineage(run, name + ".plain")));
		changeEverything();
		Run second = this.app.start();
		plain.forEach((name, lineage) -> assertThat(second.changes(lineage)).as(name).isEmpty());
	}

	@Test
	void seesWhatIsInAFieldThatIsRead() {
		Run run = this.app.start();
		Map<String, Lineage> read = new TreeMap<>();
		for (String name : STORING.keySet()) {
			List.of("prompt", "rate", "setting")
				.forEach((method) -> read.put(name + "." + method, lineage(run, name + "." + method)));
		}
		changeEverything();
		Run second = this.app.start();
		read.forEach((name, lineage) -> assertThat(second.changes(lineage)).as(name).hasSize(1));
	}

	@Test
	void seesWhatAConstructorDoesMoreWith() {
		Run run = this.app.start();
		Map<String, Lineage> plain = new TreeMap<>();
		USING.keySet().forEach((name) -> plain.put(name, lineage(run, name + ".plain")));
		changeEverything();
		Run second = this.app.start();
		assertThat(second.changes(plain.get("Computing"))).hasSize(3);
		assertThat(second.changes(plain.get("Reassigned"))).hasSize(3);
	}

	@Test
	void seesWhatIsInAFieldOfARecord() {
		Lineage lineage = lineage(this.app.start(), "Compact.promptOf");
		this.app.resource("prompt.txt", "other");
		assertThat(this.app.start().changes(lineage)).hasSize(1);
	}

	@Test
	void seesWhatIsInAFieldThatReflectionMayRead() {
		this.app.edit("Plain", "return id.length();", """
				try {
					return getClass().getDeclaredField("prompt").get(this).toString().length();
				}
				catch (ReflectiveOperationException ex) {
					return 0;
				}
				""");
		Lineage lineage = lineage(this.app.start(), "Plain.plain");
		this.app.resource("prompt.txt", "other");
		assertThat(this.app.start().changes(lineage)).hasSize(1);
	}

	private void changeEverything() {
		this.app.resource("prompt.txt", "other").property("rate", "2").property("shop.number", "2");
	}

	private static Lineage lineage(Run run, String method) {
		String name = method.substring(0, method.indexOf('.'));
		return run.lineage(run.producer(method, bean(name), SETTINGS));
	}

}
