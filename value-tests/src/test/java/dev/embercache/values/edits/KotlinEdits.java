package dev.embercache.values.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What people do to Kotlin sources between one run and the next.
 */
final class KotlinEdits {

	private static final String FIRST_METHOD = "	fun lambdas(key: String)";

	private static final String FIRST_FUNCTION = "fun label(key: String";

	/**
	 * For edits of a constructor, which makes the bean that all methods are called on.
	 */
	private static final String ALL = "*";

	private final List<Edit> edits = new ArrayList<>();

	private KotlinEdits() {
	}

	/**
	 * Return all edits.
	 */
	static List<Edit> all() {
		KotlinEdits all = new KotlinEdits();
		all.addThoseThatChangeNothing();
		all.addThoseThatAddSomething();
		all.addThoseOfFunctions();
		all.addThoseOfTypes();
		return all.edits;
	}

	private void addThoseThatChangeNothing() {
		add("a comment on top", "enum class Color", "// Colors of all kinds\n// of things\n\nenum class Color");
		add("a comment in a suspending function", "		val length", "		// how long\n		val length");
		add("an import", "import java.util.Locale", "import java.util.Locale\nimport java.util.UUID");
		add("two methods swapped",
				List.of("	fun taxedLow(key: String): Any = Taxes.low(key.length)\n",
						"	fun taxedHigh(key: String): Any = Taxes.high(key.length)\n"),
				List.of("	fun taxedHigh(key: String): Any = Taxes.high(key.length)\n",
						"	fun taxedLow(key: String): Any = Taxes.low(key.length)\n"));
		add("two functions swapped",
				List.of("fun dotted(key: String): String = \"$key.\"\n",
						"fun String.shout() = uppercase(Locale.ROOT) + \"!\"\n"),
				List.of("fun String.shout() = uppercase(Locale.ROOT) + \"!\"\n",
						"fun dotted(key: String): String = \"$key.\"\n"));
		add("a local variable renamed", List.of("val length = key", "return length"),
				List.of("val size = key", "return size"));
		add("another name for a lambda's parameter", "first -> { first +", "number -> { number +");
		add("an expression body becomes a block", "fun dots(key: String): Any = dotted(key)",
				"fun dots(key: String): Any {\n		return dotted(key)\n	}");
		add("a template becomes a sum", "String = \"$key.\"", "String = key + \".\"");
		add("named arguments in another order", "label(times = 3, key = key)", "label(key = key, times = 3)");
	}

	private void addThoseThatAddSomething() {
		addBefore("a private function", FIRST_FUNCTION, "private fun secret(key: String) = key + key\n\n");
		addBefore("a private constant", FIRST_FUNCTION, "private const val SECRET = 7\n\n");
		addBefore("a private property of a file", FIRST_FUNCTION, "private val secret = 7\n\n");
		addBefore("a private method", FIRST_METHOD, "	private fun secret(key: String) = key + key\n\n");
		addBefore("a private property with a getter", FIRST_METHOD, "	private val secret get() = rate * 2\n\n");
		addBefore("a method with lambdas", FIRST_METHOD, "	fun more(key: String) = listOf(1).map { { it * 2 } }\n\n");
		addBefore("a SAM lambda", FIRST_METHOD, "	fun more(key: String) = Rate { 9 }\n\n", "sam", "samAgain");
		addBefore("a sorted list", FIRST_METHOD, "	fun more(key: String) = listOf(1).sortedBy { it }\n\n");
		addBefore("an object of an anonymous class", FIRST_METHOD,
				"	fun more(key: String) = object : Rate { override fun of(amount: Int) = 9 }\n\n", "sam", "samAgain");
		addBefore("an overload with lambdas", "	fun nested(key: String)",
				"	fun nested(key: Long): Any {\n		val f: () -> Long = { key }\n		return f()\n	}\n\n");
		addBefore("an overload with an anonymous class", "	fun anonymous(key: String)",
				"	fun anonymous(key: Long) = object : Rate { override fun of(amount: Int) = 9 }\n\n", "sam",
				"samAgain");
		addBefore("a when over another enum", "	fun painted(key: String)", """
					fun more(size: Size) = when (size) {
						Size.SMALL -> 1
						else -> 0
					}

				""");
		addBefore("a when over other constants", "	fun painted(key: String)", """
					fun more(color: Color) = when (color) {
						Color.BLUE -> 1
						Color.RED -> 2
						else -> 0
					}

				""");
		addBefore("a suspending function", "	suspend fun slow(key: String)",
				"	suspend fun slow(): Int {\n		delay(1)\n		return 1\n	}\n\n");
		addBefore("a runBlocking", "	fun suspended(key: String)",
				"	fun suspended() = runBlocking { delay(1) }\n\n");
		addBefore("a function of the companion", "		fun plus", "		fun times(number: Int) = number * 5\n\n");
		addBefore("an overload with a local function", "	fun local(key: String)", """
					fun local(key: Long): Any {
						fun inner(number: Int): Int {
							return number - 7
						}
						return inner(2)
					}

				""");
		addBefore("a nullable when over an enum", "	fun sized(key: String)", """
					fun more(size: Size?) = when (size) {
						Size.LARGE -> 3
						null -> 0
						else -> 1
					}

				""");
		addBefore("an overload of an extension", "fun String.shout", "fun CharSequence.shout() = \"\"\n\n");
		addBefore("a function of an object", "	fun low", "	fun none(amount: Int) = amount\n");
		addBefore("another class", "object Taxes", "class Other {\n	fun of(key: String) = key\n}\n\n");
	}

