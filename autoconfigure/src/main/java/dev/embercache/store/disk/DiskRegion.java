package dev.embercache.store.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.disk.volume.Journal;
import dev.embercache.store.disk.volume.Table;
import dev.embercache.store.disk.volume.VolumeException;

/**
 * Region over a {@link Table} of a volume.
 * <p>
 * <b>Locks.</b> A key is read from disk and changed under its lock, see
 * {@link SlotTable}; its variants are then in the heap for as long as one of them is in
 * use, so that a variant that is removed tells all that hold it. An invalidation first
 * revokes the leases, a fill checks its lease under the lock of the key, so one of the
 * two sees the other. {@code clear} excludes all changes, and ends the {@link ClearEpoch}
 * of all variants at once.
 * <p>
 * <b>Durability.</b> MVStore writes behind, see {@link WriteBehind}: what it has not
 * written yet is lost with the JVM. A fill that is lost is a miss. An invalidation or an
 * update that is lost would bring an old value back, so those are noted in the
 * {@link Journal} before they return; when the volume is opened after a crash, the keys
 * that the journal names are removed. They are noted after the change of the table, which
 * is still before the caller knows of it.
 * <p>
 * <b>Room.</b> The region makes room after a write, first within its own bounds and then
 * within the limit of the store, by {@link Eviction}. A sweep in the background removes
 * what is expired.
 * <p>
 * <b>Failure.</b> Any method may throw a {@link VolumeException}, which
 * {@link SafeRegion} takes care of: this region is retired, which ends all its leases and
 * variants, and the call is made again on its successor.
 */
final class DiskRegion implements Region, VariantOwner {

	/**
	 * The time for which the entries of a cache stay that the application no longer has.
	 */
	private static final long ABANDONED_MILLIS = TimeUnit.DAYS.toMillis(30);

	private final DiskSpace space;

	private final String cache;

	private final SlotTable slots;

	private final Eviction eviction;

	private final Leases<EntryKey> leases = new Leases<>();

	private final RemovalListeners listeners = new RemovalListeners();

	private volatile Bounds bounds;

	private volatile Expiry expiry;

	private volatile ClearEpoch epoch = new ClearEpoch();

	private volatile boolean claimed;

	private byte @Nullable [] sweptTo;

	/**
	 * Create a region whose cache the application has not asked for so far.
	 */
	DiskRegion(DiskSpace space, String cache) {
		this.space = space;
		this.cache = cache;
		this.bounds = Bounds.UNBOUNDED;
		this.expiry = Expiry.byWallClock(Bounds.UNBOUNDED);
		this.slots = new SlotTable(this, space.volume().entries(cache),
				new SlotForm(cache, space.codecVersion(), space.lineages()), new RegionStatistics(space.room()));
		this.eviction = new Eviction(this.slots);
	}

	/**
	 * Give the region the bounds that its cache has now.
	 */
	void limit(Bounds bounds) {
		this.claimed = true;
		this.bounds = bounds;
		this.expiry = Expiry.byWallClock(bounds);
		makeRoom();
	}

	RegionStatistics statistics() {
		return this.slots.statistics();
	}

	/**
	 * Look at every entry to find the statistics.
	 */
	void rebuildStatistics() {
		this.slots.rebuildStatistics();
	}

	boolean isEmpty() {
		return this.slots.size() == 0;
	}

	DiskSpace space() {
		return this.space;
	}

	@Override
	public ClearEpoch epoch() {
		return this.epoch;
	}

	@Override
	public long now() {
		return this.space.clock().millis();
	}

	@Override
	public Expiry expiry() {
		return this.expiry;
	}

	@Override
	public void removed(DiskVariant variant) {
		this.listeners.removed(variant);
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
		return this.slots.find(key).present(this.bounds.variants(), this.expiry, now());
	}

	/**
	 * Take a lease while no update is running: one that had revoked the leases, and did
	 * not show its value yet, would be replaced by what is computed under this lease.
	 */
	@Override
	public Lease lease(EntryKey key) {
		Lease lease = this.slots.betweenChanges(key, () -> this.leases.take(key));
		ClearEpoch epoch = this.epoch;
		return () -> lease.holds() && epoch.ended() == null;
	}

	@Override
	public @Nullable StoredVariant fill(EntryKey key, Variant variant, Lease lease) {
		this.space.lineages().add(variant.lineage());
		DiskVariant added = this.slots.<@Nullable DiskVariant>change(key, (slot) -> {
			if (!lease.holds()) {
				return null;
			}
			DiskVariant filled = stored(slot, variant);
			List<DiskVariant> variants = new ArrayList<>();
			variants.add(filled);
			for (DiskVariant other : slot.variants()) {
				if (other.variant().lineage().equals(variant.lineage())) {
					other.remove(Standing.REPLACED);
				}
				variants.add(other);
			}
			this.slots.write(slot, variants, this.bounds.variants());
			return filled;
		});
		makeRoom();
		this.space.accept();
		return added;
	}

