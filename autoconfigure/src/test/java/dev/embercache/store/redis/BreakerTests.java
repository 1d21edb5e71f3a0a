package dev.embercache.store.redis;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Breaker}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BreakerTests {

	private final Breaker breaker = new Breaker("ember:");

	@BeforeEach
	void connect() {
		this.breaker.close(() -> true);
	}

	@Test
	void anOutageEndsWithTheNumberOfRefusedCommands(CapturedOutput output) {
		outageWith(2);
		assertThat(output).contains("Redis cannot be used (no answer); serving misses until it can")
			.contains("Redis can be used again after 0 s; 2 commands were refused in the meantime");
	}

	@Test
	void anOutageMayRefuseOneCommand(CapturedOutput output) {
		outageWith(1);
		assertThat(output).contains("; 1 command was refused in the meantime");
	}

	@Test
	void commandsOfAnEarlierOutageDoNotCount(CapturedOutput output) {
		outageWith(2);
		outageWith(0);
		assertThat(output).contains("; 2 commands were refused").contains("; 0 commands were refused");
	}

	private void outageWith(int commands) {
		this.breaker.open(new OutageException("no answer", null));
		for (int i = 0; i < commands; i++) {
			assertThatExceptionOfType(OutageException.class).isThrownBy(this.breaker::check);
		}
		this.breaker.close(() -> true);
	}

}
