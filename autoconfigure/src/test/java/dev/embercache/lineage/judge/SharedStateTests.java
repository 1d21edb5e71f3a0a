package dev.embercache.lineage.judge;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * State that other code puts where the producer finds it: a number, which is set through
 * an interface, and a list beside it.
 */
class SharedStateTests {

	private static final String PRICES = """
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
			}
			""";

	private static final String SHELF = """
			import java.util.*;
			public class Shelf {
				private final List<String> items = new ArrayList<>();
				private final List<Integer> journal = new ArrayList<>();
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
			}
			""";

	private static final String STARTUP = """
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
			""";

	private static final String SETUP = "public interface Setup { void apply(int limit); }";

	private static final String SHELF_SETUP = """
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
			""";

	private static final String CONFIG = """
			public class Config {
				Setup setup(Shelf shelf) {
					return new ShelfSetup(shelf, 7);
				}
			}
			""";

	@TempDir
	Path folder;

	private ShelfApplication app;

	@BeforeEach
	void setUp() {
		this.app = new ShelfApplication(this.folder, PRICES, SHELF, STARTUP, SETUP, SHELF_SETUP, CONFIG);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			read  | edited     | before              | after
			limit | Startup    | number() + 1        | number() + 2
			limit | Startup    | return 6            | return 7
			limit | ShelfSetup | limit * this.factor | limit + this.factor
			limit | Config     | (shelf, 7)          | (shelf, 8)
			count | Startup    | "one"               | "other"
			""")
	void seesAllCodeThatDecidesOnWhatIsRead(String read, String edited, String before, String after) {
		assertThat(this.app.changes(read, edited, before, after)).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			read  | edited  | before       | after
			limit | Startup | "one"        | "other"
			count | Startup | number() + 1 | number() + 2
			""")
	void leavesAMethodAloneWhenOtherStateIsDecidedOn(String read, String edited, String before, String after) {
		assertThat(this.app.changes(read, edited, before, after)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit", "count" })
	void leavesAMethodAloneWhenAnotherReaderChanges(String read) {
		assertThat(this.app.changes(read, "Startup", "\"five\"", "\"other\"")).isEmpty();
	}

	@Test
	void seesNewCodeThatChangesTheState() {
		assertThat(this.app.changes("count", "Startup", "System.set", "this.shelf.add(\"more\");\nSystem.set"))
			.anySatisfy((change) -> assertThat(change).contains("Shelf.add is called by Startup.look"));
	}

	@Test
	void seesAFieldThatIsWrittenInAnotherObjectOfTheSameClass() {
		this.app.edit("Shelf", "public Shelf() {", "Shelf(Shelf other, int limit) { other.limit = limit; }\nShelf() {")
			.edit("Startup", "public void look() {", "public void look() { new Shelf(this.shelf, 9);");
		assertThat(this.app.changes("limit", "Startup", "this.shelf, 9", "this.shelf, 10")).isNotEmpty();
	}

	@Test
	void seesALambdaThatChangesTheState() {
		this.app.edit("Startup", "this.shelf.add(\"one\");",
				"Runnable task = () -> this.shelf.add(\"one\"); task.run();");
		assertThat(this.app.changes("count", "Startup", "\"one\"", "\"other\"")).isNotEmpty();
	}

	@Test
	void leavesAProducerAloneWhenItsCallerChanges() {
		this.app.edit("Prices", "return this.shelf.limit();", "this.calls++; return this.calls;")
			.edit("Prices", "private final Shelf shelf;", "private final Shelf shelf;\nprivate int calls;")
			.sources("public class Desk { int ask(Prices prices) { return prices.limit(\"nine\"); } }");
		assertThat(this.app.changes("limit", "Desk", "\"nine\"", "\"other\"")).isEmpty();
	}

}
