package dev.embercache.rules;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks up all that our own rules about calls name, because names in texts rot.
 */
class CallRuleNamesTests {

	/** Libraries that write or map objects, of which these tests use Jackson and Gson. */
	private static final List<String> WRITERS = List.of("com.github.jknack.", "com.samskivert.", "com.thoughtworks.",
			"freemarker.", "groovy.", "jakarta.json.", "org.apache.commons.beanutils.", "org.apache.commons.lang3.",
			"org.modelmapper.", "org.thymeleaf.");

	/** Languages whose libraries the tests of values have. */
	private static final List<String> LANGUAGES = List.of("kotlin.", "kotlinx.", "org.jetbrains.");

	/** Clients of servers, and databases in memory, that these tests do without. */
	private static final List<String> CLIENTS = List.of("de.flapdoodle.", "io.zonky.", "jakarta.jms.", "liquibase.",
			"org.apache.derby.", "org.flywaydb.", "org.springframework.boot.jdbc.", "org.springframework.cloud.",
			"org.springframework.orm.", "org.testcontainers.", "org.h2.", "org.hsqldb.", "org.springframework.amqp.",
			"org.springframework.jdbc.", "org.springframework.jms.", "org.springframework.kafka.",
			"org.springframework.ldap.", "org.springframework.web.reactive.", "org.springframework.ws.", "org.sqlite.");

	/**
	 * What the container or a test framework looks for by name, so that it is not needed.
	 */
	private static final List<String> OPTIONAL = List.of("io.cucumber.", "jakarta.servlet.", "jakarta.validation.",
			"javax.annotation.", "javax.inject.", "org.apache.ibatis.", "org.springframework.graphql.",
			"org.springframework.retry.", "org.springframework.security.", "org.testng.");

	/**
	 * Libraries with types that others find, of which these tests have none. The
	 * integration tests have most.
	 */
	private static final List<String> FOUND_ELSEWHERE = List.of("com.fasterxml.", "jakarta.validation.",
			"org.apache.ibatis.", "org.springframework.boot.", "org.springframework.data.jpa.",
			"org.springframework.security.", "org.springframework.web.reactive.", "org.springframework.web.servlet.",
			"org.thymeleaf.");

	private static final List<String> ABSENT = Stream.of(LANGUAGES, WRITERS, CLIENTS, OPTIONAL)
		.flatMap(List::stream)
		.toList();

	/** Patterns for what not all versions of the JDK and of libraries have. */
	private static final Set<String> OF_SOME_VERSIONS = Set.of("**#reversed");

	private static final String ALL_CLASSES = "**";

	private static final NavigableSet<String> NAMES = new TreeSet<>();

	static {
		addOfPlatform(NAMES);
		addOfLibraries(NAMES);
	}

	private final ClassLoader classLoader = getClass().getClassLoader();

	private final LibraryRules rules = LibraryRules.load(this.classLoader);

