package dev.embercache.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;
import dev.embercache.store.Finding;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * Region in the heap, over {@link Slots}: a Caffeine cache with one {@link Slot} for each
 * key.
 * <p>
 * <b>Atomicity.</b> Each change of a key is one {@code compute} of its slot. An
 * invalidation first revokes the leases and then computes the slot, a fill checks its
 * lease within the computation, so one of the two sees the other. An update revokes the
 * leases within the computation, and a lease is taken within one too: it ends with the
 * update, or who took it sees what the update wrote.
 * <p>
 * <b>Clearing</b> takes constant time: it ends the {@link Tenure} in which all variants
 * were written, and a variant of an ended tenure is invisible wherever it turns up. The
 * slots are emptied afterwards, one by one.
 * <p>
 * <b>Standing.</b> A live tier that still holds a variant sees in its standing that it
 * went, and why; the variant never comes back. So eviction and expiry by Caffeine, which
 * remove whole slots, mark each variant of the slot.
 * <p>
 * <b>Reads.</b> A hit on the live tier touches the variant and not Caffeine, which has to
 * hear of reads to know what to evict, and what idles away. It is told of the first read
 * of each slice of time, or, where nothing expires, of the first since the last change of
 * the region: without a change nothing is evicted. See {@link Expiry} for the slices.
 */
final class MemoryRegion implements Region, VariantOwner {

	private final String cache;

	private final Ticker ticker;

	private final Leases<EntryKey> leases = new Leases<>();

	private final RemovalListeners listeners = new RemovalListeners();

	private final OlderVariants older = new OlderVariants();

	private final Slots slots;

	private final Tenure[] tenuresOfRemoved = Stream.of(Standing.values())
		.map((reason) -> Tenure.ofRemoved(this, reason))
		.toArray(Tenure[]::new);

	private volatile Tenure tenure = Tenure.of(this);

	private volatile Bounds bounds;

	private volatile Expiry expiry;

	/**
	 * The number of bits by which a time is shifted to tell one slice of time from the
	 * next.
	 */
	private volatile int tellingShift;

	MemoryRegion(String cache, Bounds bounds, Ticker ticker) {
		this.cache = cache;
		this.ticker = ticker;
		this.bounds = bounds;
		this.expiry = Expiry.byTicker(bounds);
		this.tellingShift = shift(this.expiry.readSlack());
		this.slots = new Slots(bounds, ticker);
	}

	/**
	 * Return by how many bits to shift a time, so that it changes about as often as the
	 * given number of nanoseconds passes.
	 */
	private static int shift(long nanos) {
		return Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
	}

	synchronized void limit(Bounds bounds) {
		if (bounds.equals(this.bounds)) {
			return;
		}
		this.bounds = bounds;
		this.expiry = Expiry.byTicker(bounds);
		this.tellingShift = shift(this.expiry.readSlack());
		this.slots.limit(bounds);
		trimHistory();
	}

	/**
	 * Remove the oldest of the older variants until the others fit the bounds.
	 */
	private void trimHistory() {
		for (MemoryVariant gone : this.older.trim(this.bounds.history().maximumWeight(), this.expiry,
				this.ticker.read())) {
			this.slots.compute(gone.key(), this::limited);
		}
	}

	@Override
	public boolean isExpired(MemoryVariant variant) {
		Expiry expiry = this.expiry;
		return expiry.isLimited() && expiry.isExpired(variant.written(), variant.lastRead(), this.ticker.read());
	}

	/**
	 * Note a read that the live tier answers, and let Caffeine know of it, though not of
	 * every one. A hit has time for one look at the clock, and for none where nothing
	 * expires.
	 */
	@Override
	public Standing touch(MemoryVariant variant) {
		Expiry expiry = this.expiry;
		if (!expiry.isLimited()) {
			// Nothing goes for want of room unless something comes.
			tell(variant, this.slots.changes());
			return Standing.PRESENT;
		}
		long now = this.ticker.read();
		if (expiry.isExpired(variant.written(), variant.lastRead(), now)) {
			return Standing.EXPIRED;
		}
		if (expiry.isIdleLimited()) {
			variant.markRead(now);
		}
		tell(variant, (int) (now >> this.tellingShift));
		return Standing.PRESENT;
	}

	private void tell(MemoryVariant variant, int when) {
		if (variant.told() != when) {
			variant.told(when);
			this.slots.touch(variant.key());
		}
	}

	@SuppressWarnings("EnumOrdinal")
	@Override
	public Tenure tenureOfRemoved(Standing reason) {
		return this.tenuresOfRemoved[reason.ordinal()];
	}

