package dev.embercache.cache;

import dev.embercache.cache.EmberCacheInterceptor.Invocation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The view of a method that changes the truth, as {@code @CachePut} and
 * {@code @CacheEvict} say. Its code may be redefined before it puts its result, so it
 * remembers the revision that it began with.
 */
final class UpdatingView extends ProducerView {

	private final int revision;

	UpdatingView(CacheBackend backend, Invocation invocation) {
		super(backend, invocation);
		this.revision = backend.revision();
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		backend().update(key, value, this::producer, this.revision);
	}

}
