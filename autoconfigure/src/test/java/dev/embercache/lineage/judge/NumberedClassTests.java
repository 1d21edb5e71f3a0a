package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for classes that the compiler numbers: anonymous ones, and those behind a
 * {@code switch} over an enum.
 */
class NumberedClassTests {

	private static final String FIRST = """
				public Object first(String key) {
					return twice(new Rate() { public int of(int amount) { return amount + 11; } });
				}
			""";

	private static final String SECOND = """
				public Object second(String key) {
					return twice(new Rate() { public int of(int amount) { return amount + 22; } });
				}
			""";

	private static final String PAINT = """
				public Object paint(String key) {
					switch (Color.valueOf(key)) {
						case GREEN: return 1;
						case BLUE: return 2;
						default: return 3;
					}
				}
			""";

	private static final String MIX = """
				public Object mix(String key) {
					switch (Color.valueOf(key)) {
						case BLUE: return 4;
						case RED: return 5;
						default: return 6;
					}
				}
			""";

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes"))
			.sources("interface Rate { int of(int amount); }", "enum Color { RED, GREEN, BLUE }");
		service(FIRST, SECOND, PAINT);
	}

	@Test
	void doesNotSeeTheNumberOfAnAnonymousClass() {
		Lineage lineage = this.app.start().lineage("Service.second");
		service("""
					Object another(String key) {
						return new Object() { int other = 7; };
					}
				""", SECOND, FIRST, PAINT);
		assertThat(this.app.classFile("Service$1")).exists();
		assertThat(changes(lineage)).isEmpty();
		service(SECOND, PAINT);
		assertThat(changes(lineage)).isNotEmpty().allMatch((change) -> change.contains("Rate.of"));
	}

	@Test
	void seesTheBodyOfAnAnonymousClass() {
		Lineage lineage = this.app.start().lineage("Service.second");
		this.app.edit("Service", "amount + 22", "amount + 23");
		assertThat(changes(lineage))
			.containsExactly("Service.second -> Service.twice -> Rate.of -> Service.second{Rate}.of changed");
	}

	@Test
	void seesThatTwoAnonymousClassesAreSwapped() {
		Run run = this.app.start();
		Lineage first = run.lineage("Service.first");
		Lineage second = run.lineage("Service.second");
		service(SECOND.replace("22", "11"), FIRST.replace("11", "22"), PAINT);
		assertThat(changes(first)).isNotEmpty();
		assertThat(changes(second)).isNotEmpty();
	}

	@Test
	void seesWhichOfTwoAnonymousClassesOfOneMethodIsUsed() {
		String both = """
					Rate plus = new Rate() { public int of(int amount) { return amount + 1; } };
					Rate minus = new Rate() { public int of(int amount) { return amount - 1; } };
					public Object find(String key) { return %s.of(3); }
					public Object make(String key) {
						Rate one = new Rate() { public int of(int amount) { return amount * 2; } };
						Rate other = new Rate() { public int of(int amount) { return amount * 3; } };
						return %s.of(3);
					}
				""";
		service(both.formatted("this.plus", "one"));
		Run run = this.app.start();
		Lineage find = run.lineage("Service.find");
		Lineage make = run.lineage("Service.make");
		assertThat(changes(find)).isEmpty();
		assertThat(changes(make)).isEmpty();
		service(both.formatted("this.plus", "one").replace("+ 1", "+ 0").replace("- 1", "+ 1").replace("+ 0", "- 1"));
		assertThat(changes(find)).isNotEmpty();
		service(both.formatted("this.plus", "one").replace("* 2", "* 0").replace("* 3", "* 2").replace("* 0", "* 3"));
		assertThat(changes(make)).isNotEmpty();
	}

	@Test
	void seesClassesWithinAnonymousClasses() {
		String nested = """
					public Object find(String key) {
						return new Rate() {
							public int of(int amount) {
								class Step { int next() { return 5; } }
								return new Rate() { public int of(int more) { return more + new Step().next(); } }.of(amount);
							}
						}.of(3);
					}
				""";
		service(nested, FIRST);
		Lineage lineage = this.app.start().lineage("Service.find");
		service("Object other = new Object() { };", FIRST, nested);
		assertThat(this.app.start().changes(lineage)).allMatch((change) -> change.endsWith("new Service changed"));
		service(FIRST, nested);
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("Service", "return 5", "return 6");
		assertThat(changes(lineage)).isNotEmpty();
	}

	@Test
	void keepsTheClassesOfValuesByTheirNames() {
		service(FIRST, SECOND);
		Lineage lineage = this.app.start().lineage("Service.first", "Service$1");
		service(SECOND, FIRST);
		assertThat(changes(lineage)).isNotEmpty();
		service(FIRST, SECOND);
		assertThat(changes(lineage)).isEmpty();
	}

	@Test
	void doesNotSeeTheNumberOfAnAnonymousBean() {
		Run run = this.app.start();
		Lineage lineage = run.lineage(run.producer("Service.first", bean("Service$2")));
		service(SECOND, FIRST, PAINT);
		run = this.app.start();
		run.lineage(run.producer("Service.first", bean("Service$1")));
		assertThat(run.changes(lineage)).isEmpty();
		this.app.edit("Service", "amount + 22", "amount + 23");
		run = this.app.start();
		run.lineage(run.producer("Service.first", bean("Service$1")));
		assertThat(run.changes(lineage)).isNotEmpty();
	}

	private static BeanWiring bean(String className) {
		return BeanWiring.of("rate", "com.acme." + className);
	}

	@Test
	void doesNotSeeTheNumbersOfASwitch() {
		service(PAINT);
		Lineage lineage = this.app.start().lineage("Service.paint");
		service(MIX, PAINT);
		assertThat(changes(lineage)).isEmpty();
		service(FIRST, MIX, PAINT);
		assertThat(changes(lineage)).isEmpty();
		this.app.edit("Service", "case GREEN: return 1", "case GREEN: return 7");
		assertThat(changes(lineage)).containsExactly("Service.paint changed");
	}

	@Test
	void seesOtherCasesOfASwitch() {
		service(PAINT);
		Lineage lineage = this.app.start().lineage("Service.paint");
		service(PAINT.replace("GREEN", "RED"));
		assertThat(changes(lineage)).isNotEmpty();
		service(PAINT.replace("GREEN", "X").replace("BLUE", "GREEN").replace("X", "BLUE"));
		assertThat(changes(lineage)).isNotEmpty();
		service(MIX, PAINT.replace("BLUE", "RED"));
		assertThat(changes(lineage)).isNotEmpty();
		service(PAINT.replace("case BLUE: return 2;", ""));
		assertThat(changes(lineage)).isNotEmpty();
	}

	@Test
	void seesTheConstantsOfASwitch() {
		this.app.edit("Service", "Color.valueOf(key)", "color")
			.edit("Service", "\tRate rate", "\tColor color; Rate rate");
		Lineage lineage = this.app.start().lineage("Service.paint");
		this.app.edit("Color", "RED, GREEN", "RED, PINK, GREEN");
		assertThat(changes(lineage)).isNotEmpty();
	}

	@Test
	void seesSwitchesWithinASwitch() {
		String nested = """
					public Object find(String key) {
						return switch (switch (Color.valueOf(key)) { case RED -> Color.BLUE; default -> Color.RED; }) {
							case BLUE -> 1;
							case GREEN -> 2;
							default -> 3;
						};
					}
				""";
		service(nested);
		Lineage lineage = this.app.start().lineage("Service.find");
		service(MIX, PAINT, nested);
		assertThat(changes(lineage)).isEmpty();
		service(nested.replace("case RED", "case GREEN"));
		assertThat(changes(lineage)).isNotEmpty();
		service(nested.replace("case GREEN -> 2", "case RED -> 2"));
		assertThat(changes(lineage)).isNotEmpty();
	}

	private void service(String... members) {
		this.app.sources("public class Service {\n\tRate rate;\n" + String.join("", members)
				+ "\tint twice(Rate rate) { return 2 * rate.of(3); }\n}\n");
	}

	private List<String> changes(Lineage lineage) {
		return this.app.start().changes(lineage);
	}

}
