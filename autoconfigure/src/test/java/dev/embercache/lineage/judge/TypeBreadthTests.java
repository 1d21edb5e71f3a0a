package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.judge.EditableApplication.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which other types a type brings along: those whose instances can be in its place.
 */
class TypeBreadthTests {

	@TempDir
	Path folder;

	private List<String> changes(EditableApplication app, Run first, Producer producer, Runnable edit) {
		Lineage lineage = first.lineage(producer);
		edit.run();
		Run second = app.start();
		second.lineage(producer);
		return second.changes(lineage);
	}

	/**
	 * Classes that share a superclass, and a library that looks into one of them.
	 */
	@Nested
	class Siblings {

		private EditableApplication app;

		@BeforeEach
		void setUp() {
			this.app = new EditableApplication(TypeBreadthTests.this.folder.resolve("classes")).sources("""
					public class Owners {
						public String show(String id) {
							return "owner " + new Owner(id);
						}
					}
					""", """
					public abstract class Person<T> {
						private final String name;
						private Address address = new Address();
						protected Person(String name) {
							this.name = name;
						}
						public String name() {
							return this.name + suffix();
						}
						protected String suffix() {
							return "";
						}
						public Address address() {
							return this.address;
						}
					}
					""", "public class Address { public String street() { return \"street\"; } }", """
					import org.springframework.core.style.ToStringCreator;
					public class Owner extends Person<Owner> {
						public Owner(String name) {
							super(name);
						}
						@Override
						public String toString() {
							return new ToStringCreator(this).append("name", name()).toString();
						}
					}
					""", """
					public class Vet extends Person<Vet> {
						public Vet(String name) {
							super(name);
						}
						@Override
						protected String suffix() {
							return " the vet";
						}
					}
					""");
		}

		private List<String> changes(String type, String before, String after) {
			Run first = this.app.start();
			return TypeBreadthTests.this.changes(this.app, first, first.producer("Owners.show"),
					() -> this.app.edit(type, before, after));
		}

		@Test
		void leavesAMethodAloneThatWorksWithASibling() {
			assertThat(changes("Vet", "\" the vet\"", "\" the doctor\"")).isEmpty();
		}

		@Test
		void leavesAMethodAloneWhenASiblingGetsMembers() {
			assertThat(changes("Vet", "@Override", "public int fee() { return 1; }\n@Override")).isEmpty();
		}

		@Test
		void seesWhatIsInherited() {
			assertThat(changes("Person", "return this.name + suffix()", "return suffix() + this.name")).isNotEmpty();
		}

		@Test
		void seesTheTypesOfInheritedFields() {
			assertThat(changes("Address", "\"street\"", "\"road\"")).isNotEmpty();
		}

		@Test
		void seesASubtypeOfTheTypeOfAField() {
			this.app.edit("Owner", "public Owner(", "private Person<?> friend = Friends.any();\npublic Owner(")
				.sources("public class Friends { static Person<?> any() { return new Vet(\"v\"); } }");
			assertThat(changes("Vet", "\" the vet\"", "\" the doctor\"")).isNotEmpty();
		}

	}

	/**
	 * Two implementations of an interface, both of which are components.
	 */
	@Nested
	class Components {

		private static final BeanWiring OWNERS = BeanWiring.of("owners", "com.acme.Owners", "table");

		private static final BeanWiring TABLE = BeanWiring.of("table", "com.acme.TableStore");

		private static final BeanWiring JDBC = BeanWiring.of("jdbc", "com.acme.JdbcStore");

		private EditableApplication app;

		@BeforeEach
		void setUp() {
			this.app = new EditableApplication(TypeBreadthTests.this.folder.resolve("classes")).sources("""
					public class Owners {
						private final Store store;
						public Owners(Store store) {
							this.store = store;
						}
						public String name(String id) {
							return this.store.name(id) + Names.last;
						}
					}
					""", "public interface Store { String name(String id); }", """
					@org.springframework.stereotype.Repository
					public class TableStore implements Store {
						public String name(String id) {
							return "table " + id;
						}
					}
					""", """
					@org.springframework.stereotype.Repository
					public class JdbcStore implements Store {
						public String name(String id) {
							return "jdbc " + id;
						}
						public void rename() {
							Names.last = "jdbc";
						}
					}
					""", "public class Names { static String last = \"none\"; }").onlyBeans(OWNERS, TABLE);
		}

		private List<String> changes(Runnable edit) {
			Run first = this.app.start();
			return TypeBreadthTests.this.changes(this.app, first, first.producer("Owners.name", OWNERS, TABLE), edit);
		}

		@Test
		void leavesAMethodAloneThatCannotMeetAComponentWithoutABean() {
			assertThat(changes(() -> this.app.edit("JdbcStore", "\"jdbc \"", "\"sql \""))).isEmpty();
		}

		@Test
		void leavesAMethodAloneWhenSuchAComponentWouldSetWhatItReads() {
			assertThat(changes(() -> this.app.edit("JdbcStore", "= \"jdbc\"", "= \"sql\""))).isEmpty();
		}

		@Test
		void seesTheComponentBecomeABean() {
			assertThat(changes(() -> this.app.onlyBeans(OWNERS, TABLE, JDBC))).singleElement()
				.asString()
				.endsWith("JdbcStore is made now");
		}

		@Test
		void seesCodeThatBeginsToMakeOne() {
			assertThat(
					changes(() -> this.app.sources("public class Makes { Store store() { return new JdbcStore(); } }")))
				.anySatisfy((change) -> assertThat(change).endsWith("JdbcStore is made now"));
		}

		@Test
		void seesAComponentThatCodeMakes() {
			this.app.sources("public class Makes { Object store() { return JdbcStore.class; } }");
			assertThat(changes(() -> this.app.edit("JdbcStore", "\"jdbc \"", "\"sql \""))).isNotEmpty();
		}

		@Test
		void seesASubclassOfAComponentWithoutABean() {
			this.app.sources("public class Special extends JdbcStore { }",
					"class Uses { Store store() { return new Special(); } }");
			assertThat(changes(() -> this.app.edit("JdbcStore", "\"jdbc \"", "\"sql \""))).isNotEmpty();
		}

	}

}
