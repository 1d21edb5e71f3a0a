package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Producer;

/**
 * The view of a cache that one invocation of a method holds. It works on any thread: the
 * put of an asynchronous result comes from another one than the miss. Each hit creates
 * one, so it holds little.
 */
abstract class ProducerView extends CacheView {

	private final CachedCall call;

	ProducerView(CacheBackend backend, CachedCall call) {
		super(backend);
		this.call = call;
	}

	final CachedCall call() {
		return this.call;
	}

	@Override
	final @Nullable Producer producer() {
		return this.call.producer(backend());
	}

	@Override
	final @Nullable Producer producerOf(Object valueLoader) {
		return producer();
	}

	@Override
	final Lookup findStored(KeySnapshot key) {
		backend().allowReturnType(this.call.getMethod());
		return super.findStored(key);
	}

	@Override
	@Nullable ValueWrapper getStored(Object key) {
		backend().allowReturnType(this.call.getMethod());
		return super.getStored(key);
	}

	@Override
	public final String toString() {
		return LogMessage.format("EmberCache '%s' of %s", getName(), this.call.getMethod()).toString();
	}

}
