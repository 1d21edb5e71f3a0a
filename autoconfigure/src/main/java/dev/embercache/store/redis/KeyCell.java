package dev.embercache.store.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.Standing;

/**
 * The state of one key on this node: the variants that it may serve, and the news of the
 * key. Lives as long as a variant or a lease of it does. Safe for use by several threads.
 * <p>
 * What may race: a read with the news that what it read is gone. The read remembers how
 * much news there was when it began. If more came in since, what was read counts only if
 * it was written under the very fencing token that the last news was about.
 */
final class KeyCell {

	/**
	 * A number that no fencing token is.
	 */
	static final long NOT_KNOWN = RandomNumber.NEVER_DRAWN;

	private final List<RedisVariant> variants = new ArrayList<>(1);

	private volatile News news = new News(0, 0);

	private final List<Runnable> watchers = new ArrayList<>(0);

	private int signals;

	News news() {
		return this.news;
	}

	/**
	 * Return whether what began at the given news and saw the given fencing token is
	 * still right.
	 */
	boolean isCurrent(News begin, long token) {
		News now = this.news;
		return now.count() == begin.count() || now.token() == token;
	}

	/**
	 * Hear from another node that the key has a new fencing token.
	 */
	void hear(long token) {
		List<RedisVariant> gone;
		synchronized (this) {
			this.news = new News(this.news.count() + 1, token);
			signal();
			gone = take((variant) -> variant.token() != token);
		}
		gone.forEach((variant) -> variant.remove(Standing.INVALIDATED));
	}

	/**
	 * Note that this node gave the key a new fencing token. If others did so too
	 * meanwhile, it is not known which is the last.
	 * @param begin the news before
	 */
	void revoke(long token, News begin, Standing reason) {
		List<RedisVariant> gone;
		synchronized (this) {
			long last = (this.news.count() == begin.count()) ? token : NOT_KNOWN;
			this.news = new News(this.news.count() + 1, last);
			signal();
			gone = take((variant) -> variant.token() != last);
		}
		gone.forEach((variant) -> variant.remove(reason));
	}

	/**
	 * Add a variant that was read or written.
	 * @return the variant to hand out: this one, or the same that is here already
	 */
	RedisVariant add(RedisVariant added, News begin) {
		List<RedisVariant> replaced;
		synchronized (this) {
			for (RedisVariant variant : this.variants) {
				if (variant.isSame(added) && variant.standing() == Standing.PRESENT) {
					return variant;
				}
			}
			if (!isCurrent(begin, added.token())) {
				added.forget(Standing.INVALIDATED);
				return added;
			}
			replaced = take((variant) -> variant.lineageId().equals(added.lineageId()));
			this.variants.add(added);
		}
		replaced.forEach((variant) -> variant.remove(Standing.REPLACED));
		return added;
	}

	/**
	 * Return whether the key had variants in the given epoch, as far as this node knows.
	 */
	synchronized boolean isFilled(long epoch) {
		return this.variants.stream().anyMatch((variant) -> variant.origin().epoch() == epoch);
	}

	void evict(Collection<Fingerprint> lineages) {
		List<RedisVariant> gone;
		synchronized (this) {
			gone = take((variant) -> lineages.contains(variant.lineageId()));
		}
		gone.forEach((variant) -> variant.remove(Standing.EVICTED));
	}

	void evictAll() {
		List<RedisVariant> gone;
		synchronized (this) {
			gone = take((variant) -> true);
		}
		gone.forEach((variant) -> variant.remove(Standing.EVICTED));
	}

	void remove(RedisVariant removed) {
		synchronized (this) {
			take((variant) -> variant == removed);
		}
		removed.remove(Standing.INVALIDATED);
	}

	/**
	 * Wake all threads that wait for something to happen to the key.
	 */
	synchronized void signal() {
		this.signals++;
		notifyAll();
		List.copyOf(this.watchers).forEach(Runnable::run);
	}

	/**
	 * Call the given watcher whenever something happens to the key, until
	 * {@link #unwatch(Runnable)}.
	 * @param seen the number of signals that the caller knows of
	 * @param watcher the watcher, which must be quick
	 */
	synchronized void watch(int seen, Runnable watcher) {
		this.watchers.add(watcher);
		if (this.signals != seen) {
			watcher.run();
		}
	}

	synchronized void unwatch(Runnable watcher) {
		this.watchers.remove(watcher);
	}

	synchronized int signals() {
		return this.signals;
	}

	/**
	 * Wait until something happens to the key.
	 * @param seen the number of signals that the caller knows of
	 * @param limit how long to wait at the most, in milliseconds
	 */
	synchronized void await(int seen, long limit) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
		long remaining = limit;
		while (this.signals == seen && remaining > 0) {
			wait(remaining);
			remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
		}
	}

	private List<RedisVariant> take(Predicate<RedisVariant> condition) {
		List<RedisVariant> taken = this.variants.stream().filter(condition).toList();
		this.variants.removeAll(taken);
		return taken;
	}

	/**
	 * The news of a key.
	 *
	 * @param count the number of times
	 * @param token the last token that was told of
	 */
	record News(int count, long token) {

	}

}
