package dev.embercache.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.util.unit.DataSize;

import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a cache whose entries end with their generation, so that nothing is encoded.
 */
@ExtendWith(OutputCaptureExtension.class)
class CacheOfOneGenerationTests extends CacheContract {

	@Override
	MemoryEntryStore store() {
		return MemoryEntryStore.ofOneGeneration();
	}

	@Test
	void theStoreIsNotUsed() {
		this.cache.put("tea", "10");
		assertThat(this.cache.get("tea").get()).isEqualTo("10");
		assertThat(this.store.regions()).isEmpty();
		assertThat(newGeneration().get("tea")).isNull();
	}

	@Test
	void readersShareWhatCannotChange() {
		Tariff tariff = new Tariff("10");
		this.cache.put("tea", tariff);
		assertThat(this.cache.get("tea").get()).isSameAs(tariff);
		assertThat(this.cache.get("tea").get()).isSameAs(tariff);
	}

	@Test
	void whatIsDoneToAValueAfterThePutIsNotSeen() {
		List<String> items = new ArrayList<>(List.of("tea"));
		this.cache.put("basket", items);
		items.add("coffee");
		assertThat(this.cache.get("basket").get()).isEqualTo(List.of("tea"));
	}

	@Test
	void aValueThatNoStoreCouldKeepIsSharedAndNamedOnce(CapturedOutput output) {
		Object lock = new Object[] { Thread.currentThread() };
		this.cache.put("tea", lock);
		this.cache.put("coffee", lock);
		assertThat(this.cache.get("tea").get()).isSameAs(lock);
		assertThat(output).containsOnlyOnce("WARN").contains("cannot be copied").contains("All readers share it.");
		assertThat(((EmberCache) this.cache).getFaultCount()).isEqualTo(2);
	}

	@Test
	void aLimitOfWeightIsOneOfEncodedValues() {
		CacheSettings settings = new CacheSettings(
				new Bounds(null, null, 10, DataSize.ofKilobytes(1), History.DEFAULTS), true, false, true);
		Cache limited = newManager(settings).getCache("limited");
		limited.put("tea", "10");
		limited.put("long", "x".repeat(2000));
		assertThat(limited.get("tea").get()).isEqualTo("10");
		assertThat(limited.get("long")).isNull();
	}

	@Test
	void aComputationThatBeganBeforeAPutDoesNotUndoIt() throws Exception {
		CountDownLatch computing = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		List<Future<String>> computations = new ArrayList<>();
		Copied value = new Copied(new ArrayList<>(List.of("green")));
		Copied.beforeTheNext(() -> {
			computations.add(this.executor.submit(() -> this.cache.get("tea", () -> {
				computing.countDown();
				go.await();
				return "computed before the put";
			})));
			awaitUninterruptibly(computing);
		});
		this.cache.put("tea", value);
		go.countDown();
		computations.get(0).get(10, TimeUnit.SECONDS);
		assertThat(this.cache.get("tea").get()).isEqualTo(value);
	}

	@Test
	void whatOldCodeComputedIsNotKeptWhenItIsRedefinedDuringTheCopy() {
		this.cache.get("tea", () -> {
			Copied value = new Copied(new ArrayList<>(List.of("green")));
			Copied.beforeTheNext(() -> this.manager.redefined(List.of("com.acme.Prices")));
			return value;
		});
		assertThat(this.cache.get("tea")).isNull();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void codeThatIsRedefinedInPlaceDropsAll() {
		this.cache.put("tea", "10");
		this.manager.redefined(List.of("com.acme.Prices"));
		assertThat(this.cache.get("tea")).isNull();
	}

	@Test
	void explainsItsValuesWhenAsked() {
		this.cache.get("tea", () -> new Tariff("10"));
		assertThat(this.manager.explain("prices")).hasSize(1);
		assertThat(this.manager.explain("orders")).isEmpty();
	}

	/**
	 * Does something when it is copied.
	 */
	record Copied(List<String> items) {

		private static final AtomicReference<Runnable> action = new AtomicReference<>();

		Copied {
			Runnable next = action.getAndSet(null);
			if (next != null) {
				next.run();
			}
		}

		static void beforeTheNext(Runnable next) {
			action.set(next);
		}

	}

}
