package dev.embercache.values.kotlin

import dev.embercache.values.Probe

/** A probe of values of one type; a copy of another type is a difference of its own. */
@Suppress("UNCHECKED_CAST")
internal fun <T> probe(check: (original: T, copy: T) -> Unit) =
	Probe { original, copy -> check(original as T, copy as T) }

/** A probe that looks at the copy alone. */
@Suppress("UNCHECKED_CAST")
internal fun <T> copied(check: (copy: T) -> Unit) = Probe { _, copy -> check(copy as T) }

/** Require that the copy is the very object that its owner names. */
internal fun requireSame(expected: Any?, actual: Any?) =
	check(expected === actual) { "another object of ${actual?.javaClass?.name} than the one there is" }

internal fun requireEqual(expected: Any?, actual: Any?) =
	check(expected == actual) { "'$actual' instead of '$expected'" }

internal inline fun <reified X : Throwable> requireThrown(action: () -> Any?) {
	val result = runCatching(action)
	check(result.exceptionOrNull() is X) { "$result instead of ${X::class.java.name}" }
}
