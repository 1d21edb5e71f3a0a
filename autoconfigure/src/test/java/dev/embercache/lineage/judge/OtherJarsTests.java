package dev.embercache.lineage.judge;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jars that code within reach does not call: what a called library can come to in them.
 */
class OtherJarsTests {

	private static final String CALLS_FRAMEWORK = """
			public class Service {
				public Object find(String key) { return org.springframework.core.io.support.ResourcePatternUtils.isUrl(key); }
			}
			""";

	private static final String CALLS_LIBRARY = """
			public class Service {
				public Object find(String key) { return org.assertj.core.data.Offset.offset(1.0); }
			}
			""";

	private static final String HOLDS_OBJECTS = """
			public class Service {
				static class Row { org.assertj.core.data.Offset<Double> step; }
				public Object find(Row row) { return org.springframework.core.convert.support.DefaultConversionService.getSharedInstance().convert(row, String.class); }
			}
			""";

	private static final Map<String, String> CLASSES = Map.of("com/acme/Money.class", "1", "com/acme/table.csv", "2",
			"META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n", "META-INF/maven/com.acme/money/pom.xml", "3");

	@TempDir
	Path folder;

	@Test
	void aFrameworkDoesNotNameLibraries() throws IOException {
		assertThat(holdsAfter(CALLS_FRAMEWORK, "com/acme/Money.class")).isTrue();
		assertThat(holdsAfter(CALLS_FRAMEWORK, "com/acme/table.csv")).isTrue();
		assertThat(holdsAfter(CALLS_FRAMEWORK, "META-INF/maven/com.acme/money/pom.xml")).isTrue();
	}

	@Test
	void aFrameworkFindsWhatLibrariesOffer() throws IOException {
		for (String offered : new String[] { "META-INF/services/com.acme.Rate", "META-INF/spring.factories",
				"templates/price.html", "application.properties" }) {
			assertThat(holdsAfter(CALLS_FRAMEWORK, offered)).as(offered).isFalse();
		}
	}

	@Test
	void aFrameworkIsMadeOfOthers() throws IOException {
		assertThat(holdsAfter(CALLS_FRAMEWORK, "net/bytebuddy/Named.class")).isFalse();
	}

	@Test
	void anUnknownLibraryCanCallAny() throws IOException {
		assertThat(holdsAfter(CALLS_LIBRARY, "com/acme/Money.class")).isFalse();
	}

	@Test
	void aFrameworkCallsWhatObjectsHold() throws IOException {
		Lineage lineage = run(HOLDS_OBJECTS, Map.of()).lineage("Service.find");
		assertThat(lineage.parts()).anyMatch((part) -> part.element().name().startsWith("org.assertj."));
	}

	/**
	 * Return whether a lineage holds once a file of a jar has another content.
	 */
	private boolean holdsAfter(String source, String changed) throws IOException {
		Map<String, String> files = new LinkedHashMap<>(CLASSES);
		files.put(changed, "before");
		Lineage lineage = run(source, files).lineage("Service.find");
		assertThat(run(source, files).changes(lineage)).isEmpty();
		files.put(changed, "after, and longer");
		return run(source, files).changes(lineage).isEmpty();
	}

	private Run run(String source, Map<String, String> files) throws IOException {
		EditableApplication app = new EditableApplication(this.folder.resolve("classes")).sources(source);
		app.compile();
		Path jar = this.folder.resolve("money-1.0.jar");
		try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				output.putNextEntry(new JarEntry(file.getKey()));
				output.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		URL classes = EditableApplication.url(this.folder.resolve("classes"));
		URLClassLoader loader = new URLClassLoader(new URL[] { classes, EditableApplication.url(jar) },
				getClass().getClassLoader());
		return app.startAt(Instant.now().plus(Duration.ofHours(1)), loader, ApplicationClasses.in(classes));
	}

}
