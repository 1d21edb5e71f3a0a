package dev.embercache.store.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
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

import org.springframework.util.unit.DataSize;

/**
 * Region over a table of a volume.
 * <p>
 * A key is changed under its lock, see {@link Slots}. An invalidation first revokes the
 * leases, a fill checks its lease under the lock, so one of the two sees the other.
 * {@code clear} waits for all changes, and they for it.
 * <p>
 * What MVStore has not written yet is lost with the JVM. Of a fill that is a miss; an
 * invalidation or an update that is lost would bring an old value back, so those are
 * noted in the {@link Journal} before they return.
 */
final class DiskRegion implements Region {

	/**
	 * Keys that compete when one has to go: the one that was read longest ago loses.
	 */
	private static final int SAMPLE = 5;

	/**
	 * How long the entries of a cache stay that the application does not have any more.
	 */
	private static final long ABANDONED_MILLIS = TimeUnit.DAYS.toMillis(30);

	private static final Bounds UNBOUNDED = new Bounds(null, null, Long.MAX_VALUE, null,
			History.DEFAULTS.withVariants(Integer.MAX_VALUE));

	private final DiskSpace space;

	private final String cache;

	private final Table table;

	private final SlotForm form;

	private final Census census;

	private final Slots slots = new Slots();

	private final Leases<EntryKey> leases = new Leases<>();

	private final RemovalListeners listeners = new RemovalListeners();

