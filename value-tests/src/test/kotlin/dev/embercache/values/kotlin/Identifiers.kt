package dev.embercache.values.kotlin

/** Value classes: a number, a text or a list with a type of its own. */
@JvmInline
value class UserId(val raw: Long)

@JvmInline
value class Email(val text: String) : Comparable<Email> {

	init {
		require('@' in text) { "no address: $text" }
	}

	val domain get() = text.substringAfter('@')

	override fun compareTo(other: Email) = text.compareTo(other.text)

}

/** A value class under an interface is boxed. */
sealed interface Reference

@JvmInline
value class BookReference(val book: Book) : Reference

@JvmInline
value class Tags(val all: List<String>)

@JvmInline
value class Wrapped(val email: Email)

@JvmInline
value class Optional<T : Any>(val value: T?)

/** Holds some of them as what they wrap, and some boxed. */
data class Account(
	val id: UserId,
	val email: Email,
	val invitedBy: UserId? = null,
	val backup: Email? = null,
	val reference: Reference? = null,
	val friends: List<UserId> = emptyList(),
)
