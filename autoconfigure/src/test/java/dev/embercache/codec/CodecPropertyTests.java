package dev.embercache.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.embercache.Seeded;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that hold for any value, any key and any bytes.
 */
class CodecPropertyTests {

	private static final Codec CODEC = codec();

	private static final List<byte[]> CORPUS = corpus();

	private static Codec codec() {
		return Codec.builder(CodecPropertyTests.class.getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
			.build();
	}

	@Seeded(tries = 1_000)
	void keysWithEqualBytesAreEqual(Random random) {
		long seed = random.nextLong();
		Object left = Graphs.graph(new Random(seed));
		Object right = Graphs.graph((random.nextInt(4) > 0) ? random : new Random(seed));
		if (Arrays.equals(CODEC.encodeKey(left).bytes(), CODEC.encodeKey(right).bytes())) {
			assertThat(left).isEqualTo(right).hasSameHashCodeAs(right);
		}
		else if (left.getClass() == right.getClass()) {
			assertThat(left).isNotEqualTo(right);
		}
	}

	@Seeded(tries = 1_000)
	void aValueComesBackAsItWas(Random random) {
		Object value = Graphs.graph(random);
		Encoded encoded = CODEC.encode(value);
		assertThat(Likeness.difference(value, codec().decode(encoded.bytes()), true)).isNull();
		assertThat(CODEC.encodeKey(codec().decode(encoded.bytes())).bytes()).isEqualTo(CODEC.encodeKey(value).bytes());
	}

	/**
	 * Whatever becomes of the bytes, reading them ends in a value or in the codec's own
	 * exception.
	 */
	@Seeded(tries = 5_000)
	void damagedBytesAreAValueOrADecodingException(Random random) {
		byte[] bytes = mutate(CORPUS.get(random.nextInt(CORPUS.size())), random);
		try {
			assertThat(CODEC.decode(bytes)).isNotNull();
		}
		catch (DecodingException ex) {
			assertThat(ex).hasMessageContaining(": ");
		}
	}

	@Seeded(tries = 1_000)
	void anyBytesAreADecodingException(Random random) {
		byte[] bytes = new byte[random.nextInt(256)];
		random.nextBytes(bytes);
		try {
			assertThat(CODEC.decode(bytes)).isNotNull();
		}
		catch (DecodingException ex) {
			assertThat(ex.getCause()).isNotNull();
		}
	}

	private static List<byte[]> corpus() {
		List<byte[]> corpus = new ArrayList<>();
		List<Case> cases = new ArrayList<>(ScalarCases.all());
		cases.addAll(CollectionCases.all());
		cases.addAll(ClassCases.all());
		for (Case each : cases) {
			try {
				byte[] bytes = codec().encode(each.value().call()).bytes();
				if (bytes.length < 2000) {
					corpus.add(bytes);
				}
			}
			catch (Exception ex) {
				// Not everything in the corpus is carried.
				continue;
			}
		}
		return corpus;
	}

	private static byte[] mutate(byte[] valid, Random random) {
		byte[] bytes = valid.clone();
		int changes = 1 + random.nextInt(4);
		for (int i = 0; i < changes && bytes.length > 0; i++) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(5)) {
				case 0 -> bytes[at] = (byte) random.nextInt(256);
				case 1 -> bytes[at] = (byte) "[]\"-,0123456789nt".charAt(random.nextInt(17));
				case 2 -> bytes = Arrays.copyOf(bytes, at);
				case 3 -> bytes = splice(bytes, at, CORPUS.get(random.nextInt(CORPUS.size())), random);
				default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			}
		}
		return bytes;
	}

	private static byte[] splice(byte[] bytes, int at, byte[] other, Random random) {
		int from = random.nextInt(other.length);
		int length = random.nextInt(other.length - from);
		byte[] spliced = new byte[bytes.length + length];
		System.arraycopy(bytes, 0, spliced, 0, at);
		System.arraycopy(other, from, spliced, at, length);
		System.arraycopy(bytes, at, spliced, at + length, bytes.length - at);
		return spliced;
	}

}
