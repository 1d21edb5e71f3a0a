package dev.embercache.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.embercache.lineage.Lineage;
import dev.embercache.store.Region;

/**
 * The entries that this generation found, as opposed to those that its own start adds: a
 * runner that warms a cache up would turn a stale entry into one that was kept. The
 * entries of a cache are counted when the cache is created, because nothing can be put
 * into it before. Once the report is out, nothing is counted any more. Safe for use by
 * several threads.
 */
final class EarlierEntries {

	private final Map<Region, Map<List<Lineage>, Long>> counted = new ConcurrentHashMap<>();

	private volatile boolean reported;

	/**
	 * Count the entries of a region that this generation is about to use.
	 */
	void count(Region region) {
		if (!this.reported) {
			this.counted.put(region, region.census());
		}
	}

	/**
	 * Return the numbers of keys by the lineages of their variants: those that were
	 * counted, or those of now in a region that this generation does not use so far.
	 */
	Map<List<Lineage>, Long> census(Region region) {
		Map<List<Lineage>, Long> counted = this.counted.get(region);
		return (counted != null) ? counted : region.census();
	}

	/**
	 * Forget what was counted, because it was reported.
	 */
	void end() {
		this.reported = true;
		this.counted.clear();
	}

}
