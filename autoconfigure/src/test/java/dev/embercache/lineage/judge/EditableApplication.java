package dev.embercache.lineage.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.PropertyPlaceholderHelper;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Change;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.classpath.ApplicationProperties;
import dev.embercache.rules.LibraryRules;

/**
 * An application whose sources a test edits between one run and the next.
 */
public final class EditableApplication {

	private static final LibraryRules OWN_RULES = LibraryRules.load(EditableApplication.class.getClassLoader());

	private List<BeanWiring> beans = List.of();

	private boolean otherBeans = true;

	private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private final Path folder;

	private final Map<String, String> sources = new TreeMap<>();

	private final KnownCode known = new KnownCode();

	private final Map<String, String> resources = new TreeMap<>();

	private final Map<String, String> properties = new ConcurrentHashMap<>();

	private LibraryRules rules = OWN_RULES;

	private Tracking tracking = Tracking.DEFAULTS;

	private List<String> options = List.of("-g", "-parameters");

	public EditableApplication(Path folder) {
		this.folder = folder;
	}

	public Path folder() {
		return this.folder;
	}

	/**
	 * Add or replace sources in the package {@code com.acme}, each with one top level
	 * type.
	 */
	public EditableApplication sources(String... texts) {
		for (String text : texts) {
			Matcher matcher = TYPE.matcher(text);
			if (!matcher.find()) {
				throw new IllegalArgumentException("No type in: " + text);
			}
			this.sources.put(matcher.group(1), "package com.acme;\n" + text);
		}
		return this;
	}

	/**
	 * Add or replace a resource, by its path on the class path.
	 */
	public EditableApplication resource(String name, String content) {
		this.resources.put(name, content);
		return this;
	}

	public EditableApplication removeResource(String name) {
		this.resources.remove(name);
		return this;
	}

	/**
	 * Set a configuration property.
	 */
	public EditableApplication property(String name, String value) {
		this.properties.put(name, value);
		return this;
	}

	/**
	 * Say something about the lineages of all caches.
	 */
	public EditableApplication tracking(Tracking tracking) {
		this.tracking = tracking;
		return this;
	}

	public EditableApplication rules(LibraryRules rules) {
		this.rules = rules;
		return this;
	}

	public EditableApplication edit(String name, String before, String after) {
		String source = this.sources.get(name);
		if (source == null || !source.contains(before)) {
			throw new IllegalArgumentException("'%s' has no '%s'".formatted(name, before));
		}
		this.sources.put(name, source.replace(before, after));
		return this;
	}

	public Map<String, String> copyOfSources() {
		return new TreeMap<>(this.sources);
	}

	public void replaceSources(Map<String, String> sources) {
		this.sources.clear();
		this.sources.putAll(sources);
	}

