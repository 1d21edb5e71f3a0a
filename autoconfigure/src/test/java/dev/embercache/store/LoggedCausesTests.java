package dev.embercache.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggedCauses}.
 */
class LoggedCausesTests {

	private final LoggedCauses causes = new LoggedCauses();

	@Test
	void aCauseIsNewOnce() {
		assertThat(this.causes.add("one")).isTrue();
		assertThat(this.causes.add("other")).isTrue();
		assertThat(this.causes.add("one")).isFalse();
	}

	@Test
	void pastANumberNoCauseIsNew() {
		for (int i = 0; i < 256; i++) {
			assertThat(this.causes.add("cause " + i)).isTrue();
		}
		assertThat(this.causes.add("one more")).isFalse();
	}

}
