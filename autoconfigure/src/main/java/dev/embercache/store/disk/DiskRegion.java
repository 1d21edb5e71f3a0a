package dev.embercache.store.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * Region over a table of a volume.
 * <p>
 * An invalidation first revokes the leases, a fill checks its lease under the lock of the
 * key, so one of the two sees the other.
 * <p>
 * What MVStore has not written yet is lost with the JVM, see {@link WriteBehind}. Of a
 * fill that is a miss; an invalidation or an update that is lost would bring an old value
 * back, so those are noted in the {@link Journal} before they return.
 */
final class DiskRegion implements Region {

	/**
	 * How long the entries of a cache stay that the application does not have any more.
	 */
	private static final long ABANDONED_MILLIS = TimeUnit.DAYS.toMillis(30);

	private static final Bounds UNBOUNDED = new Bounds(null, null, Long.MAX_VALUE, null,
			History.DEFAULTS.withVariants(Integer.MAX_VALUE));

	private final DiskSpace space;

	private final String cache;

	private final SlotTable slots;

	private final Eviction eviction;

	private final Leases<EntryKey> leases = new Leases<>();

	private final RemovalListeners listeners = new RemovalListeners();

	private volatile Bounds bounds;

	private volatile Expiry expiry;

	private volatile Tenure tenure = new Tenure();

	private volatile boolean claimed;

	private byte @Nullable [] sweptTo;

	/**
	 * Create a region whose cache nobody asked for so far.
	 */
	DiskRegion(DiskSpace space, String cache) {
		this.space = space;
		this.cache = cache;
		this.bounds = UNBOUNDED;
		this.expiry = Expiry.of(UNBOUNDED, space.clock());
		this.slots = new SlotTable(this, space, cache);
		this.eviction = new Eviction(this.slots);
	}

	/**
	 * Give the region the bounds that its cache has now.
	 */
	void limit(Bounds bounds) {
		this.claimed = true;
		this.bounds = bounds;
		this.expiry = Expiry.of(bounds, this.space.clock());
		makeRoom();
	}

	Census numbers() {
		return this.slots.census();
	}

	/**
	 * Look at every entry to find the numbers.
	 */
	void count() {
		this.slots.count();
	}

	boolean isEmpty() {
		return this.slots.size() == 0;
	}

	DiskSpace space() {
		return this.space;
	}

	Tenure tenure() {
		return this.tenure;
	}

	long now() {
		return this.space.clock().millis();
	}

	Expiry expiry() {
		return this.expiry;
	}

	boolean isToBeNoted(long readBefore, long now) {
		return this.expiry.isToBeNoted(readBefore, now);
	}

	void removed(DiskVariant variant) {
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
		return this.slots.find(key).present(this.bounds.variants(), this.expiry);
	}

	@Override
	public Lease lease(EntryKey key) {
		Lease lease = this.leases.take(key);
		Tenure tenure = this.tenure;
		return () -> lease.holds() && tenure.ended() == null;
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
			for (StoredVariant present : slot.present(this.bounds.variants(), this.expiry)) {
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
			List<Lineage> present = slot.present(Integer.MAX_VALUE, this.expiry)
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
			Tenure tenure = this.tenure;
			this.tenure = new Tenure();
			tenure.end(Standing.INVALIDATED);
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
		this.tenure.end(Standing.EVICTED);
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
		numbers().keys().forEach((ids, keys) -> {
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
	 * Remove what is expired, beyond the bounds, or forgotten by everybody, from the keys
	 * that follow those of the last call. By one thread only.
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
				.filter((variant) -> now - variant.read() > ABANDONED_MILLIS)
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
		this.eviction.keep(this.bounds);
		this.space.makeRoom();
	}

	/**
	 * Remove one key, to make room for other regions.
	 * @return whether there was any
	 */
	boolean evict() {
		return this.eviction.evict();
	}

	/**
	 * Write the time of a read, unless the key is being changed.
	 */
	void noteRead(DiskVariant variant) {
		this.slots.noteRead(variant);
	}

}
