package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Verdict;
import dev.embercache.store.Finding;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.Turn;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.core.log.LogMessage;

/**
 * The one way of data through a cache: the live tier over the region of the store.
 * <p>
 * Nothing here throws because of a cache fault. A read that fails is a miss, a write that
 * fails leaves nothing behind.
 * <p>
 * What may race: a fill with an invalidation, from whatever generation. The region looks
 * at the lease of the computation in the same atomic step in which it takes its result, a
 * live-only value looks at it whenever it is served, and an invalidation revokes the
 * lease first.
 */
final class Tiers {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	private static final Lease NO_LEASE = () -> false;

	private final Generation generation;

	private final CacheSettings settings;

	private final Region region;

	private final EntryCodec codec;

	private final LiveTier live;

	private final Leases<Object> keyLeases = new Leases<>();

	private final Faults faults;

	private final Departures departures = new Departures();

	private final AtomicInteger revisions = new AtomicInteger();

	Tiers(Generation generation, Region region, CacheSettings settings) {
		this.generation = generation;
		this.settings = settings;
		this.region = region;
		this.faults = new Faults(region.cache());
		this.codec = new EntryCodec(region.cache(), generation, this.faults);
		this.live = new LiveTier(settings.bounds().maximumEntries(), this.departures);
		region.addRemovalListener(this.live);
	}

	String name() {
		return this.region.cache();
	}

	CacheSettings settings() {
		return this.settings;
	}

	Region region() {
		return this.region;
	}

	long faults() {
		return this.faults.count();
	}

	/**
	 * The code of this generation was redefined in place: what it computed so far may not
	 * be served any more without being judged again.
	 */
	void revise() {
		this.revisions.incrementAndGet();
		this.live.clear();
	}

	/**
	 * Return the revision of the code that runs now.
	 */
	int revision() {
		return this.revisions.get();
	}

	/**
	 * Allow what the given method returns to be read from the store.
	 */
	void allow(Method method) {
		this.codec.allow(method);
	}

	/**
	 * Find a value in the live tier.
	 */
	Cache.@Nullable ValueWrapper findLive(Object key) {
		LiveValue value = this.live.find(key);
		if (value == null) {
			return null;
		}
		Standing standing = value.standing();
		if (standing != Standing.PRESENT) {
			this.live.remove(key, value);
			this.departures.add(key, standing);
			return null;
		}
		return value.serve();
	}

	/**
	 * Find a value in the live tier, or else in the store.
	 */
	Lookup find(Object key) {
		Cache.ValueWrapper hit = findLive(key);
		return (hit != null) ? new Lookup.Hit(hit) : findStored(key);
	}

	/**
	 * Find a value in the store, after the live tier had none.
	 */
	Lookup findStored(Object key) {
		CacheKey cacheKey = this.codec.encode(key);
		EntryKey entryKey = cacheKey.entryKey();
		if (entryKey == null) {
			return miss(cacheKey, this.keyLeases.take(key), this.departures.reason(key));
		}
		try {
			return findStored(cacheKey, entryKey);
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot read: " + ex, "Serving a miss.", ex);
			return miss(cacheKey, NO_LEASE, "unreadable");
		}
	}

	private Lookup findStored(CacheKey key, EntryKey entryKey) {
		Finding finding = this.region.look(entryKey, this.generation::holds);
		String reason = null;
		for (StoredVariant stored : finding.variants()) {
			if (this.generation.lineages().judge(stored.variant().lineage()) instanceof Verdict.Stale stale) {
				reason = (reason != null) ? reason : "stale, " + stale.summary();
				continue;
			}
			Cache.ValueWrapper hit = serve(key.key(), stored);
			if (hit != null) {
				return new Lookup.Hit(hit);
			}
			this.region.remove(entryKey, stored);
			reason = "undecodable";
		}
		return miss(key, finding.lease(), (reason != null) ? reason : this.departures.reason(key.key()));
	}

	private Cache.@Nullable ValueWrapper serve(Object key, StoredVariant stored) {
		Cache.ValueWrapper value = this.codec.decode(stored.variant());
		if (value != null) {
			stored.touch();
			addLive(key, stored, value.get());
		}
		return value;
	}

	private Lookup.Miss miss(CacheKey key, Lease lease, String reason) {
		logger.debug(LogMessage.format("Cache '%s': miss, %s", name(), reason));
		return new Lookup.Miss(key, lease, revision());
	}

	/**
	 * Begin the turn of the calling thread to compute what is missing.
	 */
	Turn turn(Lookup.Miss miss) {
		EntryKey entryKey = miss.key().entryKey();
		return (entryKey != null) ? this.region.turn(entryKey) : Turn.EVERYBODY;
	}

