package dev.embercache.oracle;

import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the oracles found to be missed, and what they may miss.
 */
final class KnownHoles {

	/** Edits after which something stale was served once. They are always tried. */
	static final Set<String> CLOSED = Set.of("sibling module: TaxRules: \"0.12\"",
			"library of the same version: WeightFormat: \" g\"",
			"message: messages_de.properties: =Willkommen an Bord, {0}", "template: welcome.html: Dear",
			"resource: calendar_de.properties: 26.12.", "resource: intro.txt: Mondays",
			"new property: harbor.labels.vip");

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

	static boolean isClosed(Edit edit) {
		return CLOSED.contains(edit.toString());
	}

	/**
	 * Return whether what an edit changes may go unnoticed.
	 */
	static boolean isOfRows(Edit edit) {
		return ROWS.matcher(edit.toString()).matches();
	}

}
