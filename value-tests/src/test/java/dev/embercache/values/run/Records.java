package dev.embercache.values.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Way;

/**
 * Facts that one start of the application hands to the next, and to the test.
 */
public final class Records {

	private final Path folder;

	private final Way way;

	/**
	 * Create records.
	 * @param folder where they are
	 * @param way what they are about
	 */
	public Records(Path folder, Way way) {
		this.folder = folder;
		this.way = way;
	}

	boolean exist() {
		return Files.exists(file("fillings"));
	}

	void writeFillings(List<Filling> fillings) {
		write("fillings", fillings.stream().map(Filling::format).toList());
	}

	List<Filling> fillings() {
		return read("fillings").stream().map(Filling::parse).toList();
	}

	void writeOutcomes(List<Outcome> outcomes) {
		write("outcomes", outcomes.stream().map(Outcome::format).toList());
	}

	/**
	 * Return what became of the values.
	 */
	public List<Outcome> outcomes() {
		return read("outcomes").stream().map(Outcome::parse).toList();
	}

	void writeReport(String line, int hits) {
		write("report", List.of(line, Integer.toString(hits)));
	}

	/**
	 * Return the line about what was kept.
	 */
	public String report() {
		return read("report").get(0);
	}

	/**
	 * Return the number of entries that were read.
	 */
	public int hits() {
		return Integer.parseInt(read("report").get(1));
	}

	private void write(String name, List<String> lines) {
		try {
			Files.write(file(name), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> read(String name) {
		try {
			return Files.readAllLines(file(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String name) {
		return this.folder.resolve(this.way.name().toLowerCase(Locale.ROOT) + "." + name);
	}

}
