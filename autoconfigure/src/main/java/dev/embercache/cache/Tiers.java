package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.function.Supplier;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import dev.embercache.store.Standing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.core.log.LogMessage;

/**
 * The one way of data through a cache.
 * <p>
 * Nothing here throws because of a cache fault. A read that fails is a miss, a write that
 * fails leaves nothing behind.
 */
abstract sealed class Tiers permits StoredTiers, TransientTiers {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	private final String name;

	private final Generation generation;

	private final CacheSettings settings;

	private final Faults faults;

	private final Departures departures = new Departures();

	private final Computations computations = new Computations();

	private final AsyncComputations asyncComputations = new AsyncComputations();

	private volatile int revision;

	Tiers(String name, Generation generation, CacheSettings settings) {
		this.name = name;
		this.generation = generation;
		this.settings = settings;
		this.faults = new Faults(name);
	}

	final String name() {
		return this.name;
	}

	final Generation generation() {
		return this.generation;
	}

	final CacheSettings settings() {
		return this.settings;
	}

	final Faults faults() {
		return this.faults;
	}

	final Departures departures() {
		return this.departures;
	}

	/**
	 * Return what is computed now, one computation for all who ask for a key.
	 */
	final Computations computations() {
		return this.computations;
	}

	final AsyncComputations asyncComputations() {
		return this.asyncComputations;
	}

	/**
	 * Return what keeps the entries.
	 */
	abstract Object nativeCache();

	/**
	 * Return the lineages of the values, those of this generation first. May block on
	 * I/O.
	 */
	abstract Set<Lineage> lineages();

	/**
	 * The code of this generation was redefined in place: what it computed so far may not
	 * be served any more without being judged again.
	 */
	final synchronized void revise() {
		this.revision++;
		forgetLive();
	}

	/**
	 * Return the revision of the code that runs now.
	 */
	final int revision() {
		return this.revision;
	}

	/**
	 * Return whether the code was redefined since a value began to be computed. Its
	 * lineage would be that of the new code.
	 */
	final boolean isRedefined(int revision) {
		if (revision == revision()) {
			return false;
		}
		notKept("the code was redefined while it ran");
		return true;
	}

	/**
	 * Forget the values of this generation.
	 */
	abstract void forgetLive();

	/**
	 * Allow what the given method returns to be read from the store.
	 */
	abstract void allow(Method method);

	/**
	 * Take note of what a key is now, so that nothing which happens to it later matters.
	 */
	abstract AskedKey ask(Object key);

	/**
	 * Find a value in the live tier.
	 */
	abstract Cache.@Nullable ValueWrapper findLive(Object key);

	/**
	 * Find a value in the live tier, or else in the store.
	 */
	final Lookup find(AskedKey key) {
		Cache.ValueWrapper hit = findLive(key.key());
		return (hit != null) ? new Lookup.Hit(hit) : findStored(key);
	}

	/**
	 * Find a value in the store, after the live tier had none.
	 */
	abstract Lookup findStored(AskedKey key);

	/**
	 * Find a value in the store, after the live tier had none, for a caller who fills
	 * nothing in after a miss.
	 */
	Cache.@Nullable ValueWrapper readStored(Object key) {
		return (findStored(ask(key)) instanceof Lookup.Hit hit) ? hit.value() : null;
	}

	final Lookup.Miss miss(CacheKey key, Lease lease, String reason) {
		logMiss(reason);
		return new Lookup.Miss(key, lease, revision());
	}

	final void logMiss(String reason) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogMessage.format("Cache '%s': miss, %s", this.name, reason));
		}
	}

	/**
	 * Begin the turn of the calling thread to compute what is missing.
	 */
	abstract KeyLock turn(Lookup.Miss miss);

	/**
	 * Hold a value as it is, for those who wait for it.
	 */
	abstract HeldValue held(@Nullable Object value);

	/**
	 * Add what a computation gave after a miss.
	 */
	abstract void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer);

	/**
	 * Put a value that is the truth about the key from now on.
	 * @param revision the revision of the code that computed the value
	 */
	abstract void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision);

	/**
	 * Update the key unless it has a value.
	 * @return the value that is there, or {@code null} if the given one was put
	 */
	abstract Cache.@Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value);

	/**
	 * Remove all that is kept under the key.
	 * @return whether a value was there that could have been served
	 */
	abstract boolean invalidate(Object key);

	/**
	 * Remove all that is kept.
	 * @return whether there was anything
	 */
	abstract boolean clear();

	/**
	 * Return whether a value may be kept under a key that was asked for before.
	 */
	final boolean isUsable(AskedKey key) {
		if (key.isUsable()) {
			return true;
		}
		notKept("the key was changed while it was computed");
		return false;
	}

	final void invalidated(Object key) {
		if (this.departures.isRemembering()) {
			this.departures.add(ask(key).key(), Standing.INVALIDATED);
		}
	}

	final void notKept(String reason) {
		logger.debug(LogMessage.format("Cache '%s': not kept, %s", this.name, reason));
	}

	final void notWritten(Throwable ex) {
		this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
	}

}
