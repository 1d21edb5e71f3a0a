package dev.embercache.lineage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tokens}, whose bytes give the fingerprints that stores keep.
 */
class TokensTests {

	@Test
	void numbersAreBigEndian() {
		Tokens tokens = new Tokens().add(0x01020304).add(0x05060708090A0B0CL);
		assertThat(tokens.fingerprint())
			.isEqualTo(Fingerprint.of(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }));
	}

	@Test
	void aTextIsItsLengthAndItsCharacters() {
		assertThat(new Tokens().add("a\u0141").fingerprint())
			.isEqualTo(Fingerprint.of(new byte[] { 0, 0, 0, 2, 0, 0x61, 1, 0x41 }));
		assertThat(new Tokens().add((String) null).fingerprint())
			.isEqualTo(Fingerprint.of(new byte[] { -1, -1, -1, -1 }));
	}

	@Test
	void keepsAllTokensHoweverManyThereAre() {
		Tokens tokens = new Tokens();
		byte[] bytes = new byte[4 * 100];
		for (int i = 0; i < 100; i++) {
			tokens.add(i);
			bytes[4 * i + 3] = (byte) i;
		}
		assertThat(tokens.fingerprint()).isEqualTo(Fingerprint.of(bytes));
	}

}
