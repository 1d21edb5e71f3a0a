package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.store.Bounds;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Leases;
import dev.embercache.store.Standing;

/**
 * A live tier without a store, for caches of which nothing outlives the generation. The
 * code that computed a value is the code that runs, so nothing is encoded, and a lineage
 * is determined only to explain where values come from.
 * <p>
 * <b>States.</b> A key is absent or has one value, which is served until it expires, is
 * evicted or invalidated. A value that readers share lies in the map as it is; one that
 * is copied for each reader lies there as a {@link HeldValue.Copied}.
 * <p>
 * <b>What may race with what.</b> <i>A fill with an invalidation:</i> the fill checks its
 * lease within the atomic step that adds it, and the invalidation revokes the lease
 * before it removes the value, so one of them sees the other. <i>A fill with a put:</i>
 * the fill leaves alone a value that came since the miss, so it cannot undo a put either.
 * <i>A fill with {@code clear}:</i> {@code clear} revokes all leases and then replaces
 * the full map with an empty one. A fill goes into the map that is no longer looked at,
 * or sees that its lease is gone. <i>A write with a redefinition of code:</i> the
 * revision changes before the map is replaced, and a write reads the map before it
 * compares the revision. It either sees the new revision, or writes to a map that is
 * about to be replaced.
 */
final class TransientBackend extends CacheBackend {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	/**
	 * Number of values whose classes are looked at for an explanation.
	 */
	private static final int EXPLAINED_VALUES = 100;

	private static final HeldValue NULL = new HeldValue.Shared(null);

	private final EntryCodec codec;

	private final Leases<Object> leases = new Leases<>();

	private final Set<Producer> producers = ConcurrentHashMap.newKeySet();

	private volatile boolean putByHand;

	/**
	 * Shared values as they are, others as a {@link HeldValue}. A wrapper for each would
	 * cost 16 bytes an entry, and would save a hit nothing that the JIT compiler does not
	 * save anyway.
	 */
	private volatile com.github.benmanes.caffeine.cache.Cache<Object, Object> values;

	TransientBackend(String name, CurrentGeneration generation, CacheSettings settings) {
		super(name, generation, settings);
		this.codec = new EntryCodec(name, generation, faults(), settings.copyOnRead(), true);
		this.values = build();
	}

	private com.github.benmanes.caffeine.cache.Cache<Object, Object> build() {
		Bounds bounds = settings().bounds();
		// Maintenance is left to the common pool, as is Caffeine's default: one run
		// serves many writes, where a caller would do one for each.
		Caffeine<Object, Object> caffeine = Caffeine.newBuilder()
			.ticker(generation().ticker())
			.maximumSize(bounds.maximumEntries());
		if (bounds.timeToLive() != null) {
			caffeine.expireAfterWrite(bounds.timeToLive());
		}
		if (bounds.timeToIdle() != null) {
			caffeine.expireAfterAccess(bounds.timeToIdle());
		}
		return caffeine.evictionListener(this::evicted).build();
	}

	private void evicted(@Nullable Object key, @Nullable Object value, RemovalCause cause) {
		if (key != null) {
			removalReasons().add(key, (cause == RemovalCause.EXPIRED) ? Standing.EXPIRED : Standing.EVICTED);
		}
	}

	@Override
	Object nativeCache() {
		return this.values;
	}

	@Override
	Set<Lineage> lineages() {
		Set<String> classNames = new HashSet<>();
		this.values.asMap()
			.entrySet()
			.stream()
			.limit(EXPLAINED_VALUES)
			.forEach((entry) -> classNames.addAll(this.codec.classNames(entry.getKey(), serve(entry.getValue()))));
		Set<Lineage> lineages = new LinkedHashSet<>();
		this.producers
			.forEach((producer) -> lineages.add(generation().lineages().lineageOf(name(), producer, classNames)));
		if (this.putByHand) {
			lineages.add(generation().lineages().lineageOf(name(), null, classNames));
		}
		return lineages;
	}

