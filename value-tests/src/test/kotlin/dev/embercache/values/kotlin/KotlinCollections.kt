package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.equal
import dev.embercache.values.ValueCase.kept

/** Results of the functions of Kotlin's collections. */
@OptIn(ExperimentalUnsignedTypes::class)
class KotlinCollections : Family {

	override fun name() = "Kotlin collections"

	override fun cases(): List<ValueCase> = empty() + made() + built() + derived() + views() + keys()

	private fun empty() = listOf(
		kept("emptyList", { emptyList<String>() }, copied<List<String>> { requireSame(emptyList<String>(), it) }),
		kept("emptySet", { emptySet<String>() }, copied<Set<String>> { requireSame(emptySet<String>(), it) }),
		kept("emptyMap", { emptyMap<String, Int>() },
			copied<Map<String, Int>> { requireSame(emptyMap<String, Int>(), it) }),
		kept("empty collections in a data class", { Samples.customer().copy(tags = emptySet()) },
			copied<Customer> { requireSame(emptySet<String>(), it.tags) }),
		kept("empty collections in a changeable list", { mutableListOf<Any>(emptyList<Int>(), emptyMap<Int, Int>()) },
			copied<List<Any>> { requireSame(emptyList<Int>(), it[0]) }),
		kept("empty array", { emptyArray<String>() }),
	)

	private fun made() = listOf(
		kept("listOf one", { listOf("a") }),
		kept("listOf several", { listOf("a", null, "c") }),
		kept("listOfNotNull", { listOfNotNull(null, Samples.book()) }),
		kept("mutableListOf", { mutableListOf(Samples.book()) }, copied<MutableList<Book>> { it += it[0].copy(isbn = "2") }),
		kept("setOf one", { setOf("a") }),
		kept("setOf several", { setOf("b", "a") },
			copied<Set<String>> { requireEqual(listOf("b", "a"), it.toList()) }),
		kept("mutableSetOf", { mutableSetOf(1, 2) }, copied<MutableSet<Int>> { check(it.add(3)) { "not added" } }),
		kept("sortedSetOf", { sortedSetOf("b", "a") }),
		kept("mapOf one", { mapOf("a" to Samples.book()) }),
		kept("mapOf several", { mapOf("b" to 1, "a" to null) }),
		kept("mutableMapOf", { mutableMapOf("a" to 1) }, copied<MutableMap<String, Int>> { it["b"] = 2 }),
		kept("hashMapOf and linkedMapOf", { listOf(hashMapOf("a" to 1), linkedMapOf("b" to 2)) }),
		kept("sortedMapOf", { sortedMapOf("b" to 1, "a" to 2) }),
		kept("arrayListOf", { arrayListOf(1, 2) }),
		kept("ArrayDeque", { ArrayDeque(listOf(1, 2, 3)).apply { removeFirst(); addFirst(9); addLast(4) } },
			copied<ArrayDeque<Int>> {
				requireEqual(listOf(9, 2, 3, 4), it.toList())
				it.addFirst(0)
				requireEqual(0, it.first())
			}),
		kept("arrays", { listOf(arrayOf("a", null), intArrayOf(1, 2), Array(2) { LongArray(2) }) },
			copied<List<Any>> { check((it[1] as IntArray).contentEquals(intArrayOf(1, 2))) { "other numbers" } }),
	)

	private fun built() = listOf(
		kept("buildList", { buildList { add("a"); addAll(listOf("b", "c")) } }, copied<List<String>> {
			requireEqual(listOf("a", "b", "c"), it)
			requireThrown<UnsupportedOperationException> { (it as MutableList<String>).add("d") }
		}),
		kept("buildList of data classes", { buildList { add(Samples.book()) } }),
		kept("buildList of entities", { buildList { add(Vet("A")); add(Vet("B")) } },
			copied<List<Vet>> { requireEqual(listOf("A", "B"), it.map(Vet::name)) }),
		kept("buildList of nothing", { buildList<String> { } }),
		kept("buildSet", { buildSet { add(3); add(1) } }, copied<Set<Int>> {
			check(1 in it) { "not found" }
			requireEqual(listOf(3, 1), it.toList())
		}),
		kept("buildSet of objects", { buildSet { add(Payment.Cancelled); add(Payment.Pending) } },
			copied<Set<Payment>> { check(Payment.Cancelled in it) { "not found" } }),
		kept("buildMap", { buildMap { put("b", 1); put("a", null) } }, copied<Map<String, Int?>> {
			requireEqual(1, it["b"])
			check("a" in it) { "not found" }
			requireThrown<UnsupportedOperationException> { (it as MutableMap<String, Int?>).remove("a") }
		}),
		kept("buildMap of data classes", { buildMap { put(UserId(1), Samples.customer()) } },
			copied<Map<UserId, Customer>> { requireEqual("Ada", it[UserId(1)]?.name) }),
		kept("what is built in a data class", { Portion(buildList { add(buildMap { put("a", buildSet { add(1) }) }) }, "n", 1) }),
	)

