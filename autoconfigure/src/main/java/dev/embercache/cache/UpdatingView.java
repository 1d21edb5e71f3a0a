package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The view of a method that changes the truth, as {@code @CachePut} and
 * {@code @CacheEvict} say. Its code may be redefined before it puts its result, so it
 * remembers the revision that it began with.
 */
final class UpdatingView extends ProducerView {

	private final int revision;

	UpdatingView(CacheBackend backend, CachedCall call) {
		this(backend, call, backend.revision());
	}

	UpdatingView(CacheBackend backend, CachedCall call, int revision) {
		super(backend, call);
		this.revision = revision;
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		backend().update(key, value, this::producer, this.revision);
	}

}
