package dev.embercache.values.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.util.FileSystemUtils;

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

	private static final List<Outcome> outcomes = new ArrayList<>();

	@BeforeAll
	static void play() throws IOException {
		Path folder = Path.of("target", "values").toAbsolutePath();
		FileSystemUtils.deleteRecursively(folder);
		Files.createDirectories(folder);
		Jvm copying = new Jvm(folder, Way.RUN, List.of());
		copying.play(Session.Part.COPY);
		Jvm disk = new Jvm(folder, Way.DISK,
				List.of("--ember.cache.store=disk", "--ember.cache.disk.directory=" + folder.resolve("store")));
		disk.play(Session.Part.WRITE);
		disk.play(Session.Part.READ);
		outcomes.addAll(new Records(folder, Way.RUN).outcomes());
		outcomes.addAll(new Records(folder, Way.DISK).outcomes());
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

	private static void check(ValueCase each, Outcome outcome) {
		boolean key = outcome.way() == Way.KEY || outcome.way() == Way.STORED_KEY;
		Expectation expectation = (key && each.key() != null) ? each.key() : each.expectation();
		switch (expectation.kind()) {
			case KEPT -> assertThat(outcome.kind()).as(outcome.detail()).isEqualTo(Kind.SAME);
			case EQUAL -> assertThat(outcome.kind()).as(outcome.detail()).isIn(Kind.SAME, Kind.EQUAL);
			case REFUSED -> {
				assertThat(outcome.kind()).as(outcome.detail()).isEqualTo(Kind.REFUSED);
				assertThat(outcome.detail()).contains(expectation.reason());
			}
		}
	}

}
