package dev.embercache.cache;

import dev.embercache.cache.EmberCacheInterceptor.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * The view of a method whose results belong to its arguments, as {@code @Cacheable} says:
 * a put fills in what was missing.
 */
final class FillingView extends ProducerView {

	private volatile Lookup.@Nullable Miss miss;

	private volatile boolean later;

	FillingView(CacheBackend backend, Invocation invocation) {
		super(backend, invocation);
	}

	@Override
	boolean fills() {
		return true;
	}

	@Override
	void missed(Lookup.Miss miss) {
		this.miss = miss;
	}

	@Override
	void missedByFirst(Object key) {
		this.later = true;
		invocation().missedByFirst(key);
	}

	/**
	 * Look for a key that nobody asks this view for before it is put.
	 */
	void lookAhead(Object key) {
		this.later = true;
		if (this.miss == null && backend().find(backend().snapshot(key)) instanceof Lookup.Miss miss) {
			missed(miss);
		}
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Lookup.Miss miss = this.miss;
		if (miss != null && miss.key().snapshot().matches(key)) {
			fill(miss, value, this::producer, this.later);
		}
	}

}
