package dev.embercache.values.kotlin

import dev.embercache.values.Family
import dev.embercache.values.ValueCase
import dev.embercache.values.ValueCase.kept

/** Value classes of Kotlin, boxed and not. */
class KotlinValueClasses : Family {

	override fun name() = "Kotlin value classes"

	override fun cases(): List<ValueCase> = roots() + parts() + keys()

	private fun roots() = listOf(
		kept("value class over Long", { UserId(7) }, copied<UserId> { requireEqual(7L, it.raw) }),
		kept("value class over String", { Email("a@b.c") }, copied<Email> { requireEqual("b.c", it.domain) }),
		kept("value class over a data class", { BookReference(Samples.book()) },
			copied<Reference> { requireEqual(360, (it as BookReference).book.pages) }),
		kept("value class over a list", { Tags(listOf("a", "b")) }),
		kept("value class over a value class", { Wrapped(Email("a@b.c")) }),
		kept("value class over null", { Optional<String>(null) },
			copied<Optional<String>> { requireEqual(null, it.value) }),
		kept("value class over an entity", { Optional(Vet("Helen")) },
			copied<Optional<Vet>> { requireEqual("Helen", it.value?.name) }),
	)

	private fun parts() = listOf(
		kept("value classes in a data class",
			{
				Account(UserId(1), Email("a@b.c"), UserId(2), Email("d@e.f"), BookReference(Samples.book()),
					listOf(UserId(3)))
			},
			copied<Account> {
				requireEqual(UserId(2), it.invitedBy)
				requireEqual("e.f", it.backup?.domain)
				requireEqual(listOf(UserId(3)), it.friends)
			}),
		kept("value classes in a data class, absent", { Account(UserId(1), Email("a@b.c")) },
			copied<Account> { requireEqual(null, it.invitedBy) }),
		kept("value classes in a list", { listOf(UserId(1), UserId(2)) },
			copied<List<UserId>> { requireEqual(3L, it.sumOf(UserId::raw)) }),
		kept("value classes in a list of anything", { listOf<Any>(UserId(1), Email("a@b.c"), 1L, "a@b.c") },
			copied<List<Any>> { requireEqual(listOf<Any>(UserId(1), Email("a@b.c"), 1L, "a@b.c"), it) }),
		kept("value classes in a map", { mapOf(UserId(1) to Email("a@b.c")) },
			copied<Map<UserId, Email>> { requireEqual(Email("a@b.c"), it[UserId(1)]) }),
		kept("value classes in a set", { setOf(Email("a@b.c"), Email("d@e.f")) },
			copied<Set<Email>> { check(Email("d@e.f") in it) { "not found" } }),
		kept("value classes in a sorted map", { sortedMapOf(Email("d@e.f") to 1, Email("a@b.c") to 2) },
			copied<java.util.SortedMap<Email, Int>> { requireEqual(Email("a@b.c"), it.firstKey()) }),
		kept("value class in a pair", { UserId(1) to UserId(2) }),
	)

	private fun keys() = listOf(
		kept("key: value class over Long", { UserId(7) }).asKey(),
		kept("key: value class over String", { Email("a@b.c") }).asKey(),
		kept("key: data class of value classes", { Account(UserId(1), Email("a@b.c"), UserId(2)) }).asKey(),
		kept("key: list of value classes", { listOf(UserId(1), UserId(2)) }).asKey(),
	)

}
