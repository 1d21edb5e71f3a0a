package dev.embercache.values.run;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Kind;
import dev.embercache.values.judge.Outcome.Way;

/**
 * Page of the documentation about the values of each library.
 */
final class Table {

	private static final String START = """
			# Values

			Values as applications and their libraries return them, and what comes back of each. The build tries them: two
			hits in one run, after a restart by DevTools, from disk and from an unsigned Redis in a second JVM that has
			not touched the classes before, and, where that makes sense, as a key in the run and in a second JVM.

			*Same* is a copy with the same classes, content and shared references. *Equal* is one with the same content
			in another class, such as a list for the collection of Hibernate. *Refused* means that the value is held as
			it is, for the run only, with a warning; the reasons are below. Nothing else may happen: *wrong* would be
			another value, and *failing* one that was accepted but is not there when it is asked for.

			<!-- Written by a test: mvn -pl value-tests -am test -Dtest=ValueTests -Dsurefire.failIfNoSpecifiedTests=false -Dvalues.write -->

			""";

	private final Map<String, List<Outcome>> families;

	Table(List<Outcome> outcomes) {
		this.families = outcomes.stream()
			.collect(Collectors.groupingBy(Outcome::family, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
					Collectors.toList()));
	}

	/**
	 * Return the page.
	 */
	String page() {
		return START + counts() + refusals();
	}

	/**
	 * Return how many values of each family came back in which way.
	 */
	String counts() {
		StringBuilder table = new StringBuilder("| values of |");
		for (Way way : Way.values()) {
			table.append(' ').append(way).append(" |");
		}
		table.append("\n|---|").append("---|".repeat(Way.values().length)).append('\n');
		this.families.forEach((family, outcomes) -> table.append(row(family, outcomes)));
		return table.append(row("all", this.families.values().stream().flatMap(List::stream).toList())).toString();
	}

	private static String row(String family, List<Outcome> outcomes) {
		StringBuilder row = new StringBuilder("| ").append(family).append(" |");
		for (Way way : Way.values()) {
			Map<Kind, Long> counts = outcomes.stream()
				.filter((outcome) -> outcome.way() == way)
				.collect(Collectors.groupingBy(Outcome::kind, () -> new EnumMap<>(Kind.class), Collectors.counting()));
			row.append(' ')
				.append(counts.entrySet()
					.stream()
					.map((count) -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", ")))
				.append(" |");
		}
		return row.append('\n').toString();
	}

	private String refusals() {
		StringBuilder text = new StringBuilder("\n## What is refused, and why\n");
		this.families.forEach((family, outcomes) -> {
			Map<String, Set<String>> reasons = reasons(outcomes);
			if (!reasons.isEmpty()) {
				text.append("\n### ").append(family).append("\n\n");
				reasons.forEach((name, all) -> text.append("- ")
					.append(name)
					.append(": ")
					.append(String.join(" / ", all))
					.append('\n'));
			}
		});
		return text.toString();
	}

	private static Map<String, Set<String>> reasons(List<Outcome> outcomes) {
		Map<String, Set<String>> reasons = new LinkedHashMap<>();
		for (Outcome outcome : outcomes) {
			if (outcome.kind() == Kind.REFUSED) {
				boolean key = outcome.way() == Way.KEY || outcome.way() == Way.STORED_KEY;
				reasons.computeIfAbsent(outcome.name() + (key ? ", as a key" : ""), (name) -> new LinkedHashSet<>())
					.add(reason(outcome.detail()));
			}
		}
		return new TreeMap<>(reasons);
	}

	/**
	 * Return what the log says, without what is only about this run.
	 */
	private static String reason(String warning) {
		return warning.replaceFirst("^Cache '\\w+': A (value|key)( of \\S+)? cannot be (copied|encoded)\\. ", "")
			.replaceFirst("^Key ", "")
			.replaceAll(" (All readers share it|It is held live only|Entries with such a key).*$", "")
			.replaceAll("\\$?Proxy\\d+", "\\$Proxy")
			.replace("dev.embercache.values.families.", "")
			.replace("|", "\\|")
			.replace("<", "&lt;");
	}

}
