package dev.embercache.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.codec.Codec;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key that is changed after somebody asked for it, whether by the computation or by its
 * owner: a value is found under what the key was, and under nothing else.
 */
@ParameterizedClass
@MethodSource("stores")
class ChangedKeyTests {

	@Parameter
	MemoryEntryStore store;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	static Stream<MemoryEntryStore> stores() {
		return Stream.of(new MemoryEntryStore(), MemoryEntryStore.ofOneGeneration());
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
		cache().clear();
	}

	private Cache cache;

	private Cache cache() {
		if (this.cache == null) {
			ClassLoader classLoader = getClass().getClassLoader();
			Lineages lineages = Lineages.builder(classLoader)
				.applicationClasses(ApplicationClasses.below(List.of("dev.embercache.cache"),
						new PathMatchingResourcePatternResolver()))
				.generationStart(Instant.now())
				.build();
			Codec codec = Codec.builder(classLoader)
				.applicationClasses((name) -> name.startsWith("dev.embercache.cache."))
				.build();
			this.cache = EmberCacheManager.builder(this.store, codec, lineages).build().getCache("searches");
		}
		return this.cache;
	}

	@Test
	void aComputationThatChangesItsKey() {
		Request request = new Request(1);
		assertThat(cache().get(request, () -> "page " + request.page++)).isEqualTo("page 1");
		assertThat(cache().get(new Request(2))).isNull();
		assertThat(cache().get(new Request(1)).get()).isEqualTo("page 1");
		assertThat(cache().evictIfPresent(new Request(1))).isTrue();
		assertThat(cache().get(new Request(1))).isNull();
	}

	@Test
	void aKeyWhoseHashStaysWhenItIsChanged() {
		MutableRequest key = new MutableRequest(1);
		assertThat(cache().get(key, () -> "page " + key.page++)).isEqualTo("page 1");
		assertThat(cache().get(new MutableRequest(2))).isNull();
		assertThat(cache().get(new MutableRequest(1)).get()).isEqualTo("page 1");
	}

	@Test
	void aComputationThatChangesWhatItsKeyHolds() {
		List<String> names = new ArrayList<>(List.of("tea"));
		assertThat(cache().get(new SimpleKey(names, 1), () -> names.remove(0))).isEqualTo("tea");
		assertThat(cache().get(new SimpleKey(List.of(), 1))).isNull();
		assertThat(cache().get(new SimpleKey(List.of("tea"), 1)).get()).isEqualTo("tea");
	}

	@Test
	void aComputationThatChangesAnArray() {
		int[] pages = { 1 };
		assertThat(cache().get(new SimpleKey((Object) pages), () -> "page " + pages[0]++)).isEqualTo("page 1");
		assertThat(cache().get(new SimpleKey((Object) new int[] { 2 }))).isNull();
		assertThat(cache().get(new SimpleKey((Object) new int[] { 1 })).get()).isEqualTo("page 1");
	}

	@Test
	void anOwnerWhoChangesAKeyAfterwards() {
		MutableRequest key = new MutableRequest(1);
		cache().get(key, () -> "page 1");
		key.page = 2;
		assertThat(cache().get(new MutableRequest(2))).isNull();
		assertThat(cache().get(new MutableRequest(1)).get()).isEqualTo("page 1");
	}

	@Test
	void anOwnerWhoChangesAKeyAfterAPut() {
		MutableRequest key = new MutableRequest(1);
		cache().put(key, "page 1");
		key.page = 2;
		assertThat(cache().get(key)).isNull();
		assertThat(cache().putIfAbsent(key, "page 2")).isNull();
		key.page = 3;
		assertThat(cache().get(new MutableRequest(1)).get()).isEqualTo("page 1");
		assertThat(cache().get(new MutableRequest(2)).get()).isEqualTo("page 2");
		assertThat(cache().get(new MutableRequest(3))).isNull();
		assertThat(cache().evictIfPresent(new MutableRequest(2))).isTrue();
		assertThat(cache().get(new MutableRequest(2))).isNull();
	}

	@Test
	void aValueThatIsHeldForTheRunOnly() {
		Runnable value = () -> {
		};
		MutableRequest key = new MutableRequest(1);
		cache().get(key, () -> {
			key.page++;
			return value;
		});
		assertThat(cache().get(new MutableRequest(2))).isNull();
		assertThat(cache().get(new MutableRequest(1)).get()).isSameAs(value);
		cache().put(key, value);
		key.page++;
		assertThat(cache().get(new MutableRequest(3))).isNull();
		assertThat(cache().evictIfPresent(new MutableRequest(2))).isTrue();
		assertThat(cache().get(new MutableRequest(2))).isNull();
		assertThat(cache().get(new MutableRequest(1)).get()).isSameAs(value);
	}

