package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.embercache.lineage.Lineage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parts of the classes in a value, and of their texts, that matter.
 */
class ValueClassTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Prices {
					public Object find(String id) {
						return Price.parse(id);
					}
					public String told(String id) {
						return "price " + Price.parse(id);
					}
					public Object other(String id) {
						return id;
					}
				}
				""", """
				public class Price implements Comparable<Price> {
					private final int cents;
					private int tax = 19;
					Price(int cents) {
						this.cents = cents;
					}
					static Price parse(String text) {
						return new Price(text.length());
					}
					String format() {
						return this.cents + " cents";
					}
					public int compareTo(Price other) {
						return this.cents - other.cents;
					}
					@Override
					public boolean equals(Object other) {
						return other instanceof Price price && price.cents == this.cents;
					}
					@Override
					public int hashCode() {
						return this.cents + 31;
					}
					@Override
					public String toString() {
						return "Price " + this.cents;
					}
				}
				""", """
				public enum Unit {
					GRAM("g"), LITRE("l");
					private final String sign;
					Unit(String sign) {
						this.sign = sign;
					}
					String sign() {
						return this.sign;
					}
				}
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "other | private final int cents | private final int cents, more = 1",
					"other | int tax = 19 | long tax = 19", "other | int tax = 19 | int tax = 7",
					"other | this.cents = cents; | this.cents = cents + 1;", "other | + 31 | + 37",
					"other | this.cents - other.cents | other.cents - this.cents",
					"other | price.cents == this.cents | price == this",
					"other | implements Comparable<Price> | implements Comparable<Price>, java.io.Serializable",
					"find | text.length() | text.length() + 1", "told | \"Price \" | \"Cost \"" })
	void seesWhatMakesAValueWhatItIs(String method, String before, String after) {
		assertThat(changes(method, "Price", before, after)).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "other | text.length() | text.length() + 1", "find | \" cents\" | \" c\"",
			"find | \"Price \" | \"Cost \"", "other | String format | String text() { return null; } String format" })
	void leavesAValueAloneWhenOnlyItsUsersSeeTheChange(String method, String before, String after) {
		assertThat(changes(method, "Price", before, after)).isEmpty();
	}

	@Test
	void seesTheNamesAndTheOrderOfAnEnum() {
		assertThat(changes("other", "Unit", "GRAM(\"g\"), LITRE(\"l\")", "LITRE(\"l\"), GRAM(\"g\")")).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "GRAM(\"g\") | GRAM(\"gr\")",
			"private final String sign | int more = 3; private final String sign" })
	void leavesAnEnumAloneWhenItsConstantsOnlyKnowOtherThings(String before, String after) {
		assertThat(changes("other", "Unit", before, after)).isEmpty();
	}

	@Test
	void countsTheWholeClassOfAValueThatWasPutByHand() {
		Lineage lineage = this.app.start().lineages().lineageOf("prices", null, List.of("com.acme.Price"));
		this.app.edit("Price", "\" cents\"", "\" c\"");
		assertThat(this.app.start().changes(lineage)).containsExactly("Price changed");
	}

	@Test
	void seesTheTextOfAnObjectThatALibraryMayAskForIt() {
		this.app.edit("Prices", "return id;", "return String.format(\"%s\", new Object[] { new Price(1) });");
		assertThat(changes("other", "Price", "\"Price \"", "\"Cost \"")).isNotEmpty();
	}

	@Test
	void seesANewText() {
		this.app.edit("Prices", "\"price \" + Price.parse(id)", "\"unit \" + Unit.GRAM");
		assertThat(changes("told", "Unit", "String sign() {",
				"@Override public String toString() { return \"mine\"; } String sign() {"))
			.isNotEmpty();
	}

	private List<String> changes(String method, String type, String before, String after) {
		Lineage lineage = this.app.start().lineage("Prices." + method, "Price", "Unit");
		this.app.edit(type, before, after);
		return this.app.start().changes(lineage);
	}

}
