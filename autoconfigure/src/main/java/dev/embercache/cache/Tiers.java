package dev.embercache.cache;

import java.lang.reflect.Type;
import java.util.function.Supplier;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Verdict;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
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

	private volatile int revision;

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
		this.revision++;
		this.live.clear();
	}

	/**
	 * Allow values of the given type to be read from the store.
	 */
	void allow(Type type) {
		this.codec.allow(type);
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
		Lease lease = this.region.lease(entryKey);
		String reason = null;
		for (StoredVariant stored : this.region.find(entryKey)) {
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
		return miss(key, lease, (reason != null) ? reason : this.departures.reason(key.key()));
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
		return new Lookup.Miss(key, lease, this.revision);
	}

	/**
	 * Add what a computation gave after a miss.
	 */
	void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		if (miss.revision() != this.revision) {
			logger.debug(LogMessage.format("Cache '%s': not kept, the code was redefined while it ran", name()));
			return;
		}
		try {
			CacheKey key = miss.key();
			EntryKey entryKey = key.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(key, value, producer) : null;
			if (entryKey == null || variant == null) {
				this.live.put(key.key(), liveOnly(value, miss.lease()));
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
	 */
	void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			CacheKey cacheKey = this.codec.encode(key);
			EntryKey entryKey = cacheKey.entryKey();
			Variant variant = (entryKey != null) ? this.codec.encode(cacheKey, value, producer) : null;
			if (entryKey == null || variant == null) {
				this.live.put(key, liveOnly(value, revoke(cacheKey)));
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
			if (stored.variant() != variant) {
				return serve(key, stored);
			}
			addLive(key, stored, value);
		}
		catch (RuntimeException | LinkageError ex) {
			notWritten(ex);
		}
		return null;
	}

	private void notWritten(Throwable ex) {
		this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
	}

	/**
	 * Remove all that is kept under the key.
	 * @return whether a value was there that could have been served
	 */
	boolean invalidate(Object key) {
		boolean present = false;
		try {
			present = invalidate(this.codec.encode(key));
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot invalidate: " + ex, "The entry may be served again.", ex);
		}
		LiveValue value = this.live.remove(key);
		this.departures.add(key, Standing.INVALIDATED);
		return present || value != null && value.stored() == null;
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
		boolean present = false;
		try {
			this.keyLeases.revokeAll();
			present = this.region.clear();
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
		boolean shareable = !this.settings.copyOnRead() || this.codec.isImmutable(value);
		this.live.put(key, shareable ? new SharedValue(stored, new SimpleValueWrapper(value))
				: new CopiedValue(stored, this.codec));
	}

	private LiveValue liveOnly(@Nullable Object value, Lease lease) {
		return new LiveOnlyValue(new SimpleValueWrapper(value), lease, this.generation.ticker(),
				this.settings.bounds());
	}

}
