package dev.embercache.cache;

import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.core.log.LogMessage;

/**
 * The view of a cache that one invocation of a method holds. It works on any thread: the
 * put of an asynchronous result comes from another one than the miss. Each hit makes one,
 * so that it holds little.
 */
final class ProducerView extends CacheView {

	private final Producers producers;

	private final CacheOperationInvocationContext<CacheOperation> context;

	private final int revision;

	private volatile Lookup.@Nullable Miss miss;

	/**
	 * Create a view.
	 * @param tiers the cache
	 * @param producers knows who computes the values
	 * @param context the invocation
	 */
	ProducerView(Tiers tiers, Producers producers, CacheOperationInvocationContext<CacheOperation> context) {
		super(tiers);
		this.producers = producers;
		this.context = context;
		this.revision = tiers.revision();
	}

	@Override
	Producer producer() {
		return this.producers.producer(this.context.getTarget(), this.context.getMethod(), this.context.getOperation(),
				tiers().settings().trustInMemoryDatabase());
	}

	@Override
	Producer producer(Object valueLoader) {
		return producer();
	}

	@Override
	int revision() {
		return this.revision;
	}

	@Override
	void reading() {
		tiers().allow(this.context.getMethod());
	}

	/**
	 * Return whether a put says what the method computes, as of {@code @Cacheable},
	 * rather than that the truth changed, as of {@code @CachePut}.
	 */
	@Override
	boolean fills() {
		return this.context.getOperation() instanceof CacheableOperation;
	}

	@Override
	void missed(Lookup.Miss miss) {
		this.miss = miss;
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		if (!fills()) {
			super.put(key, value);
			return;
		}
		Lookup.Miss miss = this.miss;
		if (miss != null && miss.key().key().equals(key)) {
			tiers().fill(miss, value, this::producer);
		}
	}

	@Override
	public String toString() {
		return LogMessage.format("EmberCache '%s' of %s", getName(), producer().name()).toString();
	}

}
