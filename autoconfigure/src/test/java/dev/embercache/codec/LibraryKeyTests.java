package dev.embercache.codec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.google.common.base.Optional;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.hash.HashCode;
import com.google.common.net.HostAndPort;
import com.google.common.net.InternetDomainName;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.UnsignedInteger;
import com.google.common.primitives.UnsignedLong;
import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.domain.Example;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;
import org.springframework.data.util.Pair;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MimeType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes of libraries that applications use as keys.
 */
class LibraryKeyTests {

	private final Codec codec = Codec.builder(getClass().getClassLoader()).build();

	static Stream<Key> keys() {
		return Stream.of(spring(), guava(), others()).flatMap((keys) -> keys);
	}

	private static Stream<Key> spring() {
		return Stream.of(new Key("Sort", () -> Sort.by("a").descending(), () -> Sort.by("a")),
				new Key("Sort.Order", () -> Sort.Order.by("a").ignoreCase(), () -> Sort.Order.by("a")),
				new Key("PageRequest", () -> PageRequest.of(1, 2, Sort.by("a")), () -> PageRequest.of(1, 2)),
				new Key("Pageable without a page", () -> Pageable.unpaged(Sort.by("a")), Pageable::unpaged),
				new Key("Range", () -> Range.closed(1, 5), () -> Range.open(1, 5)),
				new Key("Range.Bound", () -> Range.Bound.inclusive(1), () -> Range.Bound.exclusive(1)),
				new Key("Limit", () -> Limit.of(5), () -> Limit.of(6)),
				new Key("ScrollPosition by number", () -> ScrollPosition.offset(5), () -> ScrollPosition.offset(6)),
				new Key("ScrollPosition by key", () -> ScrollPosition.forward(java.util.Map.of("a", 1)),
						() -> ScrollPosition.forward(java.util.Map.of("a", 2))),
				new Key("Example", () -> Example.of("a"), () -> Example.of("b")),
				new Key("Point", () -> new Point(1, 2), () -> new Point(2, 1)),
				new Key("Distance", () -> new Distance(1, Metrics.MILES), () -> new Distance(1, Metrics.KILOMETERS)),
				new Key("Circle", () -> new Circle(1, 2, 3), () -> new Circle(1, 2, 4)),
				new Key("Box", () -> new Box(new Point(1, 2), new Point(3, 4)),
						() -> new Box(new Point(1, 2), new Point(3, 5))),
				new Key("Pair", () -> Pair.of("a", 1), () -> Pair.of("a", 2)),
				new Key("MediaType", () -> MediaType.parseMediaType("text/plain;q=0.5"), () -> MediaType.TEXT_PLAIN),
				new Key("MimeType", () -> MimeType.valueOf("a/b"), () -> MimeType.valueOf("a/c")),
				new Key("HttpMethod", () -> HttpMethod.GET, () -> HttpMethod.PUT),
				new Key("HttpStatusCode", () -> HttpStatusCode.valueOf(799), () -> HttpStatusCode.valueOf(798)),
				new Key("HttpHeaders", () -> headers("a"), () -> headers("b")),
				new Key("MultiValueMap", () -> multi("a"), () -> multi("b")),
				new Key("DataSize", () -> DataSize.ofBytes(5), () -> DataSize.ofBytes(6)),
				new Key("ETag", () -> new ETag("a", true), () -> new ETag("a", false)),
				new Key("UriComponents", () -> UriComponentsBuilder.fromUriString("http://a/b?c=d").build(),
						() -> UriComponentsBuilder.fromUriString("http://a/b?c=e").build()),
				new Key("UriComponents without a path", () -> UriComponentsBuilder.fromUriString("mailto:a@b").build(),
						() -> UriComponentsBuilder.fromUriString("mailto:a@c").build()));
	}

	private static HttpHeaders headers(String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("name", value);
		return headers;
	}

	private static LinkedMultiValueMap<String, String> multi(String value) {
		LinkedMultiValueMap<String, String> map = new LinkedMultiValueMap<>();
		map.add("name", value);
		return map;
	}

