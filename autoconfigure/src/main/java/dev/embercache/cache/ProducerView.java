package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import dev.embercache.lineage.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * The view of a cache that one invocation of a method holds. It works on any thread: the
 * put of an asynchronous result comes from another one than the miss.
 */
final class ProducerView extends CacheView {

	private final Supplier<Producer> producer;

	private final Method method;

	private final boolean fills;

	private final int revision;

	private volatile Lookup.@Nullable Miss miss;

	/**
	 * Create a view.
	 * @param cache the cache
	 * @param producer who computes the values
	 * @param method the method
	 * @param fills whether a put says what the method computes, as of {@code @Cacheable},
	 * rather than that the truth changed, as of {@code @CachePut}
	 */
	ProducerView(EmberCache cache, Supplier<Producer> producer, Method method, boolean fills) {
		super(cache);
		this.producer = producer;
		this.method = method;
		this.fills = fills;
		this.revision = tiers().revision();
	}

	@Override
	Producer producer() {
		return this.producer.get();
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
		tiers().allow(this.method);
	}

	@Override
	void missed(Lookup.Miss miss) {
		this.miss = miss;
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		if (!this.fills) {
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
