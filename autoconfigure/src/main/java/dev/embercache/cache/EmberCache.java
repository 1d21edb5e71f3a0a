package dev.embercache.cache;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Cache whose values survive restarts, and become stale once the code that they came from
 * changes.
 * <p>
 * Behind a caching annotation, the lineage of a value begins at the annotated method. If
 * the cache is used directly, it begins at the class whose source contains the value
 * loader. For a value that is put, it consists of the classes in the key and the value
 * alone, because the cache cannot know which code computed it.
 * <p>
 * Safe for use by several threads. No method throws because of a cache fault. Keys must
 * not be {@code null}, values may.
 *
 * @since 0.1.0
 */
public final class EmberCache extends CacheView {

	EmberCache(CacheBackend backend) {
		super(backend);
	}

	@Override
	Producer producerOf(Object valueLoader) {
		return Producers.ofLoader(valueLoader);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		backend().update(key, value, () -> null, backend().revision());
	}

	/**
	 * Return the number of cache faults so far: values and keys that could not be encoded
	 * or decoded, and failures of the store.
	 * @return the number since the start of this generation
	 */
	public long getFaultCount() {
		return backend().faults().count();
	}

	@Override
	public String toString() {
		return "EmberCache '" + getName() + "'";
	}

}
