package dev.embercache.harness;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import dev.embercache.probe.Probe;

/**
 * What an application has on its class path beside its own class folder: what this test
 * has, without what is only there for tests.
 */
final class ClassPath {

	private static final List<String> TESTING = List.of("/test-classes", "/surefire", "/org/junit/", "/org/assertj/",
			"/org/mockito/", "/net/bytebuddy/", "/org/hamcrest/", "/org/awaitility/", "/org/objenesis/",
			"/org/opentest4j/", "/org/apiguardian/", "/org/xmlunit/", "/org/skyscreamer/", "/com/jayway/",
			"/net/minidev/", "/com/vaadin/external/", "/spring-boot-starter-test/", "/spring-boot-test/",
			"/spring-boot-test-autoconfigure/", "/spring-test/", "/integration-tests/target/", "-tests.jar");

	/**
	 * Libraries of those applications only that ask for them.
	 */
	private static final List<String> REDIS = List.of("/spring-tx/", "/spring-data-redis/", "/spring-boot-data-redis/",
			"/spring-data-keyvalue/", "/spring-oxm/", "/lettuce-core/", "/io/netty/", "/redis/clients/",
			"/com/github/codemonstur/", "/commons-pool2/");

	/**
	 * Libraries of those applications only that have a database.
	 */
	private static final List<String> JDBC = List.of("/spring-jdbc/", "/spring-tx/", "/HikariCP/", "/h2/",
			"/spring-boot-jdbc/", "/spring-boot-sql/", "/spring-boot-transaction/", "/spring-boot-persistence/",
			"/spring-boot-starter-jdbc/");

	/**
	 * Libraries that the test needs to start a server.
	 */
	private static final List<String> REDIS_SERVER = List.of("/redis/clients/", "/com/github/codemonstur/",
			"/commons-pool2/");

	/**
	 * Libraries that find beans and resources by themselves.
	 */
	private static final List<String> FINDERS = List.of("/spring-boot-restclient/", "/spring-boot-starter-restclient/",
			"/spring-boot-validation/", "/spring-boot-starter-validation/", "/hibernate-validator/",
			"/jakarta.validation-api/", "/jboss-logging/", "/classmate/", "/spring-boot-thymeleaf/",
			"/spring-boot-starter-thymeleaf/", "/thymeleaf/", "/thymeleaf-spring6/", "/attoparser/", "/unbescape/");

	/**
	 * Libraries of those applications only that use JCache or AspectJ for caching.
	 */
	private static final List<String> OTHER_CACHING = List.of("/javax/cache/", "/org/ehcache/", "/spring-aspects/");

	private static final String MODULE = "autoconfigure";

	private final List<Path> entries;

	private ClassPath(List<Path> entries) {
		this.entries = entries;
	}

	static ClassPath ofThisTest() {
		return new ClassPath(entries().filter((entry) -> !isOneOf(TESTING, entry))
			.filter((entry) -> !isOneOf(REDIS, entry) && !isOneOf(JDBC, entry) && !isOneOf(FINDERS, entry))
			.filter((entry) -> !isOneOf(OTHER_CACHING, entry))
			.toList());
	}

	/**
	 * The class path with what an application needs to use a database.
	 */
	ClassPath withJdbc() {
		Stream<Path> jdbc = entries().filter((entry) -> isOneOf(JDBC, entry));
		return new ClassPath(Stream.concat(this.entries.stream(), jdbc).distinct().toList());
	}

	/**
	 * The class path with what an application needs to use Redis.
	 */
	ClassPath withRedis() {
		Stream<Path> redis = entries().filter((entry) -> isOneOf(REDIS, entry) && !isOneOf(REDIS_SERVER, entry));
		return new ClassPath(Stream.concat(this.entries.stream(), redis).distinct().toList());
	}

	/**
	 * The class path with libraries for templates, validation and HTTP.
	 */
	ClassPath withFinders() {
		return new ClassPath(
				Stream.concat(this.entries.stream(), entries().filter((entry) -> isOneOf(FINDERS, entry))).toList());
	}

	/**
	 * The class path with a library for caching.
	 */
	ClassPath withCachingBy(String library) {
		return new ClassPath(Stream
			.concat(this.entries.stream(),
					entries().filter((entry) -> isOneOf(OTHER_CACHING, entry))
						.filter((entry) -> entry.toString().contains(library)))
			.distinct()
			.toList());
	}

