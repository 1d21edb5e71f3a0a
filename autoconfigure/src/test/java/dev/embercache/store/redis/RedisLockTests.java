package dev.embercache.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.cache.Cache;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnection;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.EntryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several nodes that compute the value of a key one at a time.
 */
class RedisLockTests extends LockingNodes {

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	private Future<Object> get(Cache node, Callable<Object> loader) {
		return this.executor.submit(() -> node.get("tea", loader));
	}

	private List<Future<Object>> getAll(List<Cache> nodes, Callable<Object> loader) {
		return nodes.stream().map((node) -> get(node, loader)).toList();
	}

	private static Object value(Future<Object> future) throws Exception {
		return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private static void assertValues(List<Future<Object>> futures, Object value) throws Exception {
		for (Future<Object> future : futures) {
			assertThat(value(future)).isEqualTo(value);
		}
	}

	/**
	 * A loader that says that it began, and goes on when it may.
	 */
	private final class Loader implements Callable<Object> {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch proceed = new CountDownLatch(1);

		private final Callable<Object> outcome;

		Loader(Callable<Object> outcome) {
			this.outcome = outcome;
		}

		@Override
		public Object call() throws Exception {
			RedisLockTests.this.computed.incrementAndGet();
			this.begun.countDown();
			awaitLatch(this.proceed);
			return this.outcome.call();
		}

	}

	private static void awaitLatch(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	/**
	 * Return what a node gets that begins to compute, and is in the midst of it when this
	 * method returns.
	 */
	private Future<Object> begin(Cache node, Loader loader) throws InterruptedException {
		Future<Object> first = get(node, loader);
		awaitLatch(loader.begun);
		return first;
	}

	@Test
	void oneOfAllNodesComputes() throws Exception {
		List<Cache> nodes = nodes(4, LONG);
		CyclicBarrier start = new CyclicBarrier(4 * 4);
		List<Future<Object>> values = new ArrayList<>();
		for (int i = 0; i < 4 * 4; i++) {
			Cache node = nodes.get(i % 4);
			values.add(this.executor.submit(() -> {
				start.await();
				return node.get("tea", () -> {
					awaitWaiting();
					return "10-" + this.computed.incrementAndGet();
				});
			}));
		}
		assertValues(values, "10-1");
		assertThat(this.computed).hasValue(1);
	}

	@Test
	void everyKeyIsComputedOnce() throws Exception {
		List<Cache> nodes = nodes(4, LONG);
		List<Future<Object>> values = new ArrayList<>();
		for (int i = 0; i < 4 * 25; i++) {
			Cache node = nodes.get(i % 4);
			String key = "key" + i / 4;
			values.add(this.executor.submit(() -> node.get(key, () -> {
				this.computed.incrementAndGet();
				return "10";
			})));
		}
		assertValues(values, "10");
		assertThat(this.computed).hasValue(25);
	}

	@Test
	void everyNodeComputesWhereThereIsNoLock() throws Exception {
		CyclicBarrier together = new CyclicBarrier(2);
		assertValues(getAll(nodes(2, null), () -> {
			together.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
			return "10";
		}), "10");
	}

	@Test
	void afterAnExceptionAnotherNodeComputesAtOnce() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		Loader failing = new Loader(() -> {
			throw new IllegalStateException("no tea");
		});
		Future<Object> first = begin(nodes.get(0), failing);
		List<Future<Object>> others = getAll(nodes.subList(1, 3), () -> "10-" + this.computed.incrementAndGet());
		awaitWaiting();
		failing.proceed.countDown();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> value(first))
			.withCauseInstanceOf(Cache.ValueRetrievalException.class);
		assertValues(others, "10-2");
	}

	@Test
	void afterTheLockHasLapsedOneOtherNodeComputes() throws Exception {
		Duration timeout = Duration.ofSeconds(1);
		Cache slow = prices(store(timeout));
		List<Cache> nodes = nodes(2, LONG);
		Loader hanging = new Loader(() -> "9");
		long start = System.nanoTime();
		Future<Object> first = begin(slow, hanging);
		List<Future<Object>> others = getAll(nodes, () -> "10-" + this.computed.incrementAndGet());
		assertValues(others, "10-2");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(timeout.dividedBy(2));
		hanging.proceed.countDown();
		assertThat(value(first)).isEqualTo("9");
		assertThat(this.computed).hasValue(2);
	}

