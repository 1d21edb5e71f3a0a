package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.core.log.LogMessage;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Verdict;
import dev.embercache.store.Finding;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * The live tier of this generation over the region of a store that outlives it.
 * <p>
 * <b>States.</b> As this generation sees it, a key is <i>absent</i>: the region has no
 * variant whose lineage holds. Or it is <i>stored</i>: the newest variant that holds is
 * there, encoded. Once decoded or put, it is also <i>live</i>: the live tier has the
 * object, together with the variant that it belongs to, which alone decides at each hit
 * whether the object may still be served. Or it is <i>live only</i>: key or value cannot
 * be encoded, so the live tier has the one object, under the lease with which it was
 * computed. A variant whose lineage does not hold is skipped rather than removed: another
 * version of the application may still use it.
 * <p>
 * <b>What may race with what.</b>
 * <ul>
 * <li><i>A fill with an update or an invalidation</i>, of whichever generation or
 * machine: the lease is taken before the region is looked at, the region checks it within
 * the atomic step that stores the result, and an update or an invalidation revokes it. A
 * live-only value checks its lease at each hit instead.</li>
 * <li><i>Adding to the live tier with the end of a variant:</i> the live tier checks the
 * variant once more after adding it, and again at each hit, so an evicted or invalidated
 * variant is never served from there.</li>
 * <li><i>A write with a redefinition of code:</i> the revision changes before the live
 * tier is cleared. A write compares the revision with that of its miss before it goes to
 * the store, and again after it was added to the live tier, from where it then removes
 * itself.</li>
 * <li><i>Several computations of one key</i> are not excluded here. Loads avoid them by a
 * single flight per key; where they happen, each fill is valid under its own lease.</li>
 * </ul>
 */
final class TieredBackend extends CacheBackend {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private final Region region;

	private final EntryCodec codec;

	private final LiveTier live;

	private final Leases<Object> keyLeases = new Leases<>();

	TieredBackend(CurrentGeneration generation, Region region, CacheSettings settings) {
		super(region.cache(), generation, settings);
		this.region = region;
		this.codec = new EntryCodec(region.cache(), generation, faults(), settings.copyOnRead(), region.isTrusted());
		this.live = new LiveTier(settings.bounds().maximumEntries(), region.limitsVariants(), removalReasons());
		region.addRemovalListener(this.live);
	}

	@Override
	Region nativeCache() {
		return this.region;
	}

	@Override
	Set<Lineage> lineages() {
		Set<Lineage> lineages = new LinkedHashSet<>(generation().lineages().given(name()));
		this.region.census().keySet().forEach(lineages::addAll);
		return lineages;
	}

	@Override
	long liveOnlyEntries() {
		return this.live.liveOnly();
	}

	@Override
	void forgetLive() {
		this.live.clear();
	}

	@Override
	void allowReturnType(Method method) {
		this.codec.allowReturnType(method);
	}

	@Override
	KeySnapshot snapshot(Object key) {
		return this.codec.snapshot(key);
	}

	@Override
	Cache.@Nullable ValueWrapper findLive(Object key) {
		LiveValue value = this.live.find(key);
		if (value == null) {
			return null;
		}
		Cache.ValueWrapper served = value.serve();
		if (served == null) {
			this.live.remove(key, value);
			removalReasons().add(key, value.standing());
		}
		return served;
	}

	@Override
	Lookup findStored(KeySnapshot key) {
		CacheKey cacheKey = this.codec.encode(key);
		EntryKey entryKey = cacheKey.entryKey();
		if (entryKey == null) {
			return miss(cacheKey, this.keyLeases.take(cacheKey.key()), removalReasons().reason(cacheKey.key()));
		}
		try {
			return findStored(cacheKey, entryKey, false);
		}
		catch (RuntimeException | Error ex) {
			faults().add("Cannot read: " + ex, "Serving a miss.", ex);
			return miss(cacheKey, Lease.NONE, "unreadable");
		}
	}

	private Lookup findStored(CacheKey key, EntryKey entryKey, boolean removed) {
		Finding finding = this.region.look(entryKey, generation()::holds);
		boolean undecodable = removed;
		for (StoredVariant stored : finding.variants()) {
			if (!generation().holds(stored.lineage())) {
				continue;
			}
			Cache.ValueWrapper hit = serve(key.snapshot(), stored);
			if (hit != null) {
				return new Lookup.Hit(hit);
			}
			this.region.remove(entryKey, stored);
			undecodable = true;
			if (!finding.lease().holds()) {
				// Without a lease, the result of a computation could not be filled in.
				return findStored(key, entryKey, true);
			}
		}
		return miss(key, finding.lease(), undecodable ? "undecodable" : reason(key, finding));
	}

	private String reason(CacheKey key, Finding finding) {
		Verdict.Stale stale = generation().staleness(finding.variants());
		return (stale != null) ? "stale, " + stale.summary() : removalReasons().reason(key.key());
	}

	private Cache.@Nullable ValueWrapper serve(KeySnapshot key, StoredVariant stored) {
		Cache.ValueWrapper value = this.codec.decode(stored.variant());
		// An earlier run may have had other settings.
		if (value == null || !isKept(value.get())) {
			return null;
		}
		stored.touch();
		addLive(key, stored, value.get());
		return value;
	}

