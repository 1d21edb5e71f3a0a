package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import dev.embercache.values.ValueCase.refused
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.datetime.DatePeriod
import kotlinx.datetime.DateTimePeriod
import kotlinx.datetime.DateTimeUnit
import kotlinx.datetime.LocalDate
import kotlinx.datetime.LocalDateTime
import kotlinx.datetime.LocalTime
import kotlinx.datetime.TimeZone
import kotlinx.datetime.UtcOffset
import kotlinx.datetime.YearMonth
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.put
import kotlinx.serialization.json.putJsonArray

/** Results of coroutines, dates of kotlinx-datetime and trees of kotlinx-serialization. */
class KotlinxTypes : Family {

	override fun name() = "kotlinx coroutines, datetime and serialization"

	override fun cases(): List<ValueCase> = coroutines() + dates() + trees() + keys()

	private fun coroutines() = listOf(
		kept("result of a suspending function", { runBlocking { found(7) } }),
		kept("results of coroutines", { runBlocking { listOf(1L, 2L).map { async { found(it) } }.awaitAll() } }),
		kept("list of a flow", { runBlocking { flowOf(Samples.book(), Samples.book()).toList() } }),
		kept("EmptyCoroutineContext", { Answer(1, EmptyCoroutineContext) },
			copied<Answer<Any>> { requireSame(EmptyCoroutineContext, it.data) }),
		kept("CoroutineName", { CoroutineName("a") }, copied<CoroutineName> { requireSame(CoroutineName, it.key) }),
		refused("mutex", "Mutex", { Mutex() }),
	)

	private suspend fun found(id: Long): Order = Samples.order().copy(id = id)

	private fun dates() = listOf(
		kept("LocalDate", { LocalDate(2026, 2, 28) }, copied<LocalDate> { requireEqual(59, it.dayOfYear) }),
		kept("LocalTime and LocalDateTime", { LocalTime(1, 2, 3) to LocalDateTime(2026, 1, 2, 3, 4, 5, 6) }),
		kept("YearMonth", { YearMonth(2026, 2) }, copied<YearMonth> { requireEqual(28, it.numberOfDays) }),
		kept("TimeZone", { TimeZone.of("Europe/Paris") }, copied<TimeZone> { requireEqual("Europe/Paris", it.id) }),
		kept("TimeZone.UTC", { Answer(1, TimeZone.UTC) }, copied<Answer<TimeZone>> { requireEqual(TimeZone.UTC, it.data) }),
		kept("UtcOffset", { UtcOffset(hours = 2) }, copied<UtcOffset> { requireEqual(7200, it.totalSeconds) }),
		kept("periods", { listOf(DatePeriod(days = 3), DateTimePeriod(hours = 5)) }),
		kept("units", { mutableListOf<Any>(DateTimeUnit.DAY, DateTimeUnit.HOUR) }),
		kept("range of dates", { LocalDate(2026, 1, 1)..LocalDate(2026, 1, 31) },
			copied<ClosedRange<LocalDate>> { check(LocalDate(2026, 1, 15) in it) { "the 15th is not in it" } }),
		kept("dates in a data class", { Portion(listOf(LocalDate(2026, 2, 28)), null, 1) }),
	)

	private fun trees() = listOf(
		kept("JsonObject", { tree() }, copied<JsonObject> {
			requireEqual(JsonPrimitive("Ada"), it["name"])
			requireEqual(tree().toString(), it.toString())
			requireSame(JsonNull, it["none"])
		}),
		kept("JsonNull", { mutableListOf<JsonElement>(JsonNull, JsonPrimitive(1)) },
			copied<List<JsonElement>> { requireSame(JsonNull, it[0]) }),
		kept("parsed tree", { Json.parseToJsonElement("""{"a":[1,null,"x",{"b":true}]}""") },
			copied<JsonElement> { requireSame(JsonNull, it.jsonObject.getValue("a").jsonArray[1]) }),
		kept("tree in a data class", { Answer(200, tree() as JsonElement) }),
	)

	private fun tree() = buildJsonObject {
		put("name", "Ada")
		put("age", 36)
		put("none", JsonNull)
		putJsonArray("tags") { add(JsonPrimitive("vip")) }
	}

	private fun keys() = listOf(
		kept("key: LocalDate", { LocalDate(2026, 2, 28) }).asKey(),
		kept("key: YearMonth and zone", { YearMonth(2026, 2) to TimeZone.of("Europe/Paris") }).asKey(),
		kept("key: JsonObject", { tree() }).asKey(),
	)

}
