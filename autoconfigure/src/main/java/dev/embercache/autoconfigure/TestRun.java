package dev.embercache.autoconfigure;

import java.util.List;

/**
 * Detects a test run from the call stack, the way DevTools does.
 */
final class TestRun {

	private static final List<String> CALLERS = List.of("org.junit.", "org.testng.", "io.cucumber.",
			"org.springframework.test.", "org.springframework.boot.test.");

	private TestRun() {
	}

	static boolean isActive() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.map(StackWalker.StackFrame::getClassName)
				.anyMatch((name) -> CALLERS.stream().anyMatch(name::startsWith)));
	}

}