	/**
	 * Nothing is meant to outlive this generation.
	 */
	@Override
	long liveOnlyEntries() {
		return 0;
	}

	@Override
	void forgetLive() {
		this.values = build();
	}

	@Override
	void allowReturnType(Method method) {
	}

	@Override
	KeySnapshot snapshot(Object key) {
		return this.codec.snapshot(key);
	}

	@Override
	Cache.@Nullable ValueWrapper findLive(Object key) {
		Object value = this.values.getIfPresent(key);
		return (value != null) ? serve(value) : null;
	}

	private static Cache.@Nullable ValueWrapper serve(Object value) {
		return (value instanceof HeldValue.Copied || value == NULL) ? ((HeldValue) value).serve()
				: new SimpleValueWrapper(value);
	}

	@Override
	Lookup findStored(KeySnapshot key) {
		return miss(new CacheKey(key, null, Set.of()), this.leases.take(key.key()), removalReasons().reason(key.key()));
	}

	@Override
	Cache.@Nullable ValueWrapper getStored(Object key) {
		logMiss(removalReasons().reason(key));
		return null;
	}

	@Override
	KeyLock lock(Lookup.Miss miss) {
		return KeyLock.NONE;
	}

	@Override
	HeldValue hold(@Nullable Object value) {
		return this.codec.holdIfPossible(value);
	}

	// Caffeine takes null for no value.
	@Override
	@SuppressWarnings("NullAway")
	void fillIn(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			Object held = mapValue(value);
			// In this order: a redefinition of code changes the revision first, and then
			// the map.
			com.github.benmanes.caffeine.cache.Cache<Object, Object> values = this.values;
			if (isRedefined(miss.revision()) || !isUsable(miss.key().snapshot())) {
				return;
			}
			Object kept = values.get(miss.key().key(), (key) -> miss.lease().holds() ? held : null);
			if (kept != held) {
				logNotKept("the key was invalidated or has a value since it was computed");
			}
			remember(producer.get());
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
		}
	}

	@Override
	void replace(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		try {
			Object held = mapValue(value);
			com.github.benmanes.caffeine.cache.Cache<Object, Object> values = this.values;
			this.leases.revoke(key);
			if (isRedefined(revision)) {
				values.invalidate(key);
				return;
			}
			values.put(snapshot(key).key(), held);
			remember(producer.get());
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
		}
	}

	private void remember(@Nullable Producer producer) {
		if (producer != null) {
			this.producers.add(producer);
		}
		else if (!this.putByHand) {
			this.putByHand = true;
		}
	}

	@Override
	Cache.@Nullable ValueWrapper addIfAbsent(Object key, @Nullable Object value,
			Supplier<@Nullable Producer> producer) {
		try {
			Object existing = this.values.getIfPresent(key);
			if (existing == null) {
				Object held = mapValue(value);
				existing = this.values.get(snapshot(key).key(), (ignored) -> {
					this.leases.revoke(key);
					return held;
				});
				if (existing == held) {
					remember(producer.get());
					return null;
				}
			}
			return serve(existing);
		}
		catch (RuntimeException | Error ex) {
			addWriteFault(ex);
			return null;
		}
	}

	/**
	 * Return the form in which the map holds a value.
	 */
	private Object mapValue(@Nullable Object value) {
		if (value == null) {
			return NULL;
		}
		HeldValue held = this.codec.hold(value);
		return (held instanceof HeldValue.Copied) ? held : value;
	}

	@Override
	boolean invalidate(Object key) {
		this.leases.revoke(key);
		boolean present = this.values.asMap().remove(key) != null;
		rememberInvalidation(key);
		return present;
	}

	@Override
	boolean clear() {
		boolean present = this.values.asMap().keySet().iterator().hasNext();
		this.leases.revokeAll();
		this.values = build();
		logger.debug(LogMessage.format("Cache '%s': all entries are invalidated", name()));
		return present;
	}

}
