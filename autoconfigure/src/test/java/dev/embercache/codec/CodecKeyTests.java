package dev.embercache.codec;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URL;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Holder;
import dev.embercache.codec.ClassCases.Point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys whose bytes are equal are equal; keys for which that is not known are refused.
 */
class CodecKeyTests {

	private final Codec codec = Codec.builder(getClass().getClassLoader())
		.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
		.build();

	static List<Object> distinct() {
		return Arrays.asList(1, 1L, "1", (short) 1, (byte) 1, '1', 1.0, 1.0f, new BigDecimal("1"),
				new BigDecimal("1.0"), java.math.BigInteger.ONE, true, "true", 0.0, -0.0, Double.NaN, "", " ", "\uD800",
				"\uDC00", "?", new UUID(1, 1), new UUID(1, 1).toString(), Color.RED, "RED",
				ClassCases.AnnotatedEnum.ONE, ClassCases.Loud.ONE, LocalDate.EPOCH, LocalDate.EPOCH.toString(),
				Instant.EPOCH, new Date(0), new java.sql.Timestamp(0), new java.sql.Date(0), List.of(), List.of(1),
				List.of(1L), List.of("1"), List.of(List.of(1)), List.of(1, 1), List.of(List.of(1), 1),
				List.of(1, List.of(1)), Set.of(), Set.of(1), Set.of(1, 2), Map.of(), Map.of(1, 2), Map.of(2, 1),
				Map.of("a", Map.of("b", 1)), Map.entry(1, 2), new Point(1, 2), new Point(2, 1), new Holder<>(1),
				new Holder<>(1L), new Holder<>(null), new Holder<>(List.of(new Point(1, 2))), new ClassCases.Nothing(),
				SimpleKey.EMPTY, new SimpleKey(1), new SimpleKey(1L), new SimpleKey(1, 1), new SimpleKey("a", null),
				new SimpleKey((Object) null), new SimpleKey(new int[] { 1 }, "x"),
				new SimpleKey(new Integer[] { 1 }, "x"), new SimpleKey(List.of("a", "b")), new SimpleKey("a", "b"),
				Optional.empty(), Optional.of(1), Optional.of(1L), PageRequest.of(0, 5), PageRequest.of(1, 5),
				PageRequest.of(0, 5, Sort.by("a")), Sort.by("a"), Sort.by("a").descending(), String.class,
				"java.lang.String", java.time.chrono.ThaiBuddhistDate.of(2567, 1, 1),
				java.time.chrono.ThaiBuddhistDate.of(2567, 1, 2), new ClassCases.Final("a", List.of(1L)),
				new ClassCases.Final("b", List.of(1L)));
	}

