package dev.embercache.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.oracle.EditOracle.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing stale is served after an edit, and not much is dropped for nothing. Applies a
 * few edits; several hundred with the Maven profile {@code oracle}, which writes the
 * table in {@code docs/lineage.md}.
 */
class EditOracleTests {

	private static final int EDITS = Integer.getInteger("oracle.edits", 4);

	private static final long SEED = Long.getLong("oracle.seed", 16);

	private static final boolean IN_FULL = EDITS >= 100;

	private static final String BEGIN = "<!-- Written by the profile 'oracle' of lineage-tests. -->\n";

	private static final String END = "<!-- End of the edits. -->";

	@TempDir
	Path folder;

	@Test
	void servesNothingStaleAndDropsLittleWithoutNeed() throws IOException {
		EditOracle oracle = new EditOracle(this.folder);
		oracle.prepare();
		assertThat(oracle.cold()).as("no hits after a start without an edit").isEmpty();
		Tally tally = new Tally();
		Set<String> missed = new TreeSet<>();
		Set<String> tried = new TreeSet<>();
		for (Edit edit : edits()) {
			List<Finding> findings = oracle.apply(edit);
			if (findings == null) {
				continue;
			}
			tally.add(edit, findings);
			tried.add(edit.toString());
			if (findings.stream().anyMatch(Finding::stale) && !KnownHoles.isOfRows(edit)) {
				missed.add(edit.toString());
			}
		}
		String report = report(oracle, tally);
		System.out.println(report);
		assertThat(missed).as("%s", tally.staleText()).isEmpty();
		assertThat(tried).containsAll(KnownHoles.CLOSED).hasSizeGreaterThan(KnownHoles.CLOSED.size());
		if (IN_FULL) {
			write(report);
		}
	}

	/**
	 * What was missed once is always among the edits.
	 */
	private static List<Edit> edits() {
		Edits all = new Edits(Workbench.SOURCES);
		List<Edit> edits = new ArrayList<>();
		all.byKind().values().forEach((kind) -> kind.stream().filter(KnownHoles::isClosed).forEach(edits::add));
		all.choose(SEED, EDITS).stream().filter((edit) -> !edits.contains(edit)).forEach(edits::add);
		return edits;
	}

	private static String report(EditOracle oracle, Tally tally) {
		List<Integer> sizes = oracle.sizes();
		return String.format(Locale.ROOT,
				"""
						%d edits of an application of %d classes with %d entries. The lineage of an entry has %d elements in the median, %d at
						the 95th percentile, %d at most.

						%s
						""",
				tally.edits(), Workbench.SOURCES.sources().count(), sizes.size(), sizes.get(sizes.size() / 2),
				sizes.get(sizes.size() * 95 / 100), sizes.get(sizes.size() - 1), tally.table());
	}

	private static void write(String report) throws IOException {
		Path file = Path.of("../docs/lineage.md");
		String text = Files.readString(file);
		assertThat(text).contains(BEGIN, END);
		int begin = text.indexOf(BEGIN) + BEGIN.length();
		Files.writeString(file, text.substring(0, begin) + report + text.substring(text.indexOf(END)));
	}

}
