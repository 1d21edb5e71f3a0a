package dev.embercache.values.lombok;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;
import dev.embercache.values.lombok.Entities.Address;
import dev.embercache.values.lombok.Entities.Answer;
import dev.embercache.values.lombok.Entities.Cart;
import dev.embercache.values.lombok.Entities.Customer;
import dev.embercache.values.lombok.Entities.Fluent;
import dev.embercache.values.lombok.Entities.Guarded;
import dev.embercache.values.lombok.Entities.Invoice;
import dev.embercache.values.lombok.Entities.Pet;
import dev.embercache.values.lombok.Entities.Picture;
import dev.embercache.values.lombok.Entities.Prefixed;
import dev.embercache.values.lombok.Entities.Product;
import dev.embercache.values.lombok.Entities.Row;
import dev.embercache.values.lombok.Entities.Session;
import dev.embercache.values.lombok.Entities.Shelf;
import dev.embercache.values.lombok.Entities.Vet;
import dev.embercache.values.lombok.Entities.Visit;
import dev.embercache.values.lombok.Immutables.Bird;
import dev.embercache.values.lombok.Immutables.Book;
import dev.embercache.values.lombok.Immutables.Document;
import dev.embercache.values.lombok.Immutables.Hashed;
import dev.embercache.values.lombok.Immutables.Measure;
import dev.embercache.values.lombok.Immutables.Point;
import dev.embercache.values.lombok.Immutables.Price;
import dev.embercache.values.lombok.Immutables.Range;
import dev.embercache.values.lombok.Immutables.Search;
import dev.embercache.values.lombok.Immutables.ShopException;
import dev.embercache.values.lombok.Immutables.Size;
import dev.embercache.values.lombok.Immutables.Slot;
import dev.embercache.values.lombok.Immutables.Snake;
import dev.embercache.values.lombok.Immutables.Unit;
import dev.embercache.values.lombok.LazyGetters.Costly;
import dev.embercache.values.lombok.LazyGetters.Page;
import dev.embercache.values.lombok.LazyGetters.Report;
import dev.embercache.values.lombok.LazyGetters.Summary;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Values whose methods Lombok writes.
 */
public final class LombokFamily implements Family {

	@Override
	public String name() {
		return "Lombok";
	}

	@Override
	public List<ValueCase> cases() {
		return Stream.of(data(), equality(), relations(), values(), built(), asked(), notAsked(), keys())
			.flatMap(Collection::stream)
			.toList();
	}

	private static <T> Probe copied(Class<T> type, Consumer<T> check) {
		return (original, copy) -> check.accept(type.cast(copy));
	}

	private static Probe answered(Consumer<Answer<?>> check) {
		return (original, copy) -> check.accept((Answer<?>) copy);
	}

	private static List<ValueCase> data() {
		return List.of(kept("@Data", () -> new Answer<>(200, "text"), answered((copy) -> copy.setCode(404))),
				kept("@Data of nothing", Answer::new),
				kept("@Data with an entity without equals", () -> new Answer<>(200, new Vet(2L, "Helen")),
						answered((copy) -> assertThat(((Vet) copy.getData()).getName()).isEqualTo("Helen"))),
				kept("@Data with a list of entities without equals",
						() -> new Answer<>(200, new ArrayList<>(List.of(new Vet(1L, "James"), new Vet(2L, "Helen")))),
						answered((copy) -> assertThat((List<?>) copy.getData()).hasSize(2))),
				kept("@Data with one entity twice", () -> {
					Vet vet = new Vet(2L, "Helen");
					return new Answer<>(200, List.of(vet, vet));
				}, answered((copy) -> assertThat(((List<?>) copy.getData()).get(0))
					.isSameAs(((List<?>) copy.getData()).get(1)))),
				kept("@Data with @Data", () -> new Answer<>(1, new Answer<>(2, List.of(new Answer<>(3, null))))),
				kept("list of @Data", () -> List.of(new Answer<>(1, "a"), new Answer<>(2, 2L))),
				kept("map of @Data", () -> new LinkedHashMap<>(Map.of("a", new Answer<>(1, new Point(1, null))))),
				kept("set of @Data", () -> new LinkedHashSet<>(List.of(new Answer<>(1, "a"), new Answer<>(2, "b"))),
						copied(Set.class, (copy) -> assertThat(copy.contains(new Answer<>(2, "b"))).isTrue())),
				kept("@Getter and @Setter", () -> new Vet(null, "Helen"),
						copied(Vet.class, (copy) -> assertThat(copy.getName()).isEqualTo("Helen"))),
				kept("@Data with arrays",
						() -> new Picture("a", new byte[] { 1, 2 }, new String[][] { { "x" }, null })),
				kept("@Data with transient fields", () -> {
					Session session = new Session("ada");
					session.getLog().add("in");
					session.setVisits(5);
					return session;
				}, copied(Session.class, (copy) -> {
					assertThat(copy.getLog()).containsExactly("in");
					assertThat(copy.getVisits()).isEqualTo(5);
				})),
				kept("@Accessors(fluent = true)", () -> new Fluent().name("a").count(3),
						copied(Fluent.class, (copy) -> assertThat(copy.count(4).name()).isEqualTo("a"))),
				kept("@Accessors(prefix)", () -> new Prefixed("a", 3),
						copied(Prefixed.class, (copy) -> assertThat(copy.getName()).isEqualTo("a"))),
				kept("@RequiredArgsConstructor(staticName)", () -> Address.of("Elm 1", null)),
				kept("@Synchronized", () -> new Guarded().add("a"),
						copied(Guarded.class, (copy) -> assertThat(copy.add("b").size()).isEqualTo(2))),
				kept("@Delegate", () -> {
					Shelf shelf = new Shelf("hall");
					shelf.add("a");
					return shelf;
				}, copied(Shelf.class, (copy) -> assertThat(copy.size()).isEqualTo(1))),
				kept("@StandardException", () -> new Answer<>(500, new ShopException("closed")),
						answered((copy) -> assertThat((ShopException) copy.getData()).hasMessage("closed"))));
	}