	@Test
	void keysThatDifferHaveBytesThatDiffer() {
		List<Object> keys = distinct();
		for (int i = 0; i < keys.size(); i++) {
			for (int j = i + 1; j < keys.size(); j++) {
				assertThat(bytes(keys.get(i))).as("%s and %s", keys.get(i), keys.get(j))
					.isNotEqualTo(bytes(keys.get(j)));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("distinct")
	void aKeyHasTheSameBytesInEachCodec(Object key) {
		Codec other = Codec.builder(getClass().getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
			.build();
		assertThat(bytes(key)).isEqualTo(other.encodeKey(key).bytes());
	}

	static Stream<List<Object>> equal() {
		Set<Object> forwards = new LinkedHashSet<>(List.of(1, 2, 3));
		Set<Object> backwards = new LinkedHashSet<>(List.of(3, 2, 1));
		Map<Object, Object> one = new LinkedHashMap<>(Map.of("a", 1));
		one.put("b", forwards);
		Map<Object, Object> other = new LinkedHashMap<>(Map.of("b", backwards));
		other.put("a", 1);
		return Stream.of(List.of(List.of(1, 2), new ArrayList<>(List.of(1, 2))),
				List.of(Arrays.asList(1, 2), new LinkedList<>(List.of(1, 2))), List.of(forwards, backwards),
				List.of(forwards, new TreeSet<>(Set.of(1, 2, 3))), List.of(new HashSet<>(forwards), Set.of(3, 1, 2)),
				List.of(one, other), List.of(new HashMap<>(one), other),
				List.of(new Holder<>(forwards), new Holder<>(backwards)),
				List.of(new SimpleKey(1, one), new SimpleKey(1, other)),
				List.of(new SimpleKey((Object) new int[] { 1 }), new SimpleKey((Object) new int[] { 1 })),
				List.of(new String("a"), new String("a")), List.of(new Point(1, 2), new Point(1, 2)),
				List.of(PageRequest.of(0, 5, Sort.by("a")), PageRequest.of(0, 5, Sort.by("a"))));
	}

	@ParameterizedTest
	@MethodSource("equal")
	void equalKeysOfDifferentOrderHaveEqualBytes(List<Object> keys) {
		assertThat(keys.get(0)).isEqualTo(keys.get(1));
		assertThat(bytes(keys.get(0))).isEqualTo(bytes(keys.get(1)));
	}

	static Stream<Object> refused() throws Exception {
		return Stream.of(new Object(), new ClassCases.Box(1), new int[] { 1 }, new Holder<>(new int[] { 1 }),
				List.of(new ClassCases.Box(1)), new AtomicInteger(1), new StringBuilder("x"), Pattern.compile("a"),
				new URL("http://example.invalid"), (Runnable) () -> {
				}, new PartOfEquals("a"), new OneSided("x"), new TreeSet<>(String.CASE_INSENSITIVE_ORDER),
				new java.util.ArrayDeque<>(List.of(1)), new java.util.IdentityHashMap<>(Map.of(1, 1)),
				new SimpleKey(new ClassCases.Box(1)), new HashMap<>(Map.of("a", 1)).values(), endless(),
				new Customer(1, "Ada"), new Holder<>(new Customer(1, "Ada")), new SimpleKey(1, new Customer(1, "Ada")),
				new ClassCases.CaseInsensitive("tea"), new Amount(new BigDecimal("1.0")), new Rounded(1.5));
	}

	private static Object endless() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		return list;
	}

	@ParameterizedTest
	@MethodSource("refused")
	void aKeyThatIsNotKnownToCompareByItsBytesIsRefused(Object key) {
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encodeKey(key))
			.withMessageContaining(key.getClass().getName());
	}

	@Test
	void aKeyNamesItsApplicationClasses() {
		assertThat(this.codec.encodeKey(new SimpleKey("a", new Holder<>(List.of(Color.RED, new Point(1, 2)))))
			.classNames())
			.containsExactlyInAnyOrder(Holder.class.getName(), Color.class.getName(), Point.class.getName());
	}

	@Test
	void aKeyWithAnEqualsThatSomebodyWroteOverAllItsFieldsHasBytes() {
		List<Written> keys = List.of(new Written(1, null, null, Color.RED, 0.5, "1"),
				new Written(1, "", List.of(), Color.RED, Double.NaN, "1.0"),
				new Written(1, "5", List.of(1), Color.RED, 0.0, "1"),
				new Written(1, "tea", List.of(1), Color.RED, -0.0, "1"));
		assertThat(keys.stream().map((key) -> ByteBuffer.wrap(bytes(key)))).doesNotHaveDuplicates();
		assertThat(bytes(new Written(1, "tea", List.of(1), Color.RED, -0.0, "1"))).isEqualTo(bytes(keys.get(3)));
	}

	@Test
	void aFieldThatEqualsLeavesOutIsNamed() {
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encodeKey(new Customer(1, "Ada")))
			.withMessageContaining("equals of " + Customer.class.getName() + " does not compare 'name'");
	}

	@Test
	void anArrayIsComparedAsItsHolderDoes() {
		assertThat(bytes(new Search("a", new int[] { 1, 2 }))).isEqualTo(bytes(new Search("a", new int[] { 1, 2 })))
			.isNotEqualTo(bytes(new Search("a", new int[] { 2, 1 })))
			.isNotEqualTo(bytes(new Search("a", new int[0])));
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encodeKey(new Holder<>(new int[] { 1 })))
			.withMessageContaining("an array is equal only to itself")
			.withMessageContaining("Use a list instead, or compare it with Arrays.equals");
	}

