package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Lease;
import dev.embercache.store.Standing;

/**
 * The data of one cache, behind all of its views: a {@link TieredBackend} over a store
 * that outlives the generation, or else a {@link TransientBackend}.
 * <p>
 * Nothing here throws because of a cache fault. A read that fails is a miss, a write that
 * fails leaves nothing behind.
 */
abstract class CacheBackend {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private final String name;

	private final CurrentGeneration generation;

	private final CacheSettings settings;

	private final Faults faults;

	private final RemovalReasons removalReasons = new RemovalReasons();

	private final SingleFlight singleFlight = new SingleFlight();

	private final AsyncSingleFlight asyncSingleFlight = new AsyncSingleFlight();

	private volatile int revision;

	/** When the revision began. */
	private long revised;

	CacheBackend(String name, CurrentGeneration generation, CacheSettings settings) {
		this.name = name;
		this.generation = generation;
		this.settings = settings;
		this.faults = new Faults(name);
	}

	final String name() {
		return this.name;
	}

	final CurrentGeneration generation() {
		return this.generation;
	}

	final CacheSettings settings() {
		return this.settings;
	}

	final Faults faults() {
		return this.faults;
	}

	final RemovalReasons removalReasons() {
		return this.removalReasons;
	}

	final SingleFlight singleFlight() {
		return this.singleFlight;
	}

	final AsyncSingleFlight asyncSingleFlight() {
		return this.asyncSingleFlight;
	}

	/**
	 * Return the object that holds the entries.
	 */
	abstract Object nativeCache();

	/**
	 * Return the lineages of the values, those of this generation first. May block on
	 * I/O.
	 */
	abstract Set<Lineage> lineages();

	/**
	 * Begin a new revision, because the code of this generation was redefined in place:
	 * nothing computed so far may be served without being judged again.
	 */
	final synchronized void revise() {
		this.revision++;
		this.revised = System.nanoTime();
		forgetLive();
	}

	/**
	 * Return the revision of the code that runs now.
	 */
	final int revision() {
		return this.revision;
	}

	/**
	 * Return the revision of the code that ran at a time in the past, or another one that
	 * is over too.
	 * @param nanoTime the time, as {@link System#nanoTime()} has it
	 */
	final synchronized int revisionAt(long nanoTime) {
		return (this.revision > 0 && this.revised - nanoTime >= 0) ? this.revision - 1 : this.revision;
	}

	/**
	 * Return whether the code was redefined after the computation of a value had begun.
	 * Its lineage would be that of the new code.
	 */
	final boolean isRedefined(int revision) {
		if (revision == revision()) {
			return false;
		}
		logNotKept("the code was redefined while it ran");
		return true;
	}

	/**
	 * Return how many values are held as objects although the store is meant to have
	 * them.
	 */
	abstract long liveOnlyEntries();

	/**
	 * Forget the values of this generation.
	 */
	abstract void forgetLive();

	/**
	 * Allow values of the return type of the given method to be decoded.
	 */
	abstract void allowReturnType(Method method);

	/**
	 * Take a snapshot of a key, so that later changes to it do not matter.
	 */
	abstract KeySnapshot snapshot(Object key);

	/**
	 * Find a value in the live tier.
	 */
	abstract Cache.@Nullable ValueWrapper findLive(Object key);

	/**
	 * Find a value in the store, after a miss in the live tier.
	 */
	abstract Lookup findStored(KeySnapshot key);

	/**
	 * Return a value from the store, after a miss in the live tier, to a caller that will
	 * not fill in the miss.
	 */
	Cache.@Nullable ValueWrapper getStored(Object key) {
		return (findStored(snapshot(key)) instanceof Lookup.Hit hit) ? hit.value() : null;
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
	 * Return the lock under which the value of a missing key is computed.
	 */
	abstract KeyLock lock(Lookup.Miss miss);

	/**
	 * Hold a value that the store does not, for several readers.
	 */
	abstract HeldValue hold(@Nullable Object value);

	/**
	 * Fill in the result of the computation that followed a miss.
	 */
	final void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		if (isKept(value)) {
			fillIn(miss, value, producer);
		}
		else {
			logNotKept("it is null");
		}
	}

	abstract void fillIn(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer);

	/**
	 * Return whether the settings let the cache have a value.
	 */
	final boolean isKept(@Nullable Object value) {
		return value != null || this.settings.cacheNullValues();
	}

	/**
	 * Fill in the result of a computation that may have gone on while its caller did. It
	 * sees whatever the caller makes of a mutable key, so that nobody can tell for which
	 * key a changed one was computed.
	 */
	final void fillUnlessKeyChanged(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		if (miss.key().snapshot().isChanged()) {
			logNotKept("the key was changed while it was computed");
		}
		else {
			fill(miss, value, producer);
		}
	}

	/**
	 * Put a value that is the truth about the key from now on.
	 * @param revision the revision of the code that computed the value
	 */
	final void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		if (isKept(value)) {
			replace(key, value, producer, revision);
		}
		else {
			invalidate(key);
		}
	}

	abstract void replace(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision);

	/**
	 * Update the key unless it has a value.
	 * @param producer gives who computed the value
	 * @return the value that is there, or {@code null} if there was none
	 */
	final Cache.@Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value,
			Supplier<@Nullable Producer> producer) {
		if (isKept(value)) {
			return addIfAbsent(key, value, producer);
		}
		Cache.ValueWrapper live = findLive(key);
		return (live != null) ? live : getStored(key);
	}

	abstract Cache.@Nullable ValueWrapper addIfAbsent(Object key, @Nullable Object value,
			Supplier<@Nullable Producer> producer);

	/**
	 * Remove everything under the key.
	 * @return whether there was a value that could have been served
	 */
	abstract boolean invalidate(Object key);

	/**
	 * Remove everything.
	 * @return whether there was anything
	 */
	abstract boolean clear();

	/**
	 * Return whether a value may be put under a key of which a snapshot was taken before.
	 */
	final boolean isUsable(KeySnapshot key) {
		if (key.isUsable()) {
			return true;
		}
		logNotKept("the key was changed while it was computed");
		return false;
	}

	final void rememberInvalidation(Object key) {
		if (this.removalReasons.isRemembering()) {
			this.removalReasons.add(snapshot(key).key(), Standing.INVALIDATED);
		}
	}

	final void logNotKept(String reason) {
		logger.debug(LogMessage.format("Cache '%s': not kept, %s", this.name, reason));
	}

	final void addWriteFault(Throwable ex) {
		this.faults.add("Cannot write: " + ex, "The value was not kept.", ex);
	}

}
