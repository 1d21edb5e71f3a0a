package dev.embercache.cache;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Faults}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultsTests {

	private final Faults faults = new Faults("prices");

	@Test
	void onePathIsOneCauseWhateverItsIndexes(CapturedOutput output) {
		add("Page.content[1].owner: it is a stream.");
		add("Page.content[13].owner: it is a stream.");
		add("Page.content[1].other: it is a stream.");
		assertThat(output).contains("Cache 'prices': Page.content[1].owner: it is a stream. Not kept.")
			.contains("Page.content[1].other")
			.doesNotContain("[13]");
		assertThat(this.faults.count()).isEqualTo(3);
	}

	@Test
	void aConsequenceIsAskedForOnlyIfItIsTold() {
		this.faults.add("It is a stream.", () -> "Not kept.", new IllegalStateException());
		this.faults.add("It is a stream.", () -> {
			throw new AssertionError("asked");
		}, new IllegalStateException());
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void aStackTraceIsLoggedOncePerCause(CapturedOutput output) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(EmberCache.class.getName(), LogLevel.DEBUG);
		try {
			add("Page.content[1]: it is a stream.");
			add("Page.content[2]: it is a stream.");
		}
		finally {
			logging.setLogLevel(EmberCache.class.getName(), null);
		}
		assertThat(output).containsOnlyOnce("IllegalStateException: thrown")
			.contains("Page.content[2]: it is a stream.");
	}

	private void add(String fault) {
		this.faults.add(fault, "Not kept.", new IllegalStateException("thrown"));
	}

}
