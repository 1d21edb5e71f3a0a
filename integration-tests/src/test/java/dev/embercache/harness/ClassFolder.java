package dev.embercache.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sources of an application and the folder that its classes are compiled to. As the
 * builder of an IDE does it, a class file is written only if its content has changed.
 */
final class ClassFolder {

	private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|enum|interface)\\s+(\\w+)");

	private static final String PREAMBLE = """
			package com.acme;

			import dev.embercache.probe.*;
			import java.io.Serializable;
			import java.math.*;
			import java.time.*;
			import java.util.*;
			import java.util.concurrent.*;
			import java.util.function.*;
			import org.springframework.beans.factory.*;
			import org.springframework.beans.factory.annotation.*;
			import org.springframework.boot.*;
			import org.springframework.boot.autoconfigure.*;
			import org.springframework.cache.*;
			import org.springframework.cache.annotation.*;
			import org.springframework.context.annotation.*;
			import org.springframework.stereotype.*;
			import org.springframework.web.bind.annotation.*;
			import reactor.core.publisher.*;

			""";

	private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	private final Path directory;

	private final Map<String, String> sources = new TreeMap<>();

	private final Map<String, String> resources = new TreeMap<>();

	private Map<String, byte[]> classes = Map.of();

	private List<String> changed = List.of();

	ClassFolder(Path directory) {
		this.directory = directory;
	}

	Path directory() {
		return this.directory;
	}

	void define(String source) {
		Matcher declaration = DECLARATION.matcher(source);
		if (!declaration.find()) {
			throw new IllegalArgumentException("No type is declared in: " + source);
		}
		this.sources.put(declaration.group(1), source);
	}

	void resource(String name, String content) {
		this.resources.put(name, content);
	}

	void edit(String type, String text, String replacement) {
		String source = this.sources.get(type);
		if (source == null || !source.contains(text)) {
			throw new IllegalArgumentException("No '%s' in the source of %s: %s".formatted(text, type, source));
		}
		this.sources.put(type, source.replace(text, replacement));
	}

	void delete(String type) {
		if (this.sources.remove(type) == null) {
			throw new IllegalArgumentException("No type %s among %s".formatted(type, this.sources.keySet()));
		}
	}

	/**
	 * Compile all sources, write the class files that are new or changed and delete those
	 * that no source makes any more.
	 */
	void update(ClassPath classPath) {
		Map<String, byte[]> previous = this.classes;
		this.classes = compile(classPath);
		previous.keySet().stream().filter((name) -> !this.classes.containsKey(name)).forEach(this::deleteClass);
		this.changed = this.classes.keySet()
			.stream()
			.filter((name) -> !Arrays.equals(previous.get(name), this.classes.get(name)))
			.toList();
		this.changed.forEach(this::writeClass);
		this.resources.forEach(this::writeResource);
		this.resources.clear();
	}

	private void writeResource(String name, String content) {
		Path file = this.directory.resolve(name);
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The names of the classes whose files the last update wrote.
	 */
	List<String> changed() {
		return this.changed;
	}

	/**
	 * Write the class files whose name contains the given text as they were compiled
	 * last.
	 */
	void rewrite(String namePart) {
		this.classes.keySet().stream().filter((name) -> name.contains(namePart)).forEach(this::writeClass);
	}

	/**
	 * Delete all class files, as the first half of a clean build does.
	 */
	void empty() {
		this.classes.keySet().forEach(this::deleteClass);
	}

	private void writeClass(String name) {
		Path file = file(name);
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, this.classes.get(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void deleteClass(String name) {
		try {
			Files.deleteIfExists(file(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String name) {
		return this.directory.resolve(name.replace('.', '/') + ".class");
	}

	private Map<String, byte[]> compile(ClassPath classPath) {
		StringWriter problems = new StringWriter();
		try (ClassCollector collector = new ClassCollector(this.compiler.getStandardFileManager(null, null, null))) {
			List<Source> units = this.sources.entrySet()
				.stream()
				.map((source) -> new Source(source.getKey(), PREAMBLE + source.getValue()))
				.toList();
			List<String> options = List.of("-parameters", "-proc:none", "-g", "-nowarn", "-classpath",
					classPath.toString());
			if (!this.compiler.getTask(problems, collector, null, options, null, units).call()) {
				throw new IllegalArgumentException("The application does not compile:\n" + problems);
			}
			return collector.classes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String content;

		Source(String type, String content) {
			super(URI.create("string:///com/acme/" + type + ".java"), Kind.SOURCE);
			this.content = content;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

	private static final class ClassCollector extends ForwardingJavaFileManager<StandardJavaFileManager> {

		private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

		ClassCollector(StandardJavaFileManager fileManager) {
			super(fileManager);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String className, Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("bytes:///" + className), kind) {

				@Override
				public OutputStream openOutputStream() {
					return ClassCollector.this.outputs.computeIfAbsent(className,
							(name) -> new ByteArrayOutputStream());
				}

			};
		}

		Map<String, byte[]> classes() {
			Map<String, byte[]> classes = new TreeMap<>();
			this.outputs.forEach((name, output) -> classes.put(name, output.toByteArray()));
			return classes;
		}

	}

}
