package dev.embercache.store.redis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;
import dev.embercache.store.Finding;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * The entries of one cache, as one node sees them.
 * <p>
 * <b>Truth and copy.</b> The truth is in Redis, see {@link SharedCache}. A live tier
 * serves what this node has read or written before, without asking Redis, as long as two
 * things are known. First, that nothing has happened to the key: {@link KeyCell} hears of
 * each invalidation and update by its fencing token, and {@link CacheEpoch} of each
 * clear. Second, that this node would have heard: {@link Trust} lasts while messages
 * provably arrive, until the maximum staleness after the last of them was sent.
 * <p>
 * <b>A read</b> notes the news of the key and the trust first, and asks Redis then. If
 * news arrives in between, the variants count only if they were read under the token that
 * the news is about; otherwise they are handed out as removed, and no live tier keeps
 * them. The same beginning goes into the lease, so that a fill is refused here if this
 * node knows that it is too late, and by Redis if it does not.
 * <p>
 * <b>An update or invalidation</b> changes Redis first and the cell afterwards, and
 * returns when both are done. Other nodes hear of it by the message that the script has
 * published. If Redis does not answer, it is not known whether the command was carried
 * out: the cell forgets the key at once, and the invalidation becomes {@link Undelivered}
 * until {@link Recovery} has delivered it. {@link Revocations} does both.
 * <p>
 * <b>During an outage</b> there are misses only, and nothing is kept. No method throws;
 * faults are counted in {@link FaultLog}, outages reported by {@link Breaker}.
 * <p>
 * <b>A stampede</b> on a key that has no value is held back by {@link KeyLocks}.
 */
final class RedisRegion implements Region, VariantOwner {

	private static final int MAXIMUM_ATTEMPTS = 100;

	private final String cache;

	private final SharedCache shared;

	private final KeyCells cells;

	private final Revocations revocations;

	private final LocalEntries local;

	private final KeyLocks locks;

	private final RemovalListeners listeners;

	private final Lifetime lifetime;

	private final RecentLineages recent = new RecentLineages();

	private final Readings readings;

	private final Executor background;

	private final FaultLog faults;

	private final boolean trusted;

	/**
	 * Create a region.
	 * @param shared the entries in Redis
	 * @param cells what this node has of them
	 * @param local what it holds for itself while it may not use Redis
	 * @param background tells Redis of reads
	 * @param trusted whether only the application can have written the entries
	 */
	RedisRegion(String cache, SharedCache shared, KeyCells cells, Revocations revocations, LocalEntries local,
			KeyLocks locks, RemovalListeners listeners, Lifetime lifetime, Executor background, FaultLog faults,
			boolean trusted) {
		this.cache = cache;
		this.shared = shared;
		this.cells = cells;
		this.revocations = revocations;
		this.local = local;
		this.locks = locks;
		this.listeners = listeners;
		this.lifetime = lifetime;
		this.readings = new Readings(this.recent, lifetime);
		this.background = background;
		this.faults = faults;
		this.trusted = trusted;
	}

	void limit(Bounds bounds) {
		this.lifetime.limit(bounds);
	}

	Revocations revocations() {
		return this.revocations;
	}

	/**
	 * Hear what another node did.
	 */
	void hear(Message message) {
		EntryKey key = message.key();
		if (key != null) {
			this.cells.hear(key, message.token());
		}
		else {
			this.local.forget();
			this.shared.epoch().hear(message.token());
		}
	}

	/**
	 * Give up what is live: it may be gone.
	 */
	void lost() {
		this.listeners.cleared();
		this.locks.signal();
	}

	void confirm() {
		this.shared.confirm();
	}

	@Override
	public boolean isEpoch(long epoch) {
		return this.shared.epoch().is(epoch) || this.local.isEpoch(epoch);
	}

	@Override
	public long now() {
		return this.lifetime.now();
	}

	@Override
	public Expiry expiry() {
		return this.lifetime.expiry();
	}

	@Override
	public void touched(EntryKey key, long now) {
		this.background.execute(() -> quietly("touch", () -> this.shared.touch(key, now, this.lifetime.bounds())));
	}

	@Override
	public void removed(RedisVariant variant) {
		this.listeners.removed(variant);
	}

	@Override
	public String cache() {
		return this.cache;
	}

	@Override
	public boolean isTrusted() {
		return this.trusted;
	}

	@Override
	public List<StoredVariant> find(EntryKey key) {
		return look(key, (lineage) -> false).variants();
	}

	@Override
	public Lease lease(EntryKey key) {
		return look(key, (lineage) -> false).lease();
	}

	@Override
	public Finding look(EntryKey key, Predicate<Lineage> holds) {
		if (this.local.areInUse()) {
			return this.local.look(this, key);
		}
		Set<Fingerprint> lineages = this.recent.holding(holds);
		KeyCells.Beginning beginning = this.cells.begin(key);
		try {
			return this.readings.finding(this, key, this.shared.read(key, lineages), beginning);
		}
		catch (RuntimeException ex) {
			failed("read", ex);
			return new Finding(List.of(), Lease.NONE);
		}
	}

