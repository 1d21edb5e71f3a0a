package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import java.time.LocalDate
import kotlin.uuid.ExperimentalUuidApi
import kotlin.uuid.Uuid

/** Pairs, results, ranges, unsigned numbers and texts of the standard library. */
@OptIn(ExperimentalUuidApi::class, ExperimentalUnsignedTypes::class)
class KotlinStandardTypes : Family {

	override fun name() = "Kotlin standard library"

	override fun cases(): List<ValueCase> = tuples() + results() + ranges() + numbers() + texts() + keys()

	private fun tuples() = listOf(
		kept("Pair", { "a" to 1 }, copied<Pair<String, Int>> { (first, second) ->
			requireEqual("a", first)
			requireEqual(1, second)
		}),
		kept("Pair of null", { Pair(null, null) }),
		kept("Pair of data classes", { Samples.book() to Samples.customer() }),
		kept("Triple", { Triple(1, "b", listOf(Samples.book())) }),
		kept("Triple with an entity", { Triple(1, Vet("Helen"), null) },
			copied<Triple<Int, Vet, Any?>> { requireEqual("Helen", it.second.name) }),
		kept("IndexedValue", { IndexedValue(3, "c") }),
		kept("KotlinVersion", { KotlinVersion(2, 3, 21) }),
	)

	private fun results() = listOf(
		kept("Result of success", { Result.success(Samples.book()) },
			copied<Result<Book>> { requireEqual(Samples.book(), it.getOrThrow()) }),
		kept("Result of failure", { Result.failure<Book>(NotFound(4)) }, copied<Result<Book>> {
			check(it.isFailure) { "a success" }
			requireEqual(4L, (it.exceptionOrNull() as NotFound).id)
		}),
		kept("Result of null", { Result.success(null) }, copied<Result<Any?>> { requireEqual(null, it.getOrThrow()) }),
		kept("Result of Unit", { runCatching { } }, copied<Result<Unit>> { requireSame(Unit, it.getOrThrow()) }),
		kept("results in a list", { listOf("1", "x").map { text -> runCatching { text.toInt() } } },
			copied<List<Result<Int>>> {
				requireEqual(1, it[0].getOrNull())
				requireEqual(-1, it[1].getOrDefault(-1))
			}),
		kept("Result of an object", { Answer(1, Result.success(Payment.Cancelled)) },
			copied<Answer<Result<Payment>>> { requireEqual("cancelled", it.data.getOrThrow().words()) }),
	)

	private fun ranges() = listOf(
		kept("IntRange", { 1..10 }, copied<IntRange> { check(5 in it) { "5 is not in it" } }),
		kept("IntRange of nothing", { IntRange.EMPTY }, copied<IntRange> { check(it.isEmpty()) { "not empty" } }),
		kept("LongRange", { 1L..10L }, copied<LongRange> { requireEqual(55L, it.sum()) }),
		kept("CharRange", { 'a'..'f' }, copied<CharRange> { check('c' in it) { "c is not in it" } }),
		kept("UIntRange", { 1u..10u }, copied<UIntRange> { check(5u in it) { "5 is not in it" } }),
		kept("ULongRange", { 1uL..10uL }),
		kept("IntProgression", { 10 downTo 0 step 2 }, copied<IntProgression> { requireEqual(listOf(10, 8, 6, 4, 2, 0), it.toList()) }),
		kept("LongProgression", { 1L..10L step 3 }, copied<LongProgression> { requireEqual(3L, it.step) }),
		kept("CharProgression", { 'f' downTo 'a' }),
		kept("closed range of Double", { 1.0..2.0 }, copied<ClosedFloatingPointRange<Double>> { check(1.5 in it) { "1.5 is not in it" } }),
		kept("closed range of Float", { 1f..2f }),
		kept("open range of Double", { 1.0..<2.0 }, copied<OpenEndRange<Double>> { check(2.0 !in it) { "2.0 is in it" } }),
		kept("range of dates", { LocalDate.of(2026, 1, 1)..LocalDate.of(2026, 12, 31) },
			copied<ClosedRange<LocalDate>> { check(LocalDate.of(2026, 6, 1) in it) { "June is not in it" } }),
		kept("open range of texts", { "a"..<"m" }, copied<OpenEndRange<String>> { check("b" in it) { "b is not in it" } }),
		kept("range of money", { Money.of(100)..Money.of(200) }, copied<ClosedRange<Money>> { check(Money.of(150) in it) { "150 is not in it" } }),
		kept("ranges in a data class", { Portion(listOf(1..3, 5..9), null, 2) }),
	)