	@Test
	void everyRuleIsAboutSomethingThatExists() {
		List<String> wrong = new ArrayList<>();
		for (Rule rule : this.rules.all()) {
			if (!rule.origin().contains("code.rules")) {
				continue;
			}
			String absent = absent(rule.pattern());
			if (!OF_SOME_VERSIONS.contains(rule.pattern()) && (absent == null) != resolves(rule)) {
				wrong.add("%s, '%s': %s".formatted(rule.origin(), rule.pattern(),
						(absent != null) ? "is here, so that '" + absent + "' needs no exception" : "is not found"));
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void everyTypeThatLibrariesFindExists() {
		List<String> types = Stream.of(Word.USES_BEANS, Word.USES_CLASSES)
			.flatMap((word) -> this.rules.all(word).stream())
			.flatMap((rule) -> Stream.of(rule.text().split(",")))
			.map((name) -> name.startsWith("@") ? name.substring(1) : name)
			.distinct()
			.toList();
		assertThat(types).filteredOn((name) -> FOUND_ELSEWHERE.stream().noneMatch(name::startsWith))
			.isNotEmpty()
			.allMatch(NAMES::contains);
		assertThat(FOUND_ELSEWHERE).allMatch(
				(library) -> types.stream().anyMatch((name) -> name.startsWith(library) && !NAMES.contains(name)));
	}

	@Test
	void everyAttributeThatNamesBeansExists() {
		for (Rule rule : this.rules.all(Word.NAMES_BEANS)) {
			if (absent(rule.pattern()) == null) {
				assertThat(rule.text().split(",")).allSatisfy((attribute) -> assertThat(names(rule.classes()))
					.anyMatch((name) -> NAMES.contains(name) && has(name, attribute, "()Ljava/lang/String;")));
			}
		}
	}

	@Test
	void noExceptionIsLeftOver() {
		assertThat(ABSENT).allMatch((library) -> this.rules.all()
			.stream()
			.anyMatch((rule) -> rule.origin().contains("code.rules") && library.equals(absent(rule.pattern()))));
	}

	@Test
	void aNameThatIsMisspelledIsNoticed() {
		assertThat(Stream
			.of("java.util.Lisst", "java.utill.*", "java.utill.**", "java.util.Treee*", "java.util.List#sise",
					"java.util.List#siz*s", "java.util.List#add(int)", "@java.lang.Depreciated", "**#sise")
			.filter((pattern) -> resolves(new Rule(Word.SILENT, false, pattern, "", "")))).isEmpty();
	}

	private static @Nullable String absent(String pattern) {
		String name = pattern.startsWith("@") ? pattern.substring(1) : pattern;
		return ABSENT.stream().filter(name::startsWith).findFirst().orElse(null);
	}

	private boolean resolves(Rule rule) {
		String method = rule.method();
		String classes = rule.classes().startsWith("@") ? rule.classes().substring(1) : rule.classes();
		return names(classes)
			.anyMatch((name) -> (method == null) ? NAMES.contains(name) : has(name, method, rule.parameters()));
	}

	/**
	 * Return the names of the classes that a pattern can stand for. A pattern of all
	 * classes is about containers.
	 */
	private Stream<String> names(String pattern) {
		if (pattern.equals(ALL_CLASSES)) {
			return Stream.concat(Stream.of(Iterator.class.getName()),
					Stream.concat(this.rules.all(Word.CONTAINER).stream(), this.rules.all(Word.MUTABLE).stream())
						.map(Rule::classes)
						.flatMap(this::names));
		}
		if (pattern.indexOf('*') < 0) {
			return Stream.of(pattern);
		}
		String packageName = ClassUtils.getPackageName(pattern);
		boolean below = pattern.endsWith(ALL_CLASSES);
		String simpleName = below ? "*" : pattern.substring(packageName.length() + 1);
		return NAMES.subSet(packageName + ".", packageName + (char) ('.' + 1))
			.stream()
			.filter((name) -> below || name.lastIndexOf('.') == packageName.length())
			.filter((name) -> ClassPatterns.matches(simpleName, name.substring(name.lastIndexOf('.') + 1)));
	}

	private static void addOfPlatform(Set<String> names) {
		for (Module module : ModuleLayer.boot().modules()) {
			Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module.getName());
			try (Stream<Path> files = Files.walk(folder)) {
				files.forEach((file) -> addName(folder.relativize(file).toString(), names));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static void addOfLibraries(Set<String> names) {
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!entry.endsWith(".jar")) {
				continue;
			}
			try (ZipFile jar = new ZipFile(entry)) {
				jar.stream().forEach((file) -> addName(file.getName(), names));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static void addName(String path, Set<String> names) {
		if (path.endsWith(ClassUtils.CLASS_FILE_SUFFIX)) {
			names.add(path.substring(0, path.length() - ClassUtils.CLASS_FILE_SUFFIX.length()).replace('/', '.'));
		}
	}

	private boolean has(String className, String method, @Nullable String parameters) {
		try {
			Class<?> type = ClassUtils.forName(className, this.classLoader);
			return Stream.concat(Stream.of(type.getDeclaredConstructors()).map((constructor) -> key(constructor)),
					Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
						.map((each) -> key(each)))
				.anyMatch((key) -> {
					int end = key.indexOf('(');
					return ClassPatterns.matches(method, key.substring(0, end))
							&& (parameters == null || key.startsWith(parameters, end));
				});
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	private static String key(Constructor<?> constructor) {
		return "<init>" + Type.getConstructorDescriptor(constructor);
	}

	private static String key(Method method) {
		return method.getName() + Type.getMethodDescriptor(method);
	}

}
