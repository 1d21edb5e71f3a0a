package dev.embercache.store.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.Standing;
import dev.embercache.store.WeakValues;
import dev.embercache.store.disk.volume.Table;
import dev.embercache.store.disk.volume.VolumeException;

/**
 * The slots of one region, on disk and as callers hold them, and their statistics. A key
 * is changed under its lock, see {@link StripedLocks}; clearing waits for all changes,
 * and they for it.
 */
final class SlotTable {

	private final VariantOwner owner;

	private final Table table;

	private final SlotForm form;

	private final RegionStatistics statistics;

	private final StripedLocks locks = new StripedLocks();

	/**
	 * The slots of which a variant is in use.
	 */
	private final WeakValues<EntryKey, LiveSlot> slots = new WeakValues<>();

	private final ReadWriteLock clearing = new ReentrantReadWriteLock();

	SlotTable(VariantOwner owner, Table table, SlotForm form, RegionStatistics statistics) {
		this.owner = owner;
		this.table = table;
		this.form = form;
		this.statistics = statistics;
	}

	RegionStatistics statistics() {
		return this.statistics;
	}

	/**
	 * Return the number of keys.
	 */
	long size() {
		return this.table.size();
	}

	/**
	 * Look at every entry to find the statistics.
	 */
	void rebuildStatistics() {
		this.table.forEach(null, Long.MAX_VALUE, (bytes, value) -> {
			List<Fingerprint> lineages = this.form.read(EntryKey.of(bytes), value)
				.stream()
				.map((content) -> content.variant().lineage().id())
				.toList();
			this.statistics.change(List.of(), lineages, RegionStatistics.weight(bytes, value.length));
		});
	}

	/**
	 * Return the slot of a key, which is empty if there is nothing.
	 */
	LiveSlot find(EntryKey key) {
		LiveSlot slot = this.slots.find(key);
		return (slot != null) ? slot : change(key, (loaded) -> loaded);
	}

	/**
	 * Return the key at a position in the table.
	 */
	@Nullable EntryKey keyAt(long position) {
		byte[] bytes = this.table.keyAt(position);
		return (bytes != null) ? EntryKey.of(bytes) : null;
	}

	/**
	 * Return when a key was read last, without reading all of it.
	 */
	long lastRead(EntryKey key) {
		LiveSlot slot = this.slots.find(key);
		if (slot != null) {
			return slot.lastRead();
		}
		byte[] bytes = this.table.get(key.bytes());
		return (bytes != null) ? SlotForm.lastRead(bytes) : Long.MIN_VALUE;
	}

	/**
	 * Visit some keys, see {@link Table#forEach}.
	 */
	byte @Nullable [] forEachKey(byte @Nullable [] from, long limit, Consumer<EntryKey> action) {
		return this.table.forEach(from, limit, (bytes, value) -> action.accept(EntryKey.of(bytes)));
	}

	/**
	 * Return the variants of some keys on disk, expired or not.
	 */
	List<Variant> sample(int keys) {
		List<Variant> sample = new ArrayList<>();
		this.table.forEach(null, keys, (bytes, value) -> this.form.read(EntryKey.of(bytes), value)
			.forEach((content) -> sample.add(content.variant())));
		return sample;
	}

	/**
	 * Remove all slots at once.
	 * @param before what is to be done while no key can change
	 * @return whether there were any
	 */
	boolean clear(Runnable before) {
		this.clearing.writeLock().lock();
		try {
			boolean present = this.table.size() > 0;
			before.run();
			this.slots.clear();
			this.table.clear();
			this.statistics.clear();
			return present;
		}
		finally {
			this.clearing.writeLock().unlock();
		}
	}

	/**
	 * Remove the variants that are no longer present. Call this within a change of the
	 * key.
	 * @return whether there were any
	 */
	boolean trim(LiveSlot slot, int maximum) {
		return write(slot, slot.variants(), maximum);
	}

	/**
	 * Write the variants that are present, the newest of them, in the place of those that
	 * are there. To be called within a change of the key.
	 * @return whether anything changed
	 */
	boolean write(LiveSlot slot, List<DiskVariant> variants, int maximum) {
		long now = this.owner.now();
		List<DiskVariant> kept = new ArrayList<>(variants.size());
		for (DiskVariant variant : variants) {
			Standing standing = variant.standing();
			boolean forgotten = LiveSlot.isForgotten(variants, variant, this.owner.expiry(), now);
			if (standing == Standing.PRESENT && !forgotten && kept.size() < maximum) {
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
		this.statistics.change(slot.lineages(), LiveSlot.lineages(kept),
				RegionStatistics.weight(key, length) - RegionStatistics.weight(key, slot.bytes()));
		slot.set(kept, length);
		if (length > 0) {
			this.slots.put(slot.key(), slot);
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
				.map((content) -> new DiskVariant(this.owner, loaded, content.variant(), content.written(),
						content.read()))
				.toList(), bytes.length);
			this.slots.put(key, loaded);
		}
		return loaded;
	}

	/**
	 * Change a key under its lock.
	 */
	<T extends @Nullable Object> T change(EntryKey key, Function<LiveSlot, T> change) {
		return betweenChanges(key, () -> change.apply(load(key)));
	}

	/**
	 * Do something while no change of a key is running.
	 */
	<T extends @Nullable Object> T betweenChanges(EntryKey key, Supplier<T> action) {
		this.clearing.readLock().lock();
		Lock lock = this.locks.get(key);
		lock.lock();
		try {
			return action.get();
		}
		finally {
			lock.unlock();
			this.clearing.readLock().unlock();
		}
	}

	/**
	 * Write the time of a read, unless the key is being changed.
	 */
	void noteRead(DiskVariant variant) {
		LiveSlot slot = variant.slot();
		if (!this.clearing.readLock().tryLock()) {
			return;
		}
		Lock lock = this.locks.get(slot.key());
		try {
			if (variant.standing() == Standing.PRESENT && lock.tryLock()) {
				try {
					if (slot.variants().contains(variant)) {
						this.table.put(slot.key().bytes(), this.form.write(slot.key(), slot.variants()));
					}
				}
				catch (VolumeException ex) {
					// The caller has its value; the next call meets this again.
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

}
