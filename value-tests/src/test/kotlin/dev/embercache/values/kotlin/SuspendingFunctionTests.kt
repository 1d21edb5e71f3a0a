package dev.embercache.values.kotlin

import java.nio.file.Path
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.springframework.boot.WebApplicationType
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder
import org.springframework.cache.annotation.Cacheable
import org.springframework.cache.annotation.EnableCaching
import org.springframework.context.annotation.Bean

/** Results of suspending functions, which Spring caches by the value that they compute in the end. */
class SuspendingFunctionTests {

	@TempDir
	lateinit var folder: Path

	@Test
	fun orderOfASuspendingFunctionIsCached() = inApplication { catalog ->
		val first = catalog.order(7)
		assertThat(catalog.order(7)).isEqualTo(first)
		assertThat(catalog.computed).hasValue(1)
	}

	@Test
	fun objectsStayTheObjectsThatTheyAre() = inApplication { catalog ->
		val words = List(3) { catalog.payments("a").map(Payment::words) }
		assertThat(words).containsOnly(listOf("cancelled", "pending", "paid 5"))
		assertThat(catalog.computed).hasValue(1)
	}

	@Test
	fun absenceIsCached() = inApplication { catalog ->
		assertThat(List(2) { catalog.absent("a") }).containsOnlyNulls()
		assertThat(catalog.computed).hasValue(1)
	}

	@Test
	fun valueClassesAreCachedAsArgumentAndInTheResult() = inApplication { catalog ->
		assertThat(List(2) { catalog.addresses(UserId(7)) }).containsOnly(listOf(Email("7@b.c")))
		assertThat(catalog.addresses(UserId(8))).containsExactly(Email("8@b.c"))
		assertThat(catalog.computed).hasValue(2)
	}

	@Test
	fun flowIsCachedByWhatFlows() = inApplication { catalog ->
		val titles = List(2) { catalog.flow("a").toList().map(Book::title) }
		assertThat(titles).containsOnly(listOf("Kotlin", "a"))
		assertThat(catalog.computed).hasValue(1)
	}

	@Test
	fun deferredIsCachedByWhatItComesTo() = inApplication { catalog ->
		assertThat(List(2) { catalog.deferred(7).await() }).containsOnly(Samples.order())
		assertThat(catalog.computed).hasValue(1)
	}

	@Test
	fun whatOneRunStoresTheNextFinds() {
		inApplication { it.order(7) }
		inApplication { catalog ->
			assertThat(catalog.order(7).lines).hasSize(2)
			assertThat(catalog.computed).hasValue(0)
		}
	}

	private fun inApplication(action: suspend (SuspendingCatalog) -> Unit) {
		val properties = arrayOf("--ember.cache.store=disk", "--ember.cache.disk.directory=$folder",
			"--spring.application.name=suspending", "--ember.cache.disk.private-in-tests=false")
		SpringApplicationBuilder(SuspendingApplication::class.java)
			.web(WebApplicationType.NONE)
			.run(*properties)
			.use { context -> runBlocking { action(context.getBean(SuspendingCatalog::class.java)) } }
	}

}

/** An application whose only bean suspends. */
@EnableAutoConfiguration
@EnableCaching
open class SuspendingApplication {

	@Bean
	open fun catalog() = SuspendingCatalog()

}

/** Computes what it is asked for, and counts. */
open class SuspendingCatalog {

	open val computed = AtomicInteger()

	@Cacheable("orders")
	open suspend fun order(id: Long): Order = compute { Samples.order().copy(id = id) }

	@Cacheable("payments")
	open suspend fun payments(name: String): List<Payment> =
		compute { mutableListOf(Payment.Cancelled, Payment.Pending, Payment.Paid(name.length + 4L)) }

	@Cacheable("absent")
	open suspend fun absent(name: String): Book? = compute { null }

	@Cacheable("addresses")
	open suspend fun addresses(id: UserId): List<Email> = compute { mutableListOf(Email("${id.raw}@b.c")) }

	@Cacheable("flows")
	open fun flow(title: String): Flow<Book> = flow {
		computed.incrementAndGet()
		emit(Samples.book())
		emit(Samples.book().copy(title = title))
	}

	@Cacheable("deferred")
	open fun deferred(id: Long): Deferred<Order> {
		computed.incrementAndGet()
		return CompletableDeferred(Samples.order().copy(id = id))
	}

	private suspend fun <T> compute(answer: () -> T): T {
		yield()
		computed.incrementAndGet()
		return answer()
	}

}
