package dev.embercache.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The table of all questions, and the picture of those that are answered by a ratio.
 * Figures are those of the first run, ratios stand there for every run.
 */
final class Report {

	static final String BEGIN = "<!-- Written by the benchmarks. -->";

	static final String END = "<!-- End of the benchmarks. -->";

	private final List<Comparison> comparisons;

	private final List<Results> runs;

	Report(List<Comparison> comparisons, List<Results> runs) {
		this.comparisons = comparisons;
		this.runs = List.copyOf(runs);
	}

	/**
	 * Write table and picture of all results in a folder.
	 * @param args the folder of the results, the folder of the documents
	 */
	public static void main(String[] args) {
		Report report = new Report(Comparisons.ALL, read(Path.of(args[0])));
		System.out.println(report.table());
		report.writeTo(Path.of(args[1]));
	}

	static List<Results> read(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().matches("results-\\d+\\.json"))
				.sorted()
				.map(Results::read)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write the table between its marks, and the picture beside it.
	 */
	void writeTo(Path folder) {
		try {
			Path page = folder.resolve("benchmarks.md");
			String text = Files.exists(page) ? Files.readString(page) : BEGIN + "\n" + END + "\n";
			Files.writeString(page, replace(text));
			Files.writeString(folder.resolve("benchmarks.svg"), new Picture(this.comparisons, this.runs.get(0)).svg());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Replace what stands between the marks by the table.
	 */
	String replace(String text) {
		int begin = text.indexOf(BEGIN);
		int end = text.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IllegalArgumentException("The marks '%s' and '%s' are missing".formatted(BEGIN, END));
		}
		return text.substring(0, begin + BEGIN.length()) + "\n" + table() + text.substring(end);
	}

	/**
	 * Return the table in Markdown, without questions that no run has an answer to.
	 */
	String table() {
		StringBuilder table = new StringBuilder();
		String ratios = this.runs.stream()
			.map((run) -> "ratio or difference, JDK " + run.java())
			.collect(Collectors.joining(" | "));
		table.append("| question | Ember Cache | peer | ").append(ratios).append(" | target | met |\n");
		table.append("|---|---:|---:|").append("---:|".repeat(this.runs.size())).append("---|---|\n");
		for (Comparison comparison : this.comparisons) {
			if (this.runs.stream().anyMatch((run) -> comparison.outcome(run) != null)) {
				table.append(row(comparison));
			}
		}
		table.append("\n");
		this.runs.forEach((run) -> table.append(run.description()).append(".\n"));
		return table.toString();
	}

	private String row(Comparison comparison) {
		Results first = this.runs.stream().filter((run) -> comparison.outcome(run) != null).findFirst().orElseThrow();
		List<String> cells = new ArrayList<>();
		cells.add(comparison.question());
		cells.add(text(first.find(comparison.ours())));
		String theirs = (comparison.theirs() != null) ? text(first.find(comparison.theirs())) : "";
		cells.add(theirs.isEmpty() ? "" : comparison.peer() + ": " + theirs);
		this.runs.forEach(
				(run) -> cells.add((comparison.kind() != Comparison.Kind.LIMIT) ? text(comparison.outcome(run)) : ""));
		cells.add(comparison.targetText());
		cells.add(met(comparison));
		return "| " + String.join(" | ", cells) + " |\n";
	}

	private String met(Comparison comparison) {
		List<Results> answered = this.runs.stream().filter((run) -> comparison.outcome(run) != null).toList();
		List<String> words = answered.stream().map(comparison::met).distinct().toList();
		return (words.size() == 1) ? words.get(0)
				: answered.stream()
					.map((run) -> "%s on %d".formatted(comparison.met(run), run.java()))
					.collect(Collectors.joining("; "));
	}

	private static String text(@Nullable Figure figure) {
		return (figure != null) ? figure.toString() : "";
	}

}
