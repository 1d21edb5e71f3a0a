package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import dev.embercache.values.ValueCase.refused
import java.math.BigDecimal

/** Data classes and plain classes of Kotlin. */
class KotlinDataClasses : Family {

	override fun name() = "Kotlin data classes"

	override fun cases(): List<ValueCase> = dataClasses() + entities() + plainClasses() + keys()

	private fun dataClasses() = listOf(
		kept("data class", { Samples.book() }, copied<Book> { requireEqual("A", it.copy(title = "A").title) }),
		kept("data class of defaults", { Book("978-2", "Defaults") },
			copied<Book> { requireEqual(null, it.subtitle) }),
		kept("nested data classes", { Samples.order() }, probe<Order> { original, copy ->
			val (id, customer, lines) = copy
			requireEqual(7L, id)
			requireEqual(original.customer, customer)
			requireEqual(3, lines.sumOf { it.count })
		}),
		kept("list of data classes", { listOf(Samples.book(), Samples.book().copy(pages = 1)) }),
		kept("map of data classes", { mapOf("a" to Samples.order(), "b" to Samples.order().copy(id = 8)) }),
		kept("set of data classes", { setOf(Samples.customer(), Samples.customer().copy(name = "Bob")) },
			copied<Set<Customer>> { check(Samples.customer() in it) { "not found" } }),
		kept("generic data class", { Portion(listOf(Samples.book()), next = null, total = 1) }),
		kept("data class with a private constructor", { Money.of(1999) },
			copied<Money> { check(it > Money.ZERO) { "not more than nothing" } }),
		kept("data class with more than its equals reads",
			{ Article("a").apply { views = 3; comments += "first"; draft = false } },
			copied<Article> {
				requireEqual(3, it.views)
				requireEqual(listOf("first"), it.comments)
				check(!it.draft) { "a draft again" }
			}),
		kept("data class with an array", { Blob("a", byteArrayOf(1, 2, 3)) },
			probe<Blob> { original, copy -> check(original.bytes.contentEquals(copy.bytes)) { "other bytes" } }),
		kept("data class that compares its array", { Search("fox", arrayOf("title", "body"), 1) }),
		kept("data class with transient properties",
			{ Session("ada").apply { log += "in"; visits = 5 } },
			copied<Session> {
				requireEqual(listOf("in"), it.log)
				requireEqual(5, it.visits)
			}),
		refused("data class with a lambda", "holds", { Rule("even") { it % 2 == 0 } }),
	)

	private fun entities() = listOf(
		kept("entity without equals", { Vet("Helen", 2).apply { specialties += "radiology" } },
			copied<Vet> { requireEqual(setOf("radiology"), it.specialties) }),
		kept("entity without equals in a data class", { Answer(200, Vet("Helen", 2)) },
			copied<Answer<Vet>> { requireEqual("Helen", it.data.name) }),
		kept("entities without equals in a portion", { Portion(listOf(Vet("A"), Vet("B")), "b", 9) },
			copied<Portion<Vet>> { requireEqual(listOf("A", "B"), it.items.map(Vet::name)) }),
		kept("the same entity twice", { Vet("Helen").let { Answer(1, listOf(it, it)) } },
			copied<Answer<List<Vet>>> { requireSame(it.data[0], it.data[1]) }),
		kept("entity in a pair", { "a" to Vet("Helen") },
			copied<Pair<String, Vet>> { requireEqual("Helen", it.second.name) }),
		kept("entity without an id", { Answer(1, Owner("Jean")) },
			copied<Answer<Owner>> { requireEqual("Jean", it.data.name) }),
		kept("entity with an id", { Answer(1, Owner("Jean", 3)) }),
		kept("aggregate whose children hash through it", { Invoice("2026-1").add(1).add(2) },
			copied<Invoice> {
				check(InvoiceRow(Invoice("2026-1"), 2) in it.rows) { "not found" }
				check(it.rows.all { row -> row.invoice === it }) { "of another invoice" }
			}),
	)

	private fun plainClasses() = listOf(
		kept("lateinit that is set", { Draft().apply { title = "T" } }, copied<Draft> {
			requireEqual("T", it.title)
			check(it.titled && !it.authored) { "initialized otherwise" }
			requireThrown<UninitializedPropertyAccessException> { it.author }
		}),
		kept("lateinit that is not set", { Draft() }, copied<Draft> { check(!it.titled) { "initialized" } }),
		kept("list by delegation", { Basket(mutableListOf("a", "b"), "SPRING") }, probe<Basket> { original, copy ->
			requireEqual("SPRING", copy.coupon)
			requireEqual(original.toList(), copy.toList())
			copy += "c"
			requireEqual(3, copy.size)
		}),
		kept("overridden property", { Dog("Rex", null).sleep() },
			copied<Dog> { requireEqual("Rex is asleep", it.describe()) }),
		kept("tree with parents", { Category("root").add(Category("a").add(Category("b"))) },
			copied<Category> { requireEqual("root/a/b", it.children[0].children[0].path) }),
		kept("typealias", { prices() }, copied<Prices> { requireEqual(BigDecimal("1.50"), it["tea"]) }),
	)

	private fun prices(): Prices = mapOf("tea" to BigDecimal("1.50"), "coffee" to BigDecimal("2"))

	private fun keys() = listOf(
		kept("key: data class", { Samples.book() }).asKey(),
		kept("key: nested data classes", { Samples.order() }).asKey(),
		kept("key: data class with a private constructor", { Money.of(5, "USD") }).asKey(),
		kept("key: data class that compares its array", { Search("fox", arrayOf("title"), 2) }).asKey(),
		kept("key: list of data classes", { listOf(Samples.customer(), Samples.customer()) }).asKey(),
		kept("key: pair", { "a" to 1L }).asKey(),
		kept("key: triple", { Triple("a", 1L, Samples.customer()) }).asKey(),
	)

}
