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
 * Code that gets a collection or an array from a getter of a shared object: it takes part
 * in what others read there if it may change it, and not if it only reads.
 */
class ReadersOfContainersTests {

	private static final String USE = "System.setProperty(\"seen\", \"five\");";

	@TempDir
	Path folder;

	private ShelfApplication app;

	@BeforeEach
	void setUp() {
		this.app = new ShelfApplication(this.folder, """
				public class Prices {
					private final Shelf shelf;
					public Prices(Shelf shelf) {
						this.shelf = shelf;
					}
					public int count(String id) {
						return this.shelf.items().size() + this.shelf.first();
					}
					public String fixed(String id) {
						return String.join(",", this.shelf.fixed());
					}
				}
				""", """
				import java.util.*;
				public class Shelf implements java.util.function.Supplier<List<String>> {
					private final List<String> items = new ArrayList<>();
					private final int[] cells = new int[3];
					private final List<String> fixed;
					public Shelf() {
						this.fixed = List.of("a", "b");
					}
					List<String> items() {
						return this.items;
					}
					List<String> alias() {
						return items();
					}
					@Override
					public List<String> get() {
						return this.items;
					}
					int[] cells() {
						return this.cells;
					}
					int first() {
						return this.cells[0];
					}
					List<String> fixed() {
						return this.fixed;
					}
				}
				""", """
				import java.util.*;
				public class Startup {
					private final Shelf shelf;
					public Startup(Shelf shelf) {
						this.shelf = shelf;
					}
					public void look() {
						System.setProperty("seen", "five");
					}
					private static int lengths(Collection<String> items, int depth) {
						int sum = 0;
						for (String item : items) {
							sum += item.length();
						}
						return (depth == 0) ? sum : lengths(items, depth - 1);
					}
					private static void fill(Collection<String> items) {
						items.add("more");
					}
					private static void pass(Collection<String> items) {
						fill(items);
					}
				}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "this.shelf.items().size();", "for (String item : this.shelf.items()) { item.length(); }",
			"List<String> all = this.shelf.items(); if (!all.isEmpty()) { all.get(0).length(); }",
			"this.shelf.items().stream().map(String::trim).count();", "lengths(this.shelf.items(), 3);",
			"lengths(this.shelf.alias(), 3);", "new ArrayList<>(this.shelf.alias()).add(\"a\");",
			"for (int cell : this.shelf.cells()) { System.getProperty(\"a\" + cell); }",
			"boolean none = this.shelf.cells().length == 0 && this.shelf.alias().contains(\"a\");",
			"int[] cells = this.shelf.cells(); int sum = cells[0] + cells[1];" })
	void leavesAMethodAloneWhoseCollectionOthersOnlyRead(String reading) {
		this.app.edit("Startup", USE, reading + USE);
		assertThat(this.app.changes("count", "Startup", "\"five\"", "\"other\"")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "this.shelf.items().add(\"a\");", "this.shelf.alias().add(\"a\");",
			"List<String> all = this.shelf.items(); if (all.isEmpty()) { all.add(\"a\"); }",
			"fill(this.shelf.items());", "pass(this.shelf.alias());", "this.shelf.cells()[0] = 3;",
			"int[] cells = this.shelf.cells(); cells[1]++;", "Collections.addAll(this.shelf.items(), \"a\");",
			"java.util.function.Supplier<List<String>> items = this.shelf; items.get().add(\"a\");",
			"java.util.function.Supplier<List<String>> items = this.shelf::items; items.get().add(\"a\");",
			"Runnable task = () -> this.shelf.items().clear(); task.run();",
			"for (Iterator<String> all = this.shelf.items().iterator(); all.hasNext();) { all.next(); all.remove(); }",
			"java.io.Serializable all = (java.io.Serializable) this.shelf.items(); System.getProperties().put(1, all);" })
	void seesCodeThatMayChangeACollectionThatItGets(String changing) {
		this.app.edit("Startup", USE, changing + USE);
		assertThat(this.app.changes("count", "Startup", "\"five\"", "\"other\"")).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			reading                        | edited  | before            | after
			this.shelf.items().size();     | Startup | items().size()    | items().clear()
			lengths(this.shelf.items(), 1); | Startup | sum += item       | items.clear(); sum += item
			this.shelf.cells().clone();    | Startup | .cells().clone()  | .cells()[0] = 1
			""")
	void seesCodeThatNoLongerOnlyReads(String reading, String edited, String before, String after) {
		this.app.edit("Startup", USE, reading + USE);
		assertThat(this.app.changes("count", edited, before, after)).isNotEmpty();
	}

	@Test
	void leavesAMethodAloneThatReadsWhatNobodyCanChange() {
		this.app.edit("Startup", USE, "System.getProperties().put(1, this.shelf.fixed());" + USE);
		assertThat(this.app.changes("fixed", "Startup", "\"five\"", "\"other\"")).isEmpty();
	}

	@Test
	void leavesAMethodAloneThatReadsACopyThatNobodyCanChange() {
		this.app
			.edit("Shelf", "public Shelf() {",
					"Shelf(List<String> fixed) { fixed = List.copyOf(fixed); this.fixed = fixed; }\n"
							+ "public Shelf() {")
			.edit("Startup", USE, "System.getProperties().put(1, this.shelf.fixed());" + USE);
		assertThat(this.app.changes("fixed", "Startup", "\"five\"", "\"other\"")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "new ArrayList<>(List.of(\"a\", \"b\"))", "Arrays.asList(\"a\", \"b\")",
			"System.getProperty(\"no\") == null ? new ArrayList<>() : List.of(\"a\")" })
	void seesWhoChangesWhatWasNotMadeUnmodifiable(String value) {
		this.app.edit("Shelf", "this.fixed = List.of(\"a\", \"b\")", "this.fixed = " + value)
			.edit("Startup", USE, "System.getProperties().put(1, this.shelf.fixed());" + USE);
		assertThat(this.app.changes("fixed", "Startup", "\"five\"", "\"other\"")).isNotEmpty();
	}

	@Test
	void seesWhoChangesWhatALoopPutsInPlaceOfACopy() {
		this.app.edit("Shelf", "this.fixed = List.of(\"a\", \"b\")", """
				List<String> list = List.of("a");
				List<String> last = null;
				for (int i = 0; i < 2; i++) {
					last = list;
					list = new ArrayList<>(list);
				}
				this.fixed = last""").edit("Startup", USE, "System.getProperties().put(1, this.shelf.fixed());" + USE);
		assertThat(this.app.changes("fixed", "Startup", "\"five\"", "\"other\"")).isNotEmpty();
	}

}
