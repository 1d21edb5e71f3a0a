package dev.embercache.lineage.judge;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what code reads besides classes.
 */
class OutsideTests {

	private static final String SERVICE = """
			import org.springframework.beans.factory.annotation.Value;
			import org.springframework.core.env.Environment;
			public class Service {
				static final String NAME = "named.txt";
				Environment environment;
				@Value("${rates.field:7}") String field;
				@Value("${rates.unread}") String unread;
				Service(@Value("${rates.${region}.constructor}") String argument) { }
				public Object find(String key) { return %s; }
			}
			""";

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes"));
	}

	@Test
	void seesAResourceThatAConstantNames() {
		reading("getClass().getClassLoader().getResource(\"prompts/tea.txt\")").resource("prompts/tea.txt", "a")
			.resource("prompts/coffee.txt", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("prompts/coffee.txt", "b");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("prompts/tea.txt", "b");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'prompts/tea.txt' changed");
		this.app.removeResource("prompts/tea.txt");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'prompts/tea.txt' is gone");
		this.app.resource("prompts/tea.txt", "a");
		assertThat(changes(lineage)).isEmpty();
	}

	@Test
	void seesEachOfSeveralLocationsInOneText() {
		reading("\"classpath:sql/data.sql,classpath*:sql/more/**\"").resource("sql/data.sql", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(lineage.inDoubt()).isFalse();
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("sql/data.sql", "b");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'sql/data.sql' changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.nio.file.Files.size(java.nio.file.Path.of(\"FILE\"))",
			"new java.io.File(\"FILE\").length()", "java.nio.file.Paths.get(\"FILE\")",
			"new java.util.Scanner(new java.io.File(\"FILE\"))", "new java.io.RandomAccessFile(\"FILE\", \"r\")",
			"new java.io.FileReader(\"FILE\")", "new java.io.FileInputStream(\"FILE\")",
			"java.nio.channels.FileChannel.open(java.nio.file.Path.of(\"FILE\"))",
			"new java.io.File(\"FOLDER\", \"rates.csv\")", "java.nio.file.Path.of(\"FOLDER\", \"rates.csv\")",
			"new java.net.URL(\"file:FILE\").openStream()",
			"java.nio.file.Path.of(java.net.URI.create(\"file:FILE\"))" })
	void seesAFileThatCodeNames(String expression) throws IOException {
		Path file = this.folder.resolve("rates.csv");
		Files.writeString(file, "1");
		this.app.sources("public class Service { public Object find(String key) throws Exception { return %s; } }"
			.formatted(expression.replace("FILE", file.toString()).replace("FOLDER", this.folder.toString())));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		Files.writeString(file, "12");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'file:" + file + "' changed");
		Files.delete(file);
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'file:" + file + "' is gone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.nio.file.Files.writeString(java.nio.file.Path.of(\"FILE\"), key)",
			"new java.io.PrintWriter(new java.io.File(\"FILE\"))" })
	void leavesOutAFileThatCodeWrites(String expression) throws IOException {
		Path file = this.folder.resolve("audit.log");
		this.app.sources("public class Service { public Object find(String key) throws Exception { return %s; } }"
			.formatted(expression.replace("FILE", file.toString())));
		Lineage lineage = this.app.start().lineage("Service.find");
		Files.writeString(file, "2");
		assertThat(changes(lineage)).isEmpty();
	}

	@Test
	void seesArgumentsOfTheStart() {
		reading("((org.springframework.boot.ApplicationArguments) null).getOptionValues(\"tea\")");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("tea", "1");
		assertThat(changes(lineage)).containsExactly("Service.find -> property 'tea' is new");
	}

	@Test
	void seesWhichPostProcessorsOfLibrariesThereAre() {
		reading("key");
		assertThat(this.app.start().lineage("Service.find").parts()).anyMatch(
				(part) -> part.element().kind() == Kind.BEANS && part.element().name().endsWith(".BeanPostProcessor"));
	}

	@Test
	void seesWhetherBeansAreLazyThatCouldSetState() {
		this.app.sources("public class Service { static int rate; public Object find(String key) { return rate; } }");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("spring.main.lazy-initialization", "true");
		assertThat(changes(lineage)).singleElement().asString().contains("spring.main.lazy-initialization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/{vendor},classpath*:db/*/**", "classpath:a,b:c/d.txt", "nothing:a/b.txt" })
	void findsNothingAtALocationThatIsNone(String text) {
		reading("\"%s\"".formatted(text));
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(lineage.inDoubt()).isFalse();
		assertThat(changes(lineage)).isEmpty();
	}

	@Test
	void seesAResourceThatIsNew() {
		reading("getClass().getResource(\"/tea.sql\")");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.resource("tea.sql", "select");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'tea.sql' is new");
	}

	@Test
	void seesAResourceBesideItsClass() {
		reading("getClass().getResource(NAME)").resource("com/acme/named.txt", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.resource("com/acme/named.txt", "b");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'com/acme/named.txt' changed");
	}

	@Test
	void seesAllResourcesThatAJoinedTextCanName() {
		reading("getClass().getResource(\"/prompts/\" + key + \".txt\")").resource("prompts/tea.txt", "a")
			.resource("prompts/tea.html", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.resource("prompts/tea.html", "b");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("prompts/coffee.txt", "b");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'prompts/**.txt' changed");
	}

	@Test
	void seesAResourceThatAnAnnotationOrAPropertyNames() {
		this.app.sources("""
				import org.springframework.beans.factory.annotation.Value;
				public class Service {
					@Value("classpath:prompts/tea.txt") Object fixed;
					@Value("${location}") Object configured;
					public Object find(String key) { return this.fixed; }
					public Object other(String key) { return this.configured; }
				}
				""")
			.property("location", "classpath:prompts/coffee.txt")
			.resource("prompts/tea.txt", "a")
			.resource("prompts/coffee.txt", "a");
		Run run = this.app.start();
		Lineage fixed = run.lineage("Service.find");
		Lineage configured = run.lineage("Service.other");
		this.app.resource("prompts/tea.txt", "b");
		assertThat(changes(configured)).isEmpty();
		assertThat(changes(fixed)).hasSize(1).first().asString().endsWith("resource 'prompts/tea.txt' changed");
		this.app.resource("prompts/coffee.txt", "b");
		assertThat(changes(configured)).hasSize(1).first().asString().endsWith("property 'location' changed");
	}

	@Test
	void doubtsAResourceThatWasWrittenSinceTheStart() throws IOException {
		reading("getClass().getResource(\"/tea.txt\")").resource("tea.txt", "a").compile();
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("Service.find").inDoubt()).isFalse();
		writeLater("tea.txt");
		assertThat(run.lineage("Service.find").inDoubt()).isTrue();
	}

	@Test
	void doubtsAResourceThatAPropertyNamesOnceItWasWrittenSinceTheStart() throws IOException {
		configured("classpath:prompts/coffee.txt").compile();
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("Service.other").inDoubt()).isFalse();
		writeLater("prompts/coffee.txt");
		assertThat(run.lineage("Service.other").inDoubt()).isTrue();
		assertThat(run.lineage("Service.find").inDoubt()).isFalse();
	}

	@Test
	void doubtsAResourceThatABoundPropertyNamesOnceItWasWrittenSinceTheStart() throws IOException {
		reading("key").resource("prompts/coffee.txt", "a")
			.property("shop.prompts.coffee", "classpath:prompts/coffee.txt")
			.compile();
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		Producer producer = run.producer("Service.find", BeanWiring.of("shop", null).boundTo("shop"));
		assertThat(run.lineage(producer).inDoubt()).isFalse();
		writeLater("prompts/coffee.txt");
		assertThat(run.lineage(producer).inDoubt()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "prompts/coffee.txt", "/prompts/coffee.txt", "classpath*:prompts/*.txt",
			"classpath:prompts/tea.txt, classpath:prompts/coffee.txt" })
	void seesAResourceThatAPropertyNamesInAnyWay(String location) {
		Lineage lineage = configured(location).start().lineage("Service.other");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("prompts/coffee.txt", "b");
		assertThat(changes(lineage)).hasSize(1).first().asString().endsWith("property 'location' changed");
	}

	@Test
	void doubtsAResourceThatCameSinceTheStart() throws IOException {
		reading("getClass().getResource(\"/tea.txt\")").compile();
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("Service.find").inDoubt()).isFalse();
		Files.writeString(this.folder.resolve("classes/tea.txt"), "new");
		assertThat(run.lineage("Service.find").inDoubt()).isTrue();
	}

	@Test
	void doubtsAllThatAJoinedTextCanNameOnceAFileCameSinceTheStart() throws IOException {
		reading("getClass().getResource(\"/prompts/\" + key + \".txt\")").resource("prompts/tea.txt", "a").compile();
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("Service.find").inDoubt()).isFalse();
		Files.writeString(this.folder.resolve("classes/prompts/coffee.txt"), "new");
		setModifiedLater(this.folder.resolve("classes/prompts"));
		assertThat(run.lineage("Service.find").inDoubt()).isTrue();
	}

	private EditableApplication configured(String location) {
		return this.app.sources("""
				import org.springframework.beans.factory.annotation.Value;
				public class Service {
					@Value("${location}") Object configured;
					public Object find(String key) { return key; }
					public Object other(String key) { return this.configured; }
				}
				""")
			.property("location", location)
			.resource("prompts/tea.txt", "a")
			.resource("prompts/coffee.txt", "a");
	}

	private void writeLater(String resource) throws IOException {
		Path file = this.folder.resolve("classes").resolve(resource);
		Files.writeString(file, "b");
		setModifiedLater(file);
	}

	private static void setModifiedLater(Path file) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofHours(2))));
	}

	@Test
	void seesThePropertyOfAFieldThatIsRead() {
		reading("this.field").property("rates.field", "1").property("rates.unread", "1").property("region", "eu");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("rates.unread", "2");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("rates.field", "2");
		assertThat(changes(lineage)).containsExactly("Service.find -> Service.field -> property 'rates.field' changed");
	}

	@Test
	void seesThePropertiesOfAConstructor() {
		reading("key").property("region", "eu")
			.property("rates.eu.constructor", "1")
			.property("rates.us.constructor", "2");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("rates.us.constructor", "3");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("region", "us");
		assertThat(changes(lineage)).hasSize(1)
			.first()
			.asString()
			.endsWith("property '${rates.${region}.constructor}' changed");
	}

	@Test
	void seesThePropertyThatCodeAsksFor() {
		reading("this.environment.getProperty(\"rates.asked\", \"1\")");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("rates.other", "2");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("rates.asked", "2");
		assertThat(changes(lineage)).containsExactly("Service.find -> property 'rates.asked' is new");
	}

	@Test
	void seesAnyPropertyWhereTheNameIsFoundAtRunTime() {
		reading("\"x\".concat(this.environment.getProperty(key))");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("rates.any", "2");
		assertThat(changes(lineage)).containsExactly("Service.find -> property '*' is new");
	}

	@Test
	void seesAllPropertiesBelowTheBeginningOfAName() {
		reading("this.environment.getProperty(\"rates.\" + key)").property("rates.tea", "1");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("other", "2");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("rates.coffee", "2");
		assertThat(changes(lineage)).containsExactly("Service.find -> property 'rates.*' changed");
	}

	@Test
	void seesTheActiveProfilesAndNothingElse() {
		reading("this.environment.acceptsProfiles(org.springframework.core.env.Profiles.of(\"eu\"))");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("other", "2");
		assertThat(changes(lineage)).isEmpty();
		this.app.property("profiles", "eu");
		assertThat(changes(lineage)).containsExactly("Service.find -> property 'spring.profiles.active' changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "System.getProperty(\"outside.tests.\" + key)",
			"System.getProperties().getProperty(\"outside.tests.tea\")", "Integer.getInteger(\"outside.tests.tea\")",
			"System.getProperties().get(\"outside.tests.tea\")", "System.getProperty(\"outside.tests.tea\", \"7\")" })
	void seesSystemPropertiesByHowTheirNamesBeginAndNoOthers(String expression) {
		reading(expression);
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("outside.tests.other", "2");
		assertThat(changes(lineage)).isEmpty();
		System.setProperty("outside.tests.tea", "1");
		try {
			assertThat(changes(lineage)).hasSize(1).first().asString().contains("system property 'outside.tests.");
		}
		finally {
			System.clearProperty("outside.tests.tea");
		}
	}

	@Test
	void seesWhatCallersNameOfAMethodThatReads() {
		this.app.sources("""
				public class Service {
					public Object find(String key) { return Texts.read("texts/one"); }
					public Object other(String key) { return Texts.read("texts/two"); }
					public Object any(String key) { return Texts.read(key); }
				}
				""", """
				class Texts {
					static Object read(String name) { return load(name); }
					private static Object load(String name) {
						return Texts.class.getClassLoader().getResource(name);
					}
				}
				""").resource("texts/one", "a").resource("texts/two", "a");
		Run run = this.app.start();
		Lineage one = run.lineage("Service.find");
		Lineage two = run.lineage("Service.other");
		Lineage any = run.lineage("Service.any");
		this.app.resource("texts/one", "b").resource("unrelated", "b");
		assertThat(changes(one)).containsExactly("Service.find -> resource 'texts/one' changed");
		assertThat(changes(two)).isEmpty();
		assertThat(changes(any)).containsExactly("Service.any -> resource '**' changed");
	}

	@Test
	void seesAnyResourceWhereTheNameIsFoundAtRunTimeAndSaysSo() {
		reading("getClass().getResource(key)").resource("some", "a");
		Run run = this.app.start();
		Lineage lineage = run.lineage("Service.find");
		assertThat(changes(lineage)).isEmpty();
		assertThat(run.lineages().explain(lineage).tracked()).extracting(Tracked::text)
			.contains("resource '**', which are all, because a name is found at run time (begin it with a constant)");
		this.app.resource("META-INF/MANIFEST.MF", "b");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("deep/in/some", "b");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource '**' changed");
	}

	@Test
	void seesWhatIsInAFolderThatAPropertyNames() {
		this.app.sources("""
				public class Service {
					@org.springframework.beans.factory.annotation.Value("${prompts:classpath:/prompts}")
					private String folder;
					org.springframework.core.io.ResourceLoader loader;
					public Object find(String key) {
						return this.loader.getResource(this.folder + "/" + key + ".txt");
					}
				}
				""").resource("prompts/tea.txt", "a").resource("other/tea.txt", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.resource("other/tea.txt", "b");
		assertThat(changes(lineage)).isEmpty();
		this.app.resource("prompts/tea.txt", "b");
		assertThat(changes(lineage)).anyMatch((text) -> text.endsWith("/**.txt' changed"));
		this.app.resource("prompts/tea.txt", "a").property("prompts", "classpath:other");
		assertThat(changes(lineage)).anyMatch((text) -> text.endsWith("/**.txt' changed"));
	}

	@Test
	void seesFilesOfOneNameInSeveralFolders() {
		reading("getClass().getResource(\"/mail/\" + key + \"/subject.txt\")").resource("mail/de/subject.txt", "a")
			.resource("mail/en/subject.txt", "a");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.resource("mail/de/subject.txt", "b");
		assertThat(changes(lineage)).hasSize(1);
		this.app.resource("mail/de/subject.txt", "a").resource("mail/en/subject.txt", "b");
		assertThat(changes(lineage)).hasSize(1);
	}

	@Test
	void aClassThatIsOnlyWhereResourcesAreDoesNotCount() {
		this.app.sources("""
				public class Service {
					public Object find(String key) { return Place.class.getResource("texts/" + key); }
				}
				""", "class Place { int percent() { return 1; } }");
		Lineage lineage = this.app.start().lineage("Service.find");
		assertThat(this.app.edit("Place", "1", "2").start().holds(lineage)).isTrue();
		this.app.resource("com/acme/texts/tea", "a");
		assertThat(changes(lineage)).containsExactly("Service.find -> resource 'com/acme/texts/**' is new");
	}

	@Test
	void seesThePropertiesOfADeclaredClientOfAService() {
		this.app.sources("""
				public class Service {
					Client client;
					public Object find(String key) { return this.client.get(); }
				}
				""", """
				interface Client {
					@org.springframework.web.service.annotation.GetExchange("/rates") String get();
				}
				""").property("spring.http.serviceclient.rates.base-url", "http://one");
		Lineage lineage = this.app.start().lineage("Service.find");
		this.app.property("spring.http.serviceclient.rates.base-url", "http://two");
		assertThat(changes(lineage)).hasSize(1)
			.first()
			.asString()
			.endsWith("property 'spring.http.serviceclient.*' changed");
	}

	@Test
	void seesAllPropertiesThatABeanIsBoundTo() {
		reading("key").property("shop.rates.tea", "1").property("shopping", "1");
		Run run = this.app.start();
		BeanWiring bean = BeanWiring.of("rates", null).boundTo("shop.rates");
		Lineage lineage = run.lineage(run.producer("Service.find", bean));
		this.app.property("shopping", "2");
		assertThat(stale(lineage, bean)).isFalse();
		this.app.property("shop.rates.coffee", "2");
		assertThat(stale(lineage, bean)).isTrue();
	}

	private boolean stale(Lineage lineage, BeanWiring bean) {
		Run run = this.app.start();
		run.lineage(run.producer("Service.find", bean));
		return !run.holds(lineage);
	}

	@Test
	void seesAnotherVersionOfALibrary() throws Exception {
		reading("org.apache.commons.logging.LogFactory.getLog(key)").compile();
		Lineage lineage = runWith("logging-1.0.jar", "").lineage("Service.find");
		assertThat(runWith("logging-1.0.jar", "").changes(lineage)).isEmpty();
		assertThat(runWith("logging-1.1.jar", "other bytes").changes(lineage))
			.containsExactly("Service.find -> library logging-1.1.jar is a different version");
	}

	@Test
	void seesOtherContentOfALibraryUnderTheSameName() throws Exception {
		reading("org.apache.commons.logging.LogFactory.getLog(key)").compile();
		Lineage lineage = runWith("logging-1.0.jar", "").lineage("Service.find");
		assertThat(runWith("logging-1.0.jar", "other bytes").changes(lineage))
			.containsExactly("Service.find -> library logging-1.0.jar is a different version");
	}

	@Test
	void seesOtherContentOfASnapshot() throws Exception {
		reading("org.apache.commons.logging.LogFactory.getLog(key)").compile();
		Lineage lineage = runWith("logging-1.0-SNAPSHOT.jar", "").lineage("Service.find");
		assertThat(runWith("logging-1.0-SNAPSHOT.jar", "").changes(lineage)).isEmpty();
		assertThat(runWith("logging-1.0-SNAPSHOT.jar", "other bytes").changes(lineage)).hasSize(1);
	}

	@Test
	void seesTheSameContentInASnapshotThatWasBuiltAgain() throws Exception {
		reading("org.apache.commons.logging.LogFactory.getLog(key)").compile();
		Path once = library("once", "logging-1.0-SNAPSHOT.jar", "more");
		Lineage lineage = runWith(once).lineage("Service.find");
		Path again = packedAgain(once, "again/logging-1.0-SNAPSHOT.jar");
		assertThat(Files.mismatch(again, once)).isNotNegative();
		assertThat(runWith(again).changes(lineage)).isEmpty();
	}

	/**
	 * The files of a jar in another order, and of another time.
	 */
	private Path packedAgain(Path jar, String name) throws Exception {
		Path again = this.folder.resolve(name);
		Files.createDirectories(again.getParent());
		try (JarFile source = new JarFile(jar.toFile());
				JarOutputStream target = new JarOutputStream(Files.newOutputStream(again))) {
			List<JarEntry> entries = new ArrayList<>(source.stream().toList());
			Collections.reverse(entries);
			for (JarEntry entry : entries) {
				JarEntry written = new JarEntry(entry.getName());
				written.setTime(0);
				target.putNextEntry(written);
				source.getInputStream(entry).transferTo(target);
			}
		}
		return again;
	}

	private EditableApplication reading(String expression) {
		return this.app.sources(SERVICE.formatted(expression));
	}

	private List<String> changes(Lineage lineage) {
		return this.app.start().changes(lineage);
	}

	/**
	 * Start with a library in a jar of the given name, and perhaps one more file in it.
	 */
	private Run runWith(String jar, String more) throws Exception {
		return runWith(library("lib" + more.length(), jar, more));
	}

	private Path library(String folder, String jar, String more) throws Exception {
		Path original = Path.of(LogFactory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Path copy = Files.createDirectories(this.folder.resolve(folder)).resolve(jar);
		Files.write(copy, Files.readAllBytes(original));
		if (!more.isEmpty()) {
			try (FileSystem zip = FileSystems.newFileSystem(copy)) {
				Files.writeString(zip.getPath("more.txt"), more);
			}
		}
		return copy;
	}

	private Run runWith(Path library) throws Exception {
		URL classes = EditableApplication.url(this.folder.resolve("classes"));
		ClassLoader loader = new URLClassLoader(new URL[] { classes, EditableApplication.url(library) },
				getClass().getClassLoader()) {

			@Override
			public @Nullable URL getResource(String name) {
				URL own = findResource(name);
				return (own != null) ? own : super.getResource(name);
			}

		};
		return this.app.startAt(Instant.now().plus(Duration.ofHours(1)), loader, ApplicationClasses.in(classes));
	}

}
