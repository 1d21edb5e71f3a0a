package dev.embercache.store.redis;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cache.Cache;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Several nodes that compute the value of a key one at a time, where values come later.
 * Everything is called by the thread of the test, which would hang if a node held it up.
 */
class RedisAsyncLockTests extends LockingNodes {

	private final CompletableFuture<Object> first = new CompletableFuture<>();

	private CompletableFuture<Object> get(Cache node, Supplier<CompletableFuture<Object>> loader) {
		return node.retrieve("tea", loader);
	}

	/**
	 * Have a node begin a computation that ends with {@link #first}.
	 */
	private CompletableFuture<Object> begin(Cache node) {
		CompletableFuture<Object> value = get(node, () -> this.first);
		assertThat(value).isNotDone();
		return value;
	}

	private Supplier<CompletableFuture<Object>> counting() {
		return () -> CompletableFuture.completedFuture("10-" + this.computed.incrementAndGet());
	}

	private static Object value(CompletableFuture<?> future) throws Exception {
		return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	@Test
	void oneOfAllNodesComputes() throws Exception {
		List<Cache> nodes = nodes(4, LONG);
		List<CompletableFuture<Object>> values = new ArrayList<>(List.of(begin(nodes.get(0))));
		for (int i = 0; i < 4 * 4; i++) {
			values.add(get(nodes.get(i % 4), counting()));
		}
		awaitWaiting();
		assertThat(values).noneMatch(CompletableFuture::isDone);
		this.first.complete("9");
		for (CompletableFuture<Object> value : values) {
			assertThat(value(value)).isEqualTo("9");
		}
		assertThat(this.computed).hasValue(0);
		assertThat(hasField(this.observer, "l")).isFalse();
	}

	@Test
	void threadsAndFuturesWaitForEachOther() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		CompletableFuture<Object> later = begin(nodes.get(0));
		CompletableFuture<Object> thread = CompletableFuture.supplyAsync(() -> nodes.get(1).get("tea", () -> "10"));
		awaitWaiting();
		this.first.complete("9");
		assertThat(value(later)).isEqualTo("9");
		assertThat(value(thread)).isEqualTo("9");
	}

