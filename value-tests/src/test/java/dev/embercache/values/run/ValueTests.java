package dev.embercache.values.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.embercache.values.Expectation;
import dev.embercache.values.Families;
import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;
import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Kind;
import dev.embercache.values.judge.Outcome.Way;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every value on every way.
 */
class ValueTests {

	private static final int OLDEST_JAVA = 17;

	private static final List<Outcome> outcomes = new ArrayList<>();

	private static Plays plays;

	@BeforeAll
	static void play() throws IOException {
		plays = Plays.in(Path.of("target", "values"));
		plays.records().values().forEach((records) -> outcomes.addAll(records.outcomes()));
	}

	@Test
	void tableInTheDocumentationIsWhatIsFound() throws IOException {
		Table table = new Table(outcomes);
		System.out.println(table.counts());
		Path page = Path.of("..", "docs", "values.md");
		if (System.getProperty("values.write") != null) {
			Files.writeString(page, table.page());
		}
		if (Runtime.version().feature() == OLDEST_JAVA) {
			assertThat(page).as("write it with -Dvalues.write").content().isEqualTo(table.page());
		}
		else {
			// The classes that stand behind the interfaces of the JDK have other names
			// there.
			assertThat(page).as("write it with -Dvalues.write").content().contains(table.counts());
		}
	}

	@TestFactory
	Stream<DynamicTest> values() {
		return Families.all()
			.stream()
			.flatMap((family) -> family.cases().stream().flatMap((each) -> tests(family, each)));
	}

	private static Stream<DynamicTest> tests(Family family, ValueCase each) {
		return outcomes.stream()
			.filter((outcome) -> outcome.family().equals(family.name()) && outcome.name().equals(each.name()))
			.map((outcome) -> DynamicTest.dynamicTest("%s: %s %s".formatted(family.name(), each.name(), outcome.way()),
					() -> check(each, outcome)));
	}

	@ParameterizedTest
	@EnumSource(names = { "RESTART", "DISK" })
	void reportCountsWhatCanBeDecoded(Way way) {
		Records records = plays.records().get(way);
		Matcher counts = Pattern.compile("Ember Cache kept ([0-9,]+) of ([0-9,]+) entries").matcher(records.report());
		assertThat(counts.find()).as(records.report()).isTrue();
		assertThat(counts.group(1).replace(",", "")).isEqualTo(Integer.toString(records.hits()));
	}

	private static void check(ValueCase each, Outcome outcome) {
		boolean key = outcome.way() == Way.KEY || outcome.way() == Way.STORED_KEY;
		Expectation expectation = (key && each.key() != null) ? each.key() : each.expectation();
		switch (expectation.kind()) {
			case KEPT -> assertThat(outcome.kind()).as(outcome.format()).isEqualTo(Kind.SAME);
			case EQUAL -> {
				if (expectation.reason().isEmpty() || outcome.kind() != Kind.REFUSED) {
					assertThat(outcome.kind()).as(outcome.format()).isIn(Kind.SAME, Kind.EQUAL);
				}
				else {
					assertThat(outcome.detail()).as(outcome.format()).contains(expectation.reason());
				}
			}
			case REFUSED -> {
				if (outcome.way() == Way.KEY && outcome.kind() == Kind.SAME) {
					// Without a store the key object itself is held.
					return;
				}
				assertThat(outcome.kind()).as(outcome.format()).isEqualTo(Kind.REFUSED);
				assertThat(outcome.detail()).as(outcome.format()).contains(expectation.reason());
			}
		}
	}

}