	private static List<ValueCase> equality() {
		return List.of(kept("@EqualsAndHashCode(callSuper = true)", () -> {
			Pet pet = new Pet();
			pet.setName("Leo");
			pet.setAge(3);
			return pet;
		}), kept("@EqualsAndHashCode(callSuper = false)", () -> {
			Visit visit = new Visit();
			visit.setName("first");
			visit.setReason("shots");
			return visit;
		}, copied(Visit.class, (copy) -> assertThat(copy.getName()).isEqualTo("first"))),
				kept("@EqualsAndHashCode(of)", () -> new Product(7L, "tea", new ArrayList<>(List.of("hot"))),
						copied(Product.class, (copy) -> assertThat(copy.getTags()).containsExactly("hot"))),
				kept("@EqualsAndHashCode(of), without an id",
						() -> new Answer<>(1, new Product(null, "tea", List.of()))),
				kept("@EqualsAndHashCode.Include", () -> {
					Customer customer = new Customer("a@b.c");
					customer.setName("Ada");
					customer.getPhones().add("1");
					return customer;
				}, copied(Customer.class, (copy) -> {
					assertThat(copy.getName()).isEqualTo("Ada");
					assertThat(copy.getPhones()).containsExactly("1");
				})));
	}

	/**
	 * Return a value that has computed its hash code already.
	 */
	private static Hashed hashed() {
		Hashed hashed = new Hashed("a", List.of("b"));
		hashed.hashCode();
		return hashed;
	}

	private static List<ValueCase> relations() {
		return List.of(
				kept("@EqualsAndHashCode.Exclude", () -> new Cart("c1").add("tea").add("cup"),
						copied(Cart.class,
								(copy) -> assertThat(copy.getItems()).allMatch((item) -> item.getCart() == copy))),
				kept("one side of a relation", () -> new Cart("c1").add("tea").getItems().get(0)),
				kept("aggregate whose children hash through it", () -> new Invoice(1L).add(1).add(2),
						copied(Invoice.class, (copy) -> {
							assertThat(copy.getRows().contains(new Row(new Invoice(1L), 2))).isTrue();
							assertThat(copy.getRows()).allMatch((row) -> row.getInvoice() == copy);
						})),
				kept("child that hashes through its aggregate",
						() -> new Invoice(1L).add(1).getRows().iterator().next()));
	}