	/**
	 * Add what a computation gave after a miss.
	 */
	void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			CacheKey key = miss.key();
			EntryKey entryKey = key.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(key, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(key.key(), value, miss.lease(), miss.revision());
				return;
			}
			if (isRedefined(miss.revision())) {
				return;
			}
			StoredVariant stored = this.region.fill(entryKey, variant, miss.lease());
			if (stored != null) {
				addLive(key.key(), stored, value);
			}
			else {
				logger.debug(LogMessage.format("Cache '%s': not kept, the key was invalidated while it was computed",
						name()));
			}
		}
		catch (RuntimeException | LinkageError ex) {
			notWritten(ex);
		}
	}

	/**
	 * Put a value that is the truth about the key from now on.
	 * @param revision the revision of the code that computed the value
	 */
	void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		try {
			CacheKey cacheKey = this.codec.encode(key);
			EntryKey entryKey = cacheKey.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(cacheKey, value, producer) : null;
			if (entryKey == null || variant == null) {
				addLiveOnly(key, value, revoke(cacheKey), revision);
				return;
			}
			if (isRedefined(revision)) {
				invalidate(key);
				return;
			}
			addLive(key, this.region.update(entryKey, variant), value);
		}
		catch (RuntimeException | LinkageError ex) {
			notWritten(ex);
		}
	}

	/**
	 * Update the key unless it has a value.
	 */
	Cache.@Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		Lookup lookup = find(key);
		if (!(lookup instanceof Lookup.Miss miss)) {
			return ((Lookup.Hit) lookup).value();
		}
		try {
			EntryKey entryKey = miss.key().entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(miss.key(), value, () -> null) : null;
			if (entryKey == null || variant == null) {
				LiveValue existing = this.live.putIfAbsent(key, liveOnly(value, miss.lease()));
				return (existing != null) ? existing.serve() : null;
			}
			StoredVariant stored = this.region.putIfAbsent(entryKey, variant, this.generation::holds);
			if (stored.variant() == variant) {
				addLive(key, stored, value);
				return null;
			}
			Cache.ValueWrapper existing = serve(key, stored);
			if (existing != null) {
				return existing;
			}
			this.region.remove(entryKey, stored);
			return putIfAbsent(key, value);
		}
		catch (RuntimeException | LinkageError ex) {
			notWritten(ex);
		}
		return null;
	}

	/**
	 * Return whether the code was redefined since a value began to be computed. Its
	 * lineage would be that of the new code.
	 */
	private boolean isRedefined(int revision) {
		if (revision == revision()) {
			return false;
		}
		logger.debug(LogMessage.format("Cache '%s': not kept, the code was redefined while it ran", name()));
		return true;
	}

	private void notWritten(Throwable ex) {
		this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
	}

	/**
	 * Remove all that is kept under the key.
	 * @return whether a value was there that could have been served
	 */
	boolean invalidate(Object key) {
		LiveValue live = this.live.find(key);
		boolean present = live != null && live.stored() == null && live.standing() == Standing.PRESENT;
		try {
			present |= invalidate(this.codec.encode(key));
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot invalidate: " + ex, "The entry may be served again.", ex);
		}
		this.live.remove(key);
		this.departures.add(key, Standing.INVALIDATED);
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
			present |= this.generation.holds(lineage);
		}
		return present;
	}

	/**
	 * Remove all that is kept.
	 * @return whether there was anything
	 */
	boolean clear() {
		boolean present = !this.live.isEmpty();
		try {
			this.keyLeases.revokeAll();
			present |= this.region.clear();
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot clear: " + ex, "Entries may be served again.", ex);
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

	private void addLive(Object key, StoredVariant stored, @Nullable Object value) {
		this.live.put(key, isShareable(value) ? new SharedValue(stored, new SimpleValueWrapper(value))
				: new CopiedValue(stored, this.codec));
	}

	private void addLiveOnly(Object key, @Nullable Object value, Lease lease, int revision) {
		if (!isRedefined(revision)) {
			this.live.put(key, liveOnly(value, lease));
		}
	}

	private LiveValue liveOnly(@Nullable Object value, Lease lease) {
		Object master = (value != null && !isShareable(value)) ? this.codec.copyIfPossible(value) : null;
		return new LiveOnlyValue(new SimpleValueWrapper((master != null) ? master : value),
				(master != null) ? this.codec : null, lease, this.generation.ticker(), this.settings.bounds());
	}

	private boolean isShareable(@Nullable Object value) {
		return !this.settings.copyOnRead() || this.codec.isImmutable(value);
	}

}
