package dev.embercache.codec;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import com.google.common.collect.TreeMultimap;
import com.google.common.primitives.ImmutableIntArray;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.collection.spi.PersistentList;
import org.hibernate.collection.spi.PersistentMap;
import org.hibernate.collection.spi.PersistentSet;
import org.hibernate.collection.spi.PersistentSortedSet;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.cache.support.NullValue;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range.Bound;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metrics;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MimeType;
import org.springframework.util.MultiValueMap;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.equal;
import static dev.embercache.codec.Case.kept;
import static dev.embercache.codec.Case.refused;
import static dev.embercache.codec.Case.same;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Values of the libraries that applications use.
 */
final class LibraryCases {

	private LibraryCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>();
		cases.addAll(guava());
		cases.addAll(spring());
		cases.addAll(others());
		cases.addAll(hibernate());
		return cases;
	}

	private static List<Case> guava() {
		return List.of(same("ImmutableList", () -> ImmutableList.of(1L, "x")),
				same("ImmutableList empty", ImmutableList::of),
				same("ImmutableList one", () -> ImmutableList.of(new ClassCases.Point(1, 2))),
				equal("ImmutableList subList", () -> ImmutableList.of(1, 2, 3).subList(1, 3)),
				equal("ImmutableList reverse", () -> ImmutableList.of(1, 2, 3).reverse()),
				same("ImmutableSet", () -> ImmutableSet.of("a", "b", "c")),
				same("ImmutableSet one", () -> ImmutableSet.of(1)),
				same("ImmutableSet of enums",
						() -> com.google.common.collect.Sets.immutableEnumSet(ClassCases.Color.RED,
								ClassCases.Color.BLUE)),
				same("ImmutableMap", () -> ImmutableMap.of("a", 1L, "b", List.of())),
				same("ImmutableMap empty", ImmutableMap::of), same("ImmutableMap one", () -> ImmutableMap.of("a", 1)),
				same("ImmutableSortedSet", () -> ImmutableSortedSet.of(3, 1)),
				same("ImmutableSortedMap", () -> ImmutableSortedMap.of("b", 1, "a", 2)),
				same("ImmutableBiMap", () -> ImmutableBiMap.of("a", 1)),
				same("ImmutableMultiset", () -> ImmutableMultiset.of("a", "a", "b")),
				same("ImmutableListMultimap", () -> ImmutableListMultimap.of("a", 1, "a", 2)),
				same("ImmutableSetMultimap", () -> ImmutableSetMultimap.of("a", 1)),
				same("ImmutableTable", () -> ImmutableTable.of("r", "c", 5L)),
				same("ImmutableRangeSet", () -> ImmutableRangeSet.of(Range.closed(1, 5))),
				same("Range", () -> Range.closedOpen(1, 5)), same("Range of all", Range::all),
				same("ImmutableIntArray", () -> ImmutableIntArray.of(1, 2)), same("ArrayListMultimap", () -> {
					ArrayListMultimap<String, Object> map = ArrayListMultimap.create();
					map.put("a", 1L);
					return map;
				}), same("HashMultimap", () -> {
					HashMultimap<String, Object> map = HashMultimap.create();
					map.put("a", 1L);
					return map;
				}), same("LinkedHashMultimap", () -> {
					LinkedHashMultimap<String, Object> map = LinkedHashMultimap.create();
					map.put("a", 1L);
					return map;
				}), same("TreeMultimap", () -> {
					TreeMultimap<String, String> map = TreeMultimap.create();
					map.put("a", "b");
					return map;
				}), same("HashMultiset", () -> HashMultiset.create(List.of("a", "a"))),
				same("HashBiMap", () -> HashBiMap.create(Map.of("a", 1))), same("HashBasedTable", () -> {
					HashBasedTable<String, String, Object> table = HashBasedTable.create();
					table.put("r", "c", 5L);
					return table;
				}), same("guava Optional", () -> com.google.common.base.Optional.of("x")),
				same("guava Optional absent", com.google.common.base.Optional::absent),
				same("ImmutableList in a record", () -> new ClassCases.Holder<>(ImmutableList.of("x"))),
				equal("Guava Lists.partition", () -> Lists.partition(List.of(1, 2, 3), 2)),
				equal("Guava Lists.reverse", () -> Lists.reverse(new ArrayList<>(List.of(1, 2)))),
				refused("Guava Lists.transform", () -> Lists.transform(List.of(1), (each) -> each + 1)),
				kept("Guava Sets.union", () -> Sets.union(Set.of(1), Set.of(2))),
				refused("Guava Maps.filterKeys", () -> Maps.filterKeys(new HashMap<>(Map.of(1, 1)), (key) -> true)),
				same("Guava ImmutableMap of lists",
						() -> ImmutableMap.of(Color.RED, ImmutableList.of(new Point(1, 2)))),
				equal("ImmutableMap values", () -> ImmutableMap.of("a", 1).values()),
				equal("ImmutableMap keySet", () -> ImmutableMap.of("a", 1, "b", 2).keySet()));
	}

	private static List<Case> spring() {
		Sort sort = Sort.by(Sort.Order.desc("a").ignoreCase().nullsFirst(), Sort.Order.asc("b"));
		return List.of(
				same("PageImpl", () -> new PageImpl<>(List.of(new ClassCases.Point(1, 2)), PageRequest.of(1, 1), 5)),
				same("PageImpl unpaged", () -> new PageImpl<>(List.of("x"))),
				same("PageImpl empty", () -> org.springframework.data.domain.Page.empty()),
				same("PageImpl sorted",
						() -> new PageImpl<>(new ArrayList<>(List.of(1L)), PageRequest.of(0, 5, sort), 1)),
				same("SliceImpl", () -> new SliceImpl<>(List.of(1L), PageRequest.of(0, 1), true)),
				same("PageRequest", () -> PageRequest.of(2, 10, sort)), same("Pageable.unpaged", Pageable::unpaged),
				same("Sort", () -> sort), same("Sort.unsorted", Sort::unsorted), same("Limit", () -> Limit.of(5)),
				same("Limit.unlimited", Limit::unlimited),
				same("Spring Range",
						() -> org.springframework.data.domain.Range.of(Bound.inclusive(1), Bound.unbounded())),
				same("LinkedMultiValueMap", () -> {
					MultiValueMap<String, Object> map = new LinkedMultiValueMap<>();
					map.add("a", 1L);
					map.add("a", "b");
					return map;
				}),
				same("MultiValueMapAdapter",
						() -> CollectionUtils.toMultiValueMap(new TreeMap<>(Map.of("a", List.of("b"))))),
				same("unmodifiable MultiValueMap",
						() -> CollectionUtils
							.unmodifiableMultiValueMap(new LinkedMultiValueMap<>(Map.of("a", List.of("b"))))),
				same("LinkedCaseInsensitiveMap", () -> {
					Map<String, Object> map = new LinkedCaseInsensitiveMap<>(Locale.ROOT);
					map.put("Key", 5L);
					return map;
				}), same("HttpHeaders", () -> headers()),
				same("HttpHeaders read only", () -> HttpHeaders.readOnlyHttpHeaders(headers())),
				same("HttpHeaders empty", HttpHeaders::new),
				same("ResponseEntity",
						() -> ResponseEntity.status(201).headers(headers()).body(new ClassCases.Point(1, 2))),
				same("ResponseEntity odd status",
						() -> ResponseEntity.status(HttpStatusCode.valueOf(299)).body(List.of(1L))),
				same("ResponseEntity without body", () -> ResponseEntity.notFound().build()),
				same("HttpStatus", () -> HttpStatus.OK), same("HttpMethod", () -> HttpMethod.GET),
				same("MediaType", () -> MediaType.parseMediaType("text/html;charset=utf-8")),
				same("MimeType", () -> MimeType.valueOf("a/b;c=d")),
				same("ContentDisposition", () -> ContentDisposition.attachment().filename("a").build()),
				same("ProblemDetail", () -> {
					ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "x");
					detail.setType(URI.create("urn:x"));
					detail.setProperty("a", 5L);
					return detail;
				}), same("NullValue", () -> NullValue.INSTANCE), same("SimpleKey", () -> new SimpleKey("a", 5L)),
				same("SimpleKey.EMPTY", () -> SimpleKey.EMPTY),
				same("Distance", () -> new Distance(5, Metrics.KILOMETERS)), same("ResponseEntity of a page",
						() -> ResponseEntity.ok(new PageImpl<>(List.of(new Point(1, 2)), PageRequest.of(0, 1), 7))));
	}

	private static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-A", "1");
		headers.add("x-a", "2");
		headers.setContentType(MediaType.APPLICATION_JSON);
		return headers;
	}

	private static List<Case> others() {
		JsonMapper mapper = JsonMapper.builder().build();
		JsonNodeFactory factory = JsonNodeFactory.instance;
		return List.of(same("Money", () -> Money.parse("EUR 12.50")),
				same("BigMoney", () -> BigMoney.parse("USD 1.23456")),
				same("CurrencyUnit", () -> CurrencyUnit.of("CHF")),
				same("Money in a record", () -> new Price("x", Money.parse("EUR 1.00"))),
				same("ObjectNode", () -> mapper.readTree("{\"a\":[1,2.5,null,true,\"x\",{}]}")),
				same("LongNode", () -> factory.numberNode(5L)), same("IntNode", () -> factory.numberNode(5)),
				same("DecimalNode", () -> factory.numberNode(new java.math.BigDecimal("1.50"))),
				same("BigIntegerNode", () -> factory.numberNode(java.math.BigInteger.TEN)),
				same("TextNode", () -> factory.stringNode("x")), same("NullNode", factory::nullNode),
				same("BooleanNode", () -> factory.booleanNode(true)),
				same("BinaryNode", () -> factory.binaryNode(new byte[] { 1 })),
				same("ArrayNode", () -> factory.arrayNode().add(5L).add("x")),
				same("ObjectNode with LongNode", () -> factory.objectNode().put("a", 5L).put("b", 5)),
				same("FloatNode", () -> factory.numberNode(1.5f)),
				same("POJONode", () -> factory.pojoNode(new ClassCases.Point(1, 2))),
				same("message", () -> com.google.protobuf.Timestamp.newBuilder().setSeconds(5).build()),
				same("message with a map",
						() -> com.google.protobuf.Struct.newBuilder()
							.putFields("a", com.google.protobuf.Value.newBuilder().setNumberValue(1).build())
							.build()),
				same("message that is repeated",
						() -> List.of(com.google.protobuf.Timestamp.getDefaultInstance(),
								com.google.protobuf.Timestamp.getDefaultInstance())),
				refused("message without a class", () -> com.google.protobuf.DynamicMessage
					.getDefaultInstance(com.google.protobuf.Timestamp.getDescriptor())));
	}

	private static List<Case> hibernate() {
		return List.of(equal("PersistentBag", () -> bag("a", "b")), equal("PersistentList", () -> {
			PersistentList<Object> list = new PersistentList<>(session(), new ArrayList<>(List.of(1L, 2L)));
			return list;
		}), equal("PersistentSet", () -> new PersistentSet<>(session(), new java.util.HashSet<>(Set.of("a", "b")))),
				equal("PersistentMap", () -> new PersistentMap<>(session(), new java.util.HashMap<>(Map.of("a", 1L)))),
				equal("PersistentSortedSet",
						() -> new PersistentSortedSet<>(session(), new java.util.TreeSet<>(Set.of("a", "b")))),
				same("entity", () -> new Customer(5L, "x")),
				equal("entity with a bag",
						() -> new Bag(new PersistentBag<>(LibraryCases.session(),
								new ArrayList<>(List.of(new Customer(1L, "x")))))),
				equal("entity with a set",
						() -> new Bag(new PersistentSet<>(LibraryCases.session(), new HashSet<>(Set.of("a"))))),
				equal("proxy of an entity", () -> new CustomerProxy(new Customer(5L, "x"))),
				equal("proxy and its entity", () -> {
					Customer customer = new Customer(5L, "x");
					return new ArrayList<>(List.of(customer, new CustomerProxy(customer)));
				}), refused("proxy without its entity", () -> new CustomerProxy(null)),
				refused("list of proxies without entities", () -> List.of(new CustomerProxy(null))));
	}

	private static PersistentBag<Object> bag(Object... elements) {
		return new PersistentBag<>(session(), new ArrayList<>(List.of(elements)));
	}

	static SharedSessionContractImplementor session() {
		return Mockito.mock(SharedSessionContractImplementor.class, Mockito.RETURNS_DEEP_STUBS);
	}

	record Price(String name, Money amount) {
	}

	static class Customer {

		private Long id;

		private String name;

		protected Customer() {
		}

		Customer(Long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	static final class Bag {

		private final java.util.Collection<?> orders;

		Bag(java.util.Collection<?> orders) {
			this.orders = orders;
		}

	}

	static final class CustomerProxy extends Customer implements HibernateProxy {

		private final transient LazyInitializer initializer = mock(LazyInitializer.class);

		CustomerProxy(Customer customer) {
			given(this.initializer.isUninitialized()).willReturn(customer == null);
			given(this.initializer.getImplementation()).willReturn(customer);
		}

		@Override
		public Object writeReplace() {
			return this;
		}

		@Override
		public LazyInitializer getHibernateLazyInitializer() {
			return this.initializer;
		}

	}

}
