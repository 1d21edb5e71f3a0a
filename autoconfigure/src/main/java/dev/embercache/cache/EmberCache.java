package dev.embercache.cache;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Cache whose values stay warm through restarts and go when the code they came from
 * changes.
 * <p>
 * Behind a caching annotation, the lineage of a value begins at the annotated method.
 * Used directly, it begins at the class that the loader was written in; the lineage of a
 * value that is put is the classes of value and key alone, since this cache cannot know
 * which code computed it.
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
	@Nullable Producer producer() {
		return null;
	}

	@Override
	Producer producer(Object valueLoader) {
		return Producers.ofLoader(valueLoader);
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