	static Stream<Object> comparedInPart() {
		return Stream.of(new Part<>(new int[] { 1, 2 }, (ids) -> ids[0]), new Part<>(List.of(1, 2), Set::copyOf),
				new Part<>(new ArrayList<>(List.of("tea", "milk")), (names) -> names.get(0)),
				new Part<>(Map.of("a", 1), Map::keySet), new Part<>(Set.of("a"), Set::size),
				new Part<>(Color.RED, (color) -> color.name().length() > 1),
				new Part<>(Instant.EPOCH, (time) -> time.getEpochSecond()),
				new Part<>(new Date(5), (time) -> time.getTime() / 1000), new Part<>(new Point(1, 2), Point::x),
				new Part<>(List.of(new Point(1, 2)), (points) -> points.get(0).x()),
				new Part<>(new Point[] { new Point(1, 2) }, (points) -> points[0].x()),
				new Part<>(Optional.of(1), Optional::getClass), new Part<>(UUID.randomUUID(), UUID::version));
	}

	@ParameterizedTest
	@MethodSource("comparedInPart")
	void aKeyIsRefusedWhoseEqualsReadsPartOfAField(Object key) {
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encodeKey(key))
			.withMessageContaining("does not compare 'content'");
	}

	@Test
	void aKeyWithAStandInIsItsOwnFields() {
		assertThat(bytes(new Replaced(1, "a"))).isEqualTo(bytes(new Replaced(1, "a")))
			.isNotEqualTo(bytes(new Replaced(2, "a")))
			.isNotEqualTo(bytes(new Replaced(1, "b")));
	}

	@Test
	void anAddressIsTheSameWhateverItsName() throws Exception {
		byte[] address = { 10, 0, 0, 1 };
		assertThat(bytes(InetAddress.getByAddress("shop", address))).isEqualTo(bytes(InetAddress.getByAddress(address)))
			.isNotEqualTo(bytes(InetAddress.getByAddress(new byte[] { 10, 0, 0, 2 })));
	}

	@Test
	void aPublicKeyIsItsEncoding() throws Exception {
		PublicKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
		PublicKey same = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
		assertThat(bytes(key)).isEqualTo(bytes(same))
			.isNotEqualTo(bytes(KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic()));
	}

	@Test
	void aKeyThatCannotChangeStandsForItself() {
		Runnable action = () -> {
		};
		for (Object key : List.of("tea", 5L, Color.RED, new Point(1, 2), new SimpleKey("a", 5L), SimpleKey.EMPTY,
				List.of("a", 1), new Holder<>(List.of(1)), new Object(), new ClassCases.Box(1), new Holder<>(action),
				Optional.of(1), String.class)) {
			assertThat(this.codec.isolateKey(key)).isSameAs(key);
		}
	}

	@Test
	void aCopyStandsForAKeyThatCanChange() {
		ClassCases.Box box = new ClassCases.Box(1);
		for (Object key : List.of(new ArrayList<>(List.of(1)), new SimpleKey(1, new ArrayList<>(List.of(1))),
				new SimpleKey((Object) new int[] { 1 }), new Holder<>(new HashSet<>(List.of(1))), new Date(0),
				new Written(1, "a", new ArrayList<>(List.of(1)), Color.RED, 0, "1"),
				new ArrayList<>(List.of(box, new ArrayList<>(List.of(1)))))) {
			assertThat(this.codec.isolateKey(key)).isNotSameAs(key).isEqualTo(key).hasSameHashCodeAs(key);
		}
	}

	@Test
	void thereIsNoCopyOfAKeyThatIsEqualToNoCopy() {
		for (Object key : List.of(new Holder<>(new int[] { 1 }), endless())) {
			assertThatExceptionOfType(CodecException.class).isThrownBy(() -> this.codec.isolateKey(key))
				.withMessageContaining(key.getClass().getName());
		}
	}

	private byte[] bytes(Object key) {
		return this.codec.encodeKey(key).bytes();
	}

	static final class Session implements Serializable {

		private final String name;

		private final transient int number;

		Session(String name, int number) {
			this.name = name;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Session that && this.name.equals(that.name) && this.number == that.number;
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	static final class PartOfEquals {

		private final Object identity = new ClassCases.Box("x");

		private final String name;

		PartOfEquals(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof PartOfEquals that && this.name.equals(that.name) && this.identity == that.identity;
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	/**
	 * As entities are.
	 */
	static final class Customer {

		private final long id;

		private final String name;

		Customer(long id, String name) {
			this.id = id;
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Customer that && this.id == that.id;
		}

		@Override
		public int hashCode() {
			return Long.hashCode(this.id);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Amount(BigDecimal value) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Amount that && this.value.compareTo(that.value) == 0;
		}

		@Override
		public int hashCode() {
			return Double.hashCode(this.value.doubleValue());
		}

	}

	record Rounded(double value) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Rounded that && (float) this.value == (float) that.value;
		}

		@Override
		public int hashCode() {
			return Float.hashCode((float) this.value);
		}

	}

	record Search(String text, int[] ids) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Search that && this.text.equals(that.text) && Arrays.equals(this.ids, that.ids);
		}

		@Override
		public int hashCode() {
			return 31 * this.text.hashCode() + Arrays.hashCode(this.ids);
		}

	}

	/**
	 * Compares part of its content.
	 */
	static final class Part<T> {

		private final T content;

		private final transient Function<T, Object> part;

		Part(T content, Function<T, Object> part) {
			this.content = content;
			this.part = part;
		}

		private Object part(Function<T, Object> part) {
			return part.apply(this.content);
		}

		@Override
		@SuppressWarnings("unchecked")
		public boolean equals(Object other) {
			return other instanceof Part<?> && part(this.part).equals(((Part<T>) other).part(this.part));
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	/**
	 * As the times of Kotlin.
	 */
	record Replaced(int number, String text) implements Serializable {

		@Override
		public boolean equals(Object other) {
			return other instanceof Replaced that && this.number == that.number && this.text.equals(that.text);
		}

		@Override
		public int hashCode() {
			return this.number;
		}

		private Object writeReplace() {
			return new StandIn(this.text + this.number);
		}

	}

	static final class StandIn implements Serializable {

		private final String content;

		StandIn(String content) {
			this.content = content;
		}

		private Object readResolve() {
			return new Replaced(Integer.parseInt(this.content.substring(1)), this.content.substring(0, 1));
		}

	}

	/**
	 * As tools write it, with a field of each kind.
	 */
	static class Written {

		private final int number;

		private final @Nullable String name;

		private final @Nullable List<Integer> numbers;

		private final Color color;

		private final double share;

		private final BigDecimal amount;

		Written(int number, @Nullable String name, @Nullable List<Integer> numbers, Color color, double share,
				String amount) {
			this.number = number;
			this.name = name;
			this.numbers = numbers;
			this.color = color;
			this.share = share;
			this.amount = new BigDecimal(amount);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Written that && this.number == that.number && Objects.equals(this.name, that.name)
					&& Objects.equals(this.numbers, that.numbers) && this.color == that.color
					&& Double.compare(this.share, that.share) == 0 && this.amount.equals(that.amount);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.number, this.name, this.numbers, this.color, this.share, this.amount);
		}

	}

	static final class OneSided {

		private final String name;

		OneSided(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other == this;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this) + this.name.length();
		}

	}

}
