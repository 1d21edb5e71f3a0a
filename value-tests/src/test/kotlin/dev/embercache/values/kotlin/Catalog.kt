package dev.embercache.values.kotlin

import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate
import java.util.Currency
import java.util.UUID

/** Data classes of a shop, as they are written every day. */
data class Book(
	val isbn: String,
	val title: String,
	val subtitle: String? = null,
	val pages: Int = 0,
	val price: BigDecimal = BigDecimal.ZERO,
	val published: LocalDate? = null,
)

data class Customer(val id: UUID, val name: String, val tags: Set<String> = emptySet())

data class Line(val book: Book, val count: Int)

data class Order(
	val id: Long,
	val customer: Customer,
	val lines: List<Line>,
	val notes: Map<String, List<String>> = mapOf(),
	val placed: Instant = Instant.EPOCH,
)

/** A page of results. */
data class Portion<T>(val items: List<T>, val next: String?, val total: Long)

/** An entity: equal to itself only. */
class Vet(var name: String, var id: Long? = null) {

	val specialties: MutableSet<String> = linkedSetOf()

}

/** An entity that is equal by its id as soon as it has one, as the guides of JPA advise. */
class Owner(var name: String, var id: Long? = null) {

	override fun equals(other: Any?) = this === other || (other is Owner && id != null && id == other.id)

	override fun hashCode() = Owner::class.java.hashCode()

}

data class Answer<T>(val code: Int, val data: T)

/** Made by its companion only. */
@ConsistentCopyVisibility
data class Money private constructor(val cents: Long, val currency: Currency) : Comparable<Money> {

	override fun compareTo(other: Money) = cents.compareTo(other.cents)

	companion object {

		val ZERO = Money(0, Currency.getInstance("EUR"))

		fun of(cents: Long, code: String = "EUR") = Money(cents, Currency.getInstance(code))

	}

}

/** Its `equals` knows only what stands in the constructor. */
data class Article(val slug: String) {

	var views: Int = 0

	val comments: MutableList<String> = mutableListOf()

	internal var draft: Boolean = true

}

/** Compared by the identity of its array, as data classes are. */
data class Blob(val name: String, val bytes: ByteArray)

/** Compared by what is in its array. */
data class Search(val text: String, val fields: Array<String>, val page: Int) {

	override fun equals(other: Any?) =
		other is Search && text == other.text && page == other.page && fields.contentEquals(other.fields)

	override fun hashCode() = 31 * (31 * text.hashCode() + page) + fields.contentHashCode()

}

/** Has parts that are set later, or never. */
class Draft {

	lateinit var title: String

	lateinit var author: Customer

	val titled get() = ::title.isInitialized

	val authored get() = ::author.isInitialized

}

/** A property that is transient to Java's serialization only. */
data class Session(val user: String) : java.io.Serializable {

	@Transient
	val log: MutableList<String> = mutableListOf()

	@Transient
	var visits = 1

}

/** A list by delegation. */
class Basket(private val items: MutableList<String>, var coupon: String? = null) : MutableList<String> by items

open class Animal(open val name: String) {

	protected var awake = true

	fun sleep() = apply { awake = false }

	fun describe() = "$name is ${if (awake) "awake" else "asleep"}"

}

/** Has a field of the same name as its superclass. */
class Dog(override val name: String, val breed: String?) : Animal(name)

/** A tree whose nodes know their parents. */
class Category(val name: String) {

	var parent: Category? = null
		private set

	val children: MutableList<Category> = mutableListOf()

	fun add(child: Category) = apply {
		child.parent = this
		children += child
	}

	val path: String get() = parent?.let { "${it.path}/$name" } ?: name

}

/** An aggregate whose children hash through it. */
class Invoice(val number: String) {

	val rows: MutableSet<InvoiceRow> = hashSetOf()

	fun add(position: Int) = apply { rows += InvoiceRow(this, position) }

}

class InvoiceRow(val invoice: Invoice, val position: Int) {

	override fun equals(other: Any?) =
		other is InvoiceRow && invoice.number == other.invoice.number && position == other.position

	override fun hashCode() = 31 * invoice.number.hashCode() + position

}

data class Rule(val name: String, val holds: (Int) -> Boolean)

typealias Prices = Map<String, BigDecimal>

internal object Samples {

	val id: UUID get() = UUID.fromString("6f1c2a60-7d5e-4c1a-9a44-2f1b7a9d0001")

	fun book() = Book("978-0", "Kotlin", pages = 360, price = BigDecimal("39.90"), published = LocalDate.of(2024, 2, 29))

	fun customer() = Customer(id, "Ada", setOf("vip"))

	fun order() = Order(7, customer(), listOf(Line(book(), 2), Line(book().copy(isbn = "978-1"), 1)),
		mapOf("gift" to listOf("wrap", "card")), Instant.parse("2026-01-02T03:04:05Z"))

}
