package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;
import dev.embercache.lineage.judge.LabEdits.Edit;
import dev.embercache.lineage.judge.LabRun.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mutation lab: edits an application in one place after another, and compares the
 * verdict on what each method returned before with what it returns now. Runs a sample of
 * 40; 500 with the Maven profile {@code lab}, those of some classes with
 * {@code -Dlab.in=Ledger}.
 */
class MutationLabTests {

	private static final long SEED = Long.getLong("lab.seed", 20260);

	@TempDir
	Path folder;

	@Test
	void servesNothingThatTheEditedCodeWouldNotReturn() {
		EditableApplication app = LabApplication.fill(new EditableApplication(this.folder.resolve("classes")));
		Map<String, String> sources = app.copyOfSources();
		Run first = app.start();
		Map<Path, byte[]> classFiles = app.copyOfClassFiles();
		Map<String, Value> before = new LabRun(first).values();
		Map<String, Lineage> lineages = new TreeMap<>();
		before.forEach((name, value) -> lineages.put(name,
				first.lineages().lineageOf("prices", value.producer(), value.classes())));
		ClassLevel classLevel = new ClassLevel(first.classLoader(), app.folder());
		List<Edit> edits = new ArrayList<>(new LabEdits(sources).all());
		edits.removeIf((edit) -> !edit.name().matches(System.getProperty("lab.in", ".*")));
		int found = edits.size();
		Collections.shuffle(edits, new Random(SEED));
		Tally tally = new Tally();
		int wanted = Integer.getInteger("lab.edits", 40);
		for (Edit edit : edits) {
			if (tally.edits >= wanted) {
				break;
			}
			app.restore(classFiles, sources);
			if (!app.compilesAfterChangeTo(edit.sources())) {
				continue;
			}
			tally.edits++;
			Run run = app.startAt(Instant.now().plus(Duration.ofHours(1)));
			Map<String, Value> after = new LabRun(run).values();
			Run anew = app.startAnew();
			after.forEach((name, value) -> {
				run.lineages().lineageOf("prices", value.producer(), value.classes());
				anew.lineages().lineageOf("prices", value.producer(), value.classes());
			});
			ClassLevel now = new ClassLevel(run.classLoader(), app.folder());
			before.forEach((name, value) -> {
				boolean same = value.text().equals(after.get(name).text());
				List<String> changes = run.changes(lineages.get(name));
				assertThat(changes).as("without what earlier generations know, %s in %s", name, edit.name())
					.isEqualTo(anew.changes(lineages.get(name)));
				tally.add(edit, name, same, changes, classLevel.isStale(now, value.producer()));
			});
		}
		System.out.println(tally.report(found));
		assertThat(tally.staleServed).isEmpty();
		assertThat(tally.overInvalidation()).isLessThan(0.1);
	}

	/**
	 * Counts verdicts.
	 */
	private static final class Tally {

		private final List<String> staleServed = new ArrayList<>();

		private final Map<String, Integer> needless = new TreeMap<>();

		private final Map<String, Integer> causes = new TreeMap<>();

		private int edits;

		private int pairs;

		private int same;

		private int dropped;

		private int droppedByClass;

		private int staleByClass;

		void add(Edit edit, String name, boolean same, List<String> changes, boolean staleByClass) {
			this.pairs++;
			String what = edit.kind() + " in " + edit.name();
			if (!same) {
				if (changes.isEmpty()) {
					this.staleServed.add(name + " after " + what);
				}
				if (!staleByClass) {
					this.staleByClass++;
				}
				return;
			}
			this.same++;
			if (!changes.isEmpty()) {
				this.dropped++;
				this.needless.merge(edit.kind(), 1, Integer::sum);
				this.causes.merge(what + ": " + changes.get(0).substring(changes.get(0).indexOf(' ')), 1, Integer::sum);
			}
			if (staleByClass) {
				this.droppedByClass++;
			}
		}

		double overInvalidation() {
			return (double) this.dropped / this.same;
		}

		String report(int found) {
			return """
					Mutation lab: %d edits of %d, %d verdicts on %d values that differ and %d that do not
					  stale served: %d by method, %d by class
					  dropped for nothing: %.1f %% by method, %.1f %% by class
					  by kind of edit: %s
					  by cause: %s""".formatted(this.edits, found, this.pairs, this.pairs - this.same, this.same,
					this.staleServed.size(), this.staleByClass, 100.0 * overInvalidation(),
					100.0 * this.droppedByClass / this.same, this.needless, mostFrequent());
		}

		private String mostFrequent() {
			return this.causes.entrySet()
				.stream()
				.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
				.limit(Integer.getInteger("lab.causes", 5))
				.map((entry) -> "%n    %d %s".formatted(entry.getValue(), entry.getKey()))
				.collect(Collectors.joining());
		}

	}

}
