package dev.embercache.stress;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.memory.MemoryEntryStore;

/**
 * A cache with one key, whose value is {@code old} until its source says {@code new}. No
 * application context is around it.
 */
final class Catalog {

	private static final ClassLoader LOADER = Catalog.class.getClassLoader();

	private static final Lineages LINEAGES = Lineages.builder(LOADER)
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.stress"), new PathMatchingResourcePatternResolver()))
		.build();

	private static final Codec CODEC = Codec.builder(LOADER).build();

	private final Cache cache = EmberCacheManager.builder(new MemoryEntryStore(), CODEC, LINEAGES)
		.build()
		.getCache("prices");

	private final AtomicInteger computations = new AtomicInteger();

	private volatile String source = "old";

	/**
	 * Change what the next computation gives, and evict what the last one gave.
	 */
	void change() {
		this.source = "new";
		this.cache.evict("tea");
	}

	/**
	 * Return the value, from the cache or by the single flight that computes it.
	 */
	@Nullable String read() {
		return this.cache.get("tea", this::compute);
	}

	private String compute() {
		this.computations.incrementAndGet();
		return this.source;
	}

	int computations() {
		return this.computations.get();
	}

	/**
	 * Return what is in the cache, without a computation.
	 */
	@Nullable String cached() {
		return this.cache.get("tea", String.class);
	}

}
