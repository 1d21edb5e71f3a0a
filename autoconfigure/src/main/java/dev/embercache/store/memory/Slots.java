package dev.embercache.store.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;
import dev.embercache.store.Standing;

/**
 * The slots of a region by their keys, as many as the bounds have room for, in a Caffeine
 * cache. Every change of a key is one {@code compute} of its slot. When the bounds
 * change, the slots move into a new Caffeine cache while all changes wait; reads do not.
 */
final class Slots {

	/**
	 * Bytes that an entry takes in the heap beside its key and payload, about.
	 */
	private static final int OVERHEAD = 100;

	private final Ticker ticker;

	private final ReadWriteLock changing = new ReentrantReadWriteLock();

	private final Census census = new Census();

	private final AtomicLong changes = new AtomicLong();

	private volatile Cache<EntryKey, Slot> slots;

	Slots(Bounds bounds, Ticker ticker) {
		this.ticker = ticker;
		this.slots = build(bounds);
	}

	private Cache<EntryKey, Slot> build(Bounds bounds) {
		DataSize maximumWeight = bounds.maximumWeight();
		Caffeine<Object, Object> caffeine = Caffeine.newBuilder().ticker(this.ticker).executor(Runnable::run);
		Caffeine<EntryKey, Slot> bounded = (maximumWeight == null)
				? caffeine.maximumSize(bounds.maximumEntries()).evictionListener(this::evicted)
				: caffeine.maximumWeight(maximumWeight.toBytes())
					.weigher((EntryKey key, Slot slot) -> weigh(key, slot, bounds, maximumWeight))
					.evictionListener(this::evicted);
		if (bounds.timeToLive() != null || bounds.timeToIdle() != null) {
			bounded = bounded.expireAfter(new SlotExpiry(Expiry.byTicker(bounds)));
		}
		return bounded.build();
	}

	private static int weigh(EntryKey key, Slot slot, Bounds bounds, DataSize maximumWeight) {
		long share = (maximumWeight.toBytes() + bounds.maximumEntries() - 1) / bounds.maximumEntries();
		long bytes = OVERHEAD + key.bytes().length + slot.weight();
		return (int) Math.min(Integer.MAX_VALUE, Math.max(share, bytes));
	}

	private void evicted(@Nullable EntryKey key, @Nullable Slot slot, RemovalCause cause) {
		if (key != null && slot != null) {
			this.census.replaced(key, slot, null);
			slot.remove(cause == RemovalCause.EXPIRED ? Standing.EXPIRED : Standing.EVICTED);
		}
	}

	/**
	 * Move into other bounds what they have room for.
	 */
	void limit(Bounds bounds) {
		this.changing.writeLock().lock();
		try {
			this.slots.cleanUp();
			Map<EntryKey, Slot> kept = new LinkedHashMap<>();
			this.slots.asMap().forEach((key, slot) -> {
				Slot limited = slot.limited(bounds.variants());
				this.census.replaced(key, slot, limited);
				if (limited != null) {
					kept.put(key, limited);
				}
			});
			Cache<EntryKey, Slot> next = build(bounds);
			next.putAll(kept);
			this.slots = next;
		}
		finally {
			this.changing.writeLock().unlock();
		}
	}

	/**
	 * Return a slot without Caffeine hearing of it.
	 */
	@Nullable Slot find(EntryKey key) {
		return this.slots.policy().getIfPresentQuietly(key);
	}

	/**
	 * Return a slot, and have Caffeine count this as a read of it.
	 */
	@Nullable Slot touch(EntryKey key) {
		return this.slots.getIfPresent(key);
	}

	/**
	 * Change a slot in one atomic step.
	 */
	void compute(EntryKey key, UnaryOperator<@Nullable Slot> change) {
		this.changing.readLock().lock();
		try {
			this.changes.incrementAndGet();
			this.slots.asMap().compute(key, (ignored, slot) -> {
				Slot next = change.apply(slot);
				this.census.replaced(key, slot, next);
				return next;
			});
		}
		finally {
			this.changing.readLock().unlock();
		}
	}

	/**
	 * Do something while no change of a slot is running.
	 */
	void betweenChanges(EntryKey key, Runnable action) {
		this.changing.readLock().lock();
		try {
			this.slots.asMap().compute(key, (ignored, slot) -> {
				action.run();
				return slot;
			});
		}
		finally {
			this.changing.readLock().unlock();
		}
	}

	/**
	 * Return how many changes there were, as a number that may start again.
	 */
	int changes() {
		return this.changes.intValue();
	}

	/**
	 * Return all slots, to be looked at only.
	 */
	ConcurrentMap<EntryKey, Slot> all() {
		return this.slots.asMap();
	}

	/**
	 * Count the keys by the lineages of what is present under them.
	 */
	Map<List<Lineage>, Long> census() {
		// What is expired goes first.
		this.slots.cleanUp();
		return this.census.keysByLineages((key) -> {
			Slot slot = this.slots.asMap().get(key);
			return (slot != null) ? slot.presentLineages() : List.of();
		});
	}

}
