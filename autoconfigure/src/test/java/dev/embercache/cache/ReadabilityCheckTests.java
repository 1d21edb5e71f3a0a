package dev.embercache.cache;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.codec.Codec;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entries that a report counts as kept can be read.
 */
class ReadabilityCheckTests {

	private final MemoryEntryStore store = new MemoryEntryStore();

	@BeforeEach
	void reset() {
		Moody.broken = false;
		Moody.reads.set(0);
	}

	private EmberCacheManager generation(ClassLoader classLoader) {
		Lineages lineages = Lineages.builder(getClass().getClassLoader())
			.applicationClasses(
					ApplicationClasses.below(List.of("com.acme"), new PathMatchingResourcePatternResolver()))
			.generationStart(Instant.now())
			.build();
		Codec codec = Codec.builder(classLoader)
			.applicationClasses((name) -> name.startsWith("dev.embercache.cache."))
			.currentClasses((type) -> true)
			.build();
		return EmberCacheManager.builder(this.store, codec, lineages).build();
	}

	private EmberCacheManager generation() {
		return generation(getClass().getClassLoader());
	}

	private static RestartReport report(EmberCacheManager manager) {
		return new RestartReporter(manager, new EarlierRuns()).report(List.of());
	}

	@Test
	void typesOfLibrariesAreKeptAndServed() {
		generation().getCache("prices").put("tea", Offset.offset(1));
		EmberCacheManager next = generation();
		assertThat(report(next).summary()).isEqualTo("kept 1 of 1 entry");
		assertThat(next.getCache("prices").get("tea").get()).isEqualTo(Offset.offset(1));
	}

	@Test
	void whatCannotBeReadIsNotKept() {
		Cache cache = generation().getCache("moods");
		cache.put("a", new Moody());
		cache.put("b", new Moody());
		generation().getCache("prices").put("tea", 10);
		Moody.broken = true;
		RestartReport report = report(generation());
		assertThat(report.kept()).isEqualTo(1);
		assertThat(report.total()).isEqualTo(3);
		assertThat(report.summary()).startsWith("kept 1 of 3 entries; 2 of 'moods' cannot be read: ")
			.contains("readResolve failed (java.lang.IllegalStateException: gloomy)")
			.doesNotEndWith(".");
		assertThat(report.caches().get(0).unreadable()).isEqualTo(2);
	}

	@Test
	void aTypeThatIsGoneIsNamed() {
		Cache cache = generation().getCache("prices");
		cache.put("tea", List.of("x".repeat(100_000), Offset.offset(1)));
		cache.put("coffee", Percentage.withPercentage(1));
		ClassLoader without = new ClassLoader(getClass().getClassLoader()) {

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				if (name.equals(Offset.class.getName())) {
					throw new ClassNotFoundException(name);
				}
				return super.loadClass(name, resolve);
			}

		};
		assertThat(report(generation(without)).summary()).startsWith(
				"kept 1 of 2 entries; 1 of 'prices' cannot be read: class org.assertj.core.data.Offset does not exist");
	}

	@Test
	void costsAsMuchAsThereAreLineages() {
		Cache cache = generation().getCache("moods");
		for (int i = 0; i < 1000; i++) {
			cache.put(i, new Moody());
		}
		Moody.reads.set(0);
		assertThat(report(generation()).kept()).isEqualTo(1000);
		assertThat(Moody.reads).hasValue(1);
	}

	static final class Moody implements Serializable {

		private static final AtomicInteger reads = new AtomicInteger();

		private static boolean broken;

		private Object readResolve() {
			reads.incrementAndGet();
			if (broken) {
				throw new IllegalStateException("gloomy");
			}
			return this;
		}

	}

}
