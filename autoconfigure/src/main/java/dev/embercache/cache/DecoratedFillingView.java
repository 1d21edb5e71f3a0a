package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The view of a method whose results belong to its arguments, behind a decorator. A
 * decorator may put without having asked this cache before, or after a hit that it did
 * not take. That is an update.
 */
final class DecoratedFillingView extends FillingView {

	private final int revision;

	DecoratedFillingView(CacheBackend backend, CachedCall call, int revision) {
		super(backend, call);
		this.revision = revision;
	}

	@Override
	void putWithoutMiss(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		backend().update(key, value, this::producer, this.revision);
	}

}
