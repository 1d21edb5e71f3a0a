package dev.embercache.harness;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/**
 * What Spring generates from an application ahead of time, as the plugins of Maven and
 * Gradle have it generated.
 */
final class GeneratedCode {

	private final Path directory;

	GeneratedCode(Path directory) {
		this.directory = directory;
	}

	/**
	 * Return the folder of the generated classes and resources.
	 */
	Path classes() {
		return this.directory.resolve("classes");
	}

	/**
	 * Generate everything anew.
	 */
	void generate(Path javaHome, String option, ClassPath classPath, List<String> arguments) {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
			Files.createDirectories(classes());
			Path sources = Files.createDirectories(this.directory.resolve("sources"));
			process(javaHome, option, classPath, sources, arguments);
			compile(classPath, sources);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void process(Path javaHome, String option, ClassPath classPath, Path sources, List<String> arguments)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of(javaHome.resolve("bin").resolve("java").toString(), option, "-cp", classPath.toString(),
						"org.springframework.boot.SpringApplicationAotProcessor", "com.acme.Application",
						sources.toString(), classes().toString(), classes().toString(), "com.acme", "application"));
		command.addAll(arguments);
		Path log = this.directory.resolve("log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			process.destroyForcibly();
		}
	}

	private void compile(ClassPath classPath, Path sources) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter problems = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> found = Files.walk(sources)) {
			List<Path> units = found.filter((file) -> file.toString().endsWith(".java")).toList();
			List<String> options = List.of("-proc:none", "-nowarn", "-parameters", "-d", classes().toString(),
					"-classpath", classPath.toString());
			if (!compiler.getTask(problems, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
				.call()) {
				throw new IllegalStateException("The generated code does not compile:\n" + problems);
			}
		}
	}

}
