package dev.embercache.cache;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import dev.embercache.lineage.Producer;

/**
 * Cache whose values survive restarts, and become stale once the code that they came from
 * changes.
 * <p>
 * Behind a caching annotation, the lineage of a value begins at the annotated method. If
 * the cache is used directly, it begins at the class whose source contains the value
 * loader. For a value that is put, it consists of the classes in the key and the value
 * alone, because the cache cannot know which code computed it. Behind a decorator, the
 * cache is told for which method it is used.
 * <p>
 * Safe for use by several threads. No method throws because of a cache fault. Keys must
 * not be {@code null}, values may.
 *
 * @since 0.1.0
 */
public final class EmberCache extends CacheView {

	private final UnattributedPuts unattributed;

	EmberCache(CacheBackend backend, UnattributedPuts unattributed) {
		super(backend);
		this.unattributed = unattributed;
	}

	@Override
	@Nullable Producer producerOf(Object valueLoader) {
		return this.unattributed.producerOf(getName(), valueLoader);
	}

	@Override
	@Nullable Producer producer() {
		ProducerView view = Attribution.current(backend());
		return (view != null) ? view.producer() : this.unattributed.producer(getName());
	}

	@Override
	CacheView loading() {
		ProducerView view = Attribution.current(backend());
		return (view != null) ? view : this;
	}

	@Override
	@Nullable ValueWrapper getStored(Object key) {
		ProducerView view = Attribution.current(backend());
		return (view != null) ? view.getStored(key) : super.getStored(key);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		ProducerView view = Attribution.current(backend());
		return (view != null) ? view.retrieve(key) : super.retrieve(key);
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		Assert.notNull(key, "'key' must not be null");
		ProducerView view = Attribution.current(backend());
		if (view != null) {
			view.put(key, value);
		}
		else {
			backend().update(key, value, () -> this.unattributed.producer(getName()), backend().revision());
		}
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
