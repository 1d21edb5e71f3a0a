package dev.embercache.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Everything that an application has written to its output.
 */
public final class ApplicationLog {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final List<String> lines = new CopyOnWriteArrayList<>();

	void follow(InputStream output) {
		Thread reader = new Thread(() -> read(output), "application log");
		reader.setDaemon(true);
		reader.start();
	}

	private void read(InputStream output) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				this.lines.add(line);
			}
		}
		catch (IOException ex) {
			this.lines.add("(end of the log: " + ex + ")");
		}
	}

	/**
	 * Return the lines written so far.
	 * @return the lines
	 */
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * Return the lines written so far that contain the given text.
	 * @param text the text
	 * @return the lines, in the order in which they were written
	 */
	public List<String> linesWith(String text) {
		return this.lines.stream().filter((line) -> line.contains(text)).toList();
	}

	/**
	 * Wait until as many lines contain the given text.
	 * @param text the text
	 * @param count how many lines
	 * @return the last of them
	 */
	public String await(String text, int count) {
		try {
			Awaitility.await()
				.atMost(LIMIT)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> linesWith(text).size() >= count);
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("The log has %d lines with '%s', not %d, after %s%n%s"
				.formatted(linesWith(text).size(), text, count, LIMIT, tail()));
		}
		return linesWith(text).get(count - 1);
	}

	/**
	 * Return the end of the log, for the message of a failure.
	 * @return the last lines
	 */
	public String tail() {
		List<String> all = lines();
		return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - 120), all.size()));
	}

}
