package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;
import dev.embercache.lineage.judge.LabEdits.Edit;
import dev.embercache.lineage.judge.LabRun.Value;

/**
 * The laboratory for other modules: edits an application, and tells what lineage says of
 * the values that its methods returned before.
 */
public final class Lab {

	private final EditableApplication app;

	private final Map<String, String> sources;

	private final Map<Path, byte[]> classFiles;

	private final Map<String, Value> before;

	private final Map<String, Lineage> lineages = new TreeMap<>();

	/**
	 * Compile the application, and call its methods.
	 * @param folder where to put its classes
	 */
	public Lab(Path folder) {
		this.app = LabApplication.fill(new EditableApplication(folder));
		this.sources = this.app.copyOfSources();
		Run run = this.app.start();
		this.classFiles = this.app.copyOfClassFiles();
		this.before = new LabRun(run).values();
		this.before.forEach((name, value) -> this.lineages.put(name,
				run.lineages().lineageOf("prices", value.producer(), value.classes())));
	}

	/**
	 * Return the sources of the application.
	 * @return the sources by the name of the type
	 */
	public Map<String, String> sources() {
		return this.sources;
	}

	/**
	 * Return the methods whose values are cached.
	 * @return names such as {@code BookService.find}, sorted
	 */
	public Set<String> producers() {
		return this.lineages.keySet();
	}

	/**
	 * Apply some of all edits, each to the application as it was.
	 * @param seed what chooses them
	 * @param count how many
	 * @return what came of those that compile and do not make a method fail
	 */
	public List<Outcome> sample(long seed, int count) {
		List<Edit> edits = new ArrayList<>(new LabEdits(this.sources).all());
		Collections.shuffle(edits, new Random(seed));
		List<Outcome> outcomes = new ArrayList<>();
		for (Edit edit : edits) {
			Outcome outcome = (outcomes.size() < count) ? apply(edit) : null;
			if (outcome != null) {
				outcomes.add(outcome);
			}
		}
		return outcomes;
	}

	private @Nullable Outcome apply(Edit edit) {
		this.app.restore(this.classFiles, this.sources);
		if (!this.app.compilesAfterChangeTo(edit.sources())) {
			return null;
		}
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		Map<String, Value> after = new LabRun(run).values();
		after.forEach((name, value) -> run.lineages().lineageOf("prices", value.producer(), value.classes()));
		Set<String> stale = new TreeSet<>();
		Set<String> different = new TreeSet<>();
		for (Map.Entry<String, Value> value : after.entrySet()) {
			if (value.getValue().text().contains("failed with")) {
				return null;
			}
			if (!run.holds(this.lineages.get(value.getKey()))) {
				stale.add(value.getKey());
			}
			if (!value.getValue().text().equals(this.before.get(value.getKey()).text())) {
				different.add(value.getKey());
			}
		}
		return new Outcome(edit.kind() + " in " + edit.name(), edit.sources(), stale, different);
	}

	/**
	 * Result of an edit.
	 *
	 * @param what the edit
	 * @param sources all sources after it
	 * @param stale the methods whose earlier values lineage calls stale
	 * @param different the methods that return something else now
	 */
	public record Outcome(String what, Map<String, String> sources, Set<String> stale, Set<String> different) {
	}

}