	@Override
	public void removed(MemoryVariant variant) {
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

	/**
	 * Caffeine is told of a read by {@link #touch(MemoryVariant)}, which follows if
	 * anything is served.
	 */
	@Override
	public List<StoredVariant> find(EntryKey key) {
		Slot slot = this.slots.find(key);
		return slot != null ? slot.present() : List.of();
	}

	/**
	 * Take no lease where there is something to serve: it would be the most of the work.
	 * Caffeine hears of this read, so that it need not be told again when the variant is
	 * touched.
	 */
	@Override
	public Finding look(EntryKey key, Predicate<Lineage> holds) {
		Slot slot = this.slots.touch(key);
		List<StoredVariant> variants = (slot != null) ? slot.present() : List.of();
		StoredVariant newest = newest(variants, holds);
		if (newest == null) {
			return Region.super.look(key, holds);
		}
		((MemoryVariant) newest).told(tellingTime());
		return new Finding(variants, Lease.NONE);
	}

	/**
	 * Return what a variant remembers that is read now.
	 */
	private int tellingTime() {
		return this.expiry.isLimited() ? (int) (this.ticker.read() >> this.tellingShift) : this.slots.changes();
	}

	/**
	 * Take a lease while no update is running: one that had revoked the leases, and did
	 * not show its value yet, would be replaced by what is computed under this lease.
	 */
	@Override
	public Lease lease(EntryKey key) {
		Lease[] lease = { Lease.NONE };
		this.slots.betweenChanges(key, () -> lease[0] = this.leases.take(key));
		return lease[0];
	}

	@Override
	public @Nullable StoredVariant fill(EntryKey key, Variant variant, Lease lease) {
		MemoryVariant added = stored(key, variant);
		@Nullable MemoryVariant[] newest = new MemoryVariant[1];
		this.slots.compute(key, (slot) -> {
			if (!lease.holds()) {
				added.remove(Standing.INVALIDATED);
				return slot;
			}
			newest[0] = (slot != null) ? slot.newest() : null;
			return Slot.fill(slot, added, this.bounds.variants());
		});
		if (newest[0] != null && newest[0].standing() == Standing.PRESENT) {
			this.older.add(newest[0], this.ticker.read());
			trimHistory();
		}
		return added.standing() != Standing.INVALIDATED ? added : null;
	}

	@Override
	public StoredVariant update(EntryKey key, Variant variant) {
		MemoryVariant added = stored(key, variant);
		this.slots.compute(key, (slot) -> {
			this.leases.revoke(key);
			return replace(slot, added);
		});
		return added;
	}

	@Override
	public StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds) {
		MemoryVariant added = stored(key, variant);
		StoredVariant[] result = { added };
		this.slots.compute(key, (slot) -> {
			StoredVariant existing = (slot != null) ? newest(slot.present(), holds) : null;
			if (existing != null) {
				result[0] = existing;
				return slot;
			}
			this.leases.revoke(key);
			return replace(slot, added);
		});
		return result[0];
	}

	private static @Nullable StoredVariant newest(List<StoredVariant> variants, Predicate<Lineage> holds) {
		for (StoredVariant variant : variants) {
			if (holds.test(variant.lineage())) {
				return variant;
			}
		}
		return null;
	}

	private static Slot replace(@Nullable Slot slot, MemoryVariant added) {
		if (slot != null) {
			slot.remove(Standing.REPLACED);
		}
		return added;
	}

	@Override
	public void remove(EntryKey key, StoredVariant variant) {
		((MemoryVariant) variant).remove(Standing.INVALIDATED);
		this.slots.compute(key, this::limited);
	}

	@Override
	public List<Lineage> invalidate(EntryKey key) {
		this.leases.revoke(key);
		List<Lineage> lineages = new ArrayList<>();
		this.slots.compute(key, (slot) -> {
			if (slot != null) {
				lineages.addAll(slot.presentLineages());
				slot.remove(Standing.INVALIDATED);
			}
			return null;
		});
		return lineages;
	}

	@Override
	public boolean clear() {
		boolean present = this.slots.all().values().stream().anyMatch((slot) -> !slot.present().isEmpty());
		// In this order: a fill that is of the next tenure has a lease that holds.
		this.leases.revokeAll();
		Tenure tenure = this.tenure;
		this.tenure = Tenure.of(this);
		tenure.end(Standing.INVALIDATED);
		for (EntryKey key : this.slots.all().keySet()) {
			// What was put since then stays.
			this.slots.compute(key, this::limited);
		}
		trimHistory();
		this.listeners.cleared();
		return present;
	}

	@Override
	public void forEach(BiConsumer<EntryKey, List<StoredVariant>> action) {
		this.slots.all().forEach((key, slot) -> {
			List<StoredVariant> present = slot.present();
			if (!present.isEmpty()) {
				action.accept(key, present);
			}
		});
	}

	@Override
	public Map<List<Lineage>, Long> census() {
		return this.slots.census();
	}

	@Override
	public List<Variant> sample(int keys) {
		return this.slots.all()
			.values()
			.stream()
			.limit(keys)
			.flatMap((slot) -> slot.present().stream())
			.map(StoredVariant::variant)
			.toList();
	}

	@Override
	public boolean limitsVariants() {
		return true;
	}

	@Override
	public void addRemovalListener(RemovalListener listener) {
		this.listeners.add(listener);
	}

	private @Nullable Slot limited(@Nullable Slot slot) {
		return (slot != null) ? slot.limited(this.bounds.variants()) : null;
	}

	private MemoryVariant stored(EntryKey key, Variant variant) {
		return MemoryVariant.of(this.tenure, key, variant, this.ticker.read(), this.expiry.isIdleLimited());
	}

}
