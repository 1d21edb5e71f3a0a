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
	static final List<Hole> EDITS = List.of(
			new Hole("sibling module: .*", "sibling module: TaxRules: \"0.12\"",
					"of a folder outside of the base packages only the called classes count, not those beside them"),
			new Hole("library of the same version: .*", "library of the same version: WeightFormat: \" g\"",
					"a library counts by its version, and this jar was built again under the same one"),
			new Hole("message: .*", "message: messages_de.properties: =Willkommen an Bord, {0}",
					"bundles are found by the message source, whose name no code of the application has"),
			new Hole("template: .*", "template: welcome.html: Dear",
					"templates are found by the template engine, by a prefix that no code of the application has"),
			new Hole("resource: calendar.*", "resource: calendar_de.properties: 26.12.",
					"the suffix of a ResourceBundle is put together by the JDK"),
			new Hole("resource: intro\\.txt: .*", "resource: intro.txt: Mondays",
					"of several files of one name in several folders only one is found"),
			new Hole("new property: harbor\\.labels\\.vip", "new property: harbor.labels.vip",
					"of a name that depends on a condition only one arm is seen"));

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
