package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationClasses}.
 */
class ApplicationClassesTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("class Price { int cents; }",
				"class Shop { Price price(String name) { return new Price(); } static class Till { } }");
		this.app.compile();
	}

	@Test
	void findsClassesInAFolder() {
		assertThat(ApplicationClasses.in(EditableApplication.url(this.app.folder())).names())
			.containsExactlyInAnyOrder("com.acme.Price", "com.acme.Shop", "com.acme.Shop$Till");
	}

	@Test
	void findsClassesInAJar() throws IOException {
		assertThat(ApplicationClasses.in(jar()).names()).containsExactlyInAnyOrder("com.acme.Price", "com.acme.Shop",
				"com.acme.Shop$Till");
	}

	@Test
	void skipsAFolderThatIsNotThere() {
		assertThat(ApplicationClasses.in(EditableApplication.url(this.folder.resolve("none"))).names()).isEmpty();
	}

	@Test
	void findsClassesBelowAPackageInAFolder() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { EditableApplication.url(this.app.folder()) },
				null)) {
			assertThat(below(loader, "com.acme").names()).contains("com.acme.Price", "com.acme.Shop$Till").hasSize(3);
			assertThat(below(loader, "com.other").names()).isEmpty();
		}
	}

	@Test
	void findsClassesBelowAPackageInAJar() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar() }, null)) {
			assertThat(below(loader, "com").names()).contains("com.acme.Price", "com.acme.Shop$Till").hasSize(3);
		}
	}

	@Test
	void tellsAPackageFromOneThatOnlyBeginsLikeIt() {
		ApplicationClasses classes = below(getClass().getClassLoader(), "com.acme");
		assertThat(classes.contains("com.acme.Missing", null)).isTrue();
		assertThat(classes.contains("com.acmeother.Price", null)).isFalse();
	}

	@Test
	void agreesOnFoldersAndJars() throws IOException {
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		Lineage lineage = run.lineage("Shop.price", "Price");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar() }, getClass().getClassLoader())) {
			Run packed = this.app.startAt(Instant.now().plus(Duration.ofHours(1)), loader, below(loader, "com.acme"));
			assertThat(packed.lineage("Shop.price", "Price")).isEqualTo(lineage);
			assertThat(packed.holds(lineage)).isTrue();
		}
	}

	@Test
	void holdsWhatIsNowInAJarOfTheBaseLoader() throws IOException {
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		Lineage lineage = run.lineages().lineageOf("prices", null, List.of("com.acme.Price"));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar() }, getClass().getClassLoader())) {
			Run packed = this.app.startAt(Instant.now().plus(Duration.ofHours(1)), loader, ApplicationClasses.in());
			assertThat(packed.holds(lineage)).isTrue();
		}
	}

	@Test
	void isInDoubtAboutAJarThatWasWrittenAfterTheStart() throws IOException {
		URL jar = jar();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar }, getClass().getClassLoader())) {
			Run run = this.app.startAt(Instant.now().minus(Duration.ofHours(1)), loader, ApplicationClasses.in(jar));
			assertThat(run.lineage("Shop.price", "Price").inDoubt()).isTrue();
		}
	}

	@Test
	void joins() throws IOException {
		ApplicationClasses joined = ApplicationClasses.anyOf(ApplicationClasses.in(jar()),
				below(getClass().getClassLoader(), "com.other"));
		assertThat(joined.names()).hasSize(3);
		assertThat(joined.contains("com.other.Missing", null)).isTrue();
	}

	private static ApplicationClasses below(ClassLoader loader, String basePackage) {
		return ApplicationClasses.below(List.of(basePackage), new PathMatchingResourcePatternResolver(loader));
	}

	private URL jar() throws IOException {
		Path jar = this.folder.resolve("app.jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream output = new JarOutputStream(file)) {
			for (String directory : List.of("com/", "com/acme/")) {
				output.putNextEntry(new JarEntry(directory));
			}
			for (Map.Entry<Path, byte[]> entry : this.app.copyOfClassFiles().entrySet()) {
				output.putNextEntry(
						new JarEntry(this.app.folder().relativize(entry.getKey()).toString().replace('\\', '/')));
				output.write(entry.getValue());
			}
		}
		return EditableApplication.url(jar);
	}

}
