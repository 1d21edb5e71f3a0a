package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.EditableApplication.Run;
import dev.embercache.lineage.reach.Reach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reach}: which edits of a class leave one of its methods alone.
 */
class MethodLineageTests {

	@TempDir
	Path folder;

	private EditableApplication app;

	@BeforeEach
	void setUp() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources("""
				import java.util.*;
				import java.util.function.*;
				import org.apache.commons.logging.Log;
				import org.apache.commons.logging.LogFactory;
				public class BookService {
					private static final Log log = LogFactory.getLog(BookService.class);
					private final List<Book> books = new ArrayList<>();
					private final List<Book> drafts = new ArrayList<>();
					private int discount;
					private String lastTitle = "none";
					public Book findBook(String title) {
						log.debug("find");
						Optional<Book> found = this.books.stream().filter((book) -> matches(book, title)).findFirst();
						return found.orElseGet(() -> new Book(title, 100 - this.discount));
					}
					public void createBook(String title) {
						this.lastTitle = normalize(title);
						this.drafts.add(new Book(this.lastTitle, 1));
					}
					public void startSale() {
						this.discount = 10;
					}
					private boolean matches(Book book, String title) {
						return book.title().equals(title);
					}
					private String normalize(String title) {
						return title.trim();
					}
				}
				""", "public record Book(String title, int cents) { }");
	}

	@Test
	void leavesAMethodAloneWhenItsNeighborChanges() {
		assertThat(changes("BookService", "this.drafts.add(new Book(this.lastTitle, 1))", "this.drafts.clear()"))
			.isEmpty();
	}

	@Test
	void leavesAMethodAloneWhenWhatItsNeighborCallsChanges() {
		assertThat(changes("BookService", "title.trim()", "title.strip()")).isEmpty();
	}

	@Test
	void leavesAMethodAloneWhenAMethodIsAdded() {
		assertThat(changes("BookService", "public void startSale", "int count() { return 0; } public void startSale"))
			.isEmpty();
	}

	@Test
	void leavesAMethodAloneWhenLambdasBeforeItAreAdded() {
		assertThat(changes("BookService", "public Book findBook",
				"Supplier<String> hello() { return () -> \"hello\"; } public Book findBook"))
			.isEmpty();
	}

	@Test
	void seesAPrivateMethod() {
		assertThat(changes("BookService", ".equals(title)", ".equalsIgnoreCase(title)"))
			.containsExactly("BookService.findBook -> BookService.matches changed");
	}

	@Test
	void seesALambda() {
		assertThat(changes("BookService", "100 - this", "200 - this")).containsExactly("BookService.findBook changed");
	}

	private void useDiscounts(String members) {
		this.app.sources("final class Discounts { " + members + " static int of(String key) { return 1; } }");
		this.app.edit("BookService", "100 - this.discount", "100 - Discounts.of(title)");
	}

	@Test
	void leavesAMethodAloneWhenStaticStateIsAddedThatNobodyReads() {
		useDiscounts("");
		assertThat(changes("Discounts", "static int of",
				"static final java.util.Map<String, Integer> ALL = new java.util.HashMap<>(); static int of"))
			.isEmpty();
	}

	@Test
	void seesStaticStateThatIsRead() {
		useDiscounts("static final java.util.Map<String, Integer> ALL = new java.util.HashMap<>(); "
				+ "static { ALL.put(\"sale\", 1); }");
		this.app.edit("Discounts", "return 1", "return ALL.get(key)");
		assertThat(changes("Discounts", "\"sale\", 1", "\"sale\", 2")).hasSize(1)
			.first()
			.asString()
			.endsWith("static initializer of Discounts changed");
	}

	@Test
	void seesAStaticInitializerThatDoesMoreThanToFillFields() {
		useDiscounts("");
		assertThat(changes("Discounts", "static int of", "static { System.setProperty(\"a\", \"b\"); } static int of"))
			.containsExactly("BookService.findBook -> static initializer of Discounts is new");
	}

	@Test
	void seesAStaticInitializerThatChangesOtherClasses() {
		this.app.sources("final class Rates { static int rate; }");
		useDiscounts("");
		this.app.edit("Discounts", "return 1", "return Rates.rate");
		assertThat(changes("Discounts", "static int of", "static { Rates.rate = 5; } static int of")).isNotEmpty();
	}

	@Test
	void seesAMethodThatWritesAFieldWhichIsRead() {
		assertThat(changes("BookService", "this.discount = 10", "this.discount = 20"))
			.containsExactly("BookService.findBook -> BookService.discount -> BookService.startSale changed");
	}

	@Test
	void seesANewMethodThatWritesAFieldWhichIsRead() {
		assertThat(changes("BookService", "public void startSale", "void stop() { this.discount = 0; } void startSale"))
			.contains("BookService.findBook -> BookService.discount changed");
	}

	@Test
	void seesAFieldInitializer() {
		assertThat(changes("BookService", "private int discount;", "private int discount = 5;"))
			.anySatisfy((change) -> assertThat(change).endsWith("new BookService changed"));
	}

	@Test
	void seesWhatStringConcatenationCalls() {
		this.app
			.sources("class Box { public String toString() { return \"box\"; } String label() { return \"label\"; } }");
		this.app.edit("BookService", "log.debug(\"find\")", "log.debug(\"find\" + new Box())");
		assertThat(changes("Box", "\"label\"", "\"lid\"")).isEmpty();
		assertThat(changes("Box", "\"box\"", "\"chest\"")).hasSize(1)
			.first()
			.asString()
			.endsWith("Box.toString changed");
	}

	@Test
	void seesANewMethodThatStringConcatenationCalls() {
		this.app.sources("class Box { }");
		this.app.edit("BookService", "log.debug(\"find\")", "log.debug(\"find\" + new Box())");
		assertThat(changes("Box", "{ }", "{ public String toString() { return \"box\"; } }"))
			.containsExactly("BookService.findBook -> Box.toString is new");
	}

	@Test
	void seesANewFieldThatHidesAnInheritedOne() {
		this.app.sources("class Base { int cents = 1; }", "class Sale extends Base { }");
		this.app.edit("BookService", "100 - this", "new Sale().cents - this");
		assertThat(changes("Sale", "{ }", "{ int cents; }")).isNotEmpty();
	}

	@Test
	void seesTheClassesThatAnExpressionNames() {
		this.app.sources("class Keys { static String of(String title) { return title; } }",
				"@interface Cached { String key(); }");
		this.app.edit("BookService", "public Book findBook",
				"@Cached(key = \"T(com.acme.Keys).of(#title)\") public Book findBook");
		assertThat(changes("Keys", "return title", "return title + 1")).isNotEmpty();
	}

	@Test
	void seesTheClassesThatTheExpressionOfAComposedAnnotationNames() {
		this.app.sources("class Keys { static String of(String title) { return title; } }",
				"@interface Cached { String key(); }",
				"@Cached(key = \"T (com.acme.Keys).of(#title)\") @interface Found { }");
		this.app.edit("BookService", "public Book findBook", "@Found public Book findBook");
		assertThat(changes("Keys", "return title", "return title + 1")).isNotEmpty();
	}

	@Test
	void seesThatAMethodIsNoLongerInherited() {
		this.app.sources("class Base { public Book find(String title) { return null; } }");
		this.app.edit("BookService", "class BookService", "class BookService extends Base");
		Lineage lineage = this.app.start().lineage("BookService.find");
		this.app.edit("BookService", "public void startSale",
				"public Book find(String title) { return findBook(title); } public void startSale");
		assertThat(this.app.start().changes(lineage)).isNotEmpty();
	}

	@Test
	void seesAnInitializerThatTheContainerCalls() {
		assertThat(changes("BookService", "public void startSale",
				"@org.springframework.beans.factory.annotation.Autowired void set(String any) { } public void startSale"))
			.containsExactly("BookService.findBook -> BookService.set is new");
	}

	@Test
	void seesAComparator() {
		this.app.sources("class ByTitle implements java.util.Comparator<Book> {"
				+ " public int compare(Book one, Book other) { return one.title().compareTo(other.title()); } }");
		this.app.edit("BookService", "log.debug(\"find\")", "this.books.sort(new ByTitle())");
		assertThat(changes("ByTitle", "return one", "return -one")).hasSize(1)
			.first()
			.asString()
			.endsWith("ByTitle.compare changed");
	}

	@Test
	void seesAMethodReference() {
		this.app.sources(
				"class Titles { static String of(Book book) { return book.title(); } static int other() { return 1; } }");
		this.app.edit("BookService", "log.debug(\"find\")", "this.books.stream().map(Titles::of).toList()");
		assertThat(changes("Titles", "return 1", "return 2")).isEmpty();
		assertThat(changes("Titles", "book.title()", "book.title() + 1"))
			.containsExactly("BookService.findBook -> Titles.of changed");
	}

	@Test
	void seesAStaticInitializer() {
		this.app.sources("class Rates { static final int RATE; static { RATE = Integer.parseInt(\"7\"); } }");
		this.app.edit("BookService", "100 - this", "Rates.RATE - this");
		assertThat(changes("Rates", "\"7\"", "\"8\"")).isNotEmpty();
	}

	@Test
	void seesANewStaticInitializer() {
		this.app.sources("class Rates { static int rate() { return Integer.getInteger(\"rate\", 1); } }");
		this.app.edit("BookService", "100 - this", "Rates.rate() - this");
		assertThat(changes("Rates", "class Rates {", "class Rates { static { System.setProperty(\"rate\", \"9\"); }"))
			.containsExactly("BookService.findBook -> static initializer of Rates is new");
	}

	@Test
	void seesATemplateMethodOfASubclass() {
		this.app.sources("abstract class Rule { int apply() { return rate() + 1; } abstract int rate(); }",
				"class SaleRule extends Rule { int rate() { return 5; } }");
		this.app.edit("BookService", "100 - this", "rule().apply() - this")
			.edit("BookService", "public void startSale",
					"Rule rule() { return new SaleRule(); } public void startSale");
		assertThat(changes("SaleRule", "return 5", "return 6"))
			.containsExactly("BookService.findBook -> Rule.apply -> SaleRule.rate changed");
	}

	@Test
	void leavesATemplateMethodOfAnotherSubclassAlone() {
		this.app.sources("abstract class Rule { int apply() { return rate() + 1; } abstract int rate(); }",
				"class SaleRule extends Rule { int rate() { return 5; } }",
				"class OtherRule extends Rule { int rate() { return 7; } }");
		this.app.edit("BookService", "100 - this", "new SaleRule().apply() - this");
		this.app.edit("SaleRule", "class SaleRule", "final class SaleRule");
		assertThat(changes("OtherRule", "return 7", "return 6")).isEmpty();
		assertThat(changes("SaleRule", "return 5", "return 6")).hasSize(1);
	}

	@Test
	void seesWhatAConstructorOfTheSuperclassCalls() {
		this.app.sources(
				"abstract class Rule { int rate; Rule(int any) { this.rate = first() + any; } abstract int first(); }",
				"class SaleRule extends Rule { SaleRule(boolean one) { super(one ? 1 : 2); } int first() { return 5; } }");
		this.app.edit("BookService", "100 - this", "new SaleRule(true).rate - this");
		assertThat(changes("SaleRule", "return 5", "return 6")).hasSize(1);
	}

	@Test
	void seesACallOfAnotherObjectOfTheSameClass() {
		this.app.sources(
				"abstract class Rule { Rule next; int apply() { return this.next.rate(); } abstract int rate(); }",
				"class SaleRule extends Rule { int rate() { return 5; } }",
				"class OtherRule extends Rule { int rate() { return 7; } }");
		this.app.edit("BookService", "100 - this", "new SaleRule().apply() - this");
		assertThat(changes("OtherRule", "return 7", "return 6")).hasSize(1);
	}

	@Test
	void seesANewOverride() {
		this.app.sources("class Rule { int rate() { return 1; } }", "class SaleRule extends Rule { }");
		this.app.edit("BookService", "100 - this", "rule().rate() - this")
			.edit("BookService", "public void startSale",
					"Rule rule() { return new SaleRule(); } public void startSale");
		assertThat(changes("SaleRule", "{ }", "{ int rate() { return 6; } }"))
			.containsExactly("BookService.findBook -> Rule.rate has a new implementation com.acme.SaleRule");
	}

	@Test
	void seesADefaultMethodThatIsOverridden() {
		this.app.sources("interface Rule { default int rate() { return 1; } }", "class SaleRule implements Rule { }");
		this.app.edit("BookService", "100 - this", "rule().rate() - this")
			.edit("BookService", "public void startSale",
					"Rule rule() { return new SaleRule(); } public void startSale");
		assertThat(changes("Rule", "return 1", "return 2")).hasSize(1);
		assertThat(changes("SaleRule", "{ }", "{ public int rate() { return 6; } }")).hasSize(1);
	}

	@Test
	void seesALambdaBehindAnInterface() {
		this.app.sources("interface Rule { int rate(); }",
				"class Rules { Rule sale() { return () -> 5; } int other() { return 1; } }");
		this.app.edit("BookService", "100 - this", "rule.rate() - this")
			.edit("BookService", "private int discount;", "private int discount; Rule rule;");
		assertThat(changes("Rules", "return 1", "return 2")).isEmpty();
		assertThat(changes("Rules", "() -> 5", "() -> 6"))
			.containsExactly("BookService.findBook -> Rule.rate -> Rules.sale changed");
	}

	@Test
	void seesWhatAnAnonymousClassDoes() {
		this.app.edit("BookService", "() -> new Book(title, 100 - this.discount)",
				"new Supplier<>() { public Book get() { return new Book(title, 3); } }");
		assertThat(changes("BookService", "title, 3", "title, 4")).isNotEmpty();
	}

	@Test
	void seesTheQueryAndTheEntityOfARepository() {
		repository();
		assertThat(changes("Books", "from Book", "from Book b")).isNotEmpty();
		assertThat(changes("Entity", "long id;", "long id; String label;")).isNotEmpty();
		assertThat(changes("Author", "String name;", "String name; String city;")).isNotEmpty();
	}

	@Test
	void isOfTheWholeInterfaceWhenARepositoryProduces() {
		repository();
		Run run = this.app.start();
		Lineage lineage = run.lineage("Books.find");
		this.app.edit("Books", "from Book", "from Book b");
		assertThat(this.app.start().changes(lineage)).isNotEmpty();
		lineage = this.app.start().lineage("Books.find");
		this.app.edit("Author", "String name;", "String name; String city;");
		assertThat(this.app.start().changes(lineage)).isNotEmpty();
	}

	@Test
	void countsAllClassesWhenCodeLooksThemUp() {
		this.app.sources("class Other { int one() { return 1; } }");
		this.app.edit("BookService", "log.debug(\"find\")",
				"try { Class.forName(title); } catch (ClassNotFoundException ex) { }");
		assertThat(changes("Other", "return 1", "return 2"))
			.containsExactly("BookService.findBook finds classes at run time, and one of them changed");
	}

	@Test
	void seesWhatIsHandedToALibrary() {
		this.app.sources("class Query { String text = \"a\"; public String getText() { return this.text; } }");
		this.app.edit("BookService", "log.debug(\"find\")",
				"new org.springframework.expression.spel.standard.SpelExpressionParser().parseRaw(title).getValue(new Query())");
		assertThat(changes("Query", "return this.text", "return this.text + 1")).isNotEmpty();
	}

	@Test
	void seesThePropertiesOfWhatIsWrittenAsJsonWhereverItCameFrom() {
		this.app.sources("class Copy { public int getNumber() { return 1; } }", """
				class Copies {
					java.util.List<Copy> all() { return java.util.List.of(new Copy()); }
				}""", """
				class Json {
					static String of(Object value) {
						return new tools.jackson.databind.json.JsonMapper().writeValueAsString(value);
					}
				}""");
		this.app.edit("BookService", "log.debug(\"find\")", "log.debug(Json.of(new Copies().all()))");
		assertThat(changes("Copy", "return 1", "return 2")).isNotEmpty();
		assertThat(changes("Copy", "public int getNumber", "public int getOther() { return 0; } public int getNumber"))
			.isNotEmpty();
	}

	@Test
	void leavesStaticMethodsAloneThatStandBesideALibraryCall() {
		this.app.sources(
				"class Titles { static String clean(String title) { return title; } static int other() { return 1; } }");
		this.app.edit("BookService", "log.debug(\"find\")",
				"new org.springframework.core.io.ClassPathResource(title).exists(); log.debug(Titles.clean(title))");
		assertThat(changes("Titles", "return 1", "return 2")).isEmpty();
		assertThat(changes("Titles", "return title;", "return title + 1;")).hasSize(1);
	}

	@Test
	void seesAnAspect() {
		this.app.sources("class Timing implements org.springframework.aop.MethodBeforeAdvice {"
				+ " public void before(java.lang.reflect.Method method, Object[] arguments, Object target) { one(); }"
				+ " int one() { return 1; } int two() { return 2; } }");
		assertThat(changes("Timing", "return 1", "return 3")).hasSize(1);
		assertThat(changes("Timing", "return 2", "return 4")).as("what the advice does not call").isEmpty();
	}

	@Test
	void seesAnAdvisorThatExtendsOneOfSpring() {
		this.app.sources("class Timing extends org.springframework.aop.support.AbstractGenericPointcutAdvisor {"
				+ " public org.springframework.aop.Pointcut getPointcut() { one(); return null; } int one() { return 1; } }");
		assertThat(changes("Timing", "return 1", "return 2")).hasSize(1);
	}

	@Test
	void adviceThatReadsAnAnnotationOfAMethodFindsNoClasses() {
		this.app.sources("@interface Timed { String value(); }", "class Other { int one() { return 1; } }",
				"class Timing implements org.springframework.aop.MethodBeforeAdvice {"
						+ " public void before(java.lang.reflect.Method method, Object[] arguments, Object target) {"
						+ " System.out.println(method.getName() + method.getAnnotation(Timed.class)); } }");
		assertThat(changes("Other", "return 1", "return 2")).isEmpty();
		this.app.edit("Timing", "System.out.println(",
				"try { method.invoke(target); } catch (Exception ex) { } System.out.println(");
		assertThat(changes("Other", "return 2", "return 3")).hasSize(1);
	}

	@Test
	void seesANewAspect() {
		Lineage lineage = this.app.start().lineage("BookService.findBook");
		this.app.sources("class Timing implements org.springframework.aop.MethodBeforeAdvice {"
				+ " public void before(java.lang.reflect.Method method, Object[] arguments, Object target) { } int one() { return 1; } }");
		assertThat(this.app.start().changes(lineage))
			.containsExactly("BookService.findBook -> advice has a new implementation com.acme.Timing");
	}

	@Test
	void seesAnEnumThatIsSwitchedOn() {
		this.app.sources("enum Genre { CRIME, POETRY; String label() { return \"label\"; } }");
		this.app.edit("BookService", "log.debug(\"find\")",
				"Genre genre = Genre.values()[0]; switch (genre) { case CRIME: return null; case POETRY: break; }");
		assertThat(changes("Genre", "\"label\"", "\"name\"")).isEmpty();
		assertThat(changes("Genre", "CRIME, POETRY", "TRAVEL, CRIME, POETRY")).isNotEmpty();
	}

	private void repository() {
		this.app.sources("@interface Query { String value(); }", "class Author { String name; }",
				"class Entity { long id; java.util.List<Author> authors; }",
				"interface Books extends org.springframework.data.repository.Repository<Entity, Long> {"
						+ " @Query(\"from Book\") Object find(String title); }");
		this.app.edit("BookService", "log.debug(\"find\")", "this.repository.find(title)")
			.edit("BookService", "private int discount;", "private int discount; Books repository;");
	}

	private List<String> changes(String name, String before, String after) {
		Lineage lineage = this.app.start().lineage("BookService.findBook");
		this.app.edit(name, before, after);
		return this.app.start().changes(lineage);
	}

}
