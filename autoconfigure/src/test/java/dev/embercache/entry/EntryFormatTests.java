package dev.embercache.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
 * Tests for {@link EntryFormat}.
 */
class EntryFormatTests {

	private static final int CODEC = 1;

	private static final Lineage LINEAGE = Lineages.builder(EntryFormatTests.class.getClassLoader())
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.entry"), new PathMatchingResourcePatternResolver()))
		.build()
		.lineageOf("prices", null, Set.of(EntryKey.class.getName(), Variant.class.getName()));

	private static final LineageFinder LINEAGES = (id) -> id.equals(LINEAGE.id()) ? LINEAGE : null;

	private static final Variant TEA = new Variant("ten".getBytes(StandardCharsets.UTF_8), LINEAGE,
			Instant.parse("2026-01-02T03:04:05.678901234Z"));

	private final byte[] written = EntryFormat.write(TEA, CODEC);

	@Test
	void readsWhatItWrote() throws Exception {
		Variant read = read(this.written);
		assertThat(read.payload()).isEqualTo(TEA.payload());
		assertThat(read.lineage()).isSameAs(LINEAGE);
		assertThat(read.writtenAt()).isEqualTo(TEA.writtenAt());
	}

	@Test
	void readsANull() throws Exception {
		byte[] bytes = EntryFormat.write(Variant.ofNull(LINEAGE, Instant.EPOCH), CODEC);
		assertThat(read(bytes).isNull()).isTrue();
		assertThat(read(this.written).isNull()).isFalse();
	}

	@Test
	void hasTheFormThatItsDescriptionPromises() {
		ByteBuffer buffer = ByteBuffer.wrap(this.written);
		assertThat(new String(this.written, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("EMBR");
		assertThat(buffer.get(4)).isEqualTo((byte) 1);
		assertThat(buffer.get(5)).isEqualTo((byte) CODEC);
		assertThat(buffer.get(6)).isZero();
		assertThat(buffer.getLong(7)).isEqualTo(TEA.writtenAt().getEpochSecond());
		assertThat(buffer.getInt(15)).isEqualTo(TEA.writtenAt().getNano());
		assertThat(buffer.getLong(19)).isEqualTo(LINEAGE.id().high());
		assertThat(buffer.getLong(27)).isEqualTo(LINEAGE.id().low());
		assertThat(buffer.getInt(35)).isEqualTo(3);
		assertThat(new String(this.written, 39, 3, StandardCharsets.US_ASCII)).isEqualTo("ten");
		assertThat(this.written).hasSize(39 + 3 + 4);
	}

	@Test
	void refusesAnotherVersion() {
		assertRefused(with(4, 2), "Entry was written in format 2, this version reads 1");
	}

	@Test
	void refusesThePayloadOfAnotherCodec() {
		assertThatExceptionOfType(EntryFormatException.class)
			.isThrownBy(() -> EntryFormat.read(this.written, CODEC + 1, LINEAGES))
			.withMessage("Entry was written by version 1 of the codec, this is 2");
	}

	@Test
	void refusesFlagsThatItDoesNotKnow() {
		assertRefused(with(6, 4), "Entry has flags that this version does not know");
		assertRefused(with(6, 1), "Entry is damaged: its payload and its flags disagree");
	}

	@Test
	void refusesWhatAnotherProgramWrote() {
		assertRefused(with(0, 'X'), "Entry was not written by Ember Cache");
	}

	@Test
	void refusesAnEntryWhoseLineageIsNotKnown() {
		assertThatExceptionOfType(EntryFormatException.class)
			.isThrownBy(() -> EntryFormat.read(this.written, CODEC, (id) -> null))
			.withMessage("Entry came from lineage %s, which is not known", LINEAGE.id());
	}

	@Test
	void aLengthDoesNotAllocateMoreThanThereIs() {
		byte[] bytes = this.written.clone();
		ByteBuffer.wrap(bytes).putInt(35, Integer.MAX_VALUE);
		assertRefused(signed(bytes), "Entry is damaged: its parts are not as long as the whole");
		ByteBuffer.wrap(bytes).putInt(35, -1);
		assertRefused(signed(bytes), "Entry is damaged: its parts are not as long as the whole");
	}

	@Test
	void everyByteThatIsFlippedIsFound() {
		for (int i = 0; i < this.written.length; i++) {
			byte[] bytes = this.written.clone();
			bytes[i] ^= 0x10;
			assertThat(catchThrowable(() -> read(bytes))).as("byte " + i).isInstanceOf(EntryFormatException.class);
		}
	}

	@Test
	void everyCutIsFound() {
		for (int i = 0; i < this.written.length; i++) {
			byte[] bytes = Arrays.copyOf(this.written, i);
			assertThat(catchThrowable(() -> read(bytes))).as("length " + i).isInstanceOf(EntryFormatException.class);
		}
	}

	@Seeded(tries = 500)
	void bytesOfOthersAreRefusedAndNothingElse(Random random) {
		byte[] bytes = new byte[random.nextInt(201)];
		random.nextBytes(bytes);
		assertThat(catchThrowable(() -> read(bytes))).isInstanceOf(EntryFormatException.class);
	}

	@Seeded(tries = 500)
	void forgedBytesWithARightChecksumAreRefusedOrRead(Random random) {
		byte[] bytes = with(random.nextInt(4, this.written.length - 4), random.nextInt(256));
		Throwable thrown = catchThrowable(() -> read(bytes));
		assertThat(thrown == null || thrown instanceof EntryFormatException).as("%s", thrown).isTrue();
	}

	private static Variant read(byte[] bytes) throws EntryFormatException {
		return EntryFormat.read(bytes, CODEC, LINEAGES);
	}

	private static void assertRefused(byte[] bytes, String message) {
		assertThatExceptionOfType(EntryFormatException.class).isThrownBy(() -> read(bytes)).withMessage(message);
	}

	private byte[] with(int position, int value) {
		byte[] bytes = this.written.clone();
		bytes[position] = (byte) value;
		return signed(bytes);
	}

	private static byte[] signed(byte[] bytes) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, bytes.length - 4);
		ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
		return bytes;
	}

}