	/**
	 * Return where a library is.
	 */
	static Path find(String name) {
		return entries().filter((entry) -> entry.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
	}

	private static Stream<Path> entries() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter(Files::exists);
	}

	private static boolean isOneOf(List<String> names, Path entry) {
		String path = entry.toString().replace(File.separatorChar, '/');
		return names.stream().anyMatch(path::contains);
	}

	ClassPath without(String name) {
		return new ClassPath(
				this.entries.stream().filter((entry) -> !entry.getFileName().toString().startsWith(name)).toList());
	}

	ClassPath with(Path entry) {
		return new ClassPath(Stream.concat(this.entries.stream(), Stream.of(entry)).toList());
	}

	/**
	 * The module of this project as a jar, as users have it.
	 * @param directory where to make one when there is none yet
	 */
	ClassPath withModuleAsJar(Path directory) {
		return replaceModule((module) -> Files.isDirectory(module)
				? Jar.of(module, directory.resolve("ember-cache-spring-boot-autoconfigure.jar")) : module);
	}

	/**
	 * The module of this project as a class folder, as its own developers have it.
	 */
	ClassPath withModuleAsFolder() {
		return replaceModule((module) -> {
			Path folder = (Files.isDirectory(module)) ? module : moduleDirectory().resolve("target/classes");
			if (!Files.isDirectory(folder)) {
				throw new IllegalStateException("No class folder in %s: build the module first".formatted(folder));
			}
			return folder;
		});
	}

	private ClassPath replaceModule(UnaryOperator<Path> replacement) {
		List<Path> replaced = new ArrayList<>(this.entries);
		int position = indexOf(ClassPath::isModule);
		replaced.set(position, replacement.apply(replaced.get(position)));
		return new ClassPath(List.copyOf(replaced));
	}

	private int indexOf(Predicate<Path> condition) {
		for (int i = 0; i < this.entries.size(); i++) {
			if (condition.test(this.entries.get(i))) {
				return i;
			}
		}
		throw new IllegalStateException("Nothing of Ember Cache among " + this.entries);
	}

	private static boolean isModule(Path entry) {
		return entry.getFileName().toString().startsWith("ember-cache-spring-boot-" + MODULE)
				|| entry.endsWith(Path.of(MODULE, "target", "classes"));
	}

	private static Path moduleDirectory() {
		return Path.of("").toAbsolutePath().resolveSibling(MODULE);
	}

	@Override
	public String toString() {
		return String.join(File.pathSeparator, this.entries.stream().map(Path::toString).toList());
	}

	/**
	 * Jars made of class folders.
	 */
	static final class Jar {

		private Jar() {
		}

		static Path of(Path folder, Path target) {
			return write(target, folder, Map.of(), (path) -> true);
		}

		/**
		 * The classes that the harness has inside of the application.
		 */
		static Path ofProbe(Path target) {
			String packageName = Probe.class.getPackageName();
			Map<String, String> resources = Map.of(
					"META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
					packageName + ".ProbeAutoConfiguration\n", "META-INF/spring.factories",
					"org.springframework.context.ApplicationListener=" + packageName + ".Generations\n",
					"META-INF/ember-cache/probe.rules", "depends " + packageName + ".** nothing\n");
			Path packagePath = Path.of(packageName.replace('.', '/'));
			return write(target, codeSource(Probe.class), resources, (path) -> path.startsWith(packagePath));
		}

		private static Path codeSource(Class<?> type) {
			try {
				return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
			}
			catch (URISyntaxException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static Path write(Path target, Path folder, Map<String, String> resources, Predicate<Path> filter) {
			try (OutputStream file = Files.newOutputStream(target);
					JarOutputStream jar = new JarOutputStream(file);
					Stream<Path> paths = Files.walk(folder)) {
				for (Path path : paths.filter(Files::isRegularFile).toList()) {
					Path name = folder.relativize(path);
					if (filter.test(name)) {
						jar.putNextEntry(new JarEntry(name.toString().replace(File.separatorChar, '/')));
						Files.copy(path, jar);
					}
				}
				for (Map.Entry<String, String> resource : resources.entrySet()) {
					if (resource.getKey().endsWith(".rules")) {
						// Rules are found by their folder.
						jar.putNextEntry(
								new JarEntry(resource.getKey().substring(0, resource.getKey().lastIndexOf('/') + 1)));
					}
					jar.putNextEntry(new JarEntry(resource.getKey()));
					jar.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
				}
				return target;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
