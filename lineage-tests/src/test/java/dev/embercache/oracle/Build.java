package dev.embercache.oracle;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/**
 * Compiles the application as an IDE does: what was edited, and what names it. The
 * sibling module is a folder of classes, the library a jar.
 */
final class Build {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private final Path folder;

	private SourceTree built = new SourceTree(Map.of());

	private Map<Path, byte[]> classFiles = Map.of();

	Build(Path folder) {
		this.folder = folder;
	}

	/**
	 * Return where the class loader of the application finds its classes and resources.
	 */
	URL[] urls() {
		return new URL[] { url(classes()), url(tax()), url(jar()) };
	}

	private Path classes() {
		return this.folder.resolve("shop/target/classes");
	}

	private Path tax() {
		return this.folder.resolve("tax/target/classes");
	}

	private Path jar() {
		return this.folder.resolve("repository/measures-2.1.jar");
	}

	/**
	 * Compile all, and remember the result to come back to.
	 */
	void buildAll(SourceTree sources) {
		FileSystemUtils.deleteRecursively(this.folder.toFile());
		if (!build(sources)) {
			throw new IllegalStateException("The application does not compile");
		}
		this.built = sources;
		this.classFiles = contents();
	}

	/**
	 * Compile what differs from what was built as a whole.
	 * @return whether it compiles
	 */
	boolean buildEdited(SourceTree edited) {
		restore();
		return build(edited);
	}

	/**
	 * Wait until the clock of the file system is past all that was written, so that there
	 * is no doubt about what is loaded.
	 */
	void settle() {
		Instant settled = Instant.now().plusMillis(60);
		while (Instant.now().isBefore(settled)) {
			Thread.onSpinWait();
		}
	}

	private boolean build(SourceTree sources) {
		Set<String> changed = new TreeSet<>();
		sources.files().forEach((path, text) -> {
			if (!text.equals(this.built.files().get(path))) {
				changed.add(path);
			}
		});
		try {
			return buildMeasures(sources, changed) && compile(sources, changed, SourceTree.TAX, tax())
					&& compile(sources, changed, SourceTree.SOURCES, classes()) && copyResources(sources, changed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean buildMeasures(SourceTree sources, Set<String> changed) throws IOException {
		if (changed.stream().noneMatch((path) -> path.startsWith(SourceTree.MEASURES))) {
			return true;
		}
		Path target = this.folder.resolve("measures");
		Set<String> all = new TreeSet<>(sources.files().keySet());
		boolean compiled = compile(sources, all, SourceTree.MEASURES, target);
		Files.createDirectories(jar().getParent());
		try (OutputStream file = Files.newOutputStream(jar()); JarOutputStream jar = new JarOutputStream(file)) {
			for (Path path : files(target)) {
				jar.putNextEntry(new JarEntry(target.relativize(path).toString().replace('\\', '/')));
				Files.copy(path, jar);
			}
		}
		return compiled;
	}

	private boolean compile(SourceTree sources, Set<String> changed, String root, Path target) throws IOException {
		Set<String> names = new TreeSet<>();
		changed.stream().filter((path) -> path.startsWith(root)).map(SourceTree::typeName).forEach(names::add);
		if (names.isEmpty()) {
			return true;
		}
		List<JavaFileObject> units = new ArrayList<>();
		sources.files().forEach((path, text) -> {
			if (path.startsWith(root) && (names.contains(SourceTree.typeName(path)) || mentionsOneOf(names, text))) {
				units.add(new Source(path.substring(root.length()), text));
			}
		});
		Files.createDirectories(target);
		String classPath = String.join(File.pathSeparator, classes().toString(), tax().toString(), jar().toString(),
				System.getProperty("java.class.path"));
		try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
			return COMPILER
				.getTask(new StringWriter(), files, null, List.of("-g", "-parameters", "-nowarn", "-proc:none",
						"--release", "17", "-cp", classPath, "-d", target.toString()), null, units)
				.call();
		}
	}

	private static boolean mentionsOneOf(Set<String> names, String text) {
		return names.stream().anyMatch((name) -> text.matches("(?s).*\\b" + name + "\\b.*"));
	}

	private boolean copyResources(SourceTree sources, Set<String> changed) throws IOException {
		for (String path : changed) {
			if (path.startsWith(SourceTree.RESOURCES)) {
				Path target = classes().resolve(path.substring(SourceTree.RESOURCES.length()));
				Files.createDirectories(target.getParent());
				Files.writeString(target, sources.text(path));
			}
		}
		return true;
	}

	private void restore() {
		Map<Path, byte[]> now = contents();
		try {
			for (Map.Entry<Path, byte[]> file : this.classFiles.entrySet()) {
				if (!Arrays.equals(file.getValue(), now.remove(file.getKey()))) {
					Files.write(file.getKey(), file.getValue());
				}
			}
			for (Path added : now.keySet()) {
				Files.delete(added);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Map<Path, byte[]> contents() {
		Map<Path, byte[]> contents = new TreeMap<>();
		try {
			for (Path file : files(this.folder)) {
				contents.put(file, Files.readAllBytes(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return contents;
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			return paths.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private static URL url(Path path) {
		try {
			String uri = path.toUri().toString();
			return URI.create((uri.endsWith("/") || uri.endsWith(".jar")) ? uri : uri + "/").toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A source in memory.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String path, String text) {
			super(URI.create("string:///" + path), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
