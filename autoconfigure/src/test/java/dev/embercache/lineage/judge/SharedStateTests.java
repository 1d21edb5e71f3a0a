package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * State that other code puts where the producer finds it.
 */
class SharedStateTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Prices {
					private final Shelf shelf;
					public Prices(Shelf shelf) {
						this.shelf = shelf;
					}
					public int limit(String id) {
						return this.shelf.limit();
					}
					public int count(String id) {
						return this.shelf.count();
					}
					public String first(String id) {
						return this.shelf.first();
					}
					public String label(String id) {
						Label label = new Label();
						label.name(id);
						return this.shelf.decorated(label.name());
					}
					public int cell(String id) {
						return this.shelf.cell();
					}
					public String nested(String id) {
						return this.shelf.nested(id);
					}
				}
				""", """
				import java.util.*;
				public class Shelf {
					private final List<String> items = new ArrayList<>();
					private final Map<String, List<String>> groups = new HashMap<>();
					private final List<Integer> journal = new ArrayList<>();
					private final Label label = new Label();
					private final int[] cells = new int[3];
					private final Object lock = new Object();
					private int limit;
					public Shelf() {
						set(0);
					}
					void set(int limit) {
						synchronized (this.lock) {
							this.limit = limit;
							this.journal.add(limit);
						}
					}
					int limit() {
						synchronized (this.lock) {
							return this.limit;
						}
					}
					void add(String item) {
						this.items.add(item);
					}
					int count() {
						int count = 0;
						for (String item : this.items) {
							count += item.length();
						}
						return count;
					}
					String first() {
						return String.join(",", items()) + (this.items.isEmpty() ? "none" : this.items.get(0));
					}
					private List<String> items() {
						return Collections.unmodifiableList(this.items);
					}
					Label label() {
						return this.label;
					}
					String decorated(String text) {
						return this.label.name() + text;
					}
					void cell(int at, int value) {
						this.cells[at] = value;
					}
					int cell() {
						return this.cells[0];
					}
					void group(String name, String item) {
						this.groups.get(name).add(item);
					}
					String nested(String name) {
						return String.valueOf(this.groups.get(name));
					}
				}
				""", """
				public class Label {
					private String name;
					void name(String name) {
						this.name = name;
					}
					String name() {
						return this.name;
					}
				}
				""", """
				public class Startup {
					private final Shelf shelf;
					private final Setup setup;
					public Startup(Shelf shelf, Setup setup) {
						this.shelf = shelf;
						this.setup = setup;
					}
					public void limit() {
						change(number() + 1);
					}
					public void items() {
						this.shelf.add("one");
					}
					public void label() {
						this.shelf.label().name("two");
					}
					public void cells() {
						this.shelf.cell(0, 3);
					}
					public void groups() {
						this.shelf.group("x", "four");
					}
					public void look() {
						System.setProperty("seen", "five" + this.shelf.count() + this.shelf.limit());
					}
					private void change(int limit) {
						this.setup.apply(limit);
					}
					private int number() {
						return 6;
					}
				}
				""", "public interface Setup { void apply(int limit); }", """
				public class ShelfSetup implements Setup {
					private final Shelf shelf;
					private final int factor;
					ShelfSetup(Shelf shelf, int factor) {
						this.shelf = shelf;
						this.factor = factor;
					}
					public void apply(int limit) {
						this.shelf.set(limit * this.factor);
					}
				}
				""", """
				public class Config {
					Setup setup(Shelf shelf) {
						return new ShelfSetup(shelf, 7);
					}
				}
				""", """
				public class Forms {
					String fill(String text) {
						Label label = new Label();
						label.name(text + "eight");
						return label.name();
					}
				}
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "limit | number() + 1 | number() + 2 | Startup", "limit | return 6 | return 7 | Startup",
					"limit | limit * this.factor | limit + this.factor | ShelfSetup",
					"limit | (shelf, 7) | (shelf, 8) | Config", "count | \"one\" | \"other\" | Startup",
					"first | \"one\" | \"other\" | Startup", "label | \"two\" | \"other\" | Startup",
					"cell | (0, 3) | (0, 4) | Startup", "nested | \"four\" | \"other\" | Startup" })
	void seesWhatDecidesOnTheStateOfASharedObject(String method, String before, String after, String type) {
		assertThat(changes(method, type, before, after)).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "limit | \"one\" | \"other\" | Startup", "limit | \"five\" | \"other\" | Startup",
					"count | \"five\" | \"other\" | Startup", "count | number() + 1 | number() + 2 | Startup",
					"first | \"two\" | \"other\" | Startup", "label | \"one\" | \"other\" | Startup",
					"cell | \"four\" | \"other\" | Startup", "nested | (0, 3) | (0, 4) | Startup" })
	void leavesAMethodAloneWhenOtherStateIsDecidedOn(String method, String before, String after, String type) {
		assertThat(changes(method, type, before, after)).isEmpty();
	}

	@Test
	void leavesAMethodAloneThatMakesItsOwnObjectsOfAClass() {
		this.app.edit("Prices", "return this.shelf.decorated(label.name());", "return label.name();");
		assertThat(changes("label", "Forms", "\"eight\"", "\"other\"")).isEmpty();
	}

	@Test
	void seesNewCodeThatChangesTheState() {
		this.app.edit("Startup", "public void look() {", "public void look() {\n\t\t");
		assertThat(changes("count", "Startup", "System.set", "this.shelf.add(\"more\");\nSystem.set"))
			.anySatisfy((change) -> assertThat(change).contains("Shelf.add is called by Startup.look"));
	}

	@Test
	void seesAFieldThatIsWrittenInAnotherObjectOfTheSameClass() {
		this.app.edit("Shelf", "public Shelf() {", "Shelf(Shelf other, int limit) { other.limit = limit; }\nShelf() {");
		this.app.edit("Startup", "public void look() {", "public void look() { new Shelf(this.shelf, 9);");
		assertThat(changes("limit", "Startup", "this.shelf, 9", "this.shelf, 10")).isNotEmpty();
	}

	@Test
	void seesStateThatIsReachedFromALambda() {
		this.app.edit("Startup", "this.shelf.add(\"one\");",
				"Runnable task = () -> this.shelf.add(\"one\"); task.run();");
		assertThat(changes("count", "Startup", "\"one\"", "\"other\"")).isNotEmpty();
	}

	@Test
	void leavesAProducerAloneWhenWhoCallsItChanges() {
		this.app.edit("Prices", "return this.shelf.limit();", "this.calls++; return this.calls;");
		this.app.edit("Prices", "private final Shelf shelf;", "private final Shelf shelf;\nprivate int calls;");
		this.app.sources("public class Desk { int ask(Prices prices) { return prices.limit(\"nine\"); } }");
		assertThat(changes("limit", "Desk", "\"nine\"", "\"other\"")).isEmpty();
	}

	private List<String> changes(String method, String type, String before, String after) {
		Run first = this.app.start();
		BeanWiring prices = BeanWiring.of("prices", "com.acme.Prices", "shelf");
		BeanWiring shelf = BeanWiring.of("shelf", "com.acme.Shelf");
		Producer producer = first.producer("Prices." + method, prices, shelf);
		Lineage lineage = first.lineage(producer);
		assertThat(first.changes(lineage)).isEmpty();
		this.app.edit(type, before, after);
		Run second = this.app.start();
		second.lineage(producer);
		return second.changes(lineage);
	}

	@Test
	void aCounterThatIsOnlyCountedUpIsNotRead() {
		assertThat(changesOfCounter("count++;", "this.counter.reset(2)")).isEmpty();
		assertThat(changesOfCounter("int length = key.length(); this.count += length;", "this.counter.reset(2)"))
			.isEmpty();
	}

	@Test
	void aCounterWhoseNumberIsUsedIsRead() {
		assertThat(changesOfCounter("return count++ + \"\";", "this.counter.reset(2)")).isNotEmpty();
		assertThat(changesOfCounter("return ++count + \"\";", "this.counter.reset(2)")).isNotEmpty();
		assertThat(changesOfCounter("count = other + 1;", "this.counter.reset(2)")).isNotEmpty();
		assertThat(changesOfCounter("count++; if (count > 3) { return \"many\"; }", "this.counter.reset(2)"))
			.isNotEmpty();
	}

	@Test
	void whatBelongsToAThreadIsNotFollowed() {
		assertThat(changesOfCounter("last.set(key + last.get());", "this.counter.forget(\"2\")")).isEmpty();
	}

	/**
	 * Count within reach, and change the code elsewhere that sets the counter.
	 */
	private List<String> changesOfCounter(String counting, String after) {
		this.app.sources(
				"public class Counted { final Counter counter; Counted(Counter counter) { this.counter = counter; } "
						+ "public String find(String key) { return this.counter.use(key); } }",
				"class Counter { int count; int other; final ThreadLocal<String> last = new ThreadLocal<>(); "
						+ "String use(String key) { " + counting + (counting.startsWith("return") ? "" : " return key;")
						+ " } "
						+ "void reset(int to) { this.count = to; this.other = to; } void forget(String to) { last.set(to); } }",
				"class Runner { final Counter counter; Runner(Counter counter) { this.counter = counter; } "
						+ "public void run() { this.counter.reset(1); this.counter.forget(\"1\"); } }");
		BeanWiring counted = BeanWiring.of("counted", "com.acme.Counted", "counter");
		BeanWiring counter = BeanWiring.of("counter", "com.acme.Counter");
		Run run = this.app.start();
		Lineage lineage = run.lineage(run.producer("Counted.find", counted, counter));
		Run next = this.app.edit("Runner", after.replace("2", "1"), after).start();
		next.lineage(next.producer("Counted.find", counted, counter));
		return next.changes(lineage);
	}

}
