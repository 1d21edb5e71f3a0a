package dev.embercache.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Finding;
import dev.embercache.store.History;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * Tests for a cache whose entries outlive their generation.
 */
@ExtendWith(OutputCaptureExtension.class)
class CacheContractTests extends CacheContract {

	@Override
	MemoryEntryStore store() {
		return new MemoryEntryStore();
	}

	@Test
	void hasAName() {
		assertThat(this.cache.getName()).isEqualTo("prices");
		assertThat(this.cache.getNativeCache()).isInstanceOf(Region.class);
	}

	@Test
	void givesBackNull() {
		this.cache.put("tea", null);
		assertThat(this.cache.get("tea")).isNotNull();
		assertThat(this.cache.get("tea").get()).isNull();
		assertThat(this.cache.get("tea", Tariff.class)).isNull();
		assertThat(this.cache.get("tea", () -> new Tariff("10"))).isNull();
		assertThat(newGeneration().get("tea").get()).isNull();
	}

	@Test
	void theNextGenerationFindsWhatThisOnePut() {
		this.cache.put("tea", new Tariff("10"));
		this.cache.put(new Tariff("key"), new Basket("a", "b"));
		Cache next = newGeneration();
		assertThat(next.get("tea").get()).isEqualTo(new Tariff("10"));
		assertThat(next.get(new Tariff("key"), Basket.class).items).containsExactly("a", "b");
	}

	@Test
	void invalidatesAll() {
		this.cache.put("tea", "10");
		assertThat(this.cache.invalidate()).isTrue();
		assertThat(this.cache.get("tea")).isNull();
		assertThat(this.cache.invalidate()).isFalse();
		assertThat(newGeneration().get("tea")).isNull();
	}

	@Test
	void anEvictionReachesTheLiveTierOfAnotherGeneration() {
		this.cache.put("tea", "10");
		Cache next = newGeneration();
		assertThat(next.get("tea").get()).isEqualTo("10");
		this.cache.evict("tea");
		assertThat(next.get("tea")).isNull();
	}

	@Test
	void anUpdateReachesTheLiveTierOfAnotherGeneration() {
		this.cache.put("tea", "10");
		Cache next = newGeneration();
		assertThat(next.get("tea").get()).isEqualTo("10");
		this.cache.put("tea", "12");
		assertThat(next.get("tea").get()).isEqualTo("12");
	}

	@Test
	void keysOfDifferentTypesDiffer() {
		this.cache.put(1, "int");
		this.cache.put(1L, "long");
		this.cache.put("1", "string");
		for (Cache cache : List.of(this.cache, newGeneration())) {
			assertThat(cache.get(1).get()).isEqualTo("int");
			assertThat(cache.get(1L).get()).isEqualTo("long");
			assertThat(cache.get("1").get()).isEqualTo("string");
		}
	}

	@Test
	void aValueThatCannotBeEncodedIsHeldLiveOnly(CapturedOutput output) {
		Runnable value = () -> {
		};
		this.cache.put("tea", value);
		this.cache.put("coffee", value);
		assertThat(this.cache.get("tea").get()).isSameAs(value);
		assertThat(newGeneration().get("tea")).isNull();
		assertThat(output).containsOnlyOnce("WARN").contains("Cache 'prices': ").contains("It is held live only");
		assertThat(((EmberCache) this.cache).getFaultCount()).isEqualTo(2);
		assertThat(this.cache.evictIfPresent("tea")).isTrue();
		assertThat(this.cache.get("tea")).isNull();
		this.cache.clear();
		assertThat(this.cache.get("coffee")).isNull();
	}

	@Test
	void aValueThatCannotBeEncodedTakesThePlaceOfOneThatCould() {
		Runnable value = () -> {
		};
		this.cache.put("tea", "10");
		this.cache.put("tea", value);
		assertThat(this.cache.get("tea").get()).isSameAs(value);
		assertThat(newGeneration().get("tea")).isNull();
		assertThat(this.cache.putIfAbsent("tea", "12").get()).isSameAs(value);
	}

	@Test
	void bytesThatCannotBeDecodedAreAMiss(CapturedOutput output) {
		this.cache.put("tea", new Tariff("10"));
		this.cache.put("coffee", new Tariff("3"));
		damage();
		Cache next = newGeneration();
		assertThat(next.get("tea")).isNull();
		assertThat(next.get("coffee")).isNull();
		assertThat(next.get("tea", () -> "12")).isEqualTo("12");
		assertThat(((EmberCache) next).getFaultCount()).isEqualTo(2);
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Cache 'prices': ")
			.contains("The entry is treated as a miss");
	}

	@Test
	void whatIsComputedInThePlaceOfDamagedBytesIsKept() {
		this.cache.put("tea", new Tariff("10"));
		damage();
		Cache next = newGeneration();
		assertThat(next.get("tea", () -> new Tariff("12"))).isEqualTo(new Tariff("12"));
		assertThat(next.get("tea").get()).isEqualTo(new Tariff("12"));
	}

	private void damage() {
		Region region = (Region) this.cache.getNativeCache();
		List<EntryKey> keys = new ArrayList<>();
		region.forEach((key, variants) -> keys.add(key));
		for (EntryKey key : keys) {
			Variant variant = region.find(key).get(0).variant();
			region.update(key, new Variant(new byte[] { 1, 2, 3, 4 }, variant.lineage(), variant.writtenAt()));
		}
	}

