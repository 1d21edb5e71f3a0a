package dev.embercache.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Holder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import org.springframework.cache.interceptor.SimpleKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that hold for any value, any key and any bytes.
 */
class CodecPropertyTests {

	private final Codec codec = codec();

	private final List<byte[]> seeds = seeds();

	private static Codec codec() {
		return Codec.builder(CodecPropertyTests.class.getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
			.build();
	}

	@Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
	void keysWithEqualBytesAreEqual(@ForAll("graphs") Object left, @ForAll("graphs") Object right) {
		if (java.util.Arrays.equals(this.codec.encodeKey(left).bytes(), this.codec.encodeKey(right).bytes())) {
			assertThat(left).isEqualTo(right).hasSameHashCodeAs(right);
		}
		else if (left.getClass() == right.getClass()) {
			assertThat(left).isNotEqualTo(right);
		}
	}

	@Property(tries = 1_000)
	void aValueComesBackAsItWas(@ForAll("graphs") Object value) {
		Encoded encoded = this.codec.encode(value);
		assertThat(Likeness.difference(value, codec().decode(encoded.bytes()), true)).isNull();
		assertThat(this.codec.encodeKey(codec().decode(encoded.bytes())).bytes())
			.isEqualTo(this.codec.encodeKey(value).bytes());
	}

	/**
	 * Whatever becomes of the bytes, reading them ends in a value or in the codec's own
	 * exception.
	 */
	@Property(tries = 5_000)
	void damagedBytesAreAValueOrADecodingException(@ForAll("seed") int seed, @ForAll long chance) {
		byte[] bytes = mutate(this.seeds.get(seed), new java.util.Random(chance));
		try {
			assertThat(this.codec.decode(bytes)).isNotNull();
		}
		catch (DecodingException ex) {
			assertThat(ex).hasMessageContaining(": ");
		}
	}

	@Property(tries = 1_000)
	void anyBytesAreADecodingException(@ForAll byte[] bytes) {
		try {
			assertThat(this.codec.decode(bytes)).isNotNull();
		}
		catch (DecodingException ex) {
			assertThat(ex.getCause()).isNotNull();
		}
	}

	@Provide
	Arbitrary<Integer> seed() {
		return Arbitraries.integers().between(0, this.seeds.size() - 1);
	}

	@Provide
	Arbitrary<Object> graphs() {
		Arbitrary<Object> leaves = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(3).map((each) -> each),
				Arbitraries.integers().between(-2, 2).map((each) -> each),
				Arbitraries.longs().between(-2, 2).map((each) -> each), Arbitraries.doubles().map((each) -> each),
				Arbitraries.of(true, false), Arbitraries.of(Color.values()).map((each) -> each),
				Arbitraries.of(Color.BLUE.name(), "1", "-1", ""),
				Arbitraries.bigDecimals().ofScale(2).map((each) -> each),
				Arbitraries.of(new BigDecimal("1"), new BigDecimal("1.0"), LocalDate.EPOCH, Instant.EPOCH));
		return Arbitraries.recursive(() -> leaves, CodecPropertyTests::composed, 0, 3);
	}

	private static Arbitrary<Object> composed(Arbitrary<Object> parts) {
		return Arbitraries.oneOf(parts.list().ofMaxSize(3).map(ArrayList::new),
				parts.list().ofMaxSize(3).map(List::copyOf), parts.list().ofMaxSize(3).map(LinkedHashSet::new),
				parts.map(Holder::new), parts.map(Optional::of),
				parts.list().ofMaxSize(3).map((each) -> new SimpleKey(each.toArray())),
				parts.list().ofSize(4).map((each) -> {
					Map<Object, Object> map = new HashMap<>();
					map.put(each.get(0), each.get(1));
					map.put(each.get(2), each.get(3));
					return map;
				}));
	}

	private static List<byte[]> seeds() {
		List<byte[]> seeds = new ArrayList<>();
		List<Case> cases = new ArrayList<>(ScalarCases.all());
		cases.addAll(CollectionCases.all());
		cases.addAll(ClassCases.all());
		for (Case each : cases) {
			try {
				byte[] bytes = codec().encode(each.value().call()).bytes();
				if (bytes.length < 2000) {
					seeds.add(bytes);
				}
			}
			catch (Exception ex) {
				// Not everything in the corpus is carried.
				continue;
			}
		}
		return seeds;
	}

	private byte[] mutate(byte[] valid, java.util.Random random) {
		byte[] bytes = valid.clone();
		int changes = 1 + random.nextInt(4);
		for (int i = 0; i < changes && bytes.length > 0; i++) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(5)) {
				case 0 -> bytes[at] = (byte) random.nextInt(256);
				case 1 -> bytes[at] = (byte) "[]\"-,0123456789nt".charAt(random.nextInt(17));
				case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
				case 3 -> bytes = splice(bytes, at, this.seeds.get(random.nextInt(this.seeds.size())), random);
				default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			}
		}
		return bytes;
	}

	private static byte[] splice(byte[] bytes, int at, byte[] other, java.util.Random random) {
		int from = random.nextInt(other.length);
		int length = random.nextInt(other.length - from);
		byte[] spliced = new byte[bytes.length + length];
		System.arraycopy(bytes, 0, spliced, 0, at);
		System.arraycopy(other, from, spliced, at, length);
		System.arraycopy(bytes, at, spliced, at + length, bytes.length - at);
		return spliced;
	}

}
