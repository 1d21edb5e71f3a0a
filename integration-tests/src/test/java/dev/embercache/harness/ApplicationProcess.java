package dev.embercache.harness;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import dev.embercache.probe.ControlServer;

/**
 * The JVM of an application, and the two lines to it: the control server, which is always
 * there, and the application's own web server, which comes and goes with each generation.
 */
final class ApplicationProcess {

	private static final Duration LIMIT = Duration.ofSeconds(90);

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final ApplicationLog log;

	private final Thread onExit = new Thread(this::kill);

	private int controlPort = -1;

	ApplicationProcess(List<String> command, Map<String, String> environment, ApplicationLog log) {
		this.log = log;
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().putAll(environment);
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(this.onExit);
		log.follow(this.process.getInputStream());
	}

	/**
	 * Wait for a generation that was started from the given edit or a later one.
	 * @param edit the number of the edit
	 * @param condition what must be true of it
	 * @return what is known of the generation
	 */
	Properties awaitGeneration(int edit, Predicate<String> condition) {
		await("generation of edit " + edit, () -> {
			Properties generation = control("generation");
			return Integer.parseInt(generation.getProperty("edit")) >= edit
					&& condition.test(generation.getProperty("state"));
		});
		return control("generation");
	}

	void await(String what, Condition condition) {
		try {
			Awaitility.await(what)
				.atMost(LIMIT)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> {
					if (!this.process.isAlive()) {
						throw new AssertionError(
								"The application ended while waiting for the %s%n%s".formatted(what, this.log.tail()));
					}
					return condition.isMet();
				});
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("No %s within %s%n%s".formatted(what, LIMIT, this.log.tail()), ex);
		}
	}

	Properties control(String path) {
		if (this.controlPort < 0) {
			this.controlPort = announcedPort();
		}
		return parse(get(this.controlPort, path));
	}

	private int announcedPort() {
		String line = this.log.await(ControlServer.ANNOUNCEMENT, 1);
		return Integer
			.parseInt(line.substring(line.indexOf(ControlServer.ANNOUNCEMENT) + ControlServer.ANNOUNCEMENT.length()));
	}

	String get(int port, String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/%s".formatted(port, path)))
			.timeout(LIMIT)
			.build();
		try {
			HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(
						"%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
			}
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s: %s".formatted(path, ex.getMessage()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static Properties parse(String text) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	/**
	 * Ask the JVM to end, and wait until it has.
	 */
	void terminate() {
		this.process.toHandle().destroy();
		try {
			if (!this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("The application did not end%n%s".formatted(this.log.tail()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().removeShutdownHook(this.onExit);
	}

	void stop() {
		kill();
		Runtime.getRuntime().removeShutdownHook(this.onExit);
	}

	private void kill() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		try {
			this.process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Something that becomes true.
	 */
	interface Condition {

		boolean isMet();

	}

}