	@Override
	public StoredVariant update(EntryKey key, Variant variant) {
		this.space.lineages().add(variant.lineage());
		StoredVariant added = this.slots.change(key, (slot) -> {
			this.leases.revoke(key);
			return replace(slot, variant);
		});
		this.space.journal().add(this.cache, key.bytes());
		makeRoom();
		this.space.accept();
		return added;
	}

	@Override
	@SuppressWarnings("ReferenceEquality")
	public StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds) {
		this.space.lineages().add(variant.lineage());
		StoredVariant result = this.slots.change(key, (slot) -> {
			for (StoredVariant present : slot.present(this.bounds.variants(), this.expiry, now())) {
				if (holds.test(present.variant().lineage())) {
					return present;
				}
			}
			this.leases.revoke(key);
			return replace(slot, variant);
		});
		if (result.variant() == variant) {
			this.space.journal().add(this.cache, key.bytes());
			makeRoom();
			this.space.accept();
		}
		return result;
	}

	private StoredVariant replace(LiveSlot slot, Variant variant) {
		DiskVariant added = stored(slot, variant);
		slot.variants().forEach((other) -> other.remove(Standing.REPLACED));
		this.slots.write(slot, List.of(added), this.bounds.variants());
		return added;
	}

	private DiskVariant stored(LiveSlot slot, Variant variant) {
		long now = now();
		return new DiskVariant(this, slot, variant, now, now);
	}

	@Override
	public void remove(EntryKey key, StoredVariant variant) {
		this.slots.change(key, (slot) -> {
			((DiskVariant) variant).remove(Standing.INVALIDATED);
			return trim(slot);
		});
	}

	@Override
	public List<Lineage> invalidate(EntryKey key) {
		this.leases.revoke(key);
		List<Lineage> lineages = this.slots.change(key, (slot) -> {
			List<Lineage> present = slot.present(Integer.MAX_VALUE, this.expiry, now())
				.stream()
				.map((stored) -> stored.variant().lineage())
				.toList();
			slot.variants().forEach((variant) -> variant.remove(Standing.INVALIDATED));
			trim(slot);
			return present;
		});
		this.space.journal().add(this.cache, key.bytes());
		return lineages;
	}

	@Override
	public boolean clear() {
		boolean present = this.slots.clear(() -> {
			this.leases.revokeAll();
			ClearEpoch epoch = this.epoch;
			this.epoch = new ClearEpoch();
			epoch.end(Standing.INVALIDATED);
		});
		this.space.journal().add(this.cache, null);
		this.listeners.cleared();
		return present;
	}

	/**
	 * End this region because its volume failed: what it gave out goes, and no
	 * computation that began before may fill anything in.
	 */
	void retire() {
		this.leases.revokeAll();
		this.epoch.end(Standing.EVICTED);
		this.listeners.cleared();
	}

	@Override
	public void forEach(BiConsumer<EntryKey, List<StoredVariant>> action) {
		this.slots.forEachKey(null, Long.MAX_VALUE, (key) -> {
			List<StoredVariant> present = find(key);
			if (!present.isEmpty()) {
				action.accept(key, present);
			}
		});
	}

	@Override
	public Map<List<Lineage>, Long> census() {
		Map<List<Lineage>, Long> census = new LinkedHashMap<>();
		statistics().keys().forEach((ids, keys) -> {
			List<Lineage> lineages = new ArrayList<>();
			ids.forEach((id) -> {
				Lineage lineage = this.space.lineages().find(id);
				if (lineage != null) {
					lineages.add(lineage);
				}
			});
			census.merge(lineages, keys, Long::sum);
		});
		return census;
	}

	@Override
	public List<Variant> sample(int keys) {
		return this.slots.sample(keys);
	}

	@Override
	public void addRemovalListener(RemovalListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Remove variants that are expired, beyond the bounds, or of an abandoned cache, from
	 * the keys that follow those of the last call. By one thread only.
	 * @param number the number of keys to look at
	 */
	void sweep(int number) {
		this.sweptTo = this.slots.forEachKey(this.sweptTo, number, (key) -> this.slots.change(key, this::collect));
	}

	private boolean collect(LiveSlot slot) {
		long now = now();
		if (!this.claimed) {
			slot.variants()
				.stream()
				.filter((variant) -> now - variant.lastRead() > ABANDONED_MILLIS)
				.forEach((variant) -> variant.remove(Standing.EVICTED));
		}
		return trim(slot);
	}

	private boolean trim(LiveSlot slot) {
		return this.slots.trim(slot, this.bounds.variants());
	}

	/**
	 * Remove keys until the region, and the store, hold no more than they may.
	 */
	private void makeRoom() {
		this.eviction.shrinkTo(this.bounds);
		this.space.makeRoom();
	}

	/**
	 * Remove one key, to make room for other regions.
	 * @return whether there was any
	 */
	boolean evict() {
		return this.eviction.evict();
	}

	@Override
	public void noteRead(DiskVariant variant) {
		this.slots.noteRead(variant);
	}

}
