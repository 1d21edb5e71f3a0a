package dev.embercache.store;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Uninterruptibly}.
 */
class UninterruptiblyTests {

	@Test
	void waitsAgainAfterAnInterruptAndRestoresIt() {
		AtomicInteger waits = new AtomicInteger();
		String result = Uninterruptibly.get(() -> {
			if (waits.incrementAndGet() < 3) {
				throw new InterruptedException();
			}
			return "done";
		});
		assertThat(result).isEqualTo("done");
		assertThat(waits).hasValue(3);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void restoresTheInterruptAlsoAfterAFailure() {
		AtomicInteger waits = new AtomicInteger();
		assertThatIllegalStateException().isThrownBy(() -> Uninterruptibly.get(() -> {
			if (waits.incrementAndGet() == 1) {
				throw new InterruptedException();
			}
			throw new IllegalStateException("failed");
		}));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void interruptsNobodyWhoWasNotInterrupted() {
		assertThat(Uninterruptibly.get(() -> 1)).isEqualTo(1);
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

}
