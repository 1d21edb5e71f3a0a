package dev.embercache.cache;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * The view of a method whose results belong to its arguments, as {@code @Cacheable} says.
 * It remembers its miss, and a put fills that miss in, under the lease that was taken
 * with it. A put that follows no miss has no effect.
 */
class FillingView extends ProducerView {

	private volatile Lookup.@Nullable Miss miss;

	/**
	 * Whether the method may still be running after it has returned to the caller.
	 */
	private volatile boolean asynchronous;

	FillingView(CacheBackend backend, CachedCall call) {
		super(backend, call);
	}

	@Override
	final @Nullable ValueWrapper getStored(Object key) {
		Lookup lookup = findStored(backend().snapshot(key));
		if (lookup instanceof Lookup.Miss miss) {
			this.miss = miss;
			return null;
		}
		return ((Lookup.Hit) lookup).value();
	}

	/**
	 * For a method that returns a publisher, Spring asks the first cache alone, and then
	 * puts into all of them. So after a miss, all of them have to look.
	 */
	@Override
	public final @Nullable CompletableFuture<?> retrieve(Object key) {
		CompletableFuture<?> value = super.retrieve(key);
		if (value == null) {
			this.asynchronous = true;
			call().lookAhead(key);
		}
		return value;
	}

	/**
	 * Look for a key that this view is not asked for before it is put.
	 */
	final void lookAhead(Object key) {
		this.asynchronous = true;
		if (this.miss == null && find(backend().snapshot(key)) instanceof Lookup.Miss miss) {
			this.miss = miss;
		}
	}

	@Override
	public final void put(Object key, @Nullable Object value) {
		Lookup.Miss miss = this.miss;
		if (miss == null) {
			putWithoutMiss(key, value);
			return;
		}
		if (!miss.key().snapshot().matches(key)) {
			return;
		}
		if (this.asynchronous) {
			backend().fillUnlessKeyChanged(miss, value, this::producer);
		}
		else {
			backend().fill(miss, value, this::producer);
		}
	}

	/**
	 * Put a value although nobody has asked for it before.
	 */
	void putWithoutMiss(Object key, @Nullable Object value) {
	}

}
