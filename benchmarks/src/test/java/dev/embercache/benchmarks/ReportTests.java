package dev.embercache.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Report}, {@link Comparison} and {@link Picture}.
 */
class ReportTests {

	private static final Comparison HIT = Comparison.atMost(1.2, "Hit", "hit", "Caffeine", "caffeine");

	private static final Comparison COPY = Comparison.faster(10, "Copy", "copy", "Ehcache", "ehcache");

	private static final Comparison BYTES = Comparison.limit(100, "Bytes", "bytes", "Caffeine", "caffeine-bytes");

	private static final Comparison START = Comparison.added(30, "Start", "with", "without", "without");

	private final Results results = new Results(17, "JDK 17 on a small machine");

	@Test
	void aRowHasFiguresRatioTargetAndVerdict() {
		add("hit", 30, 0.3, "ns");
		add("caffeine", 25, 0.25, "ns");
		assertThat(table(HIT)).endsWith("""
				| Hit | 30 ± 0.30 ns | Caffeine: 25 ± 0.25 ns | 1.20 ± 0.017 | at most 1.20 | yes, within the error |

				JDK 17 on a small machine.
				""");
	}

	@Test
	void aMissedTargetStaysInTheTable() {
		add("copy", 20, 0.1, "ns");
		add("ehcache", 100, 0.5, "ns");
		assertThat(table(COPY)).contains("| 5 ± 0.035 | at least 10 | no |");
	}

	@Test
	void aLimitNeedsNoPeer() {
		add("bytes", 80, 0, "bytes");
		assertThat(table(BYTES)).contains("| Bytes | 80 bytes |  |  | at most 100 | yes |");
	}

	@Test
	void whatIsAddedIsADifference() {
		add("with", 740, 6, "ms");
		add("without", 700, 8, "ms");
		assertThat(table(START)).contains("| 40 ± 10 ms | at most 30 more | no, within the error |");
	}

	@Test
	void whatIsAddedToEachOfAPairIsPreferred() {
		add("with", 740, 60, "ms");
		add("without", 700, 80, "ms");
		add("with" + Results.ADDED, 25, 5, "ms");
		assertThat(table(START)).contains("| 25 ± 5 ms | at most 30 more | yes, within the error |");
	}

	@Test
	void aShareCountsWhereItIsMoreThanTheLimit() {
		Comparison restart = Comparison.addedOrShare(50, "Restart", "with", "without", "without");
		add("without", 2000, 1, "ms");
		add("with", 2055, 1, "ms");
		assertThat(restart.met(this.results)).isEqualTo("yes");
		add("without", 1000, 1, "ms");
		add("with", 1055, 1, "ms");
		assertThat(restart.met(this.results)).isEqualTo("no");
	}

	@Test
	void whatWasNotMeasuredHasNoRow() {
		add("hit", 30, 0, "ns");
		assertThat(table(HIT, COPY)).doesNotContain("Hit").doesNotContain("Copy");
	}

	@Test
	void eachJdkHasAColumnAndItsVerdictWhereTheyDiffer() {
		add("hit", 20, 0, "ns");
		add("caffeine", 20, 0, "ns");
		Results other = new Results(25, "JDK 25");
		other.add("hit", Figure.exact("ns", 40));
		other.add("caffeine", Figure.exact("ns", 20));
		String table = new Report(List.of(HIT), List.of(this.results, other)).table();
		assertThat(table).contains("ratio or difference, JDK 17 | ratio or difference, JDK 25")
			.contains("| 1 | 2 | at most 1.20 | yes on 17; no on 25 |");
	}

	@Test
	void onlyWhatStandsBetweenTheMarksIsReplaced() {
		add("bytes", 80, 0, "bytes");
		String text = "before\n" + Report.BEGIN + "\nold\n" + Report.END + "\nafter\n";
		assertThat(report(BYTES).replace(text)).startsWith("before\n" + Report.BEGIN + "\n| question |")
			.endsWith("small machine.\n" + Report.END + "\nafter\n")
			.doesNotContain("old");
		assertThatIllegalArgumentException().isThrownBy(() -> report(BYTES).replace("no marks"));
	}

	@Test
	void resultsComeBackFromTheirFile(@TempDir Path folder) {
		add("hit", 30, 0.5, "ns");
		this.results.add("once", Figure.of("ms", 3));
		this.results.write(folder.resolve("results-17.json"));
		Results read = Report.read(folder).get(0);
		assertThat(read.java()).isEqualTo(17);
		assertThat(read.description()).isEqualTo("JDK 17 on a small machine");
		assertThat(read.find("hit")).isEqualTo(new Figure(30, 0.5, "ns"));
		assertThat(read.find("once")).isEqualTo(Figure.of("ms", 3));
	}

	@Test
	void aBarGoesToTheRightWhereWeAreAheadAndToTheLeftWhereWeAreNot() {
		add("copy", 10, 0, "ns");
		add("ehcache", 1000, 0, "ns");
		add("hit", 50, 0, "ns");
		add("caffeine", 25, 0, "ns");
		String svg = new Picture(List.of(HIT, COPY, BYTES), this.results).svg();
		// From a tenth to a hundred, one stands at a third of the way.
		assertThat(svg).contains("<rect x=\"590.0\" y=\"112\" width=\"180.0\"");
		assertThat(svg).contains("<rect x=\"562.9\" y=\"86\" width=\"27.1\"");
		assertThat(svg).doesNotContain("Bytes");
	}

	@Test
	void theReportWritesPageAndPicture(@TempDir Path folder) throws Exception {
		add("hit", 30, 0.5, "ns");
		add("caffeine", 25, 0.5, "ns");
		report(HIT).writeTo(folder);
		assertThat(Files.readString(folder.resolve("benchmarks.md"))).contains("| Hit |");
		assertThat(Files.readString(folder.resolve("benchmarks.svg"))).startsWith("<svg").endsWith("</svg>\n");
	}

	private void add(String name, double value, double error, String unit) {
		this.results.add(name, new Figure(value, error, unit));
	}

	private String table(Comparison... comparisons) {
		return report(comparisons).table();
	}

	private Report report(Comparison... comparisons) {
		return new Report(List.of(comparisons), List.of(this.results));
	}

}
