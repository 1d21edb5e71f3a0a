package dev.embercache.lineage.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lineages}: what an edit does to values of a small shop.
 */
class LineagesTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class PricingService {
					private final TaxPolicy policy;
					public PricingService(TaxPolicy policy) {
						this.policy = policy;
					}
					public Price price(String product) {
						int net = product.length() * 100;
						return new Price(Rounding.round(net + this.policy.percent(net)), Currency.EUR);
					}
				}
				""", """
				public interface TaxPolicy {
					int percent(int net);
				}
				""", """
				public class FlatTax implements TaxPolicy {
					@Override
					public int percent(int net) {
						return net * 19 / 100;
					}
				}
				""", """
				public final class Rounding {
					static int round(int cents) {
						return cents / 5 * 5;
					}
				}
				""", """
				public class Amount {
					protected int cents;
				}
				""", """
				public class Price extends Amount {
					Currency currency;
					public Price(int cents, Currency currency) {
						this.cents = cents;
						this.currency = currency;
					}
				}
				""", """
				public enum Currency { EUR, USD }
				""", """
				public class PageController {
					String page() {
						return "Hello";
					}
				}
				""");
	}

	@Test
	void holdsWhileNothingChanges() {
		Lineage lineage = lineage();
		assertThat(this.app.start().holds(lineage)).isTrue();
	}

	@Test
	void holdsWhenSomethingElseChanges() {
		assertThat(changesAfter("PageController", "Hello", "Good day")).isEmpty();
	}

	@Test
	void holdsWhenOnlyCommentsAndLinesMove() {
		assertThat(changesAfter("Rounding", "static int", "\n\n/** To five cents. */\nstatic int")).isEmpty();
	}

	@Test
	void holdsWhenALocalVariableIsRenamed() {
		this.app.edit("PricingService", "int net", "int sum").edit("PricingService", "(net", "(sum");
		Lineage lineage = lineage();
		this.app.edit("PricingService", "int sum", "int total").edit("PricingService", "(sum", "(total");
		assertThat(this.app.start().changes(lineage)).isEmpty();
	}

	@Test
	void isStaleWhenTheProducerChanges() {
		assertThat(changesAfter("PricingService", "* 100", "* 200")).hasSize(1)
			.first()
			.asString()
			.startsWith("PricingService.price")
			.endsWith(" changed");
	}

	@Test
	void isStaleWhenAClassBehindAnInterfaceChanges() {
		assertThat(changesAfter("FlatTax", "19", "20")).hasSize(1)
			.first()
			.asString()
			.startsWith("PricingService.price -> ")
			.contains("FlatTax")
			.endsWith(" changed");
	}

	@Test
	void isStaleWhenAStaticHelperChanges() {
		assertThat(changesAfter("Rounding", "/ 5 * 5", "/ 10 * 10")).hasSize(1)
			.first()
			.asString()
			.startsWith("PricingService.price -> Rounding");
	}

	@Test
	void isStaleWhenThereIsANewImplementation() {
		Lineage lineage = lineage();
		this.app.sources("class ReducedTax implements TaxPolicy { public int percent(int net) { return 7; } }");
		assertThat(this.app.start().changes(lineage)).hasSize(1)
			.first()
			.asString()
			.startsWith("PricingService.price -> TaxPolicy")
			.endsWith(" has a new implementation com.acme.ReducedTax");
	}

	@Test
	void isStaleWhenAnImplementationIsDeleted() {
		Lineage lineage = lineage();
		this.app.remove("FlatTax");
		assertThat(this.app.start().changes(lineage))
			.anySatisfy((change) -> assertThat(change).contains("FlatTax").endsWith(" is gone"));
	}

	@Test
	void isStaleWhenTheValueClassGetsAField() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Price"));
		this.app.edit("Price", "Currency currency;", "Currency currency; String label;");
		assertThat(this.app.start().changes(lineage)).containsExactly("Price changed");
	}

	@Test
	void isStaleWhenASuperclassOfTheValueGetsAField() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Price"));
		this.app.edit("Amount", "int cents;", "int cents; String label;");
		assertThat(this.app.start().changes(lineage)).containsExactly("Price -> Amount changed");
	}

	@Test
	void isStaleWhenAnEnumConstantIsInsertedBeforeOthers() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Currency"));
		this.app.edit("Currency", "EUR", "CHF, EUR");
		assertThat(this.app.start().changes(lineage)).containsExactly("Currency changed");
	}

	@Test
	void isStaleWhenTheValueClassIsDeleted() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Rounding"));
		this.app.remove("Rounding").remove("PricingService");
		assertThat(this.app.start().changes(lineage)).containsExactly("Rounding is gone");
	}

	@Test
	void isStaleWhenAnAnnotationChanges() {
		this.app.sources("@interface Rate { int value(); }");
		this.app.edit("FlatTax", "@Override", "@Rate(1) @Override");
		assertThat(changesAfter("FlatTax", "@Rate(1)", "@Rate(2)")).isNotEmpty();
	}

	@Test
	void isStaleWhenAConstantChangesThatWasCompiledIn() {
		this.app.sources("interface Rates { int NORMAL = 19; }");
		this.app.edit("FlatTax", "19", "Rates.NORMAL");
		assertThat(changesAfter("Rates", "19", "20")).isNotEmpty();
	}

	@Test
	void isStaleWhenALambdaChanges() {
		this.app.edit("Rounding", "return cents / 5 * 5",
				"java.util.function.IntUnaryOperator five = (value) -> value / 5 * 5;\nreturn five.applyAsInt(cents)");
		assertThat(changesAfter("Rounding", "5 * 5", "2 * 2")).isNotEmpty();
	}

	@Test
	void isStaleWhenTheBeanIsWiredToAnother() {
		Run run = this.app.start();
		Lineage lineage = run.lineage(run.producer("PricingService.price", BeanWiring.of("pricing", null, "flatTax")));
		run = this.app.start();
		run.lineage(run.producer("PricingService.price", BeanWiring.of("pricing", null, "reducedTax")));
		assertThat(run.changes(lineage)).containsExactly("PricingService.price -> bean 'pricing' is wired differently: "
				+ "now gets 'reducedTax' instead of 'flatTax'");
	}

	@Test
	void doesNotHoldBeforeABeanIsKnownAndHoldsAfter() {
		Run run = this.app.start();
		Producer producer = run.producer("PricingService.price", BeanWiring.of("pricing", null, "flatTax"));
		Lineage lineage = run.lineage(producer);
		run = this.app.start();
		assertThat(run.holds(lineage)).isFalse();
		run.lineage(producer);
		assertThat(run.holds(lineage)).isTrue();
	}

	@Test
	void isStaleWhenTheConfigurationThatMadeTheBeanChanges() {
		this.app.sources("class Shop { TaxPolicy policy() { return new FlatTax(); } }");
		Run run = this.app.start();
		Producer producer = run.producer("PricingService.price",
				BeanWiring.of("policy", "com.acme.FlatTax").madeBy("com.acme.Shop", "policy"));
		Lineage lineage = run.lineage(producer);
		this.app.edit("Shop", "return", "System.setProperty(\"tax\", \"flat\"); return");
		run = this.app.start();
		run.lineage(producer);
		assertThat(run.changes(lineage)).hasSize(1).first().asString().contains("Shop");
	}

	@Test
	void holdsAgainWhenAnEditIsUndone() {
		Lineage lineage = lineage();
		this.app.edit("FlatTax", "19", "20");
		assertThat(this.app.start().holds(lineage)).isFalse();
		this.app.edit("FlatTax", "20", "19");
		assertThat(this.app.start().holds(lineage)).isTrue();
	}

	@Test
	void isTheSameInTheNextRun() {
		assertThat(lineage()).isEqualTo(lineage());
	}

	@Test
	void givesEqualQuestionsTheSameLineage() {
		Run run = this.app.start();
		assertThat(run.lineage("PricingService.price", "Price", "Amount"))
			.isSameAs(run.lineage("PricingService.price", "Amount", "Price"));
	}

	@Test
	void givesAllThreadsTheSameLineage() throws Exception {
		Run run = this.app.start();
		int threads = 8;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier together = new CyclicBarrier(threads);
			List<Future<Lineage>> lineages = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				lineages.add(executor.submit(() -> {
					together.await(10, TimeUnit.SECONDS);
					run.lineages().prepare();
					return run.lineage("PricingService.price", "Price");
				}));
			}
			Lineage first = lineages.get(0).get(30, TimeUnit.SECONDS);
			for (Future<Lineage> lineage : lineages) {
				assertThat(lineage.get(30, TimeUnit.SECONDS)).isSameAs(first);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	@Timeout(60)
	void followsLongWaysThatComeBackToTheirStart() {
		EditableApplication ring = new EditableApplication(this.folder.resolve("ring"));
		int size = 400;
		for (int i = 0; i < size; i++) {
			ring.sources("class Step%d { static int next(String s) { return (s == null) ? %d : Step%d.next(s); } }"
				.formatted(i, i, (i + 1) % size));
		}
		Lineage lineage = ring.start().lineage("Step0.next");
		ring.edit("Step200", "? 200", "? 201");
		assertThat(ring.start().changes(lineage))
			.containsExactly("Step0.next -> Step1.next -> ... -> Step198.next -> Step199.next -> Step200.next changed");
	}

	@Test
	void skipsClassesThatAreNotOfTheApplication() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("java.lang.String", "int"));
		assertThat(lineage.parts()).extracting((part) -> part.element().name()).containsExactly("prices");
	}

	@Test
	void seesThroughArrays() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("[[Lcom.acme.Currency;"));
		assertThat(lineage.parts()).extracting((part) -> part.element().name())
			.containsExactly("com.acme.Currency", "prices");
	}

	@Test
	void neverHoldsWhatReachesAClassThatWasWrittenAfterTheStart() {
		this.app.compile();
		Run run = this.app.startAt(Instant.now().minus(Duration.ofMinutes(1)));
		Lineage lineage = run.lineage("PricingService.price", "Price");
		assertThat(lineage.inDoubt()).isTrue();
		assertThat(run.holds(lineage)).isFalse();
		assertThat(this.app.startAt(Instant.now().plus(Duration.ofMinutes(1))).holds(lineage)).isFalse();
	}

	@Test
	void keepsTheFingerprintOfTheCodeThatWasReadBeforeAnEdit() {
		Run run = this.app.start();
		run.lineages().prepare();
		this.app.edit("FlatTax", "19", "20");
		Run next = this.app.start();
		Lineage lineage = run.lineage("PricingService.price", "Price");
		assertThat(run.holds(lineage)).isTrue();
		assertThat(next.holds(lineage)).isFalse();
	}

	@Test
	void isInDoubtOnceAClassThatMayNotBeLoadedYetWasRewritten() {
		this.app.compile();
		Instant start = Instant.now().plus(Duration.ofMillis(100));
		Run run = this.app.startAt(start);
		Lineage lineage = run.lineage("PricingService.price", "Price");
		assertThat(lineage.inDoubt()).isFalse();
		Awaitility.await().until(() -> Instant.now().isAfter(start));
		this.app.edit("FlatTax", "19", "20").compile();
		assertThat(run.lineage("PricingService.price", "Price").inDoubt()).isTrue();
		assertThat(run.holds(lineage)).isTrue();
	}

	@Test
	void isNotInDoubtWhenClassesAreRewrittenThatItHasLoaded() throws Exception {
		this.app.compile();
		Instant start = Instant.now().plus(Duration.ofMillis(100));
		Run run = this.app.startAt(start);
		Lineage lineage = run.lineage("PricingService.price", "Price");
		for (int i = 0; i < lineage.parts().size(); i++) {
			run.lineage("PricingService.price", "Price");
		}
		Awaitility.await().until(() -> Instant.now().isAfter(start));
		this.app.edit("FlatTax", "19", "20").compile();
		assertThat(run.lineage("PricingService.price", "Price")).isSameAs(lineage);
		Files.delete(this.app.classFile("FlatTax"));
		assertThat(run.classLoader().loadClass("com.acme.FlatTax")).isNotNull();
		assertThat(run.lineage("PricingService.price", "Price")).isSameAs(lineage);
		this.app.compile();
		assertThat(this.app.startAt(Instant.now().plus(Duration.ofHours(1))).holds(lineage)).isFalse();
	}

	@Test
	void seesClassesThatWereRedefinedInPlace() {
		Run run = this.app.start();
		Lineage lineage = run.lineage("PricingService.price", "Price");
		this.app.edit("FlatTax", "19", "20").compile();
		assertThat(run.holds(lineage)).isTrue();
		run.lineages().refresh(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.holds(lineage)).isFalse();
		assertThat(run.holds(run.lineage("PricingService.price", "Price"))).isTrue();
	}

	@Test
	void doesNotHoldWhileAClassIsMissingAndHoldsOnceItIsBack() throws Exception {
		Lineage lineage = lineage();
		byte[] bytes = this.app.bytes("FlatTax");
		Files.delete(this.app.classFile("FlatTax"));
		assertThat(this.app.startAt(Instant.now().plus(Duration.ofHours(1))).holds(lineage)).isFalse();
		Files.write(this.app.classFile("FlatTax"), bytes);
		assertThat(this.app.startAt(Instant.now().plus(Duration.ofHours(1))).holds(lineage)).isTrue();
	}

	@Test
	void isInDoubtWhileAClassOfTheApplicationIsMissing() throws Exception {
		this.app.compile();
		Files.delete(this.app.classFile("Rounding"));
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("PricingService.price").inDoubt()).isTrue();
	}

	@Test
	void isInDoubtWhileAClassFileCannotBeRead() throws Exception {
		this.app.compile();
		Files.write(this.app.classFile("Rounding"), new byte[] { 1, 2, 3 });
		Run run = this.app.startAt(Instant.now().plus(Duration.ofHours(1)));
		assertThat(run.lineage("PricingService.price").inDoubt()).isTrue();
	}

	private Lineage lineage() {
		return this.app.start().lineage("PricingService.price", "Price");
	}

	private List<String> changesAfter(String name, String before, String after) {
		Lineage lineage = lineage();
		this.app.edit(name, before, after);
		return this.app.start().changes(lineage);
	}

}
