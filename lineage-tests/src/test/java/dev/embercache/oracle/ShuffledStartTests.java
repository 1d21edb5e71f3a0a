package dev.embercache.oracle;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One and the same code has one and the same lineages, whatever else differs from start
 * to start. Starts the application three times; twenty times with the Maven profile
 * {@code oracle}.
 */
class ShuffledStartTests {

	private static final int STARTS = Integer.getInteger("oracle.starts", 3);

	@TempDir
	Path folder;

	private URL[] urls = new URL[0];

	@BeforeEach
	void build() {
		Build build = new Build(this.folder.resolve("build"));
		build.buildAll(Workbench.SOURCES);
		build.settle();
		this.urls = build.urls();
	}

	@Test
	void lineagesAreTheSameInEachStart() throws Exception {
		Map<String, Set<String>> first = LineageIds.of(this.urls, this.folder.resolve("first"), 0, List.of());
		assertThat(first).hasSizeGreaterThan(50).allSatisfy((method, elements) -> assertThat(elements).isNotEmpty());
		for (int i = 1; i < STARTS; i++) {
			Path store = this.folder.resolve("store-" + i);
			Map<String, Set<String>> other = (i % 2 == 1) ? LineageIds.of(this.urls, store, i, List.of())
					: ofOtherJvm(store, i, List.of());
			assertThat(differences(first, other)).as("start %d", i).isEmpty();
		}
		Map<String, Set<String>> lazy = LineageIds.of(this.urls, this.folder.resolve("lazy"), 0,
				List.of("--spring.main.lazy-initialization=true"));
		assertThat(differences(first, lazy).isEmpty()).as("lineages of lazy beans are the same as others")
			.isEqualTo(KnownHoles.LAZY_BEANS == null);
	}

	private Map<String, Set<String>> ofOtherJvm(Path store, long seed, List<String> arguments) throws Exception {
		Path file = this.folder.resolve("lineages-" + seed);
		List<String> command = new ArrayList<>(List.of(java(seed % 4 == 2), "-XX:+UnlockExperimentalVMOptions",
				"-XX:hashCode=" + seed % 5, "-Dharbor.region=north", "-Djava.io.tmpdir=" + this.folder, "-cp",
				classPath(), LineageIds.class.getName(), file.toString(), String.valueOf(seed), store.toString(),
				String.valueOf(this.urls.length)));
		Stream.of(this.urls).map(URL::toString).forEach(command::add);
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).inheritIO().start();
		assertThat(process.waitFor()).isZero();
		return read(file);
	}

	/**
	 * Return the class path of this JVM without empty entries, each of which stands for
	 * the working directory.
	 */
	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.isEmpty())
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Map<String, Set<String>> read(Path file) throws IOException {
		Map<String, Set<String>> found = new TreeMap<>();
		for (String line : Files.readAllLines(file)) {
			String[] cells = line.split("\t", 2);
			found.computeIfAbsent(cells[0], (key) -> new TreeSet<>()).add(cells[1]);
		}
		return found;
	}

	/**
	 * Return the command of the JDK that {@code -Doracle.other-jdk} names, if it does, or
	 * else of this one.
	 */
	private static String java(boolean other) {
		String home = System.getProperty("java.home");
		String otherHome = System.getProperty("oracle.other-jdk", "");
		return Path.of((other && !otherHome.isEmpty()) ? otherHome : home, "bin", "java").toString();
	}

	private static List<String> differences(Map<String, Set<String>> first, Map<String, Set<String>> other) {
		List<String> differences = new ArrayList<>();
		first.forEach((method, elements) -> {
			Set<String> others = other.getOrDefault(method, Set.of());
			elements.stream()
				.filter((line) -> !others.contains(line) && !isOfJvm(line))
				.forEach((line) -> differences.add(method + " lost " + line));
			others.stream()
				.filter((line) -> !elements.contains(line) && !isOfJvm(line))
				.forEach((line) -> differences.add(method + " has " + line));
		});
		return differences;
	}

	/**
	 * Return whether an element tells one JVM from another: the one that runs the tests
	 * has the jars of the build on its class path too, and the other one may be of
	 * another JDK.
	 */
	private static boolean isOfJvm(String line) {
		return line.startsWith("SURROUNDINGS libraries ") || line.startsWith("SURROUNDINGS frameworks ")
				|| line.startsWith("SURROUNDINGS java ");
	}

}