	private void addThoseOfFunctions() {
		add("a default argument", "times: Int = 2", "times: Int = 4");
		add("a default argument of a method", "first: Int = 1", "first: Int = 6");
		add("a function of a file", "\"$key.\"", "\"$key;\"");
		add("an inline function", "block(1) + block(2)", "block(1) + block(3)");
		add("an extension", "uppercase(Locale.ROOT) + \"!\"", "uppercase(Locale.ROOT) + \"!!\"");
		add("a lambda", "it + key.length }\n\n	fun reference", "it - key.length }\n\n	fun reference");
		add("a nested lambda", "first + key.length", "first * 2 + key.length");
		add("a nested lambda of an overload", "first - key", "first * 2 - key");
		add("a SAM lambda's body", "it * 2 }", "it * 4 }", "samAgain");
		add("a lambda above another", "fun sam(key: String): Any = Rate { it * 2 }",
				"fun sam(key: String): Any = Rate { listOf(it).map { 1 }[0] }", "samAgain");
		add("a local function", "return number + key.length", "return number - key.length");
		add("a local function that calls itself", "number <= 0", "number <= 1");
		add("a lambda that calls the function around it", "\"$it, \" +", "\"$it; \" +");
		add("a method of an anonymous class", "override fun of(amount: Int) = amount + key",
				"override fun of(amount: Int) = amount * 2 + key", "sam", "samAgain");
		add("a selector of an order", "sortedBy { it.length }", "sortedBy { -it.length }");
		add("a suspending function's body", "return length", "return length + 1");
		add("another suspending function's body", "key.length + 100", "key.length + 200");
		add("a function of a companion", "number + ONE", "number + ONE + ONE");
		add("a constant of a companion", "ONE = 1", "ONE = 2");
		add("a delegate", "\"hello $rate\"", "\"hi $rate\"", ALL);
		add("a delegate's text", "\"goodbye $rate\"", "\"bye $rate\"", ALL);
		add("a protected method", "part of $key", "piece of $key");
		add("a text of a when", "\"bee\"", "\"wasp\"");
		add("a template", "\"$greeting, $key\"", "\"$greeting; $key\"");
	}

	private void addThoseOfTypes() {
		add("a property of a data class", "val cents: Int", "val cents: Int, val vat: Int = 2", "copied", "named");
		add("a method of a data class", "val cents: Int)", "val cents: Int) {\n	fun net() = cents / 2\n}", "named");
		add("a subtype of a sealed interface", List.of("object Dot : Shape", "	Dot -> 1"),
				List.of("object Dot : Shape\n\nclass Line : Shape", "	Dot -> 1\n	is Line -> 2"), "areas");
		add("an arm of a sealed when", "shape.radius * 3", "shape.radius * 4");
		add("a function of an object", "amount + 20", "amount + 30");
		add("a method of a value class", "value / 2", "value / 4");
		add("constants of an enum in another order", "RED, GREEN, BLUE", "BLUE, RED, GREEN");
		add("one more constant of an enum", "RED, GREEN, BLUE", "RED, GREEN, BLUE, BLACK", "painted");
		add("an arm of a when", "\"grass\"", "\"leaves\"");
		add("another constant of an arm", "Color.GREEN ->", "Color.RED ->");
		add("an arm for null", "null -> 0", "null -> 9");
		add("another constant beside null", "Size.MEDIUM -> 2", "Size.SMALL -> 2");
		add("a default of a constructor", "private val rate: Int = 3", "private val rate: Int = 4", ALL);
	}

	private void addBefore(String name, String place, String text, String... dropped) {
		add(name, place, text + place, dropped);
	}

	private void add(String name, String before, String after, String... dropped) {
		add(name, List.of(before), List.of(after), dropped);
	}

	private void add(String name, List<String> before, List<String> after, String... dropped) {
		this.edits.add(new Edit(name, before, after, Set.of(dropped)));
	}

	/**
	 * An edit of a source.
	 *
	 * @param name what is edited
	 * @param before the texts that are replaced, each of which the source has once
	 * @param after what replaces them
	 * @param dropped the methods whose values are dropped although they stay the same
	 */
	record Edit(String name, List<String> before, List<String> after, Set<String> dropped) {

		boolean mayDropAll() {
			return this.dropped.contains(ALL);
		}

		String applyTo(String source) {
			String edited = source;
			for (int i = 0; i < this.before.size(); i++) {
				edited = edited.replace(this.before.get(i), "\u0000" + i + "\u0000");
			}
			for (int i = 0; i < this.before.size(); i++) {
				edited = edited.replace("\u0000" + i + "\u0000", this.after.get(i));
			}
			if (edited.equals(source)) {
				throw new IllegalArgumentException("Nothing to edit: " + this.name);
			}
			return edited;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
