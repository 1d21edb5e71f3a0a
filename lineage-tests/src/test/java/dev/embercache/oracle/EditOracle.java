package dev.embercache.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.oracle.Calls.Call;
import dev.embercache.oracle.Harbor.Answer;

/**
 * Tells right from wrong by running the application: starts it after an edit, with the
 * store that it had before, and compares what the caches serve with what the methods
 * return once the caches are cleared. Knows nothing of how lineage is found.
 */
final class EditOracle {

	private final Path store;

	private final Path storeBefore;

	private final Build build;

	private final Weaver weaver = new Weaver(new Names(), false);

	private final List<Call> calls = Calls.all();

	private final Map<Call, String> truthBefore = new LinkedHashMap<>();

	private final Map<Call, Set<Lineage>> lineages = new LinkedHashMap<>();

	private final Set<String> cold = new TreeSet<>();

	EditOracle(Path folder) {
		this.store = folder.resolve("store");
		this.storeBefore = folder.resolve("store-before");
		this.build = new Build(folder.resolve("build"));
	}

	/**
	 * Fill the store, and leave out the calls that are not hits after a start without an
	 * edit.
	 */
	void prepare() {
		this.build.buildAll(Workbench.SOURCES);
		try (Harbor first = start(List.of())) {
			first.callAll(this.calls).forEach((call, answer) -> this.truthBefore.put(call, answer.value()));
			this.calls.forEach((call) -> this.lineages.put(call, lineages(first, call)));
		}
		copy(this.store, this.storeBefore);
		try (Harbor second = start(List.of())) {
			second.callAll(this.calls).forEach((call, answer) -> {
				if (answer.computed() || !answer.value().equals(this.truthBefore.get(call))) {
					this.cold.add(call.toString());
					this.truthBefore.remove(call);
				}
			});
		}
	}

	/**
	 * Return the calls that are no hits after a start without an edit.
	 */
	Set<String> cold() {
		return this.cold;
	}

	/**
	 * Return the sizes of all lineages, one of each entry.
	 */
	List<Integer> sizes() {
		return this.truthBefore.keySet()
			.stream()
			.flatMap((call) -> this.lineages.get(call).stream())
			.map((lineage) -> lineage.parts().size())
			.sorted()
			.toList();
	}

	/**
	 * Apply an edit to the application as it was.
	 * @return what it did to each entry, or {@code null} if it does not compile or the
	 * application does not start
	 */
	@Nullable List<Finding> apply(Edit edit) {
		if (!this.build.buildEdited(edit.sources())) {
			return null;
		}
		FileSystemUtils.deleteRecursively(this.store.toFile());
		copy(this.storeBefore, this.store);
		try (Harbor edited = start(edit.arguments())) {
			Map<Call, Answer> served = edited.callAll(List.copyOf(this.truthBefore.keySet()));
			Map<Call, String> reasons = new LinkedHashMap<>();
			served.keySet().forEach((call) -> reasons.put(call, reason(edited, call)));
			Map<Call, Answer> truth = edited.truth(List.copyOf(this.truthBefore.keySet()));
			List<Finding> findings = new ArrayList<>();
			served.forEach((call, answer) -> findings.add(new Finding(edit, call, answer.computed(), answer.value(),
					truth.get(call).value(), this.truthBefore.get(call), reasons.get(call))));
			return findings;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private String reason(Harbor edited, Call call) {
		for (Lineage lineage : this.lineages.get(call)) {
			if (edited.lineages().judge(lineage) instanceof Verdict.Stale stale) {
				return stale.summary();
			}
		}
		return "holds";
	}

	private static Set<Lineage> lineages(Harbor harbor, Call call) {
		Set<Lineage> lineages = new TreeSet<>(Comparator.comparing((lineage) -> lineage.id().toString()));
		lineages.addAll(harbor.lineages(call));
		return lineages;
	}

	private Harbor start(List<String> arguments) {
		this.build.settle();
		List<String> all = new ArrayList<>(arguments);
		// An edit after which it does not start is left out.
		all.add("--logging.level.org.springframework=off");
		return Harbor.start(this.build.urls(), this.weaver, this.store, List.of(), all);
	}

	private static void copy(Path from, Path to) {
		try {
			Files.createDirectories(to);
			FileSystemUtils.copyRecursively(from, to);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What an edit did to one entry.
	 *
	 * @param edit the edit
	 * @param call the call that filled the entry
	 * @param dropped whether the call was computed again
	 * @param served what the call returned
	 * @param truth what the method returns now
	 * @param before what it returned before
	 * @param reason what the lineage says
	 */
	record Finding(Edit edit, Call call, boolean dropped, String served, String truth, String before, String reason) {

		boolean stale() {
			return !this.dropped && !this.served.equals(this.truth);
		}

		boolean needless() {
			return this.dropped && this.truth.equals(this.before);
		}

	}

}
