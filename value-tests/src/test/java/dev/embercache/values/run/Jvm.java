package dev.embercache.values.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.embercache.values.ValueApplication;
import dev.embercache.values.judge.Outcome.Way;

/**
 * A JVM in which the application plays one part and ends.
 */
final class Jvm {

	private static final int SECONDS = 300;

	/**
	 * What is tried here is what comes back, not what it came from, which is all of this
	 * code for each value.
	 */
	private static final String UNTRACKED = "--ember.cache.caches.values.track-code=false";

	private final Path folder;

	private final Way way;

	private final List<String> properties;

	Jvm(Path folder, Way way, List<String> properties) {
		this.folder = folder;
		this.way = way;
		this.properties = properties;
	}

	/**
	 * Start the application and wait for its end.
	 */
	void play(Session.Part part) {
		Path log = this.folder.resolve((this.way + "-" + part).replace(' ', '-') + ".log");
		try {
			Process process = new ProcessBuilder(command(part)).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new AssertionError("The application did not end in time%n%s".formatted(tail(log)));
			}
			if (process.exitValue() != 0) {
				throw new AssertionError("The application failed%n%s".formatted(tail(log)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<String> command(Session.Part part) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx768m", "-cp", classPath(), ValueApplication.class.getName(),
						part.name(), this.way.name(), this.folder.toString(), "--spring.application.name=values",
						"--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
						"--logging.level.dev.embercache=debug", UNTRACKED));
		command.addAll(this.properties);
		return command;
	}

	/**
	 * The class path of the test, without DevTools where nothing is restarted.
	 */
	private String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> this.way == Way.RESTART || !entry.contains("spring-boot-devtools"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String tail(Path log) throws IOException {
		List<String> lines = Files.readAllLines(log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
	}

}
