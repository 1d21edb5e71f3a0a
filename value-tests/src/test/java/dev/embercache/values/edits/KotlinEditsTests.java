package dev.embercache.values.edits;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.values.edits.EditedKotlin.Outcome;
import dev.embercache.values.edits.KotlinEdits.Edit;

/**
 * After an edit of a Kotlin source those values are dropped that the new code would not
 * return, and no others. What it would return is found by running it.
 */
class KotlinEditsTests {

	@TempDir
	static Path folder;

	@TestFactory
	Stream<DynamicTest> edits() {
		List<Edit> edits = KotlinEdits.all();
		EditedKotlin application = new EditedKotlin(folder, edits);
		return IntStream.range(0, edits.size())
			.mapToObj((number) -> DynamicTest.dynamicTest(edits.get(number).name(),
					() -> check(edits.get(number), application.judge(number))));
	}

	private static void check(Edit edit, Outcome outcome) {
		SoftAssertions.assertSoftly((softly) -> {
			softly.assertThat(outcome.missed()).as("served, though the code returns something else").isEmpty();
			if (!edit.mayDropAll()) {
				softly.assertThat(outcome.unneeded())
					.as("dropped, though the code returns the same: %s", outcome.reasons())
					.isEqualTo(edit.dropped());
			}
		});
	}

}
