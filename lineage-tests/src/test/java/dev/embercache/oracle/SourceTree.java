package dev.embercache.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of the application: its sources, those of its sibling module and of its
 * library, and its resources, by their path below {@code src/app}. Immutable; an edit
 * makes another one.
 *
 * @param files the texts by path, with slashes
 */
record SourceTree(Map<String, String> files) {

	static final String SOURCES = "java/";

	static final String TAX = "tax/java/";

	static final String MEASURES = "measures/java/";

	static final String RESOURCES = "resources/";

	static final String BASE_PACKAGE = SOURCES + "com/harborgoods/";

	SourceTree {
		files = new TreeMap<>(files);
	}

	static SourceTree read(Path root) {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(root)) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new SourceTree(files);
	}

	String text(String path) {
		String text = this.files.get(path);
		if (text == null) {
			throw new IllegalArgumentException("No file " + path);
		}
		return text;
	}

	SourceTree with(String path, String text) {
		Map<String, String> files = new TreeMap<>(this.files);
		files.put(path, text);
		return new SourceTree(files);
	}

	SourceTree edited(String path, UnaryOperator<String> edit) {
		return with(path, edit.apply(text(path)));
	}

	/**
	 * Return the paths of all sources of the application itself.
	 */
	Stream<String> sources() {
		return this.files.keySet().stream().filter((path) -> path.startsWith(SOURCES));
	}

	/**
	 * Return the simple name of the type in a source file.
	 */
	static String typeName(String path) {
		return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
	}

}
