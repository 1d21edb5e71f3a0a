package dev.embercache.store.memory;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;

import org.springframework.util.Assert;

/**
 * Store in the heap of this JVM. Never blocks on I/O. It lives as long as it is
 * referenced: it has no threads and no files.
 *
 * @since 0.1.0
 */
public final class MemoryEntryStore implements EntryStore {

	private final ConcurrentMap<String, MemoryRegion> regions = new ConcurrentHashMap<>();

	private final Ticker ticker;

	private final boolean outlivesGeneration;

	/**
	 * Create an empty store that several generations can have.
	 */
	public MemoryEntryStore() {
		this(Ticker.systemTicker());
	}

	MemoryEntryStore(Ticker ticker) {
		this(ticker, true);
	}

	private MemoryEntryStore(Ticker ticker, boolean outlivesGeneration) {
		this.ticker = ticker;
		this.outlivesGeneration = outlivesGeneration;
	}

	/**
	 * Return an empty store that ends with the generation which opens it.
	 * @return the store
	 */
	public static MemoryEntryStore ofOneGeneration() {
		return new MemoryEntryStore(Ticker.systemTicker(), false);
	}

	@Override
	public boolean outlivesGeneration() {
		return this.outlivesGeneration;
	}

	@Override
	public Region region(String cache, Bounds bounds) {
		Assert.hasText(cache, "'cache' must not be empty");
		MemoryRegion region = this.regions.computeIfAbsent(cache,
				(name) -> new MemoryRegion(name, bounds, this.ticker));
		region.limit(bounds);
		return region;
	}

	@Override
	public Collection<Region> regions() {
		return List.copyOf(this.regions.values());
	}

	@Override
	public void close() {
		this.regions.clear();
	}

}
