package dev.embercache.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A JVM that measures something and says what: lines {@code figure <name> <number>} are
 * samples of a figure.
 */
final class ForkedJvm {

	private static final String FIGURE = "figure ";

	private final List<String> options = new ArrayList<>();

	private List<Path> classPath = entries();

	/**
	 * Print a sample of a figure, for the JVM that waits for it.
	 */
	static void report(String name, double value) {
		System.out.println(FIGURE + name + " " + value);
	}

	/**
	 * Return the options for a heap that the operating system gives as a whole before
	 * anything is measured. On some machines the first touch of a page takes longer than
	 * anything that is measured here.
	 */
	static String[] wholeHeap(String size) {
		return new String[] { "-Xms" + size, "-Xmx" + size, "-XX:+AlwaysPreTouch" };
	}

	private static List<Path> entries() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
	}

	/**
	 * Find the place on the class path that a class comes from.
	 */
	static Path placeOf(Class<?> type) {
		return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
	}

	ForkedJvm option(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	/**
	 * Leave away what an application of a user does not have either.
	 * @param names what the paths of the entries contain, with slashes
	 */
	ForkedJvm without(String... names) {
		Predicate<Path> unwanted = (entry) -> {
			String path = entry.toString().replace(File.separatorChar, '/');
			return Stream.of(names).anyMatch(path::contains);
		};
		this.classPath = this.classPath.stream().filter(unwanted.negate()).toList();
		return this;
	}

	ForkedJvm with(Path entry) {
		this.classPath = Stream.concat(this.classPath.stream(), Stream.of(entry)).toList();
		return this;
	}

	/**
	 * Run a class to its end.
	 * @return the samples by name, or {@code null} if the JVM did not end well
	 */
	@Nullable Map<String, List<Double>> tryRun(String mainClass, String... arguments) {
		return run(new ArrayDeque<>(), mainClass, arguments);
	}

	/**
	 * Run a class to its end.
	 * @return the samples by name
	 * @throws IllegalStateException if the JVM did not end well
	 */
	Map<String, List<Double>> run(String mainClass, String... arguments) {
		Deque<String> output = new ArrayDeque<>();
		Map<String, List<Double>> samples = run(output, mainClass, arguments);
		if (samples == null) {
			throw new IllegalStateException("%s failed:%n%s".formatted(mainClass, String.join("\n", output)));
		}
		return samples;
	}

	private @Nullable Map<String, List<Double>> run(Deque<String> output, String mainClass, String... arguments) {
		try {
			Process process = new ProcessBuilder(command(mainClass, arguments)).redirectErrorStream(true).start();
			Thread onExit = new Thread(process::destroyForcibly);
			Runtime.getRuntime().addShutdownHook(onExit);
			Map<String, List<Double>> samples = new TreeMap<>();
			try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
				lines.lines().forEach((line) -> {
					output.add(line);
					if (output.size() > 200) {
						output.remove();
					}
					if (line.startsWith(FIGURE)) {
						String[] parts = line.substring(FIGURE.length()).split(" ");
						samples.computeIfAbsent(parts[0], (name) -> new ArrayList<>()).add(Double.valueOf(parts[1]));
					}
				});
			}
			int status = process.waitFor();
			Runtime.getRuntime().removeShutdownHook(onExit);
			return (status == 0) ? samples : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<String> command(String mainClass, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options);
		command.add("-cp");
		command.add(this.classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
		command.add(mainClass);
		command.addAll(List.of(arguments));
		return command;
	}

}
