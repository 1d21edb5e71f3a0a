package dev.embercache.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.embercache.oracle.EditOracle.Finding;

/**
 * Counts what edits did, by their kind.
 */
final class Tally {

	private final Map<String, Row> rows = new TreeMap<>();

	private final List<Finding> stale = new ArrayList<>();

	private final Map<String, Integer> needless = new TreeMap<>();

	void add(Edit edit, List<Finding> findings) {
		Row row = this.rows.computeIfAbsent(edit.kind(), (kind) -> new Row());
		row.edits++;
		for (Finding finding : findings) {
			row.entries++;
			row.dropped += finding.dropped() ? 1 : 0;
			if (finding.stale()) {
				row.stale++;
				this.stale.add(finding);
			}
			if (finding.needless()) {
				row.needless++;
				this.needless.merge(edit + " => " + finding.reason(), 1, Integer::sum);
			}
		}
	}

	List<Finding> stale() {
		return List.copyOf(this.stale);
	}

	/**
	 * Return what dropped entries without need: the edit, the reason, and how many.
	 */
	Map<String, Integer> needless() {
		return this.needless;
	}

	int edits() {
		return this.rows.values().stream().mapToInt((row) -> row.edits).sum();
	}

	/**
	 * Return the part of all entries that was dropped without need.
	 */
	double needlessPart() {
		int entries = this.rows.values().stream().mapToInt((row) -> row.entries).sum();
		return (double) this.rows.values().stream().mapToInt((row) -> row.needless).sum() / entries;
	}

	/**
	 * Return a table in Markdown.
	 */
	String table() {
		StringBuilder table = new StringBuilder("""
				| kind of edit | edits | dropped | without need | stale |
				|---|--:|--:|--:|--:|
				""");
		Row all = new Row();
		this.rows.forEach((kind, row) -> {
			table.append(row.line(kind));
			all.add(row);
		});
		return table.append(all.line("**all**")).toString();
	}

	/**
	 * Return the stale entries for a reader.
	 */
	String staleText() {
		TreeSet<String> lines = new TreeSet<>();
		this.stale.forEach((finding) -> lines.add(finding.edit() + " => " + finding.call()));
		return String.join("\n", lines);
	}

	private static final class Row {

		private int edits;

		private int entries;

		private int dropped;

		private int needless;

		private int stale;

		void add(Row other) {
			this.edits += other.edits;
			this.entries += other.entries;
			this.dropped += other.dropped;
			this.needless += other.needless;
			this.stale += other.stale;
		}

		String line(String kind) {
			return String.format(Locale.ROOT, "| %s | %d | %.1f %% | %.1f %% | %d |%n", kind, this.edits,
					100.0 * this.dropped / this.entries, 100.0 * this.needless / this.entries, this.stale);
		}

	}

}
