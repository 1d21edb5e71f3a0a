package dev.embercache.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.KeyLock;

/**
 * The locks of the keys of one cache, each of which one node holds at a time.
 * <p>
 * The lock is part of the entry: in Redis it is a few fields of the hash of its key. So
 * an invalidation takes it away from a computation that is too late, a fill releases it
 * in the step that writes the value, and both are on one slot. It lapses by the clock of
 * the server. A node that waits says so in the lock, so that a computation for which
 * nobody waits costs no message.
 */
final class KeyLocks {

	private static final Log logger = StoreLog.LOGGER;

	private static final int TAKEN = 0;

	private static final int EVERYBODY = -1;

	private final String cache;

	private final RedisClient client;

	private final Messages messages;

	private final Subscription subscription;

	private final @Nullable Duration timeout;

	private final ConcurrentMap<EntryKey, RedisKeyLock> held = new ConcurrentHashMap<>();

	/**
	 * The keys that threads of this node wait for, each with their number.
	 */
	private final ConcurrentMap<KeyCell, Integer> waiting = new ConcurrentHashMap<>();

	/**
	 * Create an instance.
	 * @param timeout the time after which a lock lapses, or {@code null} if there are no
	 * locks
	 */
	KeyLocks(String cache, RedisClient client, Messages messages, Subscription subscription,
			@Nullable Duration timeout) {
		this.cache = cache;
		this.client = client;
		this.messages = messages;
		this.subscription = subscription;
		this.timeout = timeout;
	}

	/**
	 * Create a lock. It waits for a holder that does not end, and for one after it.
	 */
	KeyLock create(EntryKey key) {
		Duration timeout = this.timeout;
		return (timeout != null) ? new RedisKeyLock(this, key, timeout.multipliedBy(2)) : KeyLock.NONE;
	}

	void acquired(EntryKey key, RedisKeyLock lock) {
		this.held.put(key, lock);
	}

	void released(EntryKey key, RedisKeyLock lock) {
		this.held.remove(key, lock);
	}

	/**
	 * Return whether a computation of the key is what runs on this thread: it would wait
	 * for itself.
	 */
	boolean isOfThisThread(EntryKey key) {
		RedisKeyLock lock = this.held.get(key);
		return lock != null && lock.isOfThisThread();
	}

	/**
	 * Wait until something happens to a key or to all, see {@link KeyCell#await}.
	 */
	void await(KeyCell cell, int seen, long limit) throws InterruptedException {
		addWaiters(cell, 1);
		try {
			cell.await(seen, limit);
		}
		finally {
			addWaiters(cell, -1);
		}
	}

	/**
	 * The same without a thread that waits.
	 * @param next what to do then; may run commands
	 */
	void awaitLater(KeyCell cell, int seen, long limit, Runnable next) {
		addWaiters(cell, 1);
		AtomicReference<@Nullable Runnable> watcher = new AtomicReference<>();
		Runnable end = () -> {
			Runnable watching = watcher.getAndSet(null);
			if (watching != null) {
				cell.unwatch(watching);
				addWaiters(cell, -1);
				next.run();
			}
		};
		Runnable watching = () -> this.client.later(end, 0);
		watcher.set(watching);
		this.client.later(end, limit);
		cell.watch(seen, watching);
		if (watcher.get() == null) {
			// It ended before it was there.
			cell.unwatch(watching);
		}
	}

	private void addWaiters(KeyCell cell, int change) {
		this.waiting.merge(cell, change, (one, other) -> (one + other != 0) ? one + other : null);
	}

	/**
	 * Let all waiters look again.
	 */
	void signal() {
		this.waiting.keySet().forEach(KeyCell::signal);
	}

	boolean isHearing() {
		return this.subscription.isHearing();
	}

	Answer take(EntryKey key, RedisLease lease, String owner) {
		List<Object> result = this.client
			.call(Script.LOCK.with(1, name(key, lease), lease.state(), Script.argument(owner), timeout()));
		if (result.isEmpty()) {
			return new Answer.Changed();
		}
		long millis = (Long) result.get(0);
		if (millis == TAKEN) {
			return new Answer.Taken();
		}
		return (millis == EVERYBODY) ? new Answer.Everybody() : new Answer.Held(millis);
	}

	/**
	 * Release a lock, unless it is another's by now.
	 * @param computed whether there is a value, which is not kept then
	 */
	void release(EntryKey key, RedisLease lease, String owner, boolean computed) {
		try {
			this.client.call(Script.UNLOCK.with(1, name(key, lease), Script.argument(owner),
					computed ? timeout() : Script.argument(0), this.messages.channel(),
					this.messages.computed(this.cache, key)));
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	/**
	 * Note that the lock cannot be taken or released. If it is held, it lapses.
	 */
	void failed(RuntimeException ex) {
		logger.debug(LogMessage.format("Cache '%s': computing without a lock", this.cache), ex);
	}

	private byte[] name(EntryKey key, RedisLease lease) {
		return this.messages.keys().entry(this.cache, RandomNumber.text(lease.origin().epoch()), key);
	}

	private byte[] timeout() {
		Duration timeout = this.timeout;
		return Script.argument((timeout != null) ? timeout.toMillis() : 0);
	}

	/**
	 * The outcome of an attempt to take a lock.
	 */
	sealed interface Answer {

		/**
		 * The caller holds the lock.
		 */
		record Taken() implements Answer {

		}

		/**
		 * The values of the key are not kept: there is nothing to wait for.
		 */
		record Everybody() implements Answer {

		}

		/**
		 * The key is not as it was.
		 */
		record Changed() implements Answer {

		}

		/**
		 * Another node holds the lock.
		 *
		 * @param millis when it lapses
		 */
		record Held(long millis) implements Answer {

		}

	}

}
