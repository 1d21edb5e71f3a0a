package dev.embercache.stress;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Finding;
import dev.embercache.store.History;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.memory.MemoryEntryStore;

/**
 * A region with one key, whose value is {@code old} until its source says {@code new}.
 */
final class Prices {

	static final String OLD = "old";

	static final String NEW = "new";

	static final Lineage FIRST = new Lineage("com.acme.Prices.find", List.of());

	static final Lineage SECOND = new Lineage("com.acme.Prices.get", List.of());

	private static final EntryKey TEA = EntryKey.of(new byte[] { 1 });

	private static final Bounds BOUNDS = new Bounds(null, null, 100, null, History.DEFAULTS);

	private final Region region = new MemoryEntryStore().region("prices", BOUNDS);

	private volatile String source = OLD;

	/**
	 * Change what the next computation gives.
	 */
	void change() {
		this.source = NEW;
	}

	/**
	 * Compute the value and fill it in, unless one of the same lineage is there, as
	 * {@code @Cacheable} does.
	 */
	void read() {
		Finding finding = this.region.look(TEA, FIRST::equals);
		if (finding.variants().stream().map(StoredVariant::lineage).noneMatch(FIRST::equals)) {
			fill(this.source, FIRST, finding.lease());
		}
	}

	Lease lease() {
		return this.region.lease(TEA);
	}

	void fill(String value, Lineage lineage, Lease lease) {
		this.region.fill(TEA, variant(value, lineage), lease);
	}

	void update(String value) {
		this.region.update(TEA, variant(value, FIRST));
	}

	/**
	 * Update unless there is a value of the same lineage.
	 * @return the value that is there then
	 */
	String putIfAbsent(String value) {
		return text(this.region.putIfAbsent(TEA, variant(value, FIRST), FIRST::equals));
	}

	void evict() {
		this.region.invalidate(TEA);
	}

	void clear() {
		this.region.clear();
	}

	/**
	 * Return the values that are there, in alphabetical order.
	 */
	String stored() {
		return this.region.find(TEA).stream().map(Prices::text).sorted().collect(Collectors.joining(" and ", "[", "]"));
	}

	private static String text(StoredVariant stored) {
		return new String(stored.variant().payload(), StandardCharsets.UTF_8);
	}

	private static Variant variant(String value, Lineage lineage) {
		return new Variant(value.getBytes(StandardCharsets.UTF_8), lineage, Instant.EPOCH);
	}

}
