package dev.embercache.codec;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes that bypass the generator equal those that the generator would have written.
 */
class SegmentsTests {

	private static final SmileFactory FORMAT = SmileFactory.builder()
		.disable(SmileWriteFeature.ENCODE_BINARY_AS_7BIT)
		.build();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7999, 8000, 8001, (1 << 13) - 1, 1 << 13, (1 << 20) - 1, 1 << 20 })
	void largeArraysAreWrittenAsTheGeneratorWritesThem(int length) {
		Segments segments = new Segments();
		write(length, segments, Segments::write);
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		write(length, expected, (bytes, out) -> out.writeBinary(bytes));
		assertThat(segments.toByteArray()).isEqualTo(expected.toByteArray());
	}

	private static void write(int length, OutputStream target, BiConsumer<byte[], JsonGenerator> writeBinary) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		try (JsonGenerator out = FORMAT.createGenerator(ObjectWriteContext.empty(), target)) {
			out.writeStartArray();
			out.writeString("before");
			writeBinary.accept(bytes, out);
			writeBinary.accept(new byte[] { 1, 2, 3 }, out);
			for (int i = 0; i < 1000; i++) {
				out.writeString("text number " + i);
			}
			writeBinary.accept(bytes, out);
			writeBinary.accept(bytes, out);
			out.writeEndArray();
		}
	}

	@Test
	void valuesAreNotTiedToTheArraysThatTheyWereMadeOf() {
		Codec codec = Codec.builder(SegmentsTests.class.getClassLoader()).build();
		byte[] large = new byte[100_000];
		List<Object> value = new ArrayList<>(List.of(large, "ä".repeat(50_000), "\uD800" + "x".repeat(9_000), large));
		byte[] encoded = codec.encode(value).bytes();
		Arrays.fill(large, (byte) 1);
		List<?> read = (List<?>) codec.decode(encoded);
		assertThat((byte[]) read.get(0)).hasSize(100_000).containsOnly(0);
		assertThat(read.subList(1, 3)).isEqualTo(value.subList(1, 3));
		assertThat((byte[]) read.get(3)).hasSize(100_000).containsOnly(0);
	}

}