	private static List<ValueCase> values() {
		return List.of(kept("@Value", () -> new Point(1, 2)), kept("@Value with null", () -> new Point(1, null)),
				kept("list of @Value", () -> new ArrayList<>(List.of(new Point(1, 2), new Point(3, null)))),
				kept("@Value(staticConstructor)", () -> Range.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), null)),
				kept("@Value with arrays", () -> new Search("fox", new String[] { "title" }, new int[] { 1, 2 })),
				kept("@With", () -> new Price(new BigDecimal("1.50"), "EUR", LocalDate.EPOCH), copied(Price.class,
						(copy) -> assertThat(copy.withCurrency("USD").getAmount()).isEqualTo(new BigDecimal("1.50")))),
				kept("constant of a class without equals", () -> new ArrayList<>(List.of(Unit.GRAM, Unit.METER)),
						copied(List.class, (copy) -> assertThat(copy.get(0)).isSameAs(Unit.GRAM))),
				kept("@Value with constants", () -> new Measure(1.5, Unit.METER, Size.LARGE),
						copied(Measure.class, (copy) -> assertThat(copy.getUnit()).isSameAs(Unit.METER))),
				kept("enum with @Getter", () -> Size.LARGE,
						copied(Size.class, (copy) -> assertThat(copy.getLetter()).isEqualTo("L"))));
	}

	private static List<ValueCase> built() {
		return List.of(
				kept("@Builder", LombokFamily::book,
						copied(Book.class,
								(copy) -> assertThat(copy.toBuilder().author("Z").build().getAuthors())
									.containsExactly("A", "B", "Z"))),
				kept("@Builder of defaults", () -> Book.builder().isbn("978").build(),
						copied(Book.class, (copy) -> assertThat(copy.getPages()).isEqualTo(100))),
				kept("@Builder and @Jacksonized", () -> Document.builder().id("d").at(new Point(1, 2)).build()),
				kept("@SuperBuilder", LombokFamily::bird, copied(Bird.class,
						(copy) -> assertThat(copy.toBuilder().name("Kea").build().getSongs()).containsExactly("caw"))),
				kept("@SuperBuilder without an equals", () -> Snake.builder().name("Nag").legs(0).length(2.5).build(),
						copied(Snake.class, (copy) -> assertThat(copy.getLegs()).isZero())),
				kept("@Builder on a record", () -> Slot.builder().room("a").hour(9).guest("x").build(),
						copied(Slot.class, (copy) -> assertThat(copy.withHour(10).guests()).containsExactly("x"))),
				kept("list of what is built", () -> new ArrayList<>(List.of(book(), bird()))));
	}

	private static Book book() {
		return Book.builder()
			.isbn("978")
			.title("Lombok")
			.author("A")
			.author("B")
			.tag("t")
			.price("EUR", BigDecimal.TEN)
			.price("USD", BigDecimal.ONE)
			.build();
	}

	private static Bird bird() {
		return Bird.builder().name("Corvo").legs(2).span(0.9).song("caw").build();
	}

	private static Report report() {
		return new Report(new ArrayList<>(List.of(100L, 200L)));
	}

	private static List<ValueCase> asked() {
		return List.of(kept("@Getter(lazy = true), asked", () -> {
			Report report = report();
			report.getTotal();
			report.isLarge();
			report.getLines();
			return report;
		}, copied(Report.class, (copy) -> {
			assertThat(copy.getTotal()).isEqualTo(300);
			assertThat(copy.isLarge()).isTrue();
			assertThat(copy.getLines()).containsExactly("100", "200");
			assertThat(copy.getAsked()).containsExactly("total", "large", "lines");
		})), kept("@Getter(lazy = true), asked, null", () -> {
			Report report = report();
			report.getNothing();
			return report;
		}, copied(Report.class, (copy) -> {
			assertThat(copy.getNothing()).isNull();
			assertThat(copy.getAsked()).containsExactly("nothing");
		})), kept("@Value with @Getter(lazy = true), asked", () -> {
			Summary summary = new Summary("t");
			summary.getShout();
			return summary;
		}, copied(Summary.class, (copy) -> assertThat(copy.getShout()).isEqualTo("T"))));
	}

	private static List<ValueCase> notAsked() {
		return List.of(kept("@Getter(lazy = true), not asked", LombokFamily::report, (original, copy) -> {
			assertThat(((Report) copy).getAsked()).isEmpty();
			((Report) copy).getCents().add(700L);
			assertThat(((Report) copy).getTotal()).isEqualTo(1000);
			assertThat(((Report) copy).getNothing()).isNull();
			assertThat(((Report) copy).getNothing()).isNull();
			assertThat(((Report) copy).getAsked()).containsExactly("total", "nothing");
		}), kept("@Getter(lazy = true) must not be asked", () -> new Costly("bank"), copied(Costly.class,
				(copy) -> assertThatIllegalStateException().isThrownBy(copy::getRemote).withMessage("Asked for bank"))),
				kept("@Value with @Getter(lazy = true), not asked", () -> new Summary("t"),
						copied(Summary.class, (copy) -> assertThat(copy.getShout()).isEqualTo("T"))),
				kept("@Data with @Getter(lazy = true), not asked", () -> new Page("abc"),
						copied(Page.class, (copy) -> assertThat(copy.getLength()).isEqualTo(3))));
	}

	private static List<ValueCase> keys() {
		return List.of(kept("key: @Value", () -> new Point(1, 2)).asKey(),
				kept("key: @Value of values", () -> Range.of("a", "b", "c")).asKey(),
				kept("key: @Value with arrays", () -> new Search("fox", new String[] { "title" }, new int[] { 1 }))
					.asKey(),
				kept("key: @Data", () -> new Answer<>(1, List.of(new Point(1, 2)))).asKey(),
				kept("key: @Data with a superclass", () -> {
					Pet pet = new Pet();
					pet.setName("Leo");
					return pet;
				}).asKey(), kept("key: @Builder", LombokFamily::book).asKey(),
				kept("key: @SuperBuilder", LombokFamily::bird).asKey(),
				kept("key: @EqualsAndHashCode(cacheStrategy = LAZY)", LombokFamily::hashed).asKey(),
				kept("key: @Builder on a record", () -> Slot.builder().room("a").hour(9).build()).asKey(),
				kept("key: constant of a class without equals", () -> Unit.GRAM).asKey(),
				kept("key: @Value with constants", () -> new Measure(1.5, Unit.METER, Size.LARGE)).asKey(),
				kept("key: enum", () -> Size.SMALL).asKey());
	}

}
