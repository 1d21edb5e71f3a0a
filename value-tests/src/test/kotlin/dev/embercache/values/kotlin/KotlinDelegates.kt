package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import dev.embercache.values.ValueCase.refused

/** Delegated properties, and the classes that the compiler names: anonymous, inner, inlined. */
class KotlinDelegates : Family {

	override fun name() = "Kotlin delegates and anonymous classes"

	override fun cases(): List<ValueCase> = delegates() + classes() + comparators() + exceptions() + functions()

	private fun delegates() = listOf(
		kept("observable, vetoable and notNull", { Thermostat("hall").apply { target = 21; sensor = "s1" } },
			probe<Thermostat> { original, copy ->
				copy.target = 22
				requireEqual(listOf("target 20->21", "target 21->22"), copy.changes)
				requireEqual(listOf("target 20->21"), original.changes)
				copy.limit = 99
				requireEqual(30, copy.limit)
				requireEqual("s1", copy.sensor)
			}),
		kept("notNull that is not set", { Thermostat("hall") },
			copied<Thermostat> { requireThrown<IllegalStateException> { it.sensor } }),
		kept("map as a delegate", { Profile(mapOf("name" to "Ada", "age" to 36)) }, copied<Profile> {
			requireEqual("Ada", it.name)
			requireEqual(36, it.age)
		}),
		kept("changeable map as a delegate", { Settings(mutableMapOf("theme" to "dark")) }, copied<Settings> {
			it.theme = "light"
			requireEqual("light", it.map["theme"])
		}),
		kept("delegate of one's own", { Form().apply { city = " Bonn " } }, @Suppress("DEPRECATION") copied<Form> {
			requireEqual("Bonn", it.town)
			it.town = " Ulm "
			requireEqual("Ulm", it.city)
		}),
	)

	private fun classes() = listOf(
		kept("anonymous object", { plainGreeting() }, copied<Greeting> { requireEqual("hello", it.text()) }),
		kept("anonymous object with what it captured", { greeting("Ada", Samples.customer()) },
			copied<Greeting> { requireEqual("hello [Ada] from Ada", it.text()) }),
		kept("anonymous object of plain data", { Host("Bob").greeting() },
			copied<Greeting> { requireEqual("hello from Bob", it.text()) }),
		kept("anonymous object with a captured variable", { ticket(7).apply { invoke() } },
			copied<() -> Int> { requireEqual(8, it()) }),
		kept("inner class of plain data", { Host("Bob").Guest(4) }, copied<Host.Guest> {
			it.host.name = "Eve"
			requireEqual("4 at Eve", it.label)
		}),
		kept("inner classes of one host", { Host("Bob").let { listOf(it.Guest(1), it.Guest(2)) } },
			copied<List<Host.Guest>> { requireSame(it[0].host, it[1].host) }),
		kept("nested class", { Host.Nested(4) }, copied<Host.Nested> { requireEqual(4, it.seat) }),
	)

	private fun comparators() = listOf(
		kept("compareBy", { Shelf.byPages() }, copied<Books> { requireEqual(listOf("c", "b", "a"), it.with("z", 999)) }),
		kept("compareByDescending", { Shelf.byPagesDescending() },
			copied<Books> { requireEqual(listOf("a", "b", "c"), it.with("z", 0)) }),
		kept("thenBy and thenByDescending", { Shelf.byPagesThenTitle() },
			copied<Books> { requireEqual(listOf("c", "b", "a"), it.with("z", 999)) }),
		kept("compareBy with a comparator", { Shelf.byTitleIgnoringCase() },
			copied<Books> { requireEqual(listOf("a", "b", "c"), it.with("Z", 0)) }),
		kept("compareBy of something captured", { Shelf.byDistanceFrom(200) },
			copied<Books> { requireEqual(listOf("b", "a", "c"), it.with("z", 999)) }),
		kept("naturalOrder", { Shelf.natural() }, copied<java.util.TreeSet<String>> {
			it += "aa"
			requireEqual(listOf("a", "aa", "b"), it.toList())
			requireSame(naturalOrder<String>(), it.comparator())
		}),
		kept("reverseOrder", { Shelf.reverse() }, copied<java.util.TreeSet<String>> {
			it += "aa"
			requireEqual(listOf("b", "aa", "a"), it.toList())
			requireSame(reverseOrder<String>(), it.comparator())
		}),
		refused("compareBy of several selectors", "ComparisonsKt", { Shelf.byLambdas() }),
	)

	private fun exceptions() = listOf(
		kept("exception", { NotFound(4, listOf("5")) }, copied<NotFound> {
			requireEqual("nothing has the id 4", it.message)
			requireEqual(listOf("5"), it.near)
		}),
		kept("exception of a sealed class", { Fault.Remote(503, NotFound(1)) }, copied<Fault> {
			requireEqual(503, (it as Fault.Remote).code)
			requireEqual("nothing has the id 1", it.cause?.message)
		}),
		kept("data object that is an exception", { listOf(Fault.Closed) },
			copied<List<Fault>> { requireSame(Fault.Closed, it[0]) }),
	)

	private fun functions() = listOf(
		refused("lambda", "lambda", { { text: String -> text.length } }),
		refused("sequence of a lambda", "TransformingSequence.transformer", { sequenceOf(1, 2).map { it + 1 } }),
		kept("sequence of what is there", { sequenceOf(1, 2) },
			copied<Sequence<Int>> { requireEqual(listOf(1, 2), it.toList()) }),
		refused("map with a default", "MapWithDefaultImpl.default", { mapOf("a" to 1).withDefault { it.length } }),
		refused("match of a regular expression", "MatcherMatchResult.matcher", { Regex("a+").find("baac") }),
	)

}
