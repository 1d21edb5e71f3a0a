package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.store.Bounds;
import dev.embercache.store.Leases;
import dev.embercache.store.Standing;
import dev.embercache.store.Turn;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.core.log.LogMessage;

/**
 * The live tier alone, where nothing outlives the generation: the code that computed a
 * value is the code that runs, so nothing is encoded and no lineage is told unless
 * somebody asks.
 * <p>
 * What may race: a fill with an invalidation. A fill looks at its lease in the same
 * atomic step in which it is added, and an invalidation revokes the lease before it
 * removes. It leaves a value alone that came since the miss, so that it cannot undo a put
 * either. {@code clear} revokes all leases and then puts an empty map in the place of the
 * full one: a fill either goes into the map that nobody looks at any more, or sees that
 * its lease is gone.
 */
final class TransientTiers extends Tiers {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	/**
	 * Values that are looked at for an explanation.
	 */
	private static final int EXPLAINED_VALUES = 100;

	private static final HeldValue NULL = new HeldValue.Shared(null);

	private final EntryCodec codec;

	private final Leases<Object> leases = new Leases<>();

	private final Set<Producer> producers = ConcurrentHashMap.newKeySet();

	private volatile boolean putByHand;

	/**
	 * Values that all readers share as they are, others as a {@link HeldValue}. A wrapper
	 * for each would cost 16 bytes an entry, and saves a hit nothing that the JIT
	 * compiler does not save as well.
	 */
	private volatile com.github.benmanes.caffeine.cache.Cache<Object, Object> values;

	TransientTiers(String name, Generation generation, CacheSettings settings) {
		super(name, generation, settings);
		this.codec = new EntryCodec(name, generation, faults(), settings.copyOnRead(), true);
		this.values = build();
	}

	private com.github.benmanes.caffeine.cache.Cache<Object, Object> build() {
		Bounds bounds = settings().bounds();
		// Upkeep is left to the common pool, as Caffeine has it by default: one round
		// does for many writes, where a caller would do one for each.
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
			departures().add(key, (cause == RemovalCause.EXPIRED) ? Standing.EXPIRED : Standing.EVICTED);
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

	@Override
	void forgetLive() {
		this.values = build();
	}

	@Override
	void allow(Method method) {
	}

	@Override
	AskedKey ask(Object key) {
		return this.codec.ask(key);
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
	Lookup findStored(AskedKey key) {
		return miss(new CacheKey(key, null, Set.of()), this.leases.take(key.key()), departures().reason(key.key()));
	}

	@Override
	Cache.@Nullable ValueWrapper readStored(Object key) {
		logMiss(departures().reason(key));
		return null;
	}

	@Override
	Turn turn(Lookup.Miss miss) {
		return Turn.EVERYBODY;
	}

	@Override
	HeldValue held(@Nullable Object value) {
		return this.codec.holdIfPossible(value);
	}

	// Caffeine takes null for no value.
	@Override
	@SuppressWarnings("NullAway")
	void fill(Lookup.Miss miss, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		try {
			Object held = hold(value);
			// In this order: when code is redefined, the revision is another one before
			// the map is.
			com.github.benmanes.caffeine.cache.Cache<Object, Object> values = this.values;
			if (isRedefined(miss.revision()) || !isUsable(miss.key().asked())) {
				return;
			}
			Object kept = values.get(miss.key().key(), (key) -> miss.lease().holds() ? held : null);
			if (kept != held) {
				notKept("the key was invalidated or has a value since it was computed");
			}
			remember(producer.get());
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
		}
	}

	@Override
	void update(Object key, @Nullable Object value, Supplier<@Nullable Producer> producer, int revision) {
		try {
			Object held = hold(value);
			com.github.benmanes.caffeine.cache.Cache<Object, Object> values = this.values;
			this.leases.revoke(key);
			if (isRedefined(revision)) {
				values.invalidate(key);
				return;
			}
			values.put(ask(key).key(), held);
			remember(producer.get());
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
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
	Cache.@Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		try {
			Object existing = this.values.getIfPresent(key);
			if (existing == null) {
				Object held = hold(value);
				existing = this.values.get(ask(key).key(), (ignored) -> {
					this.leases.revoke(key);
					return held;
				});
				if (existing == held) {
					remember(null);
					return null;
				}
			}
			return serve(existing);
		}
		catch (RuntimeException | Error ex) {
			notWritten(ex);
			return null;
		}
	}

	private Object hold(@Nullable Object value) {
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
		invalidated(key);
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