	@Override
	public @Nullable StoredVariant fill(EntryKey key, Variant variant, Lease lease) {
		if (!(lease instanceof RedisLease taken) || !taken.isInTime()) {
			return null;
		}
		if (this.local.areInUse()) {
			return this.local.fill(this, key, variant, taken);
		}
		long now = this.lifetime.now();
		try {
			Entries.Filled filled = this.shared.fill(key, variant, taken, this.lifetime.bounds(), now,
					this.cells::evicted);
			if (!filled.isKept()) {
				return null;
			}
			taken.cell().evict(filled.gone());
			return added(key, variant, taken.origin().numbered(filled.number()), now, taken.cell(), taken.begin());
		}
		catch (RuntimeException ex) {
			failed("write", ex);
			return null;
		}
	}

	@Override
	public KeyLock lock(EntryKey key) {
		return this.locks.create(key);
	}

	private RedisVariant added(EntryKey key, Variant variant, Origin origin, long now, KeyCell cell,
			KeyCell.News begin) {
		this.recent.add(variant.lineage());
		return cell.add(new RedisVariant(this, key, variant, origin, now, now), begin);
	}

	@Override
	public StoredVariant update(EntryKey key, Variant variant) {
		if (this.local.areInUse()) {
			this.revocations.invalidate(key);
			return this.local.update(this, key, variant);
		}
		StoredVariant updated = update(key, variant, null);
		return (updated != null) ? updated : RedisVariant.notKept(this, key, variant);
	}

	/**
	 * Update the key.
	 * @param expected the key as it was read, or {@code null} if that does not matter
	 * @return the variant, or {@code null} if the key is not as expected
	 */
	private @Nullable RedisVariant update(EntryKey key, Variant variant, SharedCache.@Nullable Read expected) {
		long token = RandomNumber.next();
		KeyCells.Beginning beginning = this.cells.begin(key);
		Entries.Moment started = new Entries.Moment(beginning.nanos(), this.lifetime.now());
		try {
			long epoch = this.shared.update(key, variant, token, expected, beginning.cell(), this.lifetime.bounds(),
					started, this.cells::evicted);
			if (epoch == 0) {
				return null;
			}
			beginning.cell().revoke(token, beginning.news(), Standing.REPLACED);
			Origin origin = new Origin(beginning.cell(), epoch, token, 1, beginning.trust());
			return added(key, variant, origin, started.millis(), beginning.cell(), beginning.news());
		}
		catch (RuntimeException ex) {
			failed("write", ex);
			this.revocations.undelivered(key);
			return RedisVariant.notKept(this, key, variant);
		}
	}

	@Override
	public StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds) {
		for (int i = 0; i < MAXIMUM_ATTEMPTS; i++) {
			if (this.local.areInUse()) {
				return update(key, variant);
			}
			KeyCells.Beginning beginning = this.cells.begin(key);
			SharedCache.Read read;
			try {
				read = this.shared.read(key, List.of());
			}
			catch (RuntimeException ex) {
				failed("write", ex);
				return RedisVariant.notKept(this, key, variant);
			}
			for (StoredVariant existing : this.readings.present(this, key, read, beginning)) {
				if (holds.test(existing.variant().lineage())) {
					return existing;
				}
			}
			RedisVariant updated = update(key, variant, read);
			if (updated != null) {
				return updated;
			}
		}
		return RedisVariant.notKept(this, key, variant);
	}

	@Override
	public void remove(EntryKey key, StoredVariant variant) {
		RedisVariant removed = (RedisVariant) variant;
		this.cells.begin(key).cell().remove(removed);
		quietly("remove", () -> this.shared.remove(key, removed));
	}

	@Override
	public List<Lineage> invalidate(EntryKey key) {
		List<Lineage> gone = this.revocations.invalidate(key);
		if (this.local.areInUse()) {
			this.local.invalidated(key);
		}
		return gone;
	}

	@Override
	public boolean clear() {
		boolean present = this.revocations.clear();
		if (this.local.areInUse()) {
			this.local.clear();
		}
		return present;
	}

	@Override
	public void forEach(BiConsumer<EntryKey, List<StoredVariant>> action) {
		quietly("show", () -> {
			long rank = 0;
			List<EntryKey> keys = this.shared.page(rank);
			while (!keys.isEmpty()) {
				for (EntryKey key : keys) {
					List<StoredVariant> variants = find(key);
					if (!variants.isEmpty()) {
						action.accept(key, variants);
					}
				}
				rank += keys.size();
				keys = this.shared.page(rank);
			}
		});
	}

	@Override
	public void addRemovalListener(RemovalListener listener) {
		this.listeners.add(listener);
	}

	private void quietly(String action, Runnable command) {
		try {
			command.run();
		}
		catch (RuntimeException ex) {
			failed(action, ex);
		}
	}

	private void failed(String action, RuntimeException ex) {
		this.faults.failed(this.cache, action, ex);
	}

}
