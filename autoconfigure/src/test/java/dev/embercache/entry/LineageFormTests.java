package dev.embercache.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.Seeded;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link LineageForm}.
 */
class LineageFormTests {

	private static final Lineage LINEAGE = Lineages.builder(LineageFormTests.class.getClassLoader())
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.entry"), new PathMatchingResourcePatternResolver()))
		.build()
		.lineageOf("prices", null, Set.of(EntryKey.class.getName(), Variant.class.getName()));

	private final byte[] written = LineageForm.write(LINEAGE);

	@Test
	void readsWhatItWrote() throws Exception {
		Lineage read = LineageForm.read(this.written);
		assertThat(read).isEqualTo(LINEAGE);
		assertThat(read.parts()).isEqualTo(LINEAGE.parts());
	}

	@Test
	void hasTheFormThatItsDescriptionPromises() {
		assertThat(new String(this.written, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("EMBL");
		assertThat(this.written[4]).isEqualTo((byte) 1);
		assertThat(ByteBuffer.wrap(this.written).getInt(this.written.length - 4)).isEqualTo(checksum(this.written));
	}

	@Test
	void refusesAnotherVersion() {
		assertRefused(with(4, 2), "Lineage was written in form 2, this version reads 1");
	}

	@Test
	void refusesWhatAnotherProgramWrote() {
		assertRefused(with(0, 'X'), "Lineage was not written by Ember Cache");
	}

	@Test
	void refusesWhatIsLongerThanItsLineage() {
		byte[] longer = Arrays.copyOf(this.written, this.written.length + 1);
		assertRefused(signed(longer), "Lineage is damaged: there are bytes behind its end");
	}

	@Test
	void everyByteThatIsFlippedIsFound() {
		for (int i = 0; i < this.written.length; i++) {
			byte[] bytes = this.written.clone();
			bytes[i] ^= 0x10;
			assertThat(catchThrowable(() -> LineageForm.read(bytes))).as("byte " + i)
				.isInstanceOf(EntryFormatException.class);
		}
	}

	@Test
	void everyCutIsFound() {
		for (int i = 0; i < this.written.length; i++) {
			byte[] bytes = Arrays.copyOf(this.written, i);
			assertThat(catchThrowable(() -> LineageForm.read(bytes))).as("length " + i)
				.isInstanceOf(EntryFormatException.class);
		}
	}

	@Seeded(tries = 500)
	void bytesOfOthersAreRefusedAndNothingElse(Random random) {
		byte[] bytes = new byte[random.nextInt(201)];
		random.nextBytes(bytes);
		assertThat(catchThrowable(() -> LineageForm.read(bytes))).isInstanceOf(EntryFormatException.class);
	}

	@Seeded(tries = 500)
	void forgedBytesWithARightChecksumAreRefusedOrRead(Random random) {
		byte[] bytes = with(random.nextInt(4, this.written.length - 4), random.nextInt(256));
		Throwable thrown = catchThrowable(() -> LineageForm.read(bytes));
		assertThat(thrown == null || thrown instanceof EntryFormatException).as("%s", thrown).isTrue();
	}

	private static void assertRefused(byte[] bytes, String message) {
		assertThatExceptionOfType(EntryFormatException.class).isThrownBy(() -> LineageForm.read(bytes))
			.withMessage(message);
	}

	private byte[] with(int position, int value) {
		byte[] bytes = this.written.clone();
		bytes[position] = (byte) value;
		return signed(bytes);
	}

	private static byte[] signed(byte[] bytes) {
		ByteBuffer.wrap(bytes).putInt(bytes.length - 4, checksum(bytes));
		return bytes;
	}

	private static int checksum(byte[] bytes) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, bytes.length - 4);
		return (int) checksum.getValue();
	}

}