	private final ReadWriteLock clearing = new ReentrantReadWriteLock();

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
		this.table = space.volume().entries(cache);
		this.form = new SlotForm(cache, space.codecVersion(), space.lineages());
		this.census = new Census(space.room());
		this.bounds = UNBOUNDED;
		this.expiry = Expiry.of(UNBOUNDED, space.clock());
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
		return this.census;
	}

	/**
	 * Look at every entry to find the numbers.
	 */
	void count() {
		this.table.forEach(null, Long.MAX_VALUE, (bytes, value) -> {
			List<Fingerprint> lineages = this.form.read(EntryKey.of(bytes), value)
				.stream()
				.map((content) -> content.variant().lineage().id())
				.toList();
			this.census.change(List.of(), lineages, Census.weight(bytes, value.length));
		});
	}

	boolean isEmpty() {
		return this.table.size() == 0;
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

	boolean isExpired(long written, long read) {
		return this.expiry.isExpired(written, read);
	}

	boolean isToBeNoted(long readBefore, long now) {
		return this.expiry.isToBeNoted(readBefore, now);
	}

	void removed(DiskVariant variant) {
		this.listeners.removed(variant);
	}

	/**
	 * Write the time of a read, unless the key is being changed.
	 */
	void noteRead(DiskVariant variant) {
		LiveSlot slot = variant.slot();
		if (!this.clearing.readLock().tryLock()) {
			return;
		}
		Lock lock = this.slots.lock(slot.key());
		try {
			if (variant.standing() == Standing.PRESENT && lock.tryLock()) {
				try {
					if (slot.variants().contains(variant)) {
						this.table.put(slot.key().bytes(), this.form.write(slot.key(), slot.variants()));
					}
				}
				catch (VolumeException ex) {
					// Whoever asked for the value has it; the next call meets this again.
				}
				finally {
					lock.unlock();
				}
			}
		}
		finally {
			this.clearing.readLock().unlock();
		}
	}

	@Override
	public String cache() {
		return this.cache;
	}

	@Override
	public List<StoredVariant> find(EntryKey key) {
		LiveSlot slot = this.slots.find(key);
		if (slot == null) {
			slot = locked(key, this::load);
		}
		return slot.present(this.bounds.variants(), this.expiry);
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
		DiskVariant added = change(key, (slot) -> {
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
			write(slot, variants);
			return filled;
		});
		makeRoom();
		return added;
	}

	@Override
	public StoredVariant update(EntryKey key, Variant variant) {
		this.space.lineages().add(variant.lineage());
		this.leases.revoke(key);
		StoredVariant added = change(key, (slot) -> replace(slot, variant));
		this.space.journal().add(this.cache, key.bytes());
		makeRoom();
		return added;
	}

	@Override
	public StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds) {
		this.space.lineages().add(variant.lineage());
		StoredVariant result = change(key, (slot) -> {
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
		}
		return result;
	}

	private StoredVariant replace(LiveSlot slot, Variant variant) {
		DiskVariant added = stored(slot, variant);
		slot.variants().forEach((other) -> other.remove(Standing.REPLACED));
		write(slot, List.of(added));
		return added;
	}

	private DiskVariant stored(LiveSlot slot, Variant variant) {
		long now = now();
		return new DiskVariant(this, slot, variant, now, now);
	}

	@Override
	public void remove(EntryKey key, StoredVariant variant) {
		change(key, (slot) -> {
			((DiskVariant) variant).remove(Standing.INVALIDATED);
			return trim(slot);
		});
	}

	@Override
	public List<Lineage> invalidate(EntryKey key) {
		this.leases.revoke(key);
		List<Lineage> lineages = change(key, (slot) -> {
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
		this.clearing.writeLock().lock();
		boolean present;
		try {
			present = this.table.size() > 0;
			this.leases.revokeAll();
			Tenure tenure = this.tenure;
			this.tenure = new Tenure();
			tenure.end(Standing.INVALIDATED);
			this.slots.clear();
			this.table.clear();
			this.census.clear();
		}
		finally {
			this.clearing.writeLock().unlock();
		}
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
		this.table.forEach(null, Long.MAX_VALUE, (bytes, value) -> {
			EntryKey key = EntryKey.of(bytes);
			List<StoredVariant> present = find(key);
			if (!present.isEmpty()) {
				action.accept(key, present);
			}
		});
	}

	@Override
	public Map<List<Lineage>, Long> census() {
		Map<List<Lineage>, Long> census = new LinkedHashMap<>();
		this.census.keys().forEach((ids, keys) -> {
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
	public void addRemovalListener(RemovalListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Remove what is expired, beyond the bounds, or forgotten by everybody, from the keys
	 * that follow those of the last call. By one thread only.
	 * @param number the number of keys to look at
	 */
	void sweep(int number) {
		this.sweptTo = this.table.forEach(this.sweptTo, number,
				(bytes, value) -> change(EntryKey.of(bytes), this::collect));
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

	/**
	 * Remove keys until the region, and the store, hold no more than they may.
	 */
	void makeRoom() {
		while (isOverfull() && evict()) {
			continue;
		}
		this.space.makeRoom();
	}

	private boolean isOverfull() {
		DataSize maximumWeight = this.bounds.maximumWeight();
		return this.table.size() > this.bounds.maximumEntries()
				|| maximumWeight != null && this.census.bytes() > maximumWeight.toBytes();
	}

	/**
	 * Remove the key that was read longest ago among some.
	 * @return whether there was any
	 */
	boolean evict() {
		EntryKey oldest = null;
		long oldestRead = Long.MAX_VALUE;
		for (int i = 0; i < SAMPLE; i++) {
			long size = this.table.size();
			byte[] bytes = (size > 0) ? this.table.keyAt(ThreadLocalRandom.current().nextLong(size)) : null;
			if (bytes != null) {
				EntryKey key = EntryKey.of(bytes);
				long read = lastRead(key);
				if (oldest == null || read < oldestRead) {
					oldest = key;
					oldestRead = read;
				}
			}
		}
		if (oldest == null) {
			return this.table.size() > 0;
		}
		change(oldest, (slot) -> {
			slot.variants().forEach((variant) -> variant.remove(Standing.EVICTED));
			return trim(slot);
		});
		return true;
	}

	private long lastRead(EntryKey key) {
		LiveSlot slot = this.slots.find(key);
		if (slot != null) {
			return slot.lastRead();
		}
		byte[] bytes = this.table.get(key.bytes());
		return (bytes != null) ? SlotForm.lastRead(bytes) : Long.MIN_VALUE;
	}

	/**
	 * Remove the variants that are not present any more.
	 */
	private boolean trim(LiveSlot slot) {
		return write(slot, slot.variants());
	}

	/**
	 * Write the variants that are present, the newest of them, in the place of those that
	 * are there.
	 */
	private boolean write(LiveSlot slot, List<DiskVariant> variants) {
		List<DiskVariant> kept = new ArrayList<>(variants.size());
		for (DiskVariant variant : variants) {
			Standing standing = variant.standing();
			boolean forgotten = LiveSlot.isForgotten(variants, variant, this.expiry);
			if (standing == Standing.PRESENT && !forgotten && kept.size() < this.bounds.variants()) {
				kept.add(variant);
			}
			else {
				variant.remove(
						(standing != Standing.PRESENT) ? standing : forgotten ? Standing.EXPIRED : Standing.EVICTED);
			}
		}
		if (kept.equals(slot.variants()) && (!kept.isEmpty() || slot.bytes() == 0)) {
			return false;
		}
		byte[] key = slot.key().bytes();
		byte[] bytes = this.form.write(slot.key(), kept);
		int length = kept.isEmpty() ? 0 : bytes.length;
		if (length > 0) {
			this.table.put(key, bytes);
		}
		else {
			this.table.remove(key);
		}
		this.census.change(slot.lineages(), LiveSlot.lineages(kept),
				Census.weight(key, length) - Census.weight(key, slot.bytes()));
		slot.set(kept, length);
		if (length > 0) {
			this.slots.add(slot);
		}
		else {
			this.slots.remove(slot.key());
		}
		return true;
	}

	private LiveSlot load(EntryKey key) {
		LiveSlot slot = this.slots.find(key);
		if (slot != null) {
			return slot;
		}
		LiveSlot loaded = new LiveSlot(key);
		byte[] bytes = this.table.get(key.bytes());
		if (bytes != null) {
			loaded.set(this.form.read(key, bytes)
				.stream()
				.map((content) -> new DiskVariant(this, loaded, content.variant(), content.written(), content.read()))
				.toList(), bytes.length);
			this.slots.add(loaded);
		}
		return loaded;
	}

	private <T extends @Nullable Object> T change(EntryKey key, Function<LiveSlot, T> change) {
		return locked(key, (ignored) -> change.apply(load(key)));
	}

	private <T extends @Nullable Object> T locked(EntryKey key, Function<EntryKey, T> action) {
		this.clearing.readLock().lock();
		Lock lock = this.slots.lock(key);
		lock.lock();
		try {
			return action.apply(key);
		}
		finally {
			lock.unlock();
			this.clearing.readLock().unlock();
		}
	}

}
