package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import dev.embercache.values.ValueCase.refused

/** Lazy properties, asked for already and not yet. */
class KotlinLazies : Family {

	override fun name() = "Kotlin by lazy"

	override fun cases(): List<ValueCase> = touched() + untouched() + holders()

	private fun touched() = listOf(
		kept("by lazy, asked", { report().apply { total } }, copied<Report> {
			requireEqual(listOf("total"), it.asked)
			requireEqual(600L, it.total)
			requireEqual(listOf("total"), it.asked)
		}),
		kept("by lazy(NONE), asked", { report().apply { text } }, copied<Report> {
			requireEqual("note 3", it.text)
			requireEqual(listOf("text"), it.asked)
		}),
		kept("by lazy(PUBLICATION), asked", { report().apply { parts } }, copied<Report> {
			requireEqual(listOf<Long>(3, 100, 200), it.parts)
			requireEqual(listOf("parts"), it.asked)
		}),
		kept("by lazy, asked, null", { report().apply { nothing } }, copied<Report> {
			requireEqual(null, it.nothing)
			requireEqual(listOf("nothing"), it.asked)
		}),
		kept("all of them asked",
			{ report().apply { total; text; parts; nothing; constant } },
			copied<Report> {
				requireEqual(listOf("total", "text", "parts", "nothing"), it.asked)
				requireEqual(600L, it.total)
				requireEqual(mapOf("a" to 1), it.constant)
			}),
		kept("data class with a lazy property, asked", { Summary("t").apply { shout } }, copied<Summary> {
			check(it.ready) { "not ready any more" }
			requireEqual("T", it.shout)
		}),
		kept("asked, and shared with a part", { report().let { Answer(it.parts.size, listOf(it, it.parts)) } },
			copied<Answer<List<Any>>> { requireSame((it.data[0] as Report).parts, it.data[1]) }),
		kept("lazyOf", { Promise("given", lazyOf("now")) }, copied<Promise> {
			check(it.later.isInitialized()) { "not initialized any more" }
			requireEqual("now", it.later.value)
		}),
		kept("made elsewhere, asked", { promise("a").apply { later.value } },
			copied<Promise> { requireEqual("later a", it.later.value) }),
	)

	private fun untouched() = listOf(
		kept("by lazy, not asked", { report() }, copied<Report> {
			requireEqual(listOf<String>(), it.asked)
			requireEqual(600L, it.total)
			requireEqual(listOf("total"), it.asked)
		}),
		kept("by lazy(NONE), not asked", { report() }, copied<Report> {
			requireEqual("note 3", it.text)
			requireEqual(listOf("text"), it.asked)
		}),
		kept("by lazy(PUBLICATION), not asked", { report() }, copied<Report> {
			requireEqual(listOf<Long>(3, 100, 200), it.parts)
			requireEqual(listOf("parts"), it.asked)
		}),
		kept("by lazy, not asked, null", { report() }, copied<Report> {
			requireEqual(null, it.nothing)
			requireEqual(null, it.nothing)
			requireEqual(listOf("nothing"), it.asked)
		}),
		kept("by lazy, one asked and the others not", { report().apply { text } }, copied<Report> {
			requireEqual(listOf("text"), it.asked)
			requireEqual(600L, it.total)
			requireEqual(listOf<Long>(3, 100, 200), it.parts)
			requireEqual(listOf("text", "total", "parts"), it.asked)
		}),
		kept("not asked, computed from what its reader changed", { report() }, probe<Report> { original, copy ->
			copy.note = "changed"
			copy.cents += 700L
			requireEqual("changed 3", copy.text)
			requireEqual(2000L, copy.total)
			requireEqual("note", original.note)
			requireEqual(listOf<String>(), original.asked)
		}),
		kept("above and below, not asked", { Forecast(4, mutableListOf(5)) }, copied<Forecast> {
			requireEqual(10L, it.doubled)
			requireEqual(listOf("total", "doubled"), it.asked)
			requireEqual(1L, it.guarded)
		}),
		kept("must not be asked", { Costly("bank") }, copied<Costly> {
			requireThrown<IllegalStateException> { it.remote }
			requireThrown<IllegalStateException> { it.local }
			requireThrown<IllegalStateException> { it.shared }
		}),
		kept("must not be asked, in a list", { mutableListOf(Costly("a"), Costly("b")) },
			copied<List<Costly>> { requireThrown<IllegalStateException> { it[1].remote } }),
		kept("data class with a lazy property, not asked", { Summary("t") }, copied<Summary> {
			check(!it.ready) { "asked" }
			requireEqual("T", it.shout)
			check(it.ready) { "not ready" }
		}),
		kept("two constructors, not asked", { listOf(Range(1, 3), Range(5)) },
			copied<List<Range>> { requireEqual(listOf(3, 1), it.map(Range::size)) }),
		kept("not asked, drawn once", { Draw(1_000_000) }, copied<Draw> { requireEqual(it.number, it.number) }),
		refused("made elsewhere, not asked", "later", { promise("a") }),
	)

	private fun holders() = listOf(
		kept("list of asked and not asked", { listOf(report().apply { total }, report()) },
			copied<List<Report>> {
				requireEqual(listOf(600L, 600L), it.map(Report::total))
				requireEqual(listOf("total"), it[1].asked)
			}),
		kept("answer with a lazy property, not asked", { Answer(200, Summary("t")) },
			copied<Answer<Summary>> { requireEqual("T", it.data.shout) }),
		kept("portion of what is not asked", { Portion(listOf(report()), null, 1) },
			copied<Portion<Report>> { requireEqual(600L, it.items[0].total) }),
	)

}
