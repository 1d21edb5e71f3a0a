package dev.embercache.entry;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksum}.
 */
class ChecksumTests {

	private static final byte[] KEY = { 1, 2 };

	private static final byte[] VALUE = { 3, 4, 5 };

	@Test
	void isTheCrc32cOfItsStandard() {
		byte[] bytes = "<123456789>".getBytes(StandardCharsets.US_ASCII);
		assertThat(Checksum.of(bytes, 1, 9)).isEqualTo(0xE3069283);
	}

	@Test
	void coversTableKeyAndValue() {
		int checksum = Checksum.of("prices", KEY, VALUE, 3);
		assertThat(checksum).isEqualTo(Checksum.of(new byte[] { 'p', 'r', 'i', 'c', 'e', 's', 1, 2, 3, 4, 5 }, 0, 11));
		assertThat(checksum).isNotEqualTo(Checksum.of("stocks", KEY, VALUE, 3))
			.isNotEqualTo(Checksum.of("prices", VALUE, VALUE, 3))
			.isNotEqualTo(Checksum.of("prices", KEY, VALUE, 2));
	}

}
