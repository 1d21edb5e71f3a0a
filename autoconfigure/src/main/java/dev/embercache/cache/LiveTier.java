package dev.embercache.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * The values of this generation, under the caller's own key objects. It dies with the
 * generation.
 * <p>
 * The store says how long a variant may be served, and tells when one goes; the value is
 * dropped at that moment. Who adds a value looks at the variant once more afterwards,
 * because it may have gone in between.
 */
final class LiveTier implements Region.RemovalListener {

	private final Cache<Object, LiveValue> values;

	private final Map<StoredVariant, Object> keys = new ConcurrentHashMap<>();

	private final Departures departures;

	LiveTier(long maximumSize, Departures departures) {
		this.departures = departures;
		this.values = Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.executor(Runnable::run)
			.removalListener((@Nullable Object key, @Nullable LiveValue value, RemovalCause cause) -> forget(value))
			.build();
	}

	private void forget(@Nullable LiveValue value) {
		StoredVariant stored = (value != null) ? value.stored() : null;
		if (stored != null) {
			this.keys.remove(stored);
		}
	}

	@Nullable LiveValue find(Object key) {
		return this.values.getIfPresent(key);
	}

	void put(Object key, LiveValue value) {
		this.values.put(key, value);
		StoredVariant stored = value.stored();
		if (stored != null) {
			remember(stored, key);
		}
		if (value.standing() != Standing.PRESENT) {
			remove(key, value);
		}
	}

	/**
	 * Remember the key of a variant after its value was put: the value that it replaced
	 * may have had the same variant.
	 */
	private void remember(StoredVariant stored, Object key) {
		this.keys.put(stored, key);
		LiveValue value = this.values.asMap().get(key);
		if (value == null || value.stored() != stored) {
			this.keys.remove(stored);
		}
	}

	boolean isEmpty() {
		return this.values.asMap().values().stream().noneMatch((value) -> value.standing() == Standing.PRESENT);
	}

	/**
	 * Add a live-only value unless there is one that may be served.
	 * @return the value that is there already, or {@code null}
	 */
	@Nullable LiveValue putIfAbsent(Object key, LiveValue added) {
		LiveValue result = this.values.asMap()
			.compute(key, (ignored, value) -> (value != null && value.standing() == Standing.PRESENT) ? value : added);
		return (result != added) ? result : null;
	}

	void remove(Object key, LiveValue value) {
		this.values.asMap().remove(key, value);
		forget(value);
	}

	@Nullable LiveValue remove(Object key) {
		return this.values.asMap().remove(key);
	}

	void clear() {
		this.values.invalidateAll();
	}

	@Override
	public void removed(StoredVariant variant) {
		Object key = this.keys.remove(variant);
		if (key != null) {
			this.departures.add(key, variant.standing());
			this.values.asMap().computeIfPresent(key, (ignored, value) -> (value.stored() == variant) ? null : value);
		}
	}

	@Override
	public void cleared() {
		clear();
	}

}
