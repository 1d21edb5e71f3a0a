package dev.embercache.cache;

import dev.embercache.cache.EmberCacheInterceptor.Invocation;
import dev.embercache.lineage.Producer;

import org.springframework.core.log.LogMessage;

/**
 * The view of a cache that one invocation of a method holds. It works on any thread: the
 * put of an asynchronous result comes from another one than the miss. Each hit makes one,
 * so that it holds little.
 */
abstract sealed class ProducerView extends CacheView permits FillingView, UpdatingView {

	private final Invocation invocation;

	ProducerView(CacheBackend backend, Invocation invocation) {
		super(backend);
		this.invocation = invocation;
	}

	final Invocation invocation() {
		return this.invocation;
	}

	@Override
	final Producer producer() {
		return this.invocation.producer(backend().settings().trustInMemoryDatabase());
	}

	@Override
	final Producer producer(Object valueLoader) {
		return producer();
	}

	@Override
	final void reading() {
		backend().allowReturnType(this.invocation.getMethod());
	}

	@Override
	public final String toString() {
		return LogMessage.format("EmberCache '%s' of %s", getName(), producer().name()).toString();
	}

}
