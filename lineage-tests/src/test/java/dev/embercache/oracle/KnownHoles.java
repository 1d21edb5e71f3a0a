package dev.embercache.oracle;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is known to be missed, and why. A test fails for what is missed and not here, and
 * for what is here and is not missed any more: then its line goes.
 */
final class KnownHoles {

	/** Edits after which something stale is served. */
	static final List<Hole> EDITS = List.of();

	/**
	 * Edits of what fills the database. That it has the same rows in each generation is
	 * what {@code trust-in-memory-database} says, so that whoever edits these has to say
	 * something else.
	 */
	private static final Pattern ROWS = Pattern.compile(".*: (\\w+Seed|products\\.csv|data\\.sql)\\b.*");

	/**
	 * Why lineages are others where beans are made only when they are asked for, or
	 * {@code null} once they are not.
	 */
	static final @Nullable String LAZY_BEANS = "how a bean was made counts, and is not known before it is made";

	private KnownHoles() {
	}

	static boolean isKnown(Edit edit) {
		return isOfRows(edit) || EDITS.stream().anyMatch((hole) -> edit.toString().matches(hole.edits()));
	}

	static boolean isExample(Edit edit) {
		return EDITS.stream().anyMatch((hole) -> edit.toString().equals(hole.example()));
	}

	private static boolean isOfRows(Edit edit) {
		return ROWS.matcher(edit.toString()).matches();
	}

	/**
	 * Edits of one kind.
	 *
	 * @param edits a pattern of {@link Edit#toString()}
	 * @param example one after which something stale is served
	 * @param reason why
	 */
	record Hole(String edits, String example, String reason) {

	}

}
