package dev.embercache.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassFolders}.
 */
class ClassFoldersTests {

	private final Path workingDirectory = Path.of("").toAbsolutePath();

	@TempDir
	Path module;

	@Test
	void areThoseOfTheClassPathWithoutAWorkingDirectoryThatIsThereByAccident() throws IOException {
		assertThat(folders(List.of("com.acme"), this.workingDirectory, this.module)).containsExactly(this.module);
	}

	@Test
	void includeAWorkingDirectoryWithAPackageOfTheApplication() throws IOException {
		String folder = Files.isDirectory(this.workingDirectory.resolve("src")) ? "src" : "autoconfigure";
		assertThat(folders(List.of("com.acme", folder), this.workingDirectory, this.module))
			.containsExactly(this.workingDirectory, this.module);
	}

	private static List<Path> folders(List<String> packages, Path... classPath) throws IOException {
		URL[] urls = new URL[classPath.length];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = classPath[i].toUri().toURL();
		}
		try (URLClassLoader classLoader = new URLClassLoader(urls, null)) {
			return List.of(ClassFolders.of(classLoader, packages))
				.stream()
				.map((url) -> Path.of(url.getPath()))
				.toList();
		}
	}

}
