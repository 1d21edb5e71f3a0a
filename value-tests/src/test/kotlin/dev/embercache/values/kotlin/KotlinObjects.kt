package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import java.util.EnumMap
import java.util.TreeMap

/** Objects that exist once: objects, companions, constants, enums, and sealed types with such members. */
class KotlinObjects : Family {

	override fun name() = "Kotlin objects and enums"

	override fun cases(): List<ValueCase> = choices() + objects() + constants() + enums() + keys()

	private fun choices() = listOf(
		kept("data object", { Payment.Pending }, copied<Payment> {
			requireSame(Payment.Pending, it)
			requireEqual("pending", it.words())
		}),
		kept("object of a sealed interface", { Payment.Cancelled }, copied<Payment> {
			requireSame(Payment.Cancelled, it)
			requireEqual("cancelled", it.words())
		}),
		kept("data class of a sealed interface", { Payment.Paid(5) },
			copied<Payment> { requireEqual("paid 5", it.words()) }),
		kept("list of a sealed interface",
			{ listOf(Payment.Cancelled, Payment.Paid(5), Payment.Pending, Payment.Failed("card")) },
			copied<List<Payment>> {
				requireEqual(listOf("cancelled", "paid 5", "pending", "failed: card"), it.map(Payment::words))
				requireSame(Payment.Cancelled, it[0])
				requireSame(Payment.Pending, it[2])
			}),
		kept("changeable list of a sealed interface", { mutableListOf<Payment>(Payment.Cancelled, Payment.Pending) },
			copied<MutableList<Payment>> {
				requireEqual(listOf("cancelled", "pending"), it.map(Payment::words))
				requireEqual(0, it.indexOf(Payment.Cancelled))
			}),
		kept("map of a sealed interface", { mapOf(Payment.Cancelled to 1, Payment.Pending to 2) },
			copied<Map<Payment, Int>> { requireEqual(1, it[Payment.Cancelled]) }),
		kept("map to a sealed interface", { linkedMapOf("a" to Payment.Cancelled) },
			copied<Map<String, Payment>> { requireEqual("cancelled", it.getValue("a").words()) }),
		kept("set of a sealed interface", { hashSetOf(Payment.Cancelled, Payment.Paid(1)) },
			copied<Set<Payment>> { check(Payment.Cancelled in it) { "not found" } }),
		kept("array of a sealed interface", { arrayOf(Payment.Cancelled, Payment.Pending) },
			copied<Array<Payment>> { requireEqual("cancelled", it[0].words()) }),
		kept("data class with a sealed interface",
			{ Receipt(1, Payment.Cancelled, listOf(Payment.Pending, Payment.Cancelled)) },
			copied<Receipt> {
				requireEqual("cancelled", it.payment.words())
				requireEqual(listOf("pending", "cancelled"), it.history.map(Payment::words))
			}),
		kept("generic sealed class", { listOf(Option.None, Option.Some("x"), Option.Some(Vet("Helen"))) },
			copied<List<Option<Any>>> {
				requireEqual(null, it[0].orNull())
				requireEqual("x", it[1].orNull())
				requireEqual("Helen", (it[2].orNull() as Vet).name)
			}),
		kept("object of a generic sealed class", { Option.None }, copied<Option<Any>> { requireSame(Option.None, it) }),
		kept("sealed hierarchy with state",
			{ listOf(Shipment.Unknown, Shipment.Underway.Lost, Shipment.Underway.Near("dhl", 3)) },
			copied<List<Shipment>> {
				requireEqual(listOf(null, null, 3), it.map(Shipment::eta))
				requireEqual(listOf("none", "post", "dhl"), it.map(Shipment::carrier))
				requireSame(Shipment.Underway.Lost, it[1])
			}),
	)