	private fun derived() = listOf(
		kept("groupBy", { listOf(Samples.book(), Samples.book().copy(pages = 1)).groupBy { it.pages > 100 } }),
		kept("associateBy", { listOf(Samples.book()).associateBy(Book::isbn) }),
		kept("associateWith", { listOf("a", "bb").associateWith(String::length) }),
		kept("eachCount", { listOf("a", "b", "a").groupingBy { it }.eachCount() }),
		kept("partition", { listOf(1, 2, 3).partition { it > 1 } }),
		kept("zip", { listOf(1, 2).zip(listOf("a", "b")) }),
		kept("chunked", { listOf(1, 2, 3).chunked(2) }),
		kept("windowed", { listOf(1, 2, 3).windowed(2) }),
		kept("withIndex", { listOf("a", "b").withIndex().toList() },
			copied<List<IndexedValue<String>>> { requireEqual("b", it[1].value) }),
		kept("map, filter and sortedBy", { listOf(3, 1, 2).map { it * 2 }.filter { it > 2 }.sortedBy { it } }),
		kept("distinctBy", { listOf("a", "b", "aa").distinctBy(String::length) }),
		kept("toSortedMap", { mapOf("b" to 1, "a" to 2).toSortedMap() }),
		kept("toSortedMap by a comparator", { mapOf("bb" to 1, "a" to 2).toSortedMap(ByLength) },
			copied<java.util.SortedMap<String, Int>> { requireSame(ByLength, it.comparator()) }),
		kept("mapValues and plus", { mapOf("a" to 1).mapValues { it.value + 1 } + ("b" to 5) }),
		kept("split", { "a,b,c".split(',') }),
		kept("lines", { "a\nb".lines() }),
	)

	private fun views() = listOf(
		equal("asReversed", { listOf(1, 2, 3).asReversed() }),
		equal("subList", { listOf(1, 2, 3).subList(1, 3) }),
		equal("subList of what is built", { buildList { addAll(listOf(1, 2, 3)) }.subList(0, 2) }),
		equal("keys of a map", { mapOf("a" to 1, "b" to 2).keys }),
		equal("values of a map", { mapOf("a" to 1, "b" to 2).values }),
		equal("entries of a map", { mapOf("a" to 1, "b" to 2).entries }),
		equal("keys of what is built", { buildMap { put("a", 1) }.keys }),
		equal("values of what is built", { buildMap { put("a", 1) }.values }),
		equal("entries of what is built", { buildMap { put("a", 1) }.entries }),
		equal("asList of an array", { arrayOf("a", "b").asList() }),
		equal("asList of numbers", { intArrayOf(1, 2).asList() }),
		equal("asList of unsigned numbers", { uintArrayOf(1u, 2u).asList() }),
		equal("ifEmpty and take", { listOf(1, 2, 3).take(2).ifEmpty { listOf(0) } }),
	)

	private fun keys() = listOf(
		kept("key: listOf", { listOf("kotlin", "list") }).asKey(),
		kept("key: setOf", { setOf("kotlin", "set") }).asKey(),
		kept("key: mapOf", { mapOf("kotlin" to listOf(1)) }).asKey(),
		kept("key: buildList", { buildList { add("kotlin") } }).asKey(),
		kept("key: buildMap", { buildMap { put("kotlin", 1) } }).asKey(),
		kept("key: emptyList in a pair", { "a" to emptyList<String>() }).asKey(),
		kept("key: emptyMap in a pair", { "b" to emptyMap<String, Int>() }).asKey(),
	)

}