	private fun numbers() = listOf(
		kept("UInt", { UInt.MAX_VALUE }, copied<UInt> { requireEqual("4294967295", it.toString()) }),
		kept("ULong", { ULong.MAX_VALUE }, copied<ULong> { check(it > 1uL) { "less than 1" } }),
		kept("UByte and UShort", { listOf<Any>(200.toUByte(), 60000.toUShort()) }),
		kept("UIntArray", { uintArrayOf(1u, UInt.MAX_VALUE) }, copied<UIntArray> { requireEqual(UInt.MAX_VALUE, it[1]) }),
		kept("ULongArray and UByteArray", { listOf<Any>(ulongArrayOf(1uL), ubyteArrayOf(255u)) }),
		kept("unsigned numbers in a data class", { Usage(1u, ULong.MAX_VALUE, listOf(2u), 3u) }, copied<Usage> {
			requireEqual(ULong.MAX_VALUE, it.bytes)
			requireEqual(2u, it.daily[0])
			requireEqual(3u, it.limit)
		}),
		kept("unsigned numbers in a map", { mapOf(1u to 2uL) }, copied<Map<UInt, ULong>> { requireEqual(2uL, it[1u]) }),
		kept("numbers of each kind", { listOf<Any>(1.toByte(), 2.toShort(), 3, 4L, 5f, 6.0, 'c', true) }),
	)

	private fun texts() = listOf(
		kept("Regex", { Regex("a+", RegexOption.IGNORE_CASE) }, copied<Regex> {
			check(it.matches("aA")) { "no match" }
			requireEqual(setOf(RegexOption.IGNORE_CASE), it.options)
		}),
		kept("Regex in a data class", { Answer(1, Regex("[0-9]+")) },
			copied<Answer<Regex>> { requireEqual("12", it.data.find("a12b")?.value) }),
		kept("MatchGroup", { MatchGroup("a", 0..0) }),
		kept("Uuid", { Uuid.parse("6f1c2a60-7d5e-4c1a-9a44-2f1b7a9d0001") }),
		kept("Uuid of nothing", { Uuid.NIL }),
		kept("Uuids in a data class", { Portion(listOf(Uuid.parse("6f1c2a60-7d5e-4c1a-9a44-2f1b7a9d0001")), null, 1) }),
		kept("StringBuilder", { StringBuilder("abc") }, copied<StringBuilder> { requireEqual("abc", it.toString()) }),
		kept("template", { "${Samples.book().title} costs ${Samples.book().price}" }),
	)

	private fun keys() = listOf(
		kept("key: Pair", { "a" to Samples.book() }).asKey(),
		kept("key: Pair of value classes", { UserId(1) to Email("a@b.c") }).asKey(),
		kept("key: IntRange", { 1..10 }).asKey(),
		kept("key: LongProgression", { 1L..10L step 3 }).asKey(),
		kept("key: CharRange", { 'a'..'f' }).asKey(),
		kept("key: range of dates", { LocalDate.of(2026, 1, 1)..LocalDate.of(2026, 12, 31) }).asKey(),
		kept("key: UInt", { 7u }).asKey(),
		kept("key: ULong in a pair", { 7uL to "a" }).asKey(),
		kept("key: Uuid", { Uuid.parse("6f1c2a60-7d5e-4c1a-9a44-2f1b7a9d0001") }).asKey(),
		kept("key: Result", { Result.success("a") }).asKey(),
	)

}

/** Counts that are never negative. */
data class Usage(val calls: UInt, val bytes: ULong, val daily: List<UInt>, val limit: UInt?)