	private fun objects() = listOf(
		kept("object with state above it", { mutableListOf(Stock.Empty, Stock.Some(2)) }, copied<List<Stock>> {
			requireEqual(listOf(0, 2), it.map(Stock::left))
			requireSame(Stock.Empty, it[0])
		}),
		kept("object with state", { Registry }, copied<Registry> {
			requireSame(Registry, it)
			check("seed" in Registry.known) { "emptied" }
		}),
		kept("object with state in a map", { mutableMapOf("registry" to Registry) },
			copied<Map<String, Any>> { requireSame(Registry, it["registry"]) }),
		kept("object that compares", { TreeMap<String, Int>(ByLength).apply { put("bb", 2); put("a", 1) } },
			copied<TreeMap<String, Int>> {
				requireSame(ByLength, it.comparator())
				it["zzz"] = 3
				requireEqual("zzz", it.lastKey())
			}),
		kept("companion", { Temperature }, copied<Parser> { requireSame(Temperature, it) }),
		kept("companion in a data class", { Column("t", Temperature) },
			copied<Column> { requireSame(Temperature, it.parser) }),
		kept("Unit", { Unit }, copied<Any> { requireSame(Unit, it) }),
		kept("Unit in a pair", { Unit to mutableListOf(Unit) }, copied<Pair<Unit, List<Unit>>> {
			requireSame(Unit, it.first)
			requireSame(Unit, it.second[0])
		}),
		kept("object that is an exception", { Answer(429, Quota) }, copied<Answer<Any>> { requireSame(Quota, it.data) }),
	)

	private fun constants() = listOf(
		kept("constant in a field of its class", { Grade.LOW }, copied<Grade> { requireSame(Grade.LOW, it) }),
		kept("constant of a companion", { Grade.HIGH }, copied<Grade> { requireSame(Grade.HIGH, it) }),
		kept("constants in a list", { mutableListOf(Grade.HIGH, Grade.LOW) }, copied<List<Grade>> {
			requireSame(Grade.HIGH, it[0])
			requireSame(Grade.LOW, it[1])
		}),
		kept("constant of a data class", { mutableListOf(Money.ZERO, Money.of(0)) }, copied<List<Money>> {
			requireSame(Money.ZERO, it[0])
			check(Money.ZERO !== it[1]) { "taken for the constant" }
		}),
		kept("null object", { Offer(100, Discount.NONE) }, copied<Offer> {
			requireSame(Discount.NONE, it.discount)
			requireEqual(0L, it.discount.off(it.cents))
		}),
	)

	private fun enums() = listOf(
		kept("enum", { Level.HIGH }, copied<Level> { requireSame(Level.HIGH, it) }),
		kept("enum with bodies", { listOf(Operation.PLUS, Operation.TIMES) }, copied<List<Operation>> {
			requireSame(Operation.TIMES, it[1])
			requireEqual(6, it[1](2, 3))
		}),
		kept("entries of an enum", { Level.entries }, copied<List<Level>> { requireSame(Level.entries, it) }),
		kept("entries of an enum in a data class", { Legend("all") }, copied<Legend> {
			requireSame(Level.entries, it.levels)
			requireEqual(listOf(1, 5, 10), it.levels.map(Level::weight))
		}),
		kept("entries of an enum with bodies", { mutableListOf(Operation.entries) },
			copied<List<List<Operation>>> { requireSame(Operation.entries, it[0]) }),
		kept("map of an enum", { EnumMap<Level, String>(Level::class.java).apply { put(Level.LOW, "l") } }),
		kept("map of an enum with bodies", { operations() },
			copied<EnumMap<Operation, String>> { requireEqual("x", it[Operation.TIMES]) }),
		kept("companion of an enum", { Level }, copied<Any> { requireSame(Level, it) }),
		kept("grouped by an enum", { listOf(1, 5, 7).groupBy { if (it > 4) Level.HIGH else Level.LOW } },
			copied<Map<Level, List<Int>>> { requireEqual(listOf(5, 7), it[Level.HIGH]) }),
	)

	private fun keys() = listOf(
		kept("key: data object", { Payment.Pending }).asKey(),
		kept("key: object", { Payment.Cancelled }).asKey(),
		kept("key: data class with an object", { Receipt(1, Payment.Cancelled) }).asKey(),
		kept("key: pair of an object and a number", { Payment.Cancelled to 1 }).asKey(),
		kept("key: list of objects", { listOf(Payment.Cancelled, Payment.Pending) }).asKey(),
		kept("key: constant without equals", { Grade.HIGH }).asKey(),
		kept("key: Unit", { Unit }).asKey(),
		kept("key: enum with bodies", { Operation.PLUS }).asKey(),
		kept("key: companion", { Temperature }).asKey(),
	)

}
