package dev.embercache.cache;

import dev.embercache.cache.EmberCacheInterceptor.Invocation;
import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * The view of a cache that one invocation of a method holds. It works on any thread: the
 * put of an asynchronous result comes from another one than the miss. Each hit creates
 * one, so it holds little.
 */
abstract class ProducerView extends CacheView {

	private final Invocation invocation;

	ProducerView(CacheBackend backend, Invocation invocation) {
		super(backend);
		this.invocation = invocation;
	}

	final Invocation invocation() {
		return this.invocation;
	}

	/**
	 * Return the producer of the values that are put.
	 */
	final Producer producer() {
		return this.invocation.producer(backend().settings().trustInMemoryDatabase());
	}

	@Override
	final Producer producerOf(Object valueLoader) {
		return producer();
	}

	@Override
	final Lookup findStored(KeySnapshot key) {
		backend().allowReturnType(this.invocation.getMethod());
		return super.findStored(key);
	}

	@Override
	@Nullable ValueWrapper getStored(Object key) {
		backend().allowReturnType(this.invocation.getMethod());
		return super.getStored(key);
	}

	@Override
	public final String toString() {
		return LogMessage.format("EmberCache '%s' of %s", getName(), producer().name()).toString();
	}

}
