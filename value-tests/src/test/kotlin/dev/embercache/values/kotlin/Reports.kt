package dev.embercache.values.kotlin

import java.util.concurrent.ThreadLocalRandom
import kotlin.LazyThreadSafetyMode.NONE
import kotlin.LazyThreadSafetyMode.PUBLICATION

/** Remembers in its own data what its lazy properties were asked for, so that a copy tells what was set off. */
open class Report(val id: Long, val cents: MutableList<Long>, factor: Int = 1) {

	val asked: MutableList<String> = mutableListOf()

	var note = "note"

	val total: Long by lazy { ask("total", cents.sum() * factor) }

	val text: String by lazy(NONE) { ask("text", "$note $id") }

	val parts: List<Long> by lazy(PUBLICATION) { ask("parts", listOf(id) + cents) }

	val nothing: String? by lazy { ask("nothing", null) }

	val constant: Map<String, Int> by lazy { mapOf("a" to 1) }

	protected fun <T> ask(what: String, answer: T): T = answer.also { asked += what }

}

/** Has lazy properties above it and of its own, one made from another. */
class Forecast(id: Long, cents: MutableList<Long>) : Report(id, cents) {

	val doubled: Long by lazy { ask("doubled", total * 2) }

	val guarded: Long by lazy(cents) { ask("guarded", cents.size.toLong()) }

}

/** Says itself whether it has been asked. */
data class Summary(val title: String) {

	private val heading = lazy { title.uppercase() }

	val shout by heading

	val ready get() = heading.isInitialized()

}

/** Must not be asked: whoever asks notices. */
data class Costly(val name: String) {

	val remote: String by lazy { error("asked for '$name'") }

	val local: String by lazy(NONE) { fetch() }

	val shared: String by lazy(PUBLICATION) { fetch() + name }

	private fun fetch(): String = error("asked for '$name'")

}

/** Is given what somebody else computes later. */
class Promise(val name: String, val later: Lazy<String>)

/** Two ways to make it lead to the same lazy property. */
class Range {

	val from: Int

	val to: Int

	constructor(from: Int, to: Int) {
		this.from = from
		this.to = to
	}

	constructor(only: Int) : this(only, only)

	val size by lazy { to - from + 1 }

}

/** Answers otherwise each time; what was answered must last. */
class Draw(val bound: Int) {

	val number by lazy { ThreadLocalRandom.current().nextInt(bound) }

}

internal fun report() = Report(3, mutableListOf(100, 200), factor = 2)

internal fun promise(name: String) = Promise(name, lazy { "later $name" })