	@Test
	void afterAFailureAnotherNodeComputesAtOnce() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		CompletableFuture<Object> failing = begin(nodes.get(0));
		List<CompletableFuture<Object>> others = nodes.subList(1, 3)
			.stream()
			.map((node) -> get(node, counting()))
			.toList();
		awaitWaiting();
		this.first.completeExceptionally(new IllegalStateException("no tea"));
		assertThat(failing).failsWithin(LIMIT).withThrowableThat().withCauseInstanceOf(IllegalStateException.class);
		assertThat(value(others.get(0))).isEqualTo("10-1");
		assertThat(value(others.get(1))).isEqualTo("10-1");
	}

	@Test
	void afterAComputationWasCancelledAnotherNodeComputesAtOnce() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		begin(nodes.get(0));
		CompletableFuture<Object> other = get(nodes.get(1), counting());
		awaitWaiting();
		this.first.cancel(true);
		assertThat(value(other)).isEqualTo("10-1");
	}

	@Test
	void aLoaderThatThrowsHoldsNobodyUp() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		assertThatIllegalStateException().isThrownBy(() -> get(nodes.get(0), () -> {
			throw new IllegalStateException("no tea");
		}));
		assertThat(hasField(this.observer, "l")).isFalse();
		assertThat(get(nodes.get(1), counting())).isCompletedWithValue("10-1");
	}

	@Test
	void whoLosesInterestWhileWaitingDoesNotCompute() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		begin(nodes.get(0));
		CompletableFuture<Object> cancelled = get(nodes.get(1), () -> {
			throw new IllegalStateException("Nobody wants this");
		});
		CompletableFuture<Object> sameNode = get(nodes.get(1), counting());
		awaitWaiting();
		cancelled.cancel(true);
		this.first.completeExceptionally(new IllegalStateException("no tea"));
		assertThat(value(sameNode)).isEqualTo("10-1");
		assertThat(cancelled).failsWithin(LIMIT).withThrowableOfType(CancellationException.class);
	}

	@Test
	void afterTheLockHasLapsedOneOtherNodeComputes() throws Exception {
		CompletableFuture<Object> hanging = begin(prices(store(Duration.ofSeconds(1))));
		List<Cache> nodes = nodes(2, LONG);
		List<CompletableFuture<Object>> others = nodes.stream().map((node) -> get(node, counting())).toList();
		assertThat(value(others.get(0))).isEqualTo("10-1");
		assertThat(value(others.get(1))).isEqualTo("10-1");
		this.first.complete("9");
		assertThat(value(hanging)).isEqualTo("9");
	}

	@Test
	void nobodyWaitsForAComputationThatWasInvalidated() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		CompletableFuture<Object> early = begin(nodes.get(0));
		CompletableFuture<Object> second = get(nodes.get(1), counting());
		awaitWaiting();
		nodes.get(2).evict("tea");
		assertThat(value(second)).isEqualTo("10-1");
		this.first.complete("9");
		assertThat(value(early)).isEqualTo("9");
		assertThat(nodes.get(2).get("tea", String.class)).isEqualTo("10-1");
	}

	@Test
	void aNodeThatIsClosedWaitsNoLonger() throws Exception {
		begin(nodes(1, LONG).get(0));
		RedisEntryStore closing = store(LONG);
		CompletableFuture<Object> value = get(prices(closing), counting());
		awaitWaiting();
		closing.close();
		assertThat(value(value)).isEqualTo("10-1");
	}

	@Test
	void whatIsComputedAfterAWaitHasTheClassLoaderOfTheCaller() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		begin(nodes.get(0));
		AtomicReference<ClassLoader> seen = new AtomicReference<>();
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
			thread.setContextClassLoader(loader);
			CompletableFuture<Object> value = get(nodes.get(1), () -> {
				seen.set(Thread.currentThread().getContextClassLoader());
				return CompletableFuture.completedFuture("10");
			});
			awaitWaiting();
			this.first.cancel(true);
			assertThat(value(value)).isEqualTo("10");
			assertThat(seen).hasValue(loader);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void methodsAreCalledOnceForAllApplications() {
		assertIsComputedOnce("9", Shop::later);
	}

	@Test
	void monosAreSubscribedToOnceForAllApplications() {
		assertIsComputedOnce("9", (shop, loader) -> shop.mono(loader).toFuture());
	}

	@Test
	void fluxesAreSubscribedToOnceForAllApplications() {
		assertIsComputedOnce(List.of("9", "more"), (shop, loader) -> shop.flux(loader).collectList().toFuture());
	}

	private <T> void assertIsComputedOnce(Object expected,
			BiFunction<Shop, Supplier<CompletableFuture<Object>>, CompletableFuture<T>> call) {
		application((one) -> application((other) -> {
			CompletableFuture<T> value = call.apply(one, () -> this.first);
			CompletableFuture<T> sameValue = call.apply(other, counting());
			awaitWaiting();
			this.first.complete("9");
			assertThat(value(value)).isEqualTo(expected);
			assertThat(value(sameValue)).isEqualTo(expected);
		}));
		assertThat(this.computed).hasValue(0);
	}

	@Test
	void aMonoThatNobodyWaitsForAnyMoreDoesNotCompute() {
		application((one) -> application((other) -> {
			one.mono(() -> this.first).subscribe();
			Disposable waiting = other.mono(counting()).subscribe();
			awaitWaiting();
			waiting.dispose();
			this.first.complete("9");
			assertThat(value(other.mono(counting()).toFuture())).isEqualTo("9");
		}));
		assertThat(this.computed).hasValue(0);
	}

	private void application(ShopConsumer consumer) {
		application().withUserConfiguration(Shop.class).run((context) -> consumer.accept(context.getBean(Shop.class)));
	}

	@FunctionalInterface
	interface ShopConsumer {

		void accept(Shop shop) throws Exception;

	}

	@EnableCaching
	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Cacheable(cacheNames = "later", key = "'tea'", sync = true)
		public CompletableFuture<Object> later(Supplier<CompletableFuture<Object>> loader) {
			return loader.get();
		}

		@Cacheable(cacheNames = "mono", key = "'tea'", sync = true)
		public Mono<Object> mono(Supplier<CompletableFuture<Object>> loader) {
			return Mono.fromFuture(loader);
		}

		@Cacheable(cacheNames = "flux", key = "'tea'", sync = true)
		public Flux<Object> flux(Supplier<CompletableFuture<Object>> loader) {
			return Flux.concat(Mono.fromFuture(loader), Mono.just("more"));
		}

	}

}