	@Test
	void anEvictionByAnEqualKeyDuringTheComputation() {
		Opaque key = new Opaque(1);
		key.notes.add("x");
		cache().get(key, () -> {
			cache().evict(new Opaque(1));
			return "page 1";
		});
		Request request = new Request(1);
		assertThat(cache().get(request, () -> {
			request.page++;
			cache().evict(new Request(1));
			return "page 1";
		})).isEqualTo("page 1");
		assertThat(cache().get(new Request(1))).isNull();
		assertThat(cache().get(new Opaque(1))).isNull();
	}

	@Test
	void aKeyThatCannotBeCopiedAndIsAnotherOneAfterwardsIsNotUsed() {
		int[] content = { 1 };
		Pinned key = new Pinned(content, 1);
		assertThat(cache().get(key, () -> "page " + key.page++)).isEqualTo("page 1");
		assertThat(cache().get(new Pinned(content, 2))).isNull();
		assertThat(cache().get(new Pinned(content, 1))).isNull();
		assertThat(cache().get(key, () -> "page 2")).isEqualTo("page 2");
		assertThat(cache().get(new Pinned(content, 2)).get()).isEqualTo("page 2");
		cache().put(new Pinned(content, 3), "page 3");
		assertThat(cache().get(new Pinned(content, 3)).get()).isEqualTo("page 3");
	}

	@Test
	void aKeyIsCopiedAroundWhatIsEqualToItselfOnly() {
		Guarded key = new Guarded(1);
		assertThat(cache().get(key, () -> "page " + key.page++)).isEqualTo("page 1");
		assertThat(cache().get(new Guarded(2))).isNull();
		assertThat(cache().get(new Guarded(1)).get()).isEqualTo("page 1");
	}

	@Test
	void aKeyThatIsEqualToItselfOnlyMayBeChanged() {
		List<Object> key = new ArrayList<>(List.of(new Object()));
		Plain plain = new Plain();
		cache().get(plain, () -> "page " + plain.page++);
		assertThat(cache().get(plain).get()).isEqualTo("page 1");
		cache().get(key, () -> "list");
		assertThat(cache().get(key).get()).isEqualTo("list");
	}

	@Test
	void nobodyIsGivenWhatWasComputedForTheKeyAsItWas() throws Exception {
		MutableRequest key = new MutableRequest(1);
		CountDownLatch changed = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Future<String> first = this.executor.submit(() -> cache().get(key, () -> {
			key.page++;
			changed.countDown();
			go.await();
			return "page 1";
		}));
		changed.await();
		Future<String> second = this.executor.submit(() -> cache().get(new MutableRequest(2), () -> "page 2"));
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("page 2");
		go.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("page 1");
		assertThat(cache().get(new MutableRequest(1)).get()).isEqualTo("page 1");
	}

	@Test
	void whatALaterComputationMayHaveReadFromAChangedKeyIsNotKept() throws Exception {
		MutableRequest key = new MutableRequest(1);
		CompletableFuture<String> computation = new CompletableFuture<>();
		CompletableFuture<String> result = cache().retrieve(key, () -> computation);
		key.page = 2;
		computation.complete("page " + key.page);
		assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("page 2");
		assertThat(cache().get(new MutableRequest(1))).isNull();
		assertThat(cache().get(new MutableRequest(2))).isNull();
	}

	@Test
	void whatAKeyWasWhenItWasAskedForIsWhatALaterComputationIsKeptUnder() throws Exception {
		MutableRequest key = new MutableRequest(1);
		CompletableFuture<String> computation = new CompletableFuture<>();
		CompletableFuture<String> result = cache().retrieve(key, () -> computation);
		computation.complete("page 1");
		key.page = 2;
		assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("page 1");
		assertThat(cache().get(new MutableRequest(1)).get()).isEqualTo("page 1");
		assertThat(cache().get(new MutableRequest(2))).isNull();
	}

	static final class Request {

		int page;

		Request(int page) {
			this.page = page;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Request that && this.page == that.page;
		}

		@Override
		public int hashCode() {
			return Integer.hashCode(this.page);
		}

	}

	/**
	 * Leaves something out of its {@code equals}, so that it has no form in a store.
	 */
	static final class Opaque {

		final List<String> notes = new ArrayList<>();

		final int page;

		Opaque(int page) {
			this.page = page;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Opaque that && this.page == that.page;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.page);
		}

	}

	/**
	 * Is equal to a copy of itself only where both have the same array.
	 */
	static final class Pinned {

		final int[] content;

		int page;

		Pinned(int[] content, int page) {
			this.content = content;
			this.page = page;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Pinned that && this.content == that.content && this.page == that.page;
		}

		@Override
		public int hashCode() {
			return this.page;
		}

	}

	/**
	 * Holds what cannot be copied.
	 */
	static final class Guarded {

		final Thread owner = Thread.currentThread();

		int page;

		Guarded(int page) {
			this.page = page;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Guarded that && this.owner == that.owner && this.page == that.page;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.owner, this.page);
		}

	}

	static final class Plain {

		int page = 1;

	}

}
