package dev.embercache.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ClassFolder}.
 */
class ClassFolderTests {

	private Path directory;

	private ClassFolder folder;

	private ClassPath classPath;

	@BeforeEach
	void defineTwoClasses(@TempDir Path temporary) throws IOException {
		this.directory = Files.createDirectory(temporary.resolve("classes"));
		this.classPath = ClassPath.ofThisTest().with(ClassPath.Jar.ofProbe(this.directory.resolveSibling("probe.jar")));
		this.folder = new ClassFolder(this.directory);
		this.folder.define("record Price(int amount) { }");
		this.folder.define("class Prices { Price price() { return new Price(10); } }");
	}

	@Test
	void writesOnlyTheClassesWhoseContentChanged() {
		update();
		assertThat(this.folder.changed()).containsExactly("com.acme.Price", "com.acme.Prices");
		this.folder.edit("Prices", "10", "12");
		update();
		assertThat(this.folder.changed()).containsExactly("com.acme.Prices");
		update();
		assertThat(this.folder.changed()).isEmpty();
	}

	@Test
	void deletesTheFilesOfClassesThatNoSourceMakes() {
		this.folder.define("class Unused { class Inner { } }");
		update();
		assertThat(file("Unused$Inner")).exists();
		this.folder.delete("Unused");
		update();
		assertThat(file("Unused")).doesNotExist();
		assertThat(file("Unused$Inner")).doesNotExist();
		assertThat(file("Price")).exists();
	}

	@Test
	void writesAMovedLineToTheClassFile() {
		update();
		this.folder.edit("Prices", "class", "\n\nclass");
		update();
		assertThat(this.folder.changed()).containsExactly("com.acme.Prices");
	}

	@Test
	void emptiesAndRewritesAsACleanBuildDoes() throws Exception {
		update();
		byte[] content = Files.readAllBytes(file("Price"));
		this.folder.empty();
		assertThat(file("Price")).doesNotExist();
		this.folder.rewrite("Price");
		assertThat(file("Price")).hasBinaryContent(content);
	}

	@Test
	void saysWhatDoesNotCompile() {
		this.folder.edit("Prices", "new Price(10)", "new Price(ten)");
		assertThatIllegalArgumentException().isThrownBy(this::update).withMessageContaining("ten");
	}

	@Test
	void refusesToReplaceATextThatIsNotThere() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.folder.edit("Prices", "eleven", "12"))
			.withMessageContaining("eleven");
	}

	private void update() {
		this.folder.update(this.classPath);
	}

	private Path file(String type) {
		return this.directory.resolve("com/acme/" + type + ".class");
	}

}
