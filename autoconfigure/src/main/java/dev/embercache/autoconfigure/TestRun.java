package dev.embercache.autoconfigure;

import java.util.function.Predicate;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Detects a test run from the call stack, the way DevTools does.
 */
final class TestRun {

	private TestRun() {
	}

	static boolean isActive(LibraryRules rules) {
		Predicate<String> runsTests = rules.remembering(Word.RUNS_TESTS);
		return StackWalker.getInstance()
			.walk((frames) -> frames.map(StackWalker.StackFrame::getClassName).anyMatch(runsTests));
	}

}
