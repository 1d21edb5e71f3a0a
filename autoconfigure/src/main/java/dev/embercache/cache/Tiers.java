package dev.embercache.cache;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import dev.embercache.codec.CodecException;
import dev.embercache.codec.Encoded;
import dev.embercache.codec.EncodedKey;
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
import org.springframework.util.ClassUtils;

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

	private static final Cache.ValueWrapper NULL = new SimpleValueWrapper(null);

	private static final Lease NO_LEASE = () -> false;

	private final Generation generation;

	private final CacheSettings settings;

	private final Region region;

	private final LiveTier live;

	private final Leases<Object> keyLeases = new Leases<>();

	private final Faults faults;

	private final Departures departures = new Departures();

	private volatile int revision;

	Tiers(Generation generation, Region region, CacheSettings settings) {
		this.generation = generation;
		this.settings = settings;
		this.region = region;
		this.live = new LiveTier(settings.bounds().maximumEntries(), this.departures);
		this.faults = new Faults(region.cache());
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
		value.touch();
		Cache.ValueWrapper shared = value.shared();
		StoredVariant stored = value.stored();
		return (shared != null || stored == null) ? shared : decode(stored.variant());
	}

	/**
	 * Find a value in the live tier, or else in the store.
	 */
	Lookup find(Object key) {
		Cache.ValueWrapper hit = findLive(key);
		if (hit != null) {
			return new Lookup.Hit(hit);
		}
		CacheKey cacheKey = encode(key);
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
		Cache.ValueWrapper value = decode(stored.variant());
		if (value != null) {
			stored.touch();
			addLive(key, stored, value, isShareable(value.get()));
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
		CacheKey key = miss.key();
		write(key, value, producer, new Write() {

			@Override
			public @Nullable StoredVariant stored(EntryKey entryKey, Variant variant) {
				return Tiers.this.region.fill(entryKey, variant, miss.lease());
			}

			@Override
			public Lease liveOnly() {
				return miss.lease();
			}

		});
	}

	/**
	 * Put a value that is the truth about the key from now on.
	 */
	void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		CacheKey cacheKey = encode(key);
		write(cacheKey, value, producer, new Write() {

			@Override
			public StoredVariant stored(EntryKey entryKey, Variant variant) {
				return Tiers.this.region.update(entryKey, variant);
			}

			@Override
			public Lease liveOnly() {
				return revoke(cacheKey);
			}

		});
	}

	private void write(CacheKey key, @Nullable Object value, Supplier<@Nullable Producer> producer, Write write) {
		try {
			Variant variant = encode(key, value, producer);
			EntryKey entryKey = key.entryKey();
			if (variant == null || entryKey == null) {
				addLiveOnly(key.key(), value, write.liveOnly());
				return;
			}
			StoredVariant stored = write.stored(entryKey, variant);
			if (stored == null) {
				logger.debug(LogMessage.format("Cache '%s': not kept, the key was invalidated while it was computed",
						name()));
				return;
			}
			addLive(key.key(), stored, (value != null) ? new SimpleValueWrapper(value) : NULL, isShareable(value));
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
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
		Variant variant = encode(miss.key(), value, () -> null);
		EntryKey entryKey = miss.key().entryKey();
		if (variant == null || entryKey == null) {
			return addLiveOnlyIfAbsent(key, value, miss.lease());
		}
		try {
			StoredVariant stored = this.region.putIfAbsent(entryKey, variant, this.generation::holds);
			if (stored.variant() != variant) {
				return serve(key, stored);
			}
			addLive(key, stored, (value != null) ? new SimpleValueWrapper(value) : NULL, isShareable(value));
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
		}
		return null;
	}

	/**
	 * Remove all that is kept under the key.
	 * @return whether a value was there that could have been served
	 */
	boolean invalidate(Object key) {
		CacheKey cacheKey = encode(key);
		EntryKey entryKey = cacheKey.entryKey();
		boolean present = false;
		try {
			if (entryKey == null) {
				this.keyLeases.revoke(key);
			}
			else {
				for (Lineage lineage : this.region.invalidate(entryKey)) {
					present |= this.generation.holds(lineage);
				}
			}
		}
		catch (RuntimeException | LinkageError ex) {
			this.faults.add("Cannot invalidate: " + ex, "The entry may be served again.", ex);
		}
		LiveValue value = this.live.remove(key);
		present |= value != null && value.stored() == null;
		this.departures.add(key, Standing.INVALIDATED);
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
		EntryKey entryKey = key.entryKey();
		if (entryKey == null) {
			this.keyLeases.revoke(key.key());
			return this.keyLeases.take(key.key());
		}
		this.region.invalidate(entryKey);
		return this.region.lease(entryKey);
	}

	private void addLive(Object key, StoredVariant stored, Cache.ValueWrapper value, boolean shareable) {
		this.live.put(key, new LiveValue.OfStore(stored, shareable ? value : null));
	}

	private void addLiveOnly(Object key, @Nullable Object value, Lease lease) {
		this.live.put(key, liveOnly(value, lease));
	}

	private Cache.@Nullable ValueWrapper addLiveOnlyIfAbsent(Object key, @Nullable Object value, Lease lease) {
		LiveValue existing = this.live.putIfAbsent(key, liveOnly(value, lease));
		return (existing != null) ? existing.shared() : null;
	}

	private LiveValue liveOnly(@Nullable Object value, Lease lease) {
		return new LiveOnlyValue(new SimpleValueWrapper(value), lease, this.generation.ticker(),
				this.settings.bounds());
	}

	private boolean isShareable(@Nullable Object value) {
		return value == null || !this.settings.copyOnRead() || this.generation.codec().immutable(value);
	}

	private Cache.@Nullable ValueWrapper decode(Variant variant) {
		if (variant.isNull()) {
			return NULL;
		}
		try {
			return new SimpleValueWrapper(this.generation.codec().decode(variant.payload()));
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.faults.add("An entry cannot be decoded. " + message(ex), "It counts as absent.", ex);
			return null;
		}
	}

	private CacheKey encode(Object key) {
		try {
			EncodedKey encoded = this.generation.codec().encodeKey(key);
			return new CacheKey(key, EntryKey.of(encoded.bytes()), encoded.classNames());
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.faults.add("A key cannot be encoded. " + message(ex),
					"Entries with such a key do not outlive a restart.", ex);
			return new CacheKey(key, null, Set.of());
		}
	}

	/**
	 * Return the value in the form that the store keeps, or {@code null} if it can be
	 * held live only.
	 */
	private @Nullable Variant encode(CacheKey key, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			Encoded encoded = (value != null) ? this.generation.codec().encode(value) : null;
			Lineage lineage = this.generation.lineages().lineageOf(producer.get(), classNames(key, encoded));
			if (lineage.inDoubt()) {
				logger.debug(
						LogMessage.format("Cache '%s': held live only, a class was rewritten since the start", name()));
				return null;
			}
			return (encoded != null) ? new Variant(encoded.bytes(), lineage, this.generation.clock().instant())
					: Variant.ofNull(lineage, this.generation.clock().instant());
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			String type = (value != null) ? ClassUtils.getUserClass(value).getName() : "null";
			this.faults.add("A value of " + type + " cannot be encoded. " + message(ex),
					"It is held live only: it does not outlive a restart, and all readers share it.", ex);
			return null;
		}
	}

	private static Set<String> classNames(CacheKey key, @Nullable Encoded encoded) {
		if (encoded == null || key.classNames().isEmpty()) {
			return (encoded != null) ? encoded.classNames() : key.classNames();
		}
		Set<String> names = new HashSet<>(encoded.classNames());
		names.addAll(key.classNames());
		return names;
	}

	private static String message(Throwable ex) {
		String message = ex.getMessage();
		return (ex instanceof CodecException && message != null) ? message : "Unexpected " + ex;
	}

	/**
	 * The two ways to write, as a fill or as an update.
	 */
	private interface Write {

		@Nullable StoredVariant stored(EntryKey key, Variant variant);

		Lease liveOnly();

	}

}
