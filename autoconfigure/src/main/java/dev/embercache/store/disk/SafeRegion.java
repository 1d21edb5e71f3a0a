package dev.embercache.store.disk;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.disk.volume.VolumeException;
import org.jspecify.annotations.Nullable;

/**
 * A region that goes on when its volume fails: over a new volume, or in memory. A call
 * that meets the failure is made once more.
 */
final class SafeRegion implements Region {

	private final DiskEntryStore store;

	private final String cache;

	private final RemovalListeners listeners = new RemovalListeners();

	private volatile @Nullable Bounds limit;

	private volatile Region target;

	SafeRegion(DiskEntryStore store, String cache, Region target) {
		this.store = store;
		this.cache = cache;
		this.target = target;
	}

	Region target() {
		return this.target;
	}

	/**
	 * Return whether the application has this cache, and did set its bounds.
	 */
	boolean isClaimed() {
		return this.limit != null;
	}

	Bounds bounds() {
		Bounds limit = this.limit;
		return (limit != null) ? limit : Bounds.UNBOUNDED;
	}

	void limit(Bounds bounds) {
		this.limit = bounds;
	}

	/**
	 * Go on with another region, after the one so far was retired.
	 */
	void moveTo(Region next) {
		if (next != this.target) {
			this.listeners.forEach(next::addRemovalListener);
			this.target = next;
		}
	}

	private <T extends @Nullable Object> T call(Function<Region, T> action) {
		Region target = this.target;
		try {
			return action.apply(target);
		}
		catch (VolumeException ex) {
			this.store.failed(target, ex);
			return action.apply(this.target);
		}
	}

	@Override
	public String cache() {
		return this.cache;
	}

	@Override
	public boolean isTrusted() {
		return true;
	}

	@Override
	public List<StoredVariant> find(EntryKey key) {
		return call((region) -> region.find(key));
	}

	@Override
	public Lease lease(EntryKey key) {
		return this.target.lease(key);
	}

	@Override
	public @Nullable StoredVariant fill(EntryKey key, Variant variant, Lease lease) {
		return this.<@Nullable StoredVariant>call((region) -> region.fill(key, variant, lease));
	}

	@Override
	public StoredVariant update(EntryKey key, Variant variant) {
		return call((region) -> region.update(key, variant));
	}

	@Override
	public StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds) {
		return call((region) -> region.putIfAbsent(key, variant, holds));
	}

	@Override
	public void remove(EntryKey key, StoredVariant variant) {
		this.<@Nullable Void>call((region) -> {
			if (variant instanceof DiskVariant == region instanceof DiskRegion) {
				region.remove(key, variant);
			}
			return null;
		});
	}

	@Override
	public List<Lineage> invalidate(EntryKey key) {
		return call((region) -> region.invalidate(key));
	}

	@Override
	public boolean clear() {
		return call(Region::clear);
	}

	@Override
	public void forEach(BiConsumer<EntryKey, List<StoredVariant>> action) {
		this.<@Nullable Void>call((region) -> {
			region.forEach(action);
			return null;
		});
	}

	@Override
	public Map<List<Lineage>, Long> census() {
		return call(Region::census);
	}

	@Override
	public List<Variant> sample(int keys) {
		return call((region) -> region.sample(keys));
	}

	@Override
	public void addRemovalListener(RemovalListener listener) {
		this.listeners.add(listener);
		this.target.addRemovalListener(listener);
	}

}
