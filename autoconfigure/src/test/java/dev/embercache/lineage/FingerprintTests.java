package dev.embercache.lineage;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fingerprint}.
 */
class FingerprintTests {

	@Test
	void isTheFirstHalfOfSha256() {
		assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)))
			.hasToString("ba7816bf8f01cfea414140de5dae2223");
	}

	@Test
	void whatIsUnknownIsTheSameAsNothing() {
		assertThat(Fingerprint.UNKNOWN.isKnown()).isFalse();
		assertThat(Fingerprint.UNKNOWN.sameAs(Fingerprint.UNKNOWN)).isFalse();
		assertThat(new Fingerprint(-1, 0).isKnown()).isTrue();
		assertThat(new Fingerprint(0, -1).isKnown()).isTrue();
	}

	@Test
	void bothHalvesHaveToBeTheSame() {
		Fingerprint fingerprint = new Fingerprint(1, 2);
		assertThat(fingerprint.sameAs(new Fingerprint(1, 2))).isTrue();
		assertThat(fingerprint.sameAs(new Fingerprint(1, 3))).isFalse();
		assertThat(fingerprint.sameAs(new Fingerprint(3, 2))).isFalse();
	}

}
