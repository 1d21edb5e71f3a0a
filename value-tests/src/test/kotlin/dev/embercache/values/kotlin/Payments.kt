package dev.embercache.values.kotlin

import java.util.EnumMap

/** A sealed type, of which some members exist once. */
sealed interface Payment {

	data object Pending : Payment

	/** Without `data` its equals is identity. */
	object Cancelled : Payment

	data class Paid(val cents: Long) : Payment

	class Failed(val reason: String) : Payment

}

/** Throws [NoWhenBranchMatchedException] for a second [Payment.Cancelled]. */
fun Payment.words(): String = when (this) {
	Payment.Pending -> "pending"
	Payment.Cancelled -> "cancelled"
	is Payment.Paid -> "paid $cents"
	is Payment.Failed -> "failed: $reason"
}

sealed class Option<out T> {

	object None : Option<Nothing>()

	data class Some<T>(val value: T) : Option<T>()

}

fun <T> Option<T>.orNull(): T? = when (this) {
	Option.None -> null
	is Option.Some -> value
}

/** A choice with state in its superclass. */
sealed class Shipment(val carrier: String) {

	object Unknown : Shipment("none")

	sealed class Underway(carrier: String) : Shipment(carrier) {

		object Lost : Underway("post")

		class Near(carrier: String, val hours: Int) : Underway(carrier)

	}

}

fun Shipment.eta(): Int? = when (this) {
	Shipment.Unknown -> null
	Shipment.Underway.Lost -> null
	is Shipment.Underway.Near -> hours
}

/** A choice whose superclass can be changed. */
sealed class Stock {

	val log: MutableList<String> = mutableListOf()

	object Empty : Stock()

	class Some(val count: Int) : Stock()

}

fun Stock.left() = when (this) {
	Stock.Empty -> 0
	is Stock.Some -> count
}

data class Receipt(val id: Long, val payment: Payment, val history: List<Payment> = emptyList())

/** An object with state of its own. */
object Registry {

	val known: MutableSet<String> = linkedSetOf("seed")

}

object ByLength : Comparator<String> {

	override fun compare(left: String, right: String) = compareValuesBy(left, right, { it.length }, { it })

}

interface Parser {

	fun parse(text: String): Any

}

class Temperature(val degrees: Double) {

	companion object : Parser {

		override fun parse(text: String) = Temperature(text.toDouble())

	}

}

data class Column(val name: String, val parser: Parser)

/** Constants of a class that has no equals. */
class Grade private constructor(val name: String) {

	companion object {

		@JvmField
		val LOW = Grade("low")

		val HIGH = Grade("high")

	}

}

interface Discount {

	fun off(cents: Long): Long

	companion object {

		val NONE: Discount = object : Discount {

			override fun off(cents: Long) = 0L

		}

	}

}

data class Offer(val cents: Long, val discount: Discount)

enum class Level(val weight: Int) {

	LOW(1), MEDIUM(5), HIGH(10);

	companion object {

		val default get() = MEDIUM

	}

}

enum class Operation : (Int, Int) -> Int {

	PLUS {

		override fun invoke(left: Int, right: Int) = left + right

	},

	TIMES {

		override fun invoke(left: Int, right: Int) = left * right

	}

}

data class Legend(val title: String, val levels: List<Level> = Level.entries)

object Quota : RuntimeException("used up", null, false, false) {

	private fun readResolve(): Any = Quota

}

internal fun operations(): EnumMap<Operation, String> =
	EnumMap<Operation, String>(Operation::class.java).apply { put(Operation.TIMES, "x") }
