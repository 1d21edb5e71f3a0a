package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept
import dev.embercache.values.ValueCase.refused
import kotlin.time.Clock
import kotlin.time.Duration
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.DurationUnit
import kotlin.time.Instant
import kotlin.time.TimeSource
import kotlin.time.TimedValue

/** The times of the standard library. */
class KotlinTimes : Family {

	override fun name() = "kotlin.time"

	override fun cases(): List<ValueCase> = durations() + instants() + sources() + keys()

	private fun durations() = listOf(
		kept("Duration", { 90.milliseconds }, copied<Duration> { requireEqual(90L, it.inWholeMilliseconds) }),
		kept("Duration of each length", { listOf(1.nanoseconds, 3.hours, Duration.ZERO, Duration.INFINITE, (-5).hours) },
			copied<List<Duration>> { check(it[3].isInfinite()) { "ends" } }),
		kept("Duration in a data class", { Lesson("k", 1.hours, null, Instant.parse("2026-01-02T03:04:05Z")) },
			copied<Lesson> {
				requireEqual(60L, it.length.inWholeMinutes)
				requireEqual(null, it.pause)
				requireEqual(1_767_323_045L, it.begins.epochSeconds)
			}),
		kept("Duration in a data class, absent or boxed", { Lesson("k", 1.hours, 5.milliseconds, Instant.DISTANT_PAST) },
			copied<Lesson> { check(it.begins < Instant.fromEpochSeconds(0)) { "later" } }),
		kept("Durations in a map", { mapOf("a" to 1.hours) }),
		kept("DurationUnit", { DurationUnit.HOURS }),
		kept("TimedValue", { TimedValue(Samples.book(), 3.milliseconds) },
			copied<TimedValue<Book>> { requireEqual(3L, it.duration.inWholeMilliseconds) }),
	)

	private fun instants() = listOf(
		kept("Instant", { Instant.parse("2026-01-02T03:04:05.678Z") },
			copied<Instant> { check(it < Instant.DISTANT_FUTURE) { "later" } }),
		kept("Instants in a list", { mutableListOf(Instant.fromEpochSeconds(1, 2), Instant.DISTANT_PAST) }),
		kept("Instants in a range", { Instant.fromEpochSeconds(1)..Instant.fromEpochSeconds(9) },
			copied<ClosedRange<Instant>> { check(Instant.fromEpochSeconds(5) in it) { "5 is not in it" } }),
		kept("Instants as keys of a map", { mapOf(Instant.fromEpochSeconds(1) to "a") },
			copied<Map<Instant, String>> { requireEqual("a", it[Instant.fromEpochSeconds(1)]) }),
	)

	private fun sources() = listOf(
		kept("Clock.System", { Answer(1, Clock.System) },
			copied<Answer<Clock>> { requireSame(Clock.System, it.data) }),
		kept("TimeSource.Monotonic", { Answer(1, TimeSource.Monotonic) },
			copied<Answer<TimeSource>> { requireSame(TimeSource.Monotonic, it.data) }),
		refused("time mark, which only this process can read", "ValueTimeMark", { started }),
		refused("time mark in a data class", "ValueTimeMark", { Answer(1, started) }),
	)

	private fun keys() = listOf(
		kept("key: Instant", { Instant.parse("2026-01-02T03:04:05.678Z") }).asKey(),
		kept("key: Duration", { 90.milliseconds }).asKey(),
		kept("key: data class of times", { Lesson("k", 1.hours, null, Instant.fromEpochSeconds(7)) }).asKey(),
		kept("key: pair of instants", { Instant.fromEpochSeconds(1) to Instant.fromEpochSeconds(2) }).asKey(),
	)

}

/** Lasts and begins. */
data class Lesson(val name: String, val length: Duration, val pause: Duration?, val begins: Instant)

private val started = TimeSource.Monotonic.markNow()
