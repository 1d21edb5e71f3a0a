package dev.embercache.lineage.judge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes of libraries in values and keys, and in the code of the application.
 */
class LibraryClassesTests {

	private static final String OFFSET = "org.assertj.core.data.Offset";

	private static final String PERCENTAGE = "org.assertj.core.data.Percentage";

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void write() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Service {
					java.util.List<org.assertj.core.data.Index> indexes;
					public Object find(String key) { return org.assertj.core.data.Offset.offset(1.0); }
				}
				""");
	}

	@Test
	void namesTheClassesAndSaysSo() throws Exception {
		Run run = runWith("units-1.0.jar");
		Lineage lineage = lineage(run, PERCENTAGE, OFFSET);
		assertThat(lineage.libraryNames()).containsExactly(OFFSET, PERCENTAGE);
		assertThat(run.lineages().explain(lineage).tracked()).extracting(Tracked::text)
			.containsOnlyOnce("library units-1.0.jar");
		assertThat(lineage(run, OFFSET, PERCENTAGE)).isSameAs(lineage);
		assertThat(run.lineage("Service.find").libraryNames()).isEmpty();
	}

	@Test
	void anotherVersionMakesValuesStale() throws Exception {
		Lineage lineage = lineage(runWith("units-1.0.jar"), OFFSET);
		assertThat(runWith("units-1.0.jar").changes(lineage)).isEmpty();
		assertThat(runWith("units-1.1.jar").changes(lineage)).contains("library units-1.1.jar is a different version");
		assertThat(this.app
			.startAt(Instant.now().plus(Duration.ofHours(1)), getClass().getClassLoader(),
					ApplicationClasses.in(EditableApplication.url(this.folder.resolve("classes"))))
			.changes(lineage)).anyMatch((reason) -> reason.startsWith("library assertj-core-"));
	}

	@Test
	void aValuePutByHandKeepsThemToo() throws Exception {
		Lineage lineage = runWith("units-1.0.jar").lineages().lineageOf("prices", null, Set.of(), Set.of(OFFSET));
		assertThat(lineage.libraryNames()).containsExactly(OFFSET);
		assertThat(runWith("units-1.1.jar").changes(lineage))
			.containsExactly("library units-1.1.jar is a different version");
	}

	@Test
	void theNamesAreWrittenAndRead() throws Exception {
		Lineage lineage = lineage(runWith("units-1.0.jar"), OFFSET);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		lineage.write(new DataOutputStream(bytes));
		Lineage read = Lineage.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
		assertThat(read.libraryNames()).containsExactly(OFFSET);
	}

	@Test
	void knowsWhichClassesCodeMentions() {
		Lineages lineages = this.app.start().lineages();
		assertThat(lineages.mentions(OFFSET)).isTrue();
		assertThat(lineages.mentions("org.assertj.core.data.Index")).isTrue();
		assertThat(lineages.mentions(PERCENTAGE)).isFalse();
		assertThat(lineages.mentions("java.lang.String")).isFalse();
	}

	private static Lineage lineage(Run run, String... libraryNames) {
		return run.lineages().lineageOf("prices", run.producer("Service.find"), Set.of(), List.of(libraryNames));
	}

	private Run runWith(String jar) throws IOException {
		Path library = this.folder.resolve(jar);
		try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(library))) {
			output.putNextEntry(new JarEntry("version"));
			output.write(jar.getBytes(StandardCharsets.UTF_8));
			for (String name : List.of(OFFSET, PERCENTAGE)) {
				String path = name.replace('.', '/') + ".class";
				output.putNextEntry(new JarEntry(path));
				try (InputStream input = getClass().getClassLoader().getResourceAsStream(path)) {
					input.transferTo(output);
				}
			}
		}
		URL classes = EditableApplication.url(this.folder.resolve("classes"));
		ClassLoader loader = new URLClassLoader(new URL[] { classes, EditableApplication.url(library) },
				getClass().getClassLoader()) {

			@Override
			public URL getResource(String name) {
				URL own = findResource(name);
				return (own != null) ? own : super.getResource(name);
			}

		};
		return this.app.startAt(Instant.now().plus(Duration.ofHours(1)), loader, ApplicationClasses.in(classes));
	}

}
