package dev.embercache.cache;

import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.codec.Codec;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.History;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The contract of Spring's {@link Cache}, as {@link EmberCache} keeps it whether or not
 * entries outlive their generation.
 */
abstract class CacheContract {

	private static final Set<String> APPLICATION_CLASSES = Set.of(Tariff.class.getName(), Basket.class.getName(),
			Stubborn.class.getName(), CacheOfOneGenerationTests.Copied.class.getName());

	final MemoryEntryStore store = store();

	final ExecutorService executor = Executors.newCachedThreadPool();

	final EmberCacheManager manager = newManager();

	final Cache cache = this.manager.getCache("prices");

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	/**
	 * Return the store below the cache.
	 */
	abstract MemoryEntryStore store();

	final Cache newGeneration() {
		return newManager().getCache("prices");
	}

	private EmberCacheManager newManager() {
		return newManager(CacheSettings.DEFAULTS);
	}

	final EmberCacheManager newManager(CacheSettings settings) {
		return newManager(this.store, settings);
	}

	final EmberCacheManager newManager(EntryStore store, CacheSettings settings) {
		ClassLoader classLoader = getClass().getClassLoader();
		Lineages lineages = Lineages.builder(classLoader)
			.applicationClasses(ApplicationClasses.below(List.of("dev.embercache.cache"),
					new PathMatchingResourcePatternResolver()))
			.generationStart(Instant.now())
			.build();
		Codec codec = Codec.builder(classLoader).applicationClasses(APPLICATION_CLASSES::contains).build();
		return EmberCacheManager.builder(store, codec, lineages).settings(settings).build();
	}

	@Test
	void missesWhatWasNeverPut() {
		assertThat(this.cache.get("tea")).isNull();
		assertThat(this.cache.get("tea", String.class)).isNull();
		assertThat(this.cache.retrieve("tea")).isNull();
	}

	@Test
	void givesBackWhatWasPut() {
		this.cache.put("tea", new Tariff("10"));
		assertThat(this.cache.get("tea").get()).isEqualTo(new Tariff("10"));
		assertThat(this.cache.get("tea", Tariff.class)).isEqualTo(new Tariff("10"));
	}

	@Test
	void putIfAbsentFindsTheSameObjectThereAlready() {
		String value = "10";
		assertThat(this.cache.putIfAbsent("tea", value)).isNull();
		assertThat(this.cache.putIfAbsent("tea", value).get()).isSameAs(value);
		assertThat(this.cache.putIfAbsent("coffee", null)).isNull();
		assertThat(this.cache.putIfAbsent("coffee", null).get()).isNull();
	}

