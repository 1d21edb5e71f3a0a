package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code that has an enum as a value, of which it uses the constants.
 */
class EnumConstantsTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				public class Prices {
					public int ordinal(String id) {
						return Color.valueOf(id).ordinal();
					}
					public int all(String id) {
						return java.util.EnumSet.allOf(Color.class).size() + Color.values().length;
					}
				}
				""", """
				public enum Color {
					RED(1), GREEN(2);
					private final int number;
					Color(int number) {
						this.number = number;
					}
					int number() {
						return this.number;
					}
				}
				""");
	}

	@Test
	void leavesAMethodAloneThatUsesTheConstantsOfAnEnumOnly() {
		Run first = this.app.start();
		List<Lineage> lineages = List.of(first.lineage("Prices.ordinal"), first.lineage("Prices.all"));
		this.app.edit("Color", "int number()", "String hex() { return \"#\" + this.number; }\nint number()");
		Run second = this.app.start();
		lineages.forEach((lineage) -> assertThat(second.changes(lineage)).isEmpty());
	}

	@Test
	void seesTheConstantsOfAnEnum() {
		Run first = this.app.start();
		List<Lineage> lineages = List.of(first.lineage("Prices.ordinal"), first.lineage("Prices.all"));
		this.app.edit("Color", "RED(1), GREEN(2)", "BLUE(3), RED(1), GREEN(2)");
		Run second = this.app.start();
		lineages.forEach((lineage) -> assertThat(second.changes(lineage)).isNotEmpty());
	}

}