	/**
	 * Compile those of the given sources that differ, and those that name them; leave the
	 * class files of all others as they are.
	 * @return whether the sources are without errors
	 */
	public boolean compilesAfterChangeTo(Map<String, String> edited) {
		Set<String> changed = new TreeSet<>();
		edited.forEach((name, source) -> {
			if (!source.equals(this.sources.get(name))) {
				changed.add(name);
			}
		});
		Set<String> compiled = new TreeSet<>(changed);
		edited.forEach((name, source) -> {
			if (changed.stream().anyMatch((other) -> source.matches("(?s).*\\b" + other + "\\b.*"))) {
				compiled.add(name);
			}
		});
		replaceSources(edited);
		try {
			compile(compiled);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Keep a copy of all class files, to come back to.
	 */
	public Map<Path, byte[]> copyOfClassFiles() {
		Map<Path, byte[]> copy = new TreeMap<>();
		try (Stream<Path> files = Files.walk(this.folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				copy.put(file, Files.readAllBytes(file));
			}
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Come back to a copy of class files and sources.
	 */
	public void restore(Map<Path, byte[]> classFiles, Map<String, String> sources) {
		replaceSources(sources);
		Map<Path, byte[]> now = copyOfClassFiles();
		try {
			for (Map.Entry<Path, byte[]> entry : classFiles.entrySet()) {
				if (!Arrays.equals(entry.getValue(), now.remove(entry.getKey()))) {
					Files.write(entry.getKey(), entry.getValue());
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

	public EditableApplication remove(String name) {
		this.sources.remove(name);
		return this;
	}

	public EditableApplication options(String... options) {
		this.options = List.of(options);
		return this;
	}

	/**
	 * Compile all sources, and start a run whose class files are all older than it.
	 */
	public Run start() {
		compile();
		return startAt(Instant.now().plus(Duration.ofHours(1)));
	}

	/**
	 * Start a run of the class files that are there.
	 */
	public Run startAt(Instant start) {
		URL url = url(this.folder);
		return startAt(start, new URLClassLoader(new URL[] { url }, getClass().getClassLoader()),
				ApplicationClasses.in(url), url);
	}

	/**
	 * Have beans in the container.
	 */
	public EditableApplication beans(BeanWiring... beans) {
		this.beans = List.of(beans);
		return this;
	}

	/**
	 * Have beans in the container, and no others.
	 */
	public EditableApplication onlyBeans(BeanWiring... beans) {
		this.otherBeans = false;
		return beans(beans);
	}

	/**
	 * Start a run that does not know what earlier ones have read.
	 */
	public Run startAnew() {
		URL url = url(this.folder);
		return startAt(Instant.now().plus(Duration.ofHours(1)),
				new URLClassLoader(new URL[] { url }, getClass().getClassLoader()), ApplicationClasses.in(url),
				new KnownCode(), url);
	}

	public Run startAt(Instant start, ClassLoader classLoader, ApplicationClasses classes, URL... folders) {
		return startAt(start, classLoader, classes, this.known, folders);
	}

	private Run startAt(Instant start, ClassLoader classLoader, ApplicationClasses classes, KnownCode known,
			URL... folders) {
		Lineages lineages = Lineages.builder(classLoader)
			.rules(this.rules)
			.applicationClasses(classes)
			.known(known)
			.folders(folders)
			.properties(new MapProperties(this.properties))
			.beans(new NamedBeans(this.beans, this.otherBeans, classLoader))
			.tracking((cache) -> this.tracking)
			.generationStart(start)
			.build();
		return new Run(lineages, classLoader);
	}

	public void compile() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
			Files.createDirectories(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		compile(this.sources.keySet());
		this.resources.forEach(this::writeResource);
	}

	private void writeResource(String name, String content) {
		Path file = this.folder.resolve(name);
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Compile some sources, and leave the class files of all others as they are.
	 */
	public void compile(Set<String> names) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, Locale.ROOT, null)) {
			files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(this.folder.toFile()));
			List<JavaFileObject> units = new ArrayList<>();
			names.forEach((name) -> units.add(new Source(name, this.sources.get(name))));
			List<String> arguments = new ArrayList<>(this.options);
			arguments.addAll(List.of("-proc:none", "-nowarn", "-classpath",
					this.folder + System.getProperty("path.separator") + System.getProperty("java.class.path")));
			if (!COMPILER.getTask(null, files, diagnostics, arguments, null, units).call()) {
				throw new IllegalStateException(diagnostics.getDiagnostics().toString());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path classFile(String name) {
		return this.folder.resolve("com/acme/" + name + ".class");
	}

	public byte[] bytes(String name) {
		try {
			return Files.readAllBytes(classFile(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * One run of the application.
	 *
	 * @param lineages its lineages
	 * @param classLoader its class loader
	 */
	public record Run(Lineages lineages, ClassLoader classLoader) {

		/**
		 * Return the lineage of what a method of a class in {@code com.acme} returns.
		 * @param method such as {@code PricingService.price}
		 * @param values simple names of value and key classes
		 */
		public Lineage lineage(String method, String... values) {
			return lineage(producer(method), values);
		}

		public Lineage lineage(Producer producer, String... values) {
			return this.lineages.lineageOf("prices", producer,
					Stream.of(values).map((name) -> "com.acme." + name).toList());
		}

		public Producer producer(String method, BeanWiring... wiring) {
			int dot = method.indexOf('.');
			String className = "com.acme." + method.substring(0, dot);
			return new Producer(className, method.substring(dot + 1), List.of("java.lang.String"), List.of(wiring));
		}

		public boolean holds(Lineage lineage) {
			return this.lineages.judge(lineage) instanceof Verdict.Holds;
		}

		/**
		 * Return what makes a lineage stale, the nearest first.
		 */
		public List<String> changes(Lineage lineage) {
			return (this.lineages.judge(lineage) instanceof Verdict.Stale stale)
					? stale.changes().stream().map(Change::text).toList() : List.of();
		}

	}

	private record NamedBeans(List<BeanWiring> beans, boolean others, ClassLoader classLoader) implements BeanWirings {

		@Override
		public @Nullable BeanWiring find(String beanName) {
			return this.beans.stream().filter((bean) -> bean.name().equals(beanName)).findFirst().orElse(null);
		}

		@Override
		public boolean mayMake(String className) {
			return this.others || this.beans.stream().anyMatch((bean) -> className.equals(bean.className()));
		}

		@Override
		public List<String> ofType(String typeName) {
			return this.beans.stream()
				.filter((bean) -> bean.className() != null && isA(bean.className(), typeName))
				.map(BeanWiring::name)
				.toList();
		}

		private boolean isA(String className, String typeName) {
			try {
				return ClassUtils.forName(typeName, this.classLoader)
					.isAssignableFrom(ClassUtils.forName(className, this.classLoader));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				return className.equals(typeName);
			}
		}

	}

	private record MapProperties(Map<String, String> values) implements ApplicationProperties {

		@Override
		public @Nullable String resolve(String text) {
			try {
				return new PropertyPlaceholderHelper("${", "}", ":", null, false).replacePlaceholders(text,
						this.values::get);
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

		@Override
		public SortedMap<String, String> below(String prefix) {
			SortedMap<String, String> below = new TreeMap<>(this.values);
			below.keySet()
				.removeIf((name) -> !prefix.isEmpty() && !name.equals(prefix) && !name.startsWith(prefix + "."));
			return below;
		}

		@Override
		public List<String> profiles() {
			return List.of(this.values.getOrDefault("profiles", "default").split(","));
		}

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String name, String text) {
			super(URI.create("string:///com/acme/" + name + ".java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