	@Test
	void saysWhichTypesDisagree() {
		this.cache.put("tea", "10");
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get("tea", Tariff.class))
			.withMessageContaining("Cache 'prices': the value is a java.lang.String")
			.withMessageContaining(Tariff.class.getName());
	}

	@Test
	void computesWhatIsAbsentOnce() {
		AtomicInteger computed = new AtomicInteger();
		for (int i = 0; i < 3; i++) {
			assertThat(this.cache.get("tea", computed::incrementAndGet)).isEqualTo(1);
		}
	}

	@Test
	void wrapsTheLoadersExceptionAndKeepsNothing() {
		Exception failure = new Exception("no tea");
		assertThatExceptionOfType(Cache.ValueRetrievalException.class).isThrownBy(() -> this.cache.get("tea", () -> {
			throw failure;
		})).withCause(failure).satisfies((ex) -> assertThat(ex.getKey()).isEqualTo("tea"));
		assertThat(this.cache.get("tea")).isNull();
		assertThat(this.cache.get("tea", () -> "10")).isEqualTo("10");
	}

	@Test
	void othersWaitForTheOneThatComputes() throws Exception {
		CountDownLatch computing = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		AtomicInteger computed = new AtomicInteger();
		List<Thread> waiting = new ArrayList<>();
		List<Future<Object>> results = IntStream.range(0, 8).mapToObj((i) -> this.executor.submit(() -> {
			synchronized (waiting) {
				waiting.add(Thread.currentThread());
			}
			return this.cache.get("tea", () -> {
				computing.countDown();
				go.await();
				return (Object) computed.incrementAndGet();
			});
		})).toList();
		computing.await();
		await().until(() -> {
			synchronized (waiting) {
				return waiting.size() == 8
						&& waiting.stream().allMatch((thread) -> thread.getState() == Thread.State.WAITING);
			}
		});
		go.countDown();
		for (Future<Object> result : results) {
			assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(1);
		}
	}

	@Test
	void whoWaitedForAFailureComputesItself() throws Exception {
		CountDownLatch computing = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Future<?> first = this.executor.submit(() -> this.cache.get("tea", () -> {
			computing.countDown();
			go.await();
			throw new IllegalStateException("no tea");
		}));
		computing.await();
		Future<String> second = this.executor.submit(() -> this.cache.get("tea", () -> "10"));
		go.countDown();
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("10");
		assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
			.isThrownBy(() -> first.get(10, TimeUnit.SECONDS));
	}

	@Test
	void aComputationThatChangesItsKeyHoldsNobodyUp() throws Exception {
		List<String> key = new ArrayList<>(List.of("tea"));
		this.cache.get(key, () -> {
			key.add("green");
			return "10";
		});
		key.remove("green");
		Future<String> other = this.executor.submit(() -> this.cache.get(List.of("tea"), () -> "12"));
		assertThat(other.get(10, TimeUnit.SECONDS)).isIn("10", "12");
	}

	@Test
	void anAsynchronousComputationThatChangesItsKeyHoldsNobodyUp() throws Exception {
		List<String> key = new ArrayList<>(List.of("tea"));
		this.cache.retrieve(key, () -> {
			key.add("green");
			return CompletableFuture.completedFuture("10");
		}).get(10, TimeUnit.SECONDS);
		key.remove("green");
		assertThat(this.cache.retrieve(List.of("tea"), () -> CompletableFuture.completedFuture("12"))
			.get(10, TimeUnit.SECONDS)).isIn("10", "12");
	}

	@Test
	void anErrorThatAValueThrowsWhenItIsTakenApartReachesNobody() throws Exception {
		Stubborn value = new Stubborn();
		assertThat(this.cache.get("tea", () -> value)).isSameAs(value);
		assertThat(
				this.cache.retrieve("coffee", () -> CompletableFuture.completedFuture(value)).get(10, TimeUnit.SECONDS))
			.isSameAs(value);
		this.cache.put("milk", value);
	}

	@Test
	void aComputationMayAskForItsOwnKey() {
		assertThat(this.cache.get("tea", () -> this.cache.get("tea", () -> "10"))).isEqualTo("10");
	}

	@Test
	void anEvictionDuringAComputationIsNotUndone() {
		assertThat(this.cache.get("tea", () -> {
			this.cache.evict("tea");
			return "10";
		})).isEqualTo("10");
		assertThat(this.cache.get("tea")).isNull();
	}

	@Test
	void aClearDuringAComputationIsNotUndone() {
		assertThat(this.cache.get("tea", () -> {
			this.cache.clear();
			return "10";
		})).isEqualTo("10");
		assertThat(this.cache.get("tea")).isNull();
	}

	@Test
	void putIfAbsentPutsOnce() {
		assertThat(this.cache.putIfAbsent("tea", "10")).isNull();
		assertThat(this.cache.putIfAbsent("tea", "12").get()).isEqualTo("10");
		assertThat(this.cache.get("tea").get()).isEqualTo("10");
	}

	@Test
	void putIfAbsentDoesNotProlongWhatIsThere() {
		Duration timeToLive = Duration.ofMillis(200);
		Cache locks = newManager(
				new CacheSettings(new Bounds(timeToLive, null, 100, null, History.DEFAULTS), true, false, true))
			.getCache("locks");
		assertThat(locks.putIfAbsent("tea", "first")).isNull();
		await().pollInterval(timeToLive.dividedBy(10)).until(() -> locks.putIfAbsent("tea", "second") == null);
	}

	@Test
	void nullIsNotKeptWhereTheSettingsSaySo() {
		Cache strict = newManager(new CacheSettings(CacheSettings.DEFAULTS.bounds(), true, false, false))
			.getCache("strict");
		strict.put("tea", "10");
		strict.put("tea", null);
		assertThat(strict.get("tea")).isNull();
		assertThat(strict.putIfAbsent("tea", null)).isNull();
		assertThat(strict.<Object>get("tea", () -> null)).isNull();
		assertThat(strict.get("tea")).isNull();
		strict.put("tea", "12");
		assertThat(strict.putIfAbsent("tea", null).get()).isEqualTo("12");
	}

	@Test
	void putIfAbsentLeavesANull() {
		this.cache.put("tea", null);
		assertThat(this.cache.putIfAbsent("tea", "12")).isNotNull();
		assertThat(this.cache.get("tea").get()).isNull();
	}

	@Test
	void evicts() {
		this.cache.put("tea", "10");
		this.cache.put("coffee", "3");
		assertThat(this.cache.evictIfPresent("tea")).isTrue();
		assertThat(this.cache.evictIfPresent("tea")).isFalse();
		this.cache.evict("coffee");
		assertThat(this.cache.get("tea")).isNull();
		assertThat(this.cache.get("coffee")).isNull();
	}

	@Test
	void whatACallerDoesToAValueIsNotSeenByTheNext() {
		Basket put = new Basket("a");
		this.cache.put("basket", put);
		put.items.add("after the put");
		Basket first = this.cache.get("basket", Basket.class);
		first.items.add("after the get");
		assertThat(this.cache.get("basket", Basket.class).items).containsExactly("a");
	}

	@Test
	void whatIsImmutableIsShared() {
		Tariff tariff = new Tariff("10");
		this.cache.put("tea", tariff);
		assertThat(this.cache.get("tea").get()).isSameAs(tariff);
	}

	@Test
	void aKeyThatCannotBeEncodedIsServedFromTheLiveTier() {
		Object key = new Object();
		this.cache.put(key, "10");
		assertThat(this.cache.get(key).get()).isEqualTo("10");
		assertThat(this.cache.putIfAbsent(key, "12").get()).isEqualTo("10");
		assertThat(this.cache.evictIfPresent(key)).isTrue();
		assertThat(this.cache.get(key)).isNull();
		assertThat(this.cache.get(key, () -> {
			this.cache.evict(key);
			return "10";
		})).isEqualTo("10");
		assertThat(this.cache.get(key)).isNull();
		assertThat(this.cache.putIfAbsent(key, "12")).isNull();
		this.cache.clear();
		assertThat(this.cache.get(key)).isNull();
	}

	@Test
	void aMutableValueUnderAKeyThatLivesHereOnlyIsCopiedForItsReaders() {
		Object key = new Object();
		Basket put = new Basket("a");
		this.cache.put(key, put);
		put.items.add("after the put");
		this.cache.get(key, Basket.class).items.add("after the get");
		assertThat(this.cache.get(key, Basket.class).items).containsExactly("a");
	}

	@Test
	void clearTellsOfWhatLivesHereOnly() {
		this.cache.put(new Object(), "10");
		assertThat(this.cache.invalidate()).isTrue();
		assertThat(this.cache.invalidate()).isFalse();
	}

	@Test
	void whatOldCodeComputesWhileItIsRedefinedIsNotKept() {
		assertThat(this.cache.get("tea", () -> {
			this.manager.redefined(List.of("com.acme.Prices"));
			return "10";
		})).isEqualTo("10");
		assertThat(this.cache.get("tea")).isNull();
	}

	@Test
	void retrievesAFuture() throws Exception {
		this.cache.put("tea", "10");
		assertThat(this.cache.retrieve("tea").get()).isInstanceOf(Cache.ValueWrapper.class)
			.extracting((value) -> ((Cache.ValueWrapper) value).get())
			.isEqualTo("10");
	}

	@Test
	void whoCancelsAFutureDoesNotCancelThatOfOthers() throws Exception {
		CompletableFuture<Integer> computation = new CompletableFuture<>();
		CompletableFuture<Integer> first = this.cache.retrieve("tea", () -> computation);
		CompletableFuture<Integer> second = this.cache.retrieve("tea", () -> computation);
		first.cancel(true);
		computation.complete(10);
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(10);
	}

	@Test
	void whoWaitedForAFutureComputesOnAThreadOfThePool() throws Exception {
		CompletableFuture<String> computation = new CompletableFuture<>();
		this.cache.retrieve("tea", () -> computation);
		ClassLoader classLoader = new ClassLoader(null) {
		};
		List<Thread> threads = new ArrayList<>();
		List<ClassLoader> classLoaders = new ArrayList<>();
		CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
		Thread caller = new Thread(() -> asked.complete(this.cache.retrieve("tea", () -> {
			threads.add(Thread.currentThread());
			classLoaders.add(Thread.currentThread().getContextClassLoader());
			return CompletableFuture.completedFuture("12");
		})));
		caller.setContextClassLoader(classLoader);
		caller.start();
		CompletableFuture<String> second = asked.get(10, TimeUnit.SECONDS);
		this.cache.evict("tea");
		Thread completing = new Thread(() -> computation.complete("10"));
		completing.start();
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("12");
		assertThat(threads).hasSize(1).doesNotContain(completing);
		assertThat(classLoaders).containsExactly(classLoader);
	}

	@Test
	void aFutureThatFailsIsNotKept() {
		CompletableFuture<Integer> failed = this.cache.retrieve("tea",
				() -> CompletableFuture.failedFuture(new IllegalStateException("no tea")));
		assertThat(failed).isCompletedExceptionally();
		assertThat(this.cache.retrieve("tea", () -> CompletableFuture.completedFuture(10))).isCompletedWithValue(10);
	}

	@Test
	void anEvictionDuringAnAsynchronousComputationIsNotUndone() {
		CompletableFuture<Integer> computation = new CompletableFuture<>();
		CompletableFuture<Integer> result = this.cache.retrieve("tea", () -> computation);
		this.cache.evict("tea");
		computation.complete(10);
		assertThat(result).isCompletedWithValue(10);
		assertThat(this.cache.get("tea")).isNull();
	}

	@Test
	void keysMustNotBeNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.get(null)).withMessageContaining("'key'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.put(null, "10"))
			.withMessageContaining("'key'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.evict(null)).withMessageContaining("'key'");
	}

	static class Stubborn implements Serializable {

		@SuppressWarnings("unused")
		private String name = "stubborn";

		private void writeObject(ObjectOutputStream output) {
			throw new AssertionError("not to be taken apart");
		}

	}

	record Tariff(String rate) {

	}

	static class Basket {

		final List<String> items;

		Basket(String... items) {
			this.items = new ArrayList<>(List.of(items));
		}

	}

}