	@Test
	void retrievesWhatItComputesOnce() throws Exception {
		AtomicInteger computed = new AtomicInteger();
		CompletableFuture<Integer> computation = new CompletableFuture<>();
		CompletableFuture<Integer> first = this.cache.retrieve("tea", () -> {
			computed.incrementAndGet();
			return computation;
		});
		CompletableFuture<Integer> second = this.cache.retrieve("tea", () -> {
			computed.incrementAndGet();
			return computation;
		});
		assertThat(first).isNotDone();
		assertThat(second).isNotDone();
		computation.complete(10);
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(10);
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(10);
		assertThat(computed).hasValue(1);
		assertThat(newGeneration().get("tea").get()).isEqualTo(10);
	}

	@Test
	void codeThatIsRedefinedInPlaceDropsWhatLivesHereOnly() {
		Runnable value = () -> {
		};
		this.cache.put("tea", value);
		this.cache.put("coffee", new Tariff("3"));
		this.manager.redefined(List.of("com.acme.Prices"));
		assertThat(this.cache.get("tea")).isNull();
		assertThat(this.cache.get("coffee").get()).isEqualTo(new Tariff("3"));
	}

	@Test
	void whoWaitsForAValueThatIsNotKeptIsGivenACopyOfIt() throws Exception {
		Cache limited = newManager(new CacheSettings(
				new Bounds(null, null, 10, DataSize.ofKilobytes(1), History.DEFAULTS), true, false, true))
			.getCache("limited");
		CountDownLatch go = new CountDownLatch(1);
		Set<Thread> waiting = ConcurrentHashMap.newKeySet();
		AtomicInteger computed = new AtomicInteger();
		List<Future<Basket>> results = IntStream.range(0, 8).mapToObj((i) -> this.executor.submit(() -> {
			waiting.add(Thread.currentThread());
			return limited.get("tea", () -> {
				computed.incrementAndGet();
				go.await();
				return new Basket("x".repeat(2000));
			});
		})).toList();
		await().until(() -> waiting.size() == 8
				&& waiting.stream().allMatch((thread) -> thread.getState() == Thread.State.WAITING));
		go.countDown();
		Set<Basket> baskets = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Future<Basket> result : results) {
			Basket basket = result.get(10, TimeUnit.SECONDS);
			assertThat(basket.items).containsExactly("x".repeat(2000));
			baskets.add(basket);
		}
		assertThat(computed).hasValue(1);
		assertThat(baskets).hasSize(8);
		assertThat(limited.get("tea")).isNull();
	}

	@Test
	void nobodyWaitsWhereNothingIsKept() throws Exception {
		Region region = mock(Region.class);
		given(region.cache()).willReturn("prices");
		given(region.look(any(), any())).willReturn(new Finding(List.of(), Lease.NONE));
		given(region.lock(any())).willReturn(KeyLock.NONE);
		Cache cache = newManager(storeOf(region), CacheSettings.DEFAULTS).getCache("prices");
		CountDownLatch all = new CountDownLatch(8);
		List<Future<String>> results = IntStream.range(0, 8)
			.mapToObj((i) -> this.executor.submit(() -> cache.get("tea", () -> {
				all.countDown();
				all.await();
				return "10";
			})))
			.toList();
		for (Future<String> result : results) {
			assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("10");
		}
	}

	@Test
	void anUpdateThatFailsLeavesNothingBehind() {
		Region region = spied();
		Cache cache = newManager(storeOf(region), CacheSettings.DEFAULTS).getCache("prices");
		cache.put("tea", "10");
		willThrow(new IllegalStateException("no room")).given(region).update(any(), any());
		cache.put("tea", "12");
		assertThat(cache.get("tea")).isNull();
	}

	@Test
	void whatIsFilledInWhileItsCodeIsRedefinedIsNotLive() {
		Region region = spied();
		EmberCacheManager manager = newManager(storeOf(region), CacheSettings.DEFAULTS);
		willAnswer((invocation) -> {
			StoredVariant stored = this.store.region("prices", CacheSettings.DEFAULTS.bounds())
				.fill(invocation.getArgument(0), invocation.getArgument(1), invocation.getArgument(2));
			manager.redefined(List.of("com.acme.Prices"));
			return stored;
		}).given(region).fill(any(), any(), any());
		EmberCache cache = (EmberCache) manager.getCache("prices");
		cache.get("tea", () -> "10");
		assertThat(cache.backend().findLive("tea")).isNull();
	}

	@Test
	void clearsTheCachesThatNobodyAskedForYet() {
		this.cache.put("tea", "10");
		EmberCacheManager next = newManager(CacheSettings.DEFAULTS);
		next.resetCaches();
		assertThat(next.getCache("prices").get("tea")).isNull();
	}

	private Region spied() {
		return mock(Region.class, delegatesTo(this.store.region("prices", CacheSettings.DEFAULTS.bounds())));
	}

	private EntryStore storeOf(Region region) {
		EntryStore store = mock(EntryStore.class, delegatesTo(this.store));
		willReturn(region).given(store).region(any(), any());
		return store;
	}

}