	@Override
	KeyLock lock(Lookup.Miss miss) {
		EntryKey entryKey = miss.key().entryKey();
		return (entryKey != null) ? this.region.lock(entryKey) : KeyLock.NONE;
	}

	@Override
	HeldValue hold(@Nullable Object value) {
		return this.codec.holdIfPossible(value);
	}

	@Override
	void fillIn(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			CacheKey key = miss.key();
			EntryKey entryKey = key.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(key, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(key.snapshot(), value, miss.lease(), miss.revision());
				return;
			}
			if (isRedefined(miss.revision())) {
				return;
			}
			StoredVariant stored = this.region.fill(entryKey, variant, miss.lease());
			if (stored != null) {
				addLive(key.snapshot(), stored, value);
				forgetIfRedefined(key.key(), miss.revision());
			}
			else {
				logNotKept("the key was invalidated while it was computed");
			}
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
		}
	}

	@Override
	void replace(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		try {
			KeySnapshot snapshot = snapshot(key);
			CacheKey cacheKey = this.codec.encode(snapshot);
			EntryKey entryKey = cacheKey.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(cacheKey, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(snapshot, value, revoke(cacheKey), revision);
				return;
			}
			if (isRedefined(revision)) {
				invalidate(key);
				return;
			}
			addLive(snapshot, this.region.update(entryKey, variant), value);
			forgetIfRedefined(snapshot.key(), revision);
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
			invalidate(key);
		}
	}

	/**
	 * Remove a value that was added after the live tier had been cleared, so that its
	 * variant is judged anew.
	 */
	private void forgetIfRedefined(Object key, int revision) {
		if (isRedefined(revision)) {
			this.live.remove(key);
		}
	}

	@Override
	Cache.@Nullable ValueWrapper addIfAbsent(Object key, @Nullable Object value,
			Supplier<@Nullable Producer> producer) {
		Cache.ValueWrapper live = findLive(key);
		if (live != null) {
			return live;
		}
		KeySnapshot snapshot = snapshot(key);
		Lookup lookup = findStored(snapshot);
		if (!(lookup instanceof Lookup.Miss miss)) {
			return ((Lookup.Hit) lookup).value();
		}
		try {
			EntryKey entryKey = miss.key().entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(miss.key(), value, producer) : null;
			if (entryKey == null || variant == null) {
				LiveValue existing = this.live.putIfAbsent(snapshot.key(), liveOnly(value, miss.lease()));
				return (existing != null) ? existing.serve() : null;
			}
			StoredVariant stored = this.region.putIfAbsent(entryKey, variant, generation()::holds);
			if (stored.variant().equals(variant)) {
				addLive(snapshot, stored, value);
				return null;
			}
			Cache.ValueWrapper existing = serve(snapshot, stored);
			if (existing != null) {
				return existing;
			}
			this.region.remove(entryKey, stored);
			return addIfAbsent(key, value, producer);
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
		}
		return null;
	}

	@Override
	boolean invalidate(Object key) {
		LiveValue live = this.live.find(key);
		boolean present = live != null && live.stored() == null && live.standing() == Standing.PRESENT;
		try {
			present |= invalidate(this.codec.encode(new KeySnapshot(key, key)));
		}
		catch (RuntimeException | Error ex) {
			faults().add("Cannot invalidate: " + ex, "The entry may be served again.", ex);
		}
		this.live.remove(key);
		rememberInvalidation(key);
		return present;
	}

	private boolean invalidate(CacheKey key) {
		EntryKey entryKey = key.entryKey();
		if (entryKey == null) {
			this.keyLeases.revoke(key.key());
			return false;
		}
		boolean present = false;
		for (Lineage lineage : this.region.invalidate(entryKey)) {
			present |= generation().holds(lineage);
		}
		return present;
	}

	@Override
	boolean clear() {
		boolean present = !this.live.isEmpty();
		try {
			this.keyLeases.revokeAll();
			present |= this.region.clear();
		}
		catch (RuntimeException | Error ex) {
			faults().add("Cannot clear: " + ex, "Entries may be served again.", ex);
		}
		this.live.clear();
		logger.debug(LogMessage.format("Cache '%s': all entries are invalidated", name()));
		return present;
	}

	private Lease revoke(CacheKey key) {
		invalidate(key);
		EntryKey entryKey = key.entryKey();
		return (entryKey != null) ? this.region.lease(entryKey) : this.keyLeases.take(key.key());
	}

	private void addLive(KeySnapshot key, StoredVariant stored, @Nullable Object value) {
		addLive(key,
				isShareable(value) ? new SharedStoredValue(stored, value) : new CopiedStoredValue(stored, this.codec));
	}

	private void addLiveOnly(KeySnapshot key, @Nullable Object value, Lease lease, int revision) {
		if (!isRedefined(revision)) {
			addLive(key, liveOnly(value, lease));
			forgetIfRedefined(key.key(), revision);
		}
	}

	private void addLive(KeySnapshot key, LiveValue value) {
		if (isUsable(key)) {
			this.live.put(key.key(), value);
		}
	}

	private LiveValue liveOnly(@Nullable Object value, Lease lease) {
		return new LiveOnlyValue(hold(value), lease, generation().ticker(), settings().bounds());
	}

	private boolean isShareable(@Nullable Object value) {
		return !settings().copyOnRead() || this.codec.isImmutable(value);
	}

}
