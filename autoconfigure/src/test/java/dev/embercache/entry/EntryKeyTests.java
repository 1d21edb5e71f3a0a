package dev.embercache.entry;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntryKey}.
 */
class EntryKeyTests {

	@Test
	void equalBytesMeanEqualKeys() {
		EntryKey key = EntryKey.of(new byte[] { 1, 2, 3 });
		EntryKey equal = EntryKey.of(new byte[] { 1, 2, 3 });
		assertThat(key).isEqualTo(equal).hasSameHashCodeAs(equal);
		assertThat(key).isNotEqualTo(EntryKey.of(new byte[] { 1, 2, 4 })).isNotEqualTo("010203");
	}

	@Test
	void hashesOfKeysDiffer() {
		assertThat(EntryKey.of(new byte[] { 1, 2, 3 }).hashCode())
			.isNotEqualTo(EntryKey.of(new byte[] { 1, 2, 4 }).hashCode());
	}

	@Test
	void bytesWithTheSameHashAreOtherKeys() {
		byte[] bytes = { 1, 0 };
		byte[] sameHash = { 0, 31 };
		assertThat(EntryKey.of(bytes)).hasSameHashCodeAs(EntryKey.of(sameHash)).isNotEqualTo(EntryKey.of(sameHash));
	}

	@Test
	void isWrittenInHexadecimal() {
		assertThat(EntryKey.of(new byte[] { 0, 10, -1 })).hasToString("000aff");
	}

}