	@Test
	void aNodeThatDiedIsWaitedForNoLongerThanItsLockLives() throws Exception {
		RedisEntryStore dying = store(Duration.ofSeconds(1));
		Future<Object> first = begin(prices(dying), new Loader(() -> "9"));
		dying.close();
		List<Future<Object>> others = getAll(nodes(2, LONG), () -> "10-" + this.computed.incrementAndGet());
		assertValues(others, "10-2");
		assertThat(first).isNotDone();
	}

	@Test
	void everyNodeComputesWhatIsNotKept() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		Loader loader = new Loader(Thread::new);
		Future<Object> first = begin(nodes.get(0), loader);
		CyclicBarrier together = new CyclicBarrier(2);
		List<Future<Object>> others = getAll(nodes.subList(1, 3), () -> {
			together.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
			return new Thread();
		});
		awaitWaiting();
		loader.proceed.countDown();
		assertThat(value(first)).isInstanceOf(Thread.class);
		for (Future<Object> other : others) {
			assertThat(value(other)).isInstanceOf(Thread.class);
		}
	}

	@Test
	void whatIsNotKeptIsNotWaitedForTheNextTimeEither() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		nodes.get(0).get("tea", Thread::new);
		Loader loader = new Loader(Thread::new);
		Future<Object> second = begin(nodes.get(1), loader);
		assertThat(value(get(nodes.get(2), Thread::new))).isInstanceOf(Thread.class);
		loader.proceed.countDown();
		assertThat(value(second)).isInstanceOf(Thread.class);
	}

	@Test
	void nobodyWaitsForAComputationThatWasInvalidated() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		Loader loader = new Loader(() -> "9");
		Future<Object> first = begin(nodes.get(0), loader);
		Future<Object> second = get(nodes.get(1), () -> "10");
		awaitWaiting();
		nodes.get(2).evict("tea");
		assertThat(value(second)).isEqualTo("10");
		loader.proceed.countDown();
		assertThat(value(first)).isEqualTo("9");
		assertThat(nodes.get(2).get("tea", String.class)).isEqualTo("10");
	}

	@Test
	void nobodyWaitsForAComputationBeforeAClear() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		Loader loader = new Loader(() -> "9");
		Future<Object> first = begin(nodes.get(0), loader);
		Future<Object> second = get(nodes.get(1), () -> "10");
		awaitWaiting();
		nodes.get(2).clear();
		assertThat(value(second)).isEqualTo("10");
		loader.proceed.countDown();
		assertThat(value(first)).isEqualTo("9");
		assertThat(nodes.get(2).get("tea", String.class)).isEqualTo("10");
	}

	@Test
	void aPutEndsTheWait() throws Exception {
		List<Cache> nodes = nodes(3, LONG);
		begin(nodes.get(0), new Loader(() -> "9"));
		Future<Object> second = get(nodes.get(1), () -> "10-" + this.computed.incrementAndGet());
		awaitWaiting();
		nodes.get(2).put("tea", "11");
		assertThat(value(second)).isEqualTo("11");
	}

	@Test
	void aComputationThatAsksForItselfDoesNotWait() throws Exception {
		Cache node = nodes(1, LONG).get(0);
		assertThat(value(get(node, () -> node.get("tea", () -> "10")))).isEqualTo("10");
	}

	@Test
	void whoIsInterruptedComputes() throws Exception {
		List<Cache> nodes = nodes(2, LONG);
		begin(nodes.get(0), new Loader(() -> "9"));
		AtomicInteger interrupted = new AtomicInteger();
		Thread waiting = new Thread(() -> nodes.get(1).get("tea", () -> {
			interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
			return "10";
		}));
		waiting.start();
		awaitWaiting();
		waiting.interrupt();
		waiting.join(LIMIT.toMillis());
		assertThat(interrupted).hasValue(1);
	}

	@Test
	void aNodeThatHearsNoMessagesAsksAgain() throws Exception {
		RedisEntryStore deaf = new RedisEntryStore(connect(TestRedis.host(), TestRedis.port()),
				TestRedis.locking(TestRedis.patient(this.prefix), LONG));
		this.resources.add(deaf);
		deaf.connect();
		Loader loader = new Loader(() -> "10");
		Future<Object> first = begin(nodes(1, LONG).get(0), loader);
		Future<Object> second = get(prices(deaf), () -> "11");
		awaitWaiting();
		loader.proceed.countDown();
		assertValues(List.of(first, second), "10");
	}

	@Test
	void everyNodeComputesDuringAnOutage() throws Exception {
		RedisProcess own = RedisProcess.launch();
		this.resources.add(own);
		RedisSettings settings = TestRedis.settings(this.prefix, Duration.ofMillis(500), Duration.ofSeconds(2), null);
		List<Cache> nodes = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			RedisEntryStore store = TestRedis.open(connect(own.host(), own.port()), TestRedis.locking(settings, LONG));
			this.resources.add(store);
			nodes.add(prices(store));
		}
		Loader loader = new Loader(() -> "10");
		Future<Object> first = begin(nodes.get(0), loader);
		Future<Object> waiting = get(nodes.get(1), () -> "11");
		awaitWaiting(connect(own.host(), own.port()));
		own.kill();
		assertThat(value(waiting)).isEqualTo("11");
		assertThat(value(get(nodes.get(2), () -> "12"))).isEqualTo("12");
		loader.proceed.countDown();
		assertThat(value(first)).isEqualTo("10");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void allNodesAreToldWhatSomebodyWaitsFor(boolean fails) throws Exception {
		RedisEntryStore observing = store(LONG);
		RedisLease lease = (RedisLease) observing.region("prices", RedisFleetTests.BOUNDS).lease(key(observing));
		List<Cache> nodes = nodes(2, LONG);
		Loader loader = new Loader(() -> {
			if (fails) {
				throw new IllegalStateException("no tea");
			}
			return "10";
		});
		begin(nodes.get(0), loader);
		get(nodes.get(1), () -> "10");
		awaitWaiting();
		int before = lease.cell().signals();
		loader.proceed.countDown();
		Awaitility.await().atMost(LIMIT).until(() -> lease.cell().signals() > before);
	}

	private static EntryKey key(EntryStore store) {
		Cache cache = prices(store);
		cache.put("tea", "9");
		List<EntryKey> keys = new ArrayList<>();
		store.regions().forEach((region) -> region.forEach((key, variants) -> keys.add(key)));
		cache.evict("tea");
		return keys.get(0);
	}

	@Test
	void aMethodIsCalledOnceForAllApplications() throws Exception {
		Loader loader = new Loader(() -> "10");
		application((first) -> application((second) -> {
			Future<Object> one = this.executor.submit(() -> first.getBean(Shop.class).price(loader));
			awaitLatch(loader.begun);
			Future<Object> other = this.executor.submit(() -> second.getBean(Shop.class).price(() -> "11"));
			awaitWaiting();
			loader.proceed.countDown();
			assertValues(List.of(one, other), "10");
		}));
	}

	private void application(ContextConsumer<AssertableApplicationContext> consumer) {
		application().withUserConfiguration(Shop.class).run(consumer);
	}

	@EnableCaching
	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Cacheable(cacheNames = "prices", key = "'tea'", sync = true)
		public Object price(Callable<Object> loader) throws Exception {
			return loader.call();
		}

	}

	@Test
	void leavesNothingBehindButTheValue() {
		Cache node = nodes(1, LONG).get(0);
		node.get("tea", () -> "10");
		try (RedisConnection connection = this.observer.getConnection()) {
			Set<byte[]> keys = connection.keyCommands().keys(Script.argument(this.prefix + "entry:*"));
			assertThat(keys).hasSize(1);
			assertThat(connection.hashCommands().hKeys(keys.iterator().next())).extracting(String::new)
				.contains("s")
				.doesNotContain("l", "t", "w");
		}
	}

}
