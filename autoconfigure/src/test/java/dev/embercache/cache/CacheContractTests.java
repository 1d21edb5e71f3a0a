package dev.embercache.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Region;
import dev.embercache.store.memory.MemoryEntryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import static org.assertj.core.api.Assertions.assertThat;

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
		assertThat(output).containsOnlyOnce("WARN").contains("Cache 'prices': ").contains("The entry counts as absent");
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

}
