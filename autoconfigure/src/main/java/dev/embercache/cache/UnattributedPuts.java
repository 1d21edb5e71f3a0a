package dev.embercache.cache;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.cache.producer.Producers;
import dev.embercache.lineage.Producer;

/**
 * What is known of values that are put without a word about who computed them. Mostly
 * somebody has put them by hand. But a decorator of the application's own may put later
 * than it is told to, on another thread, or again. Once results of methods take such
 * ways, nobody can tell one from what was put by hand, and a value may have come from any
 * code of the application.
 * <p>
 * Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class UnattributedPuts {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private final Function<String, @Nullable Producer> anybody;

	private final Supplier<? extends Predicate<String>> applicationClasses;

	private final Set<String> ways = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean told = new AtomicBoolean();

	/**
	 * Create puts of which nothing is suspected.
	 * @param anybody gives the producer that stands for any code of the application, by
	 * the name of the cache, or {@code null} if code does not count for that
	 * @param applicationClasses gives what tells whether a class of the given name is one
	 * of the application
	 */
	public UnattributedPuts(Function<String, @Nullable Producer> anybody,
			Supplier<? extends Predicate<String>> applicationClasses) {
		this.anybody = anybody;
		this.applicationClasses = applicationClasses;
	}

	/**
	 * Expect that results of methods come from an object without a word about it. Cheap
	 * when it is done again.
	 * @param way the decorator or interceptor
	 */
	void suspect(Object way) {
		String name = way.getClass().getName();
		if (!this.ways.contains(name)) {
			this.ways.add(name);
		}
	}

	/**
	 * Return the producer of a value that somebody puts.
	 * @param cache the name of the cache
	 * @return a producer that stands for any code, or {@code null} if the value was put
	 * by hand, so that its classes alone count
	 */
	@Nullable Producer producer(String cache) {
		if (this.ways.isEmpty()) {
			return null;
		}
		tell(cache, this.ways);
		return anybody(cache);
	}

	/**
	 * Return the producer of a value that a loader computes: the class whose source
	 * contains it. That of a library may call any code of the application, for instance
	 * where an interceptor hands on the method.
	 * @param cache the name of the cache
	 * @param valueLoader the loader
	 */
	@Nullable Producer producerOf(String cache, Object valueLoader) {
		Producer producer = Producers.ofLoader(valueLoader);
		if (this.applicationClasses.get().test(producer.className())) {
			return producer;
		}
		tell(cache, Set.of(producer.className()));
		return anybody(cache);
	}

	/**
	 * Return the producer of a value that is known to come from any code.
	 * @param cache the name of the cache
	 */
	@Nullable Producer anybody(String cache) {
		return this.anybody.apply(cache);
	}

	private void tell(String cache, Set<String> ways) {
		if (this.told.compareAndSet(false, true)) {
			logger.warn(LogMessage.format("""
					Cache '%1$s': Ember Cache cannot see which method computed a value that came by way of %2$s, \
					or was put by hand beside it. Any change of the application makes such entries stale. \
					If no code matters, set 'ember.cache.caches.%1$s.track-code: false'.""", cache,
					new TreeSet<>(ways)));
		}
	}

}
