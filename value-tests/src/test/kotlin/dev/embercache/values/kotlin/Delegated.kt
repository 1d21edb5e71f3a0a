package dev.embercache.values.kotlin

import kotlin.properties.Delegates
import kotlin.properties.ReadWriteProperty
import kotlin.reflect.KProperty

/** Properties whose accessors are somebody else's. */
class Thermostat(val room: String) {

	val changes: MutableList<String> = mutableListOf()

	var target: Int by Delegates.observable(20) { property, old, new -> changes += "${property.name} $old->$new" }

	var limit: Int by Delegates.vetoable(30) { _, _, new -> new in 5..35 }

	var sensor: String by Delegates.notNull()

}

/** Answers from a map. */
class Profile(val map: Map<String, Any?>) {

	val name: String by map

	val age: Int by map

}

class Settings(val map: MutableMap<String, Any?>) {

	var theme: String by map

}

/** A delegate of the application's own. */
class Trimmed(private var text: String = "") : ReadWriteProperty<Any?, String> {

	override fun getValue(thisRef: Any?, property: KProperty<*>) = text

	override fun setValue(thisRef: Any?, property: KProperty<*>, value: String) {
		text = value.trim()
	}

}

class Form {

	var city by Trimmed()

	@Deprecated("the old name")
	var town by ::city

}

interface Greeting {

	fun text(): String

}

fun plainGreeting(): Greeting = object : Greeting {

	override fun text() = "hello"

}

fun greeting(name: String, customer: Customer): Greeting = object : Greeting {

	val greeted = mutableListOf(name)

	override fun text() = "hello $greeted from ${customer.name}"

}

/** Its greetings belong to it. */
class Host(var name: String) {

	inner class Guest(val seat: Int) {

		val label get() = "$seat at $name"

		val host get() = this@Host

	}

	class Nested(val seat: Int)

	fun greeting() = object : Greeting {

		override fun text() = "hello from $name"

	}

}

/** Its object counts in a variable of the function that made it. */
fun ticket(first: Int): () -> Int {
	var next = first
	return object : () -> Int {

		override fun invoke() = next++

	}
}

/** Objects that are written as lambdas. */
fun interface Check {

	fun holds(number: Int): Boolean

}

/** Counts anew each time it is asked. */
fun countdown(from: Int) = sequence {
	for (number in from downTo 1) {
		yield(number)
	}
}

class NotFound(val id: Long, val near: List<String> = listOf()) : RuntimeException("nothing has the id $id")

sealed class Fault(message: String, cause: Throwable? = null) : Exception(message, cause) {

	class Remote(val code: Int, cause: Throwable) : Fault("remote $code", cause)

	data object Closed : Fault("closed")

}
