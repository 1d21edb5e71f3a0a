package dev.embercache.cache;

import dev.embercache.cache.EmberCacheInterceptor.Invocation;

/**
 * The view of a method that changes the truth, as {@code @CachePut} and
 * {@code @CacheEvict} say. Its code may be redefined before it puts what it returned.
 */
final class UpdatingView extends ProducerView {

	private final int revision;

	UpdatingView(CacheBackend backend, Invocation invocation) {
		super(backend, invocation);
		this.revision = backend.revision();
	}

	@Override
	int revision() {
		return this.revision;
	}

}