	private static Stream<Key> guava() {
		return Stream.of(new Key("ImmutableList", () -> ImmutableList.of(1, 2), () -> ImmutableList.of(2, 1)),
				new Key("ImmutableSet", () -> ImmutableSet.of(1, 2), () -> ImmutableSet.of(1, 3)),
				new Key("ImmutableMap", () -> ImmutableMap.of(1, 2), () -> ImmutableMap.of(1, 3)),
				new Key("ImmutableSortedSet", () -> ImmutableSortedSet.of(1, 2), () -> ImmutableSortedSet.of(1, 3)),
				new Key("ImmutableSortedMap", () -> ImmutableSortedMap.of(1, 2), () -> ImmutableSortedMap.of(1, 3)),
				new Key("ImmutableListMultimap", () -> ImmutableListMultimap.of(1, 2),
						() -> ImmutableListMultimap.of(1, 3)),
				new Key("ArrayListMultimap", () -> ArrayListMultimap.create(ImmutableListMultimap.of(1, 2)),
						ArrayListMultimap::create),
				new Key("HashMultiset", () -> HashMultiset.create(List.of(1, 1)), HashMultiset::create),
				new Key("ImmutableTable", () -> ImmutableTable.of(1, 2, 3), () -> ImmutableTable.of(1, 2, 4)),
				new Key("Guava's Range", () -> com.google.common.collect.Range.closed(1, 2),
						() -> com.google.common.collect.Range.open(1, 2)),
				new Key("Optional", () -> Optional.of(1), Optional::absent),
				new Key("ImmutableIntArray", () -> ImmutableIntArray.of(1, 2), () -> ImmutableIntArray.of(2, 1)),
				new Key("UnsignedLong", () -> UnsignedLong.valueOf(5), () -> UnsignedLong.valueOf(6)),
				new Key("UnsignedInteger", () -> UnsignedInteger.valueOf(5), () -> UnsignedInteger.valueOf(6)),
				new Key("HashCode", () -> HashCode.fromInt(5), () -> HashCode.fromInt(6)),
				new Key("HostAndPort", () -> HostAndPort.fromString("a:5"), () -> HostAndPort.fromString("a:6")),
				new Key("InternetDomainName", () -> InternetDomainName.from("a.com"),
						() -> InternetDomainName.from("b.com")),
				new Key("Guava's MediaType", () -> com.google.common.net.MediaType.parse("a/b;c=d"),
						() -> com.google.common.net.MediaType.parse("a/b")));
	}

	private static Stream<Key> others() {
		JsonMapper mapper = JsonMapper.builder().build();
		return Stream.of(new Key("Money", () -> Money.parse("EUR 5"), () -> Money.parse("EUR 6")),
				new Key("CurrencyUnit", () -> CurrencyUnit.of("EUR"), () -> CurrencyUnit.of("USD")),
				new Key("ObjectNode", () -> mapper.readTree("{\"a\":[1,2.5,null]}"), () -> mapper.readTree("{}")),
				new Key("ArrayNode", () -> mapper.readTree("[1]"), () -> mapper.readTree("[2]")),
				new Key("message", () -> timestamp(5), () -> timestamp(6)),
				new Key("message in a list", () -> List.of(timestamp(5)), () -> List.of(timestamp(6))),
				new Key("ByteString", () -> ByteString.copyFromUtf8("a"), () -> ByteString.copyFromUtf8("b")));
	}

	private static Timestamp timestamp(int seconds) {
		return Timestamp.newBuilder().setSeconds(seconds).build();
	}

	@ParameterizedTest
	@MethodSource("keys")
	void aKeyHasTheBytesOfItsEqualsAndNoOthers(Key key) throws Exception {
		Object value = key.value().call();
		value.hashCode();
		value.toString();
		assertThat(bytes(value)).isEqualTo(bytes(key.value().call())).isNotEqualTo(bytes(key.other().call()));
	}

	@Test
	void equalContainersOfAllLibrariesHaveEqualBytes() {
		assertThat(bytes(ImmutableList.of(1, 2))).isEqualTo(bytes(List.of(1, 2)));
		assertThat(bytes(ImmutableMap.of(1, 2, 3, 4))).isEqualTo(bytes(ImmutableMap.of(3, 4, 1, 2)));
	}

	@Test
	void theOrderInWhichTheMapOfAMessageWasFilledDoesNotCount() {
		Value one = Value.newBuilder().setNumberValue(1).build();
		Struct.Builder forwards = Struct.newBuilder();
		Struct.Builder backwards = Struct.newBuilder();
		for (int i = 0; i < 20; i++) {
			forwards.putFields("name" + i, one);
			backwards.putFields("name" + (19 - i), one);
		}
		assertThat(forwards.build()).isEqualTo(backwards.build());
		assertThat(bytes(forwards.build())).isEqualTo(bytes(backwards.build()));
	}

	private byte[] bytes(Object key) {
		return this.codec.encodeKey(key).bytes();
	}

	record Key(String name, Callable<Object> value, Callable<Object> other) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
