package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.core.log.LogMessage;

/**
 * The live tier over the region of a store that outlives the generation.
 * <p>
 * What may race: a fill with an invalidation, from whatever generation. The region looks
 * at the lease of the computation in the same atomic step in which it takes its result, a
 * live-only value looks at it whenever it is served, and an invalidation revokes the
 * lease first.
 */
final class StoredTiers extends Tiers {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	private final Region region;

	private final EntryCodec codec;

	private final LiveTier live;

	private final Leases<Object> keyLeases = new Leases<>();

	StoredTiers(Generation generation, Region region, CacheSettings settings) {
		super(region.cache(), generation, settings);
		this.region = region;
		this.codec = new EntryCodec(region.cache(), generation, faults(), settings.copyOnRead(), region.isTrusted());
		this.live = new LiveTier(settings.bounds().maximumEntries(), region.limitsVariants(), departures());
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
	void forgetLive() {
		this.live.clear();
	}

	@Override
	void allow(Method method) {
		this.codec.allow(method);
	}

	@Override
	AskedKey ask(Object key) {
		return this.codec.ask(key);
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
			departures().add(key, value.standing());
		}
		return served;
	}

	@Override
	Lookup findStored(AskedKey key) {
		CacheKey cacheKey = this.codec.encode(key);
		EntryKey entryKey = cacheKey.entryKey();
		if (entryKey == null) {
			return miss(cacheKey, this.keyLeases.take(cacheKey.key()), departures().reason(cacheKey.key()));
		}
		try {
			return findStored(cacheKey, entryKey, null);
		}
		catch (RuntimeException | Error ex) {
			faults().add("Cannot read: " + ex, "Serving a miss.", ex);
			return miss(cacheKey, Lease.NONE, "unreadable");
		}
	}

	private Lookup findStored(CacheKey key, EntryKey entryKey, @Nullable String known) {
		Finding finding = this.region.look(entryKey, generation()::holds);
		String reason = known;
		for (StoredVariant stored : finding.variants()) {
			if (generation().lineages().judge(stored.lineage()) instanceof Verdict.Stale stale) {
				reason = (reason != null) ? reason : "stale, " + stale.summary();
				continue;
			}
			Cache.ValueWrapper hit = serve(key.asked(), stored);
			if (hit != null) {
				return new Lookup.Hit(hit);
			}
			this.region.remove(entryKey, stored);
			reason = "undecodable";
			if (!finding.lease().holds()) {
				// Without one, what is computed now could not be filled in.
				return findStored(key, entryKey, reason);
			}
		}
		return miss(key, finding.lease(), (reason != null) ? reason : departures().reason(key.key()));
	}

	private Cache.@Nullable ValueWrapper serve(AskedKey key, StoredVariant stored) {
		Cache.ValueWrapper value = this.codec.decode(stored.variant());
		if (value != null) {
			stored.touch();
			addLive(key, stored, value.get());
		}
		return value;
	}

	@Override
	KeyLock turn(Lookup.Miss miss) {
		EntryKey entryKey = miss.key().entryKey();
		return (entryKey != null) ? this.region.lock(entryKey) : KeyLock.NONE;
	}

	@Override
	HeldValue held(@Nullable Object value) {
		return this.codec.holdIfPossible(value);
	}

	@Override
	void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			CacheKey key = miss.key();
			EntryKey entryKey = key.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(key, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(key.asked(), value, miss.lease(), miss.revision());
				return;
			}
			if (isRedefined(miss.revision())) {
				return;
			}
			StoredVariant stored = this.region.fill(entryKey, variant, miss.lease());
			if (stored != null) {
				addLive(key.asked(), stored, value);
				forgetIfRedefined(key.key(), miss.revision());
			}
			else {
				notKept("the key was invalidated while it was computed");
			}
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
		}
	}

	@Override
	void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		try {
			AskedKey asked = ask(key);
			CacheKey cacheKey = this.codec.encode(asked);
			EntryKey entryKey = cacheKey.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(cacheKey, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(asked, value, revoke(cacheKey), revision);
				return;
			}
			if (isRedefined(revision)) {
				invalidate(key);
				return;
			}
			addLive(asked, this.region.update(entryKey, variant), value);
			forgetIfRedefined(asked.key(), revision);
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
			invalidate(key);
		}
	}

	/**
	 * Have a value judged that was added after all were forgotten.
	 */
	private void forgetIfRedefined(Object key, int revision) {
		if (isRedefined(revision)) {
			this.live.remove(key);
		}
	}

	@Override
	Cache.@Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		Cache.ValueWrapper live = findLive(key);
		if (live != null) {
			return live;
		}
		AskedKey asked = ask(key);
		Lookup lookup = findStored(asked);
		if (!(lookup instanceof Lookup.Miss miss)) {
			return ((Lookup.Hit) lookup).value();
		}
		try {
			EntryKey entryKey = miss.key().entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(miss.key(), value, () -> null) : null;
			if (entryKey == null || variant == null) {
				LiveValue existing = this.live.putIfAbsent(asked.key(), liveOnly(value, miss.lease()));
				return (existing != null) ? existing.serve() : null;
			}
			StoredVariant stored = this.region.putIfAbsent(entryKey, variant, generation()::holds);
			if (stored.variant().equals(variant)) {
				addLive(asked, stored, value);
				return null;
			}
			Cache.ValueWrapper existing = serve(asked, stored);
			if (existing != null) {
				return existing;
			}
			this.region.remove(entryKey, stored);
			return putIfAbsent(key, value);
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
		}
		return null;
	}

	@Override
	boolean invalidate(Object key) {
		LiveValue live = this.live.find(key);
		boolean present = live != null && live.stored() == null && live.standing() == Standing.PRESENT;
		try {
			present |= invalidate(this.codec.encode(new AskedKey(key, key)));
		}
		catch (RuntimeException | Error ex) {
			faults().add("Cannot invalidate: " + ex, "The entry may be served again.", ex);
		}
		this.live.remove(key);
		invalidated(key);
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

	private void addLive(AskedKey key, StoredVariant stored, @Nullable Object value) {
		addLive(key, isShareable(value) ? new SharedValue(stored, value) : new CopiedValue(stored, this.codec));
	}

	private void addLiveOnly(AskedKey key, @Nullable Object value, Lease lease, int revision) {
		if (!isRedefined(revision)) {
			addLive(key, liveOnly(value, lease));
			forgetIfRedefined(key.key(), revision);
		}
	}

	private void addLive(AskedKey key, LiveValue value) {
		if (isUsable(key)) {
			this.live.put(key.key(), value);
		}
	}

	private LiveValue liveOnly(@Nullable Object value, Lease lease) {
		return new LiveOnlyValue(held(value), lease, generation().ticker(), settings().bounds());
	}

	private boolean isShareable(@Nullable Object value) {
		return !settings().copyOnRead() || this.codec.isImmutable(value);
	}

}
