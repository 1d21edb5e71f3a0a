package dev.embercache.values.kotlin

import java.util.TreeMap
import java.util.TreeSet
import kotlin.math.abs

typealias Books = TreeMap<Book, Int>

/** Puts one more book on the shelf and tells in what order the titles stand that were there. */
internal fun Books.with(title: String, pages: Int): List<String> {
	put(Book("978-9", title, pages = pages), 0)
	check(size == 4) { "size $size" }
	return keys.map(Book::title).filterNot { it == title }
}

/** Sorted in the ways that the standard library offers. */
internal object Shelf {

	fun byPages() = sorted(compareBy { it.pages })

	fun byPagesDescending() = sorted(compareByDescending { it.pages })

	fun byPagesThenTitle() = sorted(compareBy<Book> { it.pages / 1000 }.thenByDescending { it.title }.thenBy { it.isbn })

	fun byTitleIgnoringCase() = sorted(compareBy(String.CASE_INSENSITIVE_ORDER) { it.title })

	fun byDistanceFrom(pages: Int) = sorted(compareBy { abs(it.pages - pages) * 10 + it.title.first().code % 10 })

	fun nullsLast() = TreeMap<Book?, Int>(nullsLast(compareBy { it.pages })).apply {
		put(book("a", 300), 1)
		put(null, 2)
	}

	fun byLambdas() = sorted(compareBy({ it.pages }, { it.title }))

	fun natural() = TreeSet<String>(naturalOrder()).apply { addAll(listOf("b", "a")) }

	fun reverse() = TreeSet<String>(reverseOrder()).apply { addAll(listOf("b", "a")) }

	private fun sorted(comparator: Comparator<Book>) = Books(comparator).apply {
		put(book("a", 300), 1)
		put(book("b", 200), 2)
		put(book("c", 100), 3)
	}

	private fun book(title: String, pages: Int) = Book("978-$title", title, pages = pages)

}
