package dev.embercache.cache;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * The decoded values of this generation, under the caller's own key objects or copies of
 * mutable ones. It dies with the generation.
 * <p>
 * The store decides how long a variant may be served, and is asked at each hit, so what
 * it has removed is not served from that moment on. It does not know the key object of a
 * variant: a map for that alone would cost 43 bytes an entry. Instead, whenever it
 * reports a removal, the next few values are examined in turn, and dropped if they may no
 * longer be served. That frees a small tier of them at once; in a large one they amount
 * to about a sixteenth.
 * <p>
 * Values that the store does not hold are in a map of their own, because nothing else
 * limits their number. Putting a value into one map then removes that of the other. After
 * a value was added it is examined once more, because its variant may have been removed
 * in between.
 */
final class LiveTier implements Region.RemovalListener {

	/**
	 * Number of values that are examined for each removal.
	 */
	private static final int EXAMINED = 8;

	private final long most;

	private final ConcurrentMap<Object, LiveValue> stored;

	private final ConcurrentMap<Object, LiveValue> liveOnly;

	private final RemovalReasons removalReasons;

	private final AtomicBoolean examining = new AtomicBoolean();

	private Iterator<Map.Entry<Object, LiveValue>> next = Collections.emptyIterator();

	/**
	 * Create an empty tier.
	 * @param maximumSize the number of values that it may hold
	 * @param limited whether the store holds no more variants than this, and reports each
	 * removal
	 */
	LiveTier(long maximumSize, boolean limited, RemovalReasons removalReasons) {
		this.removalReasons = removalReasons;
		this.most = 2 * Math.min(maximumSize, Long.MAX_VALUE / 2);
		this.stored = limited ? new ConcurrentHashMap<>() : limited(maximumSize);
		this.liveOnly = limited(maximumSize);
	}

	private static ConcurrentMap<Object, LiveValue> limited(long maximumSize) {
		return Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.executor(Runnable::run)
			.<Object, LiveValue>build()
			.asMap();
	}

	@Nullable LiveValue find(Object key) {
		LiveValue value = this.stored.get(key);
		return (value != null) ? value : this.liveOnly.get(key);
	}

	void put(Object key, LiveValue value) {
		mapOf(value).put(key, value);
		ConcurrentMap<Object, LiveValue> other = (value.stored() != null) ? this.liveOnly : this.stored;
		other.remove(key);
		if (value.standing() != Standing.PRESENT) {
			remove(key, value);
		}
		if (this.stored.size() > this.most) {
			// So many only add up if keys can no longer be found: they cannot be copied,
			// and were changed after they were put.
			this.stored.clear();
		}
	}

	private ConcurrentMap<Object, LiveValue> mapOf(LiveValue value) {
		return (value.stored() != null) ? this.stored : this.liveOnly;
	}

	/**
	 * Return the number of values that the store does not hold.
	 */
	long liveOnly() {
		return this.liveOnly.values().stream().filter((value) -> value.standing() == Standing.PRESENT).count();
	}

	boolean isEmpty() {
		return Stream.of(this.stored, this.liveOnly)
			.flatMap((map) -> map.values().stream())
			.noneMatch((value) -> value.standing() == Standing.PRESENT);
	}

	/**
	 * Add a live-only value unless there is one that may be served.
	 * @return the value that is there already, or {@code null}
	 */
	@Nullable LiveValue putIfAbsent(Object key, LiveValue added) {
		LiveValue stored = this.stored.get(key);
		if (stored != null && stored.standing() == Standing.PRESENT) {
			return stored;
		}
		LiveValue result = this.liveOnly.compute(key,
				(ignored, value) -> (value != null && value.standing() == Standing.PRESENT) ? value : added);
		if (stored != null) {
			remove(key, stored);
		}
		return (result != added) ? result : null;
	}

	/**
	 * Remove a value itself, rather than one that equals it.
	 */
	void remove(Object key, LiveValue value) {
		mapOf(value).computeIfPresent(key, (ignored, present) -> (present != value) ? present : null);
	}

	void remove(Object key) {
		this.stored.remove(key);
		this.liveOnly.remove(key);
	}

	void clear() {
		this.stored.clear();
		this.liveOnly.clear();
	}

	/**
	 * Examine a few values, unless the variant was replaced: its key stays, so its value
	 * is replaced as well.
	 */
	@Override
	public void removed(StoredVariant variant) {
		if (variant.standing() != Standing.REPLACED && this.examining.compareAndSet(false, true)) {
			try {
				examineSome();
			}
			finally {
				this.examining.set(false);
			}
		}
	}

	private void examineSome() {
		for (int i = 0; i < EXAMINED; i++) {
			if (!this.next.hasNext()) {
				this.next = this.stored.entrySet().iterator();
			}
			if (!this.next.hasNext()) {
				return;
			}
			Map.Entry<Object, LiveValue> entry = this.next.next();
			Standing standing = entry.getValue().standing();
			if (standing != Standing.PRESENT) {
				remove(entry.getKey(), entry.getValue());
				this.removalReasons.add(entry.getKey(), standing);
			}
		}
	}

	@Override
	public void cleared() {
		clear();
	}

}
