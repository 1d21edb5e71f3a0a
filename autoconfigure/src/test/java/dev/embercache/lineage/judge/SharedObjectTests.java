package dev.embercache.lineage.judge;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects that a shared object holds, and that other code changes.
 */
class SharedObjectTests {

	/**
	 * The list is read through a view, the object is handed out and changed elsewhere.
	 */
	@Nested
	class ListsAndObjects {

		private static final String PRICES = """
				public class Prices {
					private final Shelf shelf;
					public Prices(Shelf shelf) {
						this.shelf = shelf;
					}
					public String first(String id) {
						return this.shelf.first();
					}
					public String label(String id) {
						Label label = new Label();
						label.name(id);
						return this.shelf.decorated(label.name());
					}
				}
				""";

		private static final String SHELF = """
				import java.util.*;
				public class Shelf {
					private final List<String> items = new ArrayList<>();
					private final Label label = new Label();
					void add(String item) {
						this.items.add(item);
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
				}
				""";

		private static final String LABEL = """
				public class Label {
					private String name;
					void name(String name) {
						this.name = name;
					}
					String name() {
						return this.name;
					}
				}
				""";

		private static final String STARTUP = """
				public class Startup {
					private final Shelf shelf;
					public Startup(Shelf shelf) {
						this.shelf = shelf;
					}
					public void items() {
						this.shelf.add("one");
					}
					public void label() {
						this.shelf.label().name("two");
					}
				}
				""";

		@TempDir
		Path folder;

		private ShelfApplication app;

		@BeforeEach
		void setUp() {
			this.app = new ShelfApplication(this.folder, PRICES, SHELF, LABEL, STARTUP);
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
				read  | before
				first | "one"
				label | "two"
				""")
		void seesTheCodeThatChangesWhatIsRead(String read, String before) {
			assertThat(this.app.changes(read, "Startup", before, "\"other\"")).isNotEmpty();
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
				read  | before
				first | "two"
				label | "one"
				""")
		void leavesAMethodAloneWhenTheOtherChanges(String read, String before) {
			assertThat(this.app.changes(read, "Startup", before, "\"other\"")).isEmpty();
		}

		@Test
		void leavesAMethodAloneThatMakesItsOwnObjectsOfAClass() {
			this.app.edit("Prices", "return this.shelf.decorated(label.name());", "return label.name();").sources("""
					public class Forms {
						String fill(String text) {
							Label label = new Label();
							label.name(text + "eight");
							return label.name();
						}
					}
					""");
			assertThat(this.app.changes("label", "Forms", "\"eight\"", "\"other\"")).isEmpty();
		}

	}

	/**
	 * Elements of an array, and of lists that a map holds.
	 */
	@Nested
	class ArraysAndMaps {

		private static final String PRICES = """
				public class Prices {
					private final Shelf shelf;
					public Prices(Shelf shelf) {
						this.shelf = shelf;
					}
					public int cell(String id) {
						return this.shelf.cell();
					}
					public String nested(String id) {
						return this.shelf.nested(id);
					}
				}
				""";

		private static final String SHELF = """
				import java.util.*;
				public class Shelf {
					private final Map<String, List<String>> groups = new HashMap<>();
					private final int[] cells = new int[3];
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
				""";

		private static final String STARTUP = """
				public class Startup {
					private final Shelf shelf;
					public Startup(Shelf shelf) {
						this.shelf = shelf;
					}
					public void cells() {
						this.shelf.cell(0, 3);
					}
					public void groups() {
						this.shelf.group("x", "four");
					}
				}
				""";

		@TempDir
		Path folder;

		private ShelfApplication app;

		@BeforeEach
		void setUp() {
			this.app = new ShelfApplication(this.folder, PRICES, SHELF, STARTUP);
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
				read   | before | after
				cell   | (0, 3) | (0, 4)
				nested | "four" | "other"
				""")
		void seesTheCodeThatChangesWhatIsRead(String read, String before, String after) {
			assertThat(this.app.changes(read, "Startup", before, after)).isNotEmpty();
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
				read   | before | after
				cell   | "four" | "other"
				nested | (0, 3) | (0, 4)
				""")
		void leavesAMethodAloneWhenTheOtherChanges(String read, String before, String after) {
			assertThat(this.app.changes(read, "Startup", before, after)).isEmpty();
		}

	}

}
